#include "client/core/person_history.h"

#include <algorithm>

#include "shared/protocol/documents.h"

namespace yibao::client {
namespace {

// A profile that was purged, or has not come: what stood in it is not known any more.
domain::PersonProfile profile_at(Replica& replica, const domain::ContentAddress& address) {
  const auto content = replica.vault().content(address);
  if (!content || !*content) return {};
  const auto profile = protocol::decode_document<domain::PersonProfile>((*content)->bytes);
  return profile ? *profile : domain::PersonProfile();
}

PersonInput defined(Replica& replica, const domain::Event& event,
                    const domain::PersonDefined& body) {
  PersonInput input;
  input.unit = event.unit;
  input.profile = profile_at(replica, body.profile);
  input.roles = body.roles;
  input.post = body.post;
  return input;
}

}  // namespace

base::Result<std::vector<PersonStep>> person_history(Replica& replica,
                                                     const base::PersonId& person) {
  YIBAO_TRY(const auto entries, replica.entries().about(domain::subject_of(person)));
  std::vector<PersonStep> steps;
  std::optional<PersonInput> before;
  for (const domain::Entry& entry : entries) {
    const domain::Event& event = *entry.event;
    PersonStep step;
    step.type = event.type_name();
    step.at = entry.stamp ? entry.stamp->received_at : event.made_at;
    step.author = replica.person_name(event.author);
    step.pending = entry.pending();
    if (const auto* body = event.as<domain::PersonDefined>()) {
      PersonInput now = defined(replica, event, *body);
      if (before) step.differences = differences(replica, *before, now);
      before = std::move(now);
    } else if (const auto* left = event.as<domain::PersonLeft>()) {
      step.from = left->from;
      if (left->successor) step.successor = replica.person_name(*left->successor);
    }
    steps.push_back(std::move(step));
  }
  std::reverse(steps.begin(), steps.end());
  return steps;
}

}  // namespace yibao::client
