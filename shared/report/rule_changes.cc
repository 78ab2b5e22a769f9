#include "shared/report/rule_changes.h"

#include <algorithm>
#include <map>

namespace yibao::report {
namespace {

// "$.points.sum[2].items.sum[0]": a line may have the id of the node around it.
std::string identity(const RuleEntry& entry) {
  const std::string list = entry.place.substr(0, entry.place.find_first_of(".[", 2));
  const bool line = entry.place.find(".items") != std::string::npos;
  return list + (line ? " line " : " ") + entry.id;
}

bool says_the_same(const RuleEntry& a, const RuleEntry& b) {
  return a.text == b.text && a.clause == b.clause && a.reading == b.reading;
}

class Pairing {
 public:
  Pairing(const std::vector<RuleEntry>& before, const std::vector<RuleEntry>& after)
      : before_(before), after_(after), partner_(after.size()), taken_(before.size(), false) {
    pair([](const RuleEntry& entry) { return entry.id.empty() ? "" : identity(entry); });
    pair([](const RuleEntry& entry) { return entry.id.empty() ? entry.text : ""; });
    pair([](const RuleEntry& entry) { return entry.id.empty() ? entry.place : ""; });
  }

  void add_changes(const std::string& chapter, std::vector<RuleChange>& changes) const {
    std::size_t next = 0;  // of those before, not told yet
    const auto drop_up_to = [&](std::size_t end) {
      for (; next < end; ++next) {
        if (!taken_[next]) changes.push_back({chapter, before_[next], std::nullopt});
      }
    };
    for (std::size_t i = 0; i < after_.size(); ++i) {
      if (!partner_[i]) {
        changes.push_back({chapter, std::nullopt, after_[i]});
        continue;
      }
      drop_up_to(*partner_[i]);
      const RuleEntry& was = before_[*partner_[i]];
      if (!says_the_same(was, after_[i])) changes.push_back({chapter, was, after_[i]});
    }
    drop_up_to(before_.size());
  }

 private:
  // Those that have the same key, the first with the first; "" is no key.
  template <class Key>
  void pair(Key key) {
    std::map<std::string, std::vector<std::size_t>> open;
    for (std::size_t i = before_.size(); i-- > 0;) {
      const std::string own = key(before_[i]);
      if (!taken_[i] && !own.empty()) open[own].push_back(i);
    }
    for (std::size_t i = 0; i < after_.size(); ++i) {
      if (partner_[i]) continue;
      const auto found = open.find(key(after_[i]));
      if (found == open.end() || found->second.empty()) continue;
      partner_[i] = found->second.back();
      taken_[found->second.back()] = true;
      found->second.pop_back();
    }
  }

  const std::vector<RuleEntry>& before_;
  const std::vector<RuleEntry>& after_;
  std::vector<std::optional<std::size_t>> partner_;
  std::vector<bool> taken_;
};

const std::vector<RuleEntry>& entries_of(const std::vector<RuleChapter>& chapters,
                                         const std::string& title) {
  static const std::vector<RuleEntry> kNone;
  for (const RuleChapter& chapter : chapters) {
    if (chapter.title == title) return chapter.entries;
  }
  return kNone;
}

}  // namespace

std::vector<RuleChange> rule_changes(const std::vector<RuleChapter>& before,
                                     const std::vector<RuleChapter>& after) {
  std::vector<RuleChange> changes;
  for (const RuleChapter& chapter : after) {
    Pairing(entries_of(before, chapter.title), chapter.entries).add_changes(chapter.title, changes);
  }
  for (const RuleChapter& chapter : before) {
    const bool stays = std::any_of(after.begin(), after.end(), [&](const RuleChapter& other) {
      return other.title == chapter.title;
    });
    if (!stays) Pairing(chapter.entries, {}).add_changes(chapter.title, changes);
  }
  return changes;
}

}  // namespace yibao::report
