// Reading a JSON document that a person wrote: every accessor notes what is wrong and goes on with
// a default, so one pass reports everything. Fields that nobody asked for are reported as unknown,
// with the names that were asked for. For the loader's files only (it pulls in json.hpp).
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/decimal.h"
#include "shared/base/enum_names.h"
#include "shared/base/limits.h"
#include "shared/base/time.h"
#include "shared/rules/problem.h"
#include "shared/rules/vocabulary.h"

namespace yibao::rules {

using nlohmann::json;

// A place where an id must name something that may be defined further down.
struct PendingReference {
  enum class To : std::uint8_t { kMeasure, kTarget, kNode, kRanking, kInterpretation };
  To to;
  std::string id;
  std::string place;
};

struct LoadContext {
  Problems problems;
  std::vector<PendingReference> references;

  // No more are noted; what a further one would say need not be made.
  bool is_full() const { return problems.size() >= base::limits::kRuleProblemsMax; }
  void note(Problem problem) {
    if (!is_full()) problems.push_back(std::move(problem));
  }
};

class ObjectReader {
 public:
  // Not an object: noted, and read as an empty one.
  ObjectReader(const json& value, std::string place, LoadContext& context);

  bool has(const char* field);
  // The raw value, or null; counts as asked for.
  const json* get(const char* field);
  std::string place(const char* field) const { return place_ + "." + field; }
  const std::string& place() const { return place_; }
  LoadContext& context() const { return context_; }

  std::string text(const char* field);  // required, not empty
  std::string text_or(const char* field, std::string otherwise);
  std::string id(const char* field);                  // required: a code
  std::vector<std::string> texts(const char* field);  // absent: none; one or a list
  bool flag(const char* field, bool otherwise = false);
  std::optional<std::int64_t> integer(const char* field, std::int64_t least, std::int64_t most);
  std::int64_t integer_or(const char* field, std::int64_t otherwise, std::int64_t least,
                          std::int64_t most);
  std::optional<base::Decimal> decimal(const char* field);
  base::Decimal decimal_required(const char* field);
  std::optional<base::Date> date(const char* field);  // in one form only: 2022-07-06
  base::Date date_required(const char* field);

  template <base::NamedEnum Enum>
  std::optional<Enum> choice(const char* field) {
    const json* value = get(field);
    if (value == nullptr) return std::nullopt;
    return choice_of<Enum>(*value, place(field));
  }
  template <base::NamedEnum Enum>
  Enum choice_or(const char* field, Enum otherwise) {
    return choice<Enum>(field).value_or(otherwise);
  }
  template <base::NamedEnum Enum>
  Enum choice_required(const char* field) {
    if (get(field) == nullptr) missing(field, base::enum_choices<Enum>());
    return choice<Enum>(field).value_or(Enum{});
  }
  template <base::NamedEnum Enum>
  std::vector<Enum> choices(const char* field) {
    std::vector<Enum> list;
    each_value(field, [&](const json& value, const std::string& at) {
      if (const auto picked = choice_of<Enum>(value, at)) list.push_back(*picked);
    });
    return list;
  }

  // Each element of a list (a lone value counts as a list of one); absent: none.
  void each_value(const char* field,
                  const std::function<void(const json&, const std::string& place)>& visit);
  // The field as one object, finished afterwards; a list is no object.
  void one_object(const char* field, const std::function<void(ObjectReader&)>& visit);
  // Each element as an object, finished afterwards.
  void each_object(const char* field, const std::function<void(ObjectReader&)>& visit);
  // The members of an object whose keys are data.
  void each_member(const char* field, const std::function<void(const std::string& key, const json&,
                                                               const std::string& place)>& visit);

  void note(const char* field, const std::string& key, base::TextArgs args = {});
  void note_here(const std::string& key, base::TextArgs args = {});
  void missing(const char* field, const std::string& allowed);
  // Exactly one of these fields must be there; gives it, or null after noting.
  const char* exactly_one_of(std::initializer_list<const char*> fields);

  // Notes every field that nobody asked for.
  void finish();

 private:
  template <base::NamedEnum Enum>
  std::optional<Enum> choice_of(const json& value, const std::string& at) {
    if (value.is_string()) {
      if (const auto picked = base::enum_from_name<Enum>(value.get_ref<const std::string&>())) {
        return picked;
      }
    }
    note_at(at, "not_a_choice", {{"allowed", base::enum_choices<Enum>()}});
    return std::nullopt;
  }
  void note_at(const std::string& at, const std::string& key, base::TextArgs args);

  const json& value_;
  std::string place_;
  LoadContext& context_;
  std::vector<std::string> asked_;
};

std::optional<base::Decimal> decimal_from(const json& value);

// Parses with duplicate keys, depth and syntax noted; discarded on the last two. Of a key that
// stands twice the last one counts.
json parse_noting(std::string_view text, std::size_t depth_max, LoadContext& context);

}  // namespace yibao::rules
