#include "client/core/item_view.h"

#include <algorithm>

#include "client/core/delegations.h"
#include "shared/report/standing_text.h"

namespace yibao::client {
namespace {

// The reason and note of a body that has them.
struct ReasonReader {
  Replica& replica;
  JourneyStep& step;

  template <class Body>
  void operator()(const Body& body) const {
    if constexpr (requires { step.reason = body.reason; }) step.reason = body.reason;
    if constexpr (requires { body.category; }) step.reason = body.category;
    if constexpr (requires { body.basis; }) step.reason = body.basis;
    if constexpr (requires { body.journal; }) step.reason = body.journal;
    if constexpr (requires { replica.note_text(body.note); }) {
      step.note = replica.note_text(body.note);
    }
  }
};

// Whose authority a signature carries where it is not its author's own.
void add_authority(Replica& replica, const domain::DraftSignedOff& signed_off, JourneyStep& step) {
  if (signed_off.delegation) step.for_leader = delegating_leader(replica, *signed_off.delegation);
  if (signed_off.paper_signer) step.on_paper_by = replica.person_name(*signed_off.paper_signer);
}

bool has_no_effect(const domain::ItemState& state, const base::EventId& id) {
  const auto among = [&](const auto& facts) {
    return std::any_of(facts.begin(), facts.end(),
                       [&](const auto& fact) { return fact.id == id && fact.retracted; });
  };
  const bool overtaken =
      std::any_of(state.verdicts.begin(), state.verdicts.end(),
                  [&](const domain::Verdict& v) { return v.id == id && v.overtaken; });
  return overtaken || among(state.adoptions) || among(state.forwardings) ||
         among(state.instructions) || among(state.inaccuracies) || among(state.merges);
}

}  // namespace

base::Result<ItemView> view_item(Replica& replica, const domain::Subject& item) {
  ItemView view;
  YIBAO_TRY(view.state, replica.item(item));
  if (const domain::Offer* offer = view.state.current_offer()) {
    YIBAO_TRY(view.words, replica.words(offer->body.words));
  }
  if (const auto* edit = view.state.edit()) {
    YIBAO_TRY(view.edited, replica.words(edit->body.words));
  }
  YIBAO_TRY(const auto entries, replica.entries().about(item));
  for (const domain::Entry& entry : entries) {
    const domain::Event& event = *entry.event;
    JourneyStep step;
    step.event = event.id;
    step.type = event.type_name();
    step.at = entry.stamp ? entry.stamp->received_at : event.made_at;
    step.author = replica.person_name(event.author);
    step.stamp = entry.stamp;
    std::visit(ReasonReader{replica, step}, event.body);
    if (const auto* signed_off = event.as<domain::DraftSignedOff>()) {
      add_authority(replica, *signed_off, step);
    }
    step.without_effect = has_no_effect(view.state, event.id);
    view.journey.push_back(std::move(step));
  }
  return view;
}

std::string term_text(Replica& replica, texts::Language language, const std::string& code) {
  if (code.empty()) return {};
  if (const auto ruleset = replica.ruleset()) {
    const auto& words = ruleset->words;
    if (const auto* reason = words.reasons.by_id(code)) {
      return report::name_in(language, reason->name);
    }
    if (const auto* kind = words.kinds.by_id(code)) return report::name_in(language, kind->name);
    if (const auto* journal = words.journals.by_id(code)) {
      return report::name_in(language, journal->name);
    }
    if (const auto* level = words.levels.by_id(code)) {
      return report::name_in(language, level->name);
    }
  }
  for (const char* group : {"reason.", "basis."}) {
    const std::string key = group + code;
    if (texts::has_text(key)) return texts::text(language, key);
  }
  return code;
}

}  // namespace yibao::client
