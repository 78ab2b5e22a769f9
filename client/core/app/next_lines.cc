#include "client/core/app/next_lines.h"

#include <algorithm>

namespace yibao::app {
namespace {

template <class Entry>
rules::Name name_of(const rules::NamedList<Entry>& list, const rules::Code& code) {
  const Entry* entry = list.by_id(code);
  return entry == nullptr ? rules::Name{code, code} : entry->name;
}

struct Group {
  rules::NextItem first;
  std::vector<rules::Code> kinds;
  bool takes(const rules::NextItem& item) const {
    return std::tie(item.journal, item.form, item.level, item.points, item.clause) ==
           std::tie(first.journal, first.form, first.level, first.points, first.clause);
  }
  bool adopted() const { return !first.journal.empty() || !first.level.empty(); }
};

}  // namespace

std::vector<NextLine> next_lines(const std::vector<rules::NextItem>& items,
                                 const rules::Ruleset& ruleset) {
  std::vector<Group> groups;
  for (const rules::NextItem& item : items) {
    if (item.points.is_zero()) continue;
    const auto known = std::find_if(groups.begin(), groups.end(),
                                    [&](const Group& group) { return group.takes(item); });
    if (known != groups.end()) {
      known->kinds.push_back(item.kind);
    } else {
      groups.push_back({item, {item.kind}});
    }
  }
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    if (a.adopted() != b.adopted()) return !a.adopted();
    return a.first.points > b.first.points;
  });
  const auto& words = ruleset.words;
  const auto full_kinds = std::count_if(words.kinds.all().begin(), words.kinds.all().end(),
                                        [](const rules::Kind& kind) { return !kind.brief; });
  std::vector<NextLine> lines;
  for (const Group& group : groups) {
    NextLine line;
    const bool all = static_cast<std::ptrdiff_t>(group.kinds.size()) >= full_kinds;
    for (const rules::Code& kind : group.kinds) {
      if (!all) line.kinds.push_back(name_of(words.kinds, kind));
    }
    if (!group.first.journal.empty()) {
      line.adopted_by = name_of(words.journals, group.first.journal);
    } else if (!group.first.level.empty()) {
      line.adopted_by = name_of(words.levels, group.first.level);
    }
    if (!group.first.form.empty()) line.form = name_of(words.forms, group.first.form);
    line.points = group.first.points.text();
    line.clause = group.first.clause;
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace yibao::app
