// The loader's parts, one a file. They share the vocabulary, against which every code in a selector
// is checked as it is read. Internal to load*.cc.
#pragma once

#include "shared/rules/json_reader.h"
#include "shared/rules/ruleset.h"

namespace yibao::rules {

// -- load_words.cc
Name read_name(ObjectReader& object, const char* field, bool required);
Origin read_origin(ObjectReader& object);
void read_named(ObjectReader& object, Named& named);
Vocabulary read_vocabulary(ObjectReader& root);

// -- load_selector.cc
class PartsReader {
 public:
  PartsReader(const Vocabulary& words, LoadContext& context) : words_(words), context_(context) {}

  Selector selector(const json& value, const std::string& place);
  Selector selector(ObjectReader& object, const char* field);  // absent: everything
  Selector selector_required(ObjectReader& object, const char* field);
  Amount amount(const json& value, const std::string& place);
  std::optional<Amount> amount(ObjectReader& object, const char* field);
  Amount amount_required(ObjectReader& object, const char* field);
  PointsTable table(ObjectReader& object);
  Condition condition(const json& value, const std::string& place);
  Condition condition_required(ObjectReader& object, const char* field);
  // An attribute by which records are told apart.
  std::optional<Attribute> key_attribute(ObjectReader& object, const char* field,
                                         std::initializer_list<Attribute> allowed);
  Code reference(ObjectReader& object, const char* field, PendingReference::To to);
  // Codes of one list of the vocabulary; others are noted with what is allowed.
  template <class Entry>
  std::vector<Code> codes(ObjectReader& object, const char* field, const NamedList<Entry>& list) {
    std::vector<Code> found;
    object.each_value(field, [&](const json& value, const std::string& at) {
      if (auto code = code_of(value, at, list)) found.push_back(*std::move(code));
    });
    return found;
  }
  // One code of one list; absent: none.
  template <class Entry>
  std::optional<Code> code(ObjectReader& object, const char* field, const NamedList<Entry>& list) {
    const json* value = object.get(field);
    if (value == nullptr) return std::nullopt;
    return code_of(*value, object.place(field), list);
  }

  // -- load_points.cc
  Node node(const json& value, const std::string& place);

  const Vocabulary& words() const { return words_; }
  LoadContext& context() const { return context_; }

 private:
  template <class Entry>
  std::optional<Code> code_of(const json& value, const std::string& at,
                              const NamedList<Entry>& list) {
    if (!value.is_string()) {
      context_.note({at, "not_a_text", {}});
      return std::nullopt;
    }
    const auto& code = value.get_ref<const std::string&>();
    if (list.contains(code)) return code;
    if (context_.is_full()) return std::nullopt;
    context_.note({at, "not_defined", {{"value", code}, {"allowed", list.choices()}}});
    return std::nullopt;
  }
  std::vector<Code> attribute_codes(ObjectReader& object, Attribute attribute);
  // In a selector an empty list is a mistake: it would say nothing, and fit everything.
  void note_if_empty(ObjectReader& object, const char* field);
  std::vector<Selector> selectors(ObjectReader& object, const char* field);
  std::vector<Condition> conditions(ObjectReader& object, const char* field);
  ItemTerm item_term(const json& value, const std::string& place);
  Line line(ObjectReader& object);
  PointsValue points_value(ObjectReader& object);
  std::vector<Node> nodes(ObjectReader& object, const char* field);
  std::vector<Node> only_node(ObjectReader& object, const char* field);
  NodeContent node_content(ObjectReader& object);
  ItemPoints item_points(ObjectReader& object);
  RankPoints rank_points(ObjectReader& object);
  ScaleTo scale_to(ObjectReader& object);
  std::vector<Code> measure_list(ObjectReader& object, const char* field);
  EachPeriod each_period(ObjectReader& object);

  const Vocabulary& words_;
  LoadContext& context_;
};

Attribution read_attribution(ObjectReader& object);

// -- load_measures.cc
Measure read_measure(ObjectReader& object, PartsReader& parts);
Target read_target(ObjectReader& object, PartsReader& parts);

// -- load_checks.cc: sign-off, pre-flight, clocks, duties
void read_checks(ObjectReader& root, PartsReader& parts, Ruleset& ruleset);

// -- load_contacts.cc: the contact table, the people a unit names
void read_contacts(ObjectReader& root, PartsReader& parts, Ruleset& ruleset);

// -- load_ranking.cc: overrides, flags, rankings, awards
void read_rankings(ObjectReader& root, PartsReader& parts, Ruleset& ruleset);

}  // namespace yibao::rules
