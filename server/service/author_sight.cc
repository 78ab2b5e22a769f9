#include "server/service/author_sight.h"

#include <algorithm>

namespace yibao::server {
namespace {

domain::Viewer people_of_author(const domain::Event& by, const domain::Registry& registry) {
  const domain::PersonInfo* author = registry.person(by.author);
  return domain::viewer_of(author == nullptr ? base::UnitCode() : author->unit, registry);
}

}  // namespace

base::Result<bool> is_shown_to_author(const domain::Event& event, const domain::Event& by,
                                      const LogState& state, Store& store) {
  return domain::sight_of(
             people_of_author(by, *state.registry), event, *state.registry,
             [&](const domain::Subject& subject) { return entries_about(store, subject); })
      .map([](domain::Sight sight) { return sight != domain::Sight::kNothing; });
}

// What is shown for another's sake stands with that other under one subject.
bool is_any_shown_to_author(const std::vector<domain::Entry>& entries, const domain::Event& by,
                            const LogState& state) {
  const domain::Viewer people = people_of_author(by, *state.registry);
  return std::any_of(entries.begin(), entries.end(), [&](const domain::Entry& entry) {
    return domain::sees(people, domain::audience_of(*entry.event, *state.registry));
  });
}

}  // namespace yibao::server
