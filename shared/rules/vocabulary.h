// What a jurisdiction names for itself: its units, groups, kinds, journals, columns, levels, posts,
// flags and records. People write them in many ways (long name, short name, id); `find` knows all.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/enum_names.h"

namespace yibao::rules {

using Code = std::string;  // an id within the ruleset

// A name in both languages; `en` may be empty (units keep their Chinese names).
struct Name {
  std::string zh;
  std::string en;
};

// Where a rule comes from and how it is read.
struct Origin {
  std::string cite;  // the clause of the notice
  std::optional<Code> interpretation;
  std::string place = {};  // in the ruleset's text, as a Problem names it; "" for what is built in
};

struct Named {
  Code id;
  Name name;
  std::vector<std::string> aliases;
  Origin origin;
};

struct Unit : Named {
  std::optional<Code> group;
  std::optional<Code> parent;
  std::optional<std::int64_t> headcount;
};

struct Kind : Named {
  std::optional<std::int64_t> words_min;  // bounds included, the body only
  std::optional<std::int64_t> words_max;
  bool brief = false;  // a brief of an activity: received, not counted as submitted
  std::string description;
};

struct Journal : Named {
  std::optional<Code> level;
  std::vector<Code> forms;  // columns, or forms of adoption
};

struct Post : Named {
  std::optional<Code> level;
};

enum class RecordAbout : std::uint8_t { kItem, kUnit };
struct RecordName : Named {
  RecordAbout about = RecordAbout::kUnit;
};

// The record names every ruleset has.
namespace record {
inline constexpr const char* kSubmitted = "submitted";
inline constexpr const char* kForwarded = "forwarded";
inline constexpr const char* kAdopted = "adopted";
inline constexpr const char* kInstructed = "instructed";
inline constexpr const char* kCommissionDone = "commission_done";
inline constexpr const char* kCommissionMissed = "commission_missed";
inline constexpr const char* kInaccurate = "inaccurate";
}  // namespace record

// They, with what they are called.
std::vector<RecordName> built_in_records();

// Whether a unit's chain of parents leads back to it.
bool is_own_ancestor(const std::vector<Unit>& units, const Unit& unit);

// A list of named things, found by id, name or alias. Ids come first: they are unique; a name that
// two share is found as neither (the loader reports it).
template <class Entry>
class NamedList {
 public:
  void add(Entry entry) {
    const std::size_t index = entries_.size();
    ids_.emplace(entry.id, index);
    add_name(entry.name.zh, index);
    add_name(entry.name.en, index);
    for (const std::string& alias : entry.aliases) add_name(alias, index);
    entries_.push_back(std::move(entry));
  }
  const std::vector<Entry>& all() const { return entries_; }
  const Entry* by_id(const std::string& id) const {
    const auto found = ids_.find(id);
    return found == ids_.end() ? nullptr : &entries_[found->second];
  }
  const Entry* find(const std::string& text) const {
    if (const Entry* entry = by_id(text)) return entry;
    const auto found = names_.find(text);
    if (found == names_.end() || found->second == kShared) return nullptr;
    return &entries_[found->second];
  }
  // All entries that go by this name or alias.
  std::vector<const Entry*> all_named(const std::string& text) const {
    std::vector<const Entry*> found;
    for (const Entry& entry : entries_) {
      const bool named =
          entry.name.zh == text || entry.name.en == text ||
          std::find(entry.aliases.begin(), entry.aliases.end(), text) != entry.aliases.end();
      if (named) found.push_back(&entry);
    }
    return found;
  }
  bool contains(const std::string& id) const { return ids_.contains(id); }
  // Names and aliases that stand for more than one entry.
  std::vector<std::string> shared_names() const {
    std::vector<std::string> shared;
    for (const auto& [name, index] : names_) {
      if (index == kShared) shared.push_back(name);
    }
    return shared;
  }
  // "a, b, c": what a message says is allowed.
  std::string choices() const {
    std::string text;
    for (const Entry& entry : entries_) text += (text.empty() ? "" : ", ") + entry.id;
    return text;
  }
  // The same by what they are called in Chinese, which is what stands in people's tables.
  std::string names() const {
    std::string text;
    for (const Entry& entry : entries_) text += (text.empty() ? "" : "、") + entry.name.zh;
    return text;
  }

 private:
  static constexpr std::size_t kShared = static_cast<std::size_t>(-1);

  void add_name(const std::string& name, std::size_t index) {
    if (name.empty()) return;
    const auto [place, added] = names_.emplace(name, index);
    if (!added && place->second != index) place->second = kShared;
  }

  std::vector<Entry> entries_;
  std::map<std::string, std::size_t> ids_;
  std::map<std::string, std::size_t> names_;
};

struct Vocabulary {
  NamedList<Named> levels;  // from the lowest to the highest
  NamedList<Named> groups;
  NamedList<Unit> units;
  NamedList<Kind> kinds;
  NamedList<Journal> journals;
  NamedList<Named> forms;
  NamedList<Post> posts;
  NamedList<Named> flags;
  NamedList<Named> topics;
  NamedList<RecordName> records;  // the built-in ones and the ruleset's own
  NamedList<Named> reasons;       // for returning, refusing, declining
};

}  // namespace yibao::rules

YIBAO_ENUM_NAMES(yibao::rules::RecordAbout, "item", "unit");
