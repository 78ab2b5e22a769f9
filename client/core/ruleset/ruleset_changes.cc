#include "client/core/ruleset/ruleset_changes.h"

#include <algorithm>
#include <map>

#include "client/core/ruleset/form_builder.h"
#include "client/core/ruleset/form_words.h"
#include "shared/base/text.h"
#include "shared/rules/load.h"

namespace yibao::client {
namespace {

using PartKind = TextPart::Kind;

constexpr const char* kOrder = "/ order";  // no key: of the elements themselves

struct Leaf {
  std::string place;
  std::vector<FormWord> trail;
  std::string value;
};
// By names that stay the same when something is put in before it: of elements, their ids.
using Leaves = std::map<std::string, Leaf>;

bool is_simple(const TextPart& part) {
  return part.parts.empty() || (part.is(PartKind::kList) &&
                                std::all_of(part.parts.begin(), part.parts.end(),
                                            [](const auto& each) { return each.parts.empty(); }));
}

class LeafFinder {
 public:
  explicit LeafFinder(const RulesetText& text) : text_(text) {}

  Leaves find() {
    look(text_.root(), "$", "$", {});
    return std::move(leaves_);
  }

 private:
  std::string value_of(const TextPart& part) const {
    if (!part.is(PartKind::kList)) return text_.value(part);
    std::string value;
    for (const TextPart& each : part.parts) {
      value += (value.empty() ? "" : ", ") + text_.value(each);
    }
    return value;
  }

  void look(const TextPart& part, const std::string& place, const std::string& key,
            std::vector<FormWord> trail) {
    if (is_simple(part)) {
      leaves_[key] = {place, std::move(trail), value_of(part)};
    } else if (part.is(PartKind::kObject)) {
      for (const TextPart& member : part.parts) {
        auto below = trail;
        below.push_back(word_of(key, place, member.key));
        look(member, member_place(place, member.key), key + "/" + member.key, std::move(below));
      }
    } else {
      look_through(part, place, key, trail);
    }
  }

  void look_through(const TextPart& list, const std::string& place, const std::string& key,
                    const std::vector<FormWord>& trail) {
    std::string order;
    for (std::size_t i = 0; i < list.parts.size(); ++i) {
      const TextPart& each = list.parts[i];
      const TextPart* id = each.member("id");
      const std::string name = id == nullptr ? std::to_string(i) : text_.value(*id);
      auto below = trail;
      below.push_back({"rule.form.element", name_in(text_, each), i + 1});
      look(each, element_place(place, i), key + "/" + name, std::move(below));
      if (id != nullptr) order += (order.empty() ? "" : ", ") + name;
    }
    if (order.empty()) return;
    auto below = trail;
    below.push_back(catalogue_word("rule.form.order"));
    leaves_[key + kOrder] = {place, std::move(below), order};
  }

  FormWord word_of(const std::string& key, const std::string& place, const std::string& field) {
    const Schema schema = schema_at(text_, member_place(place, field));
    if (!schema.known()) return {"", {field, field}, 0};
    if (field == "zh") return catalogue_word("rule.form.chinese");
    if (field == "en") return catalogue_word("rule.form.english");
    const Schema object = key == "$" ? whole_schema() : schema_at(text_, place);
    return catalogue_word(label_key(object.context, field));
  }

  const RulesetText& text_;
  Leaves leaves_;
};

// Fields that no sentence says: other names, and names in the language that is not spoken.
bool is_never_said(texts::Language language, const std::string& key) {
  const std::string_view field = std::string_view(key).substr(key.rfind('/') + 1);
  return field == "aliases" || field == (language == texts::Language::kChinese ? "en" : "zh");
}

std::vector<std::string> places_in(const std::vector<report::RuleChapter>& chapters) {
  std::vector<std::string> places;
  for (const report::RuleChapter& chapter : chapters) {
    for (const report::RuleEntry& entry : chapter.entries) {
      if (!entry.place.empty()) places.push_back(entry.place);
    }
  }
  return places;
}

// The sentence that says the place, by what it is the sentence of.
std::string sentence_of(const std::string& place, const std::vector<std::string>& all) {
  std::string owner;
  for (const std::string& each : all) {
    if (is_within(place, each) && each.size() > owner.size()) owner = each;
  }
  return owner;
}

bool is_told(const std::vector<report::RuleChange>& told, const std::string& sentence,
             bool before) {
  return std::any_of(told.begin(), told.end(), [&](const report::RuleChange& change) {
    const auto& entry = before ? change.before : change.after;
    return entry && entry->place == sentence;
  });
}

// Ids that both have, each in its own order.
bool same_order(const std::string& before, const std::string& after) {
  auto one = base::split_list(before, ',');
  auto other = base::split_list(after, ',');
  const auto keep_common = [](std::vector<std::string>& list, const std::vector<std::string>& by) {
    std::erase_if(list, [&](const std::string& id) {
      return std::find(by.begin(), by.end(), id) == by.end();
    });
  };
  keep_common(one, other);
  keep_common(other, one);
  return one == other;
}

}  // namespace

std::optional<ReadRuleset> read_ruleset(const std::string& text) {
  auto parts = RulesetText::read(text);
  auto ruleset = rules::load_ruleset(text).as_read;
  if (!parts || !ruleset) return std::nullopt;
  return ReadRuleset{*std::move(parts), std::move(ruleset)};
}

RulesetChanges changes_between(texts::Language language, const ReadRuleset& before,
                               const ReadRuleset& after) {
  const auto said_before = report::describe(language, *before.ruleset);
  const auto said_after = report::describe(language, *after.ruleset);
  RulesetChanges changes;
  changes.told = report::rule_changes(said_before, said_after);
  const auto places_before = places_in(said_before);
  const auto places_after = places_in(said_after);
  const Leaves was = LeafFinder(before.text).find();
  const Leaves is = LeafFinder(after.text).find();
  const auto told = [&](const Leaf& leaf, bool earlier) {
    const auto& places = earlier ? places_before : places_after;
    return is_told(changes.told, sentence_of(leaf.place, places), earlier);
  };
  for (const auto& [key, leaf] : is) {
    const auto found = was.find(key);
    if (found == was.end()) {
      if (!told(leaf, false)) changes.quiet.push_back({leaf.trail, "", leaf.value});
      continue;
    }
    const std::string& value = found->second.value;
    if (value == leaf.value) continue;
    if (key.ends_with(kOrder) && same_order(value, leaf.value)) continue;
    if (told(leaf, false) && !is_never_said(language, key)) continue;
    changes.quiet.push_back({leaf.trail, value, leaf.value});
  }
  for (const auto& [key, leaf] : was) {
    if (!is.contains(key) && !told(leaf, true))
      changes.quiet.push_back({leaf.trail, leaf.value, ""});
  }
  return changes;
}

}  // namespace yibao::client
