#include <algorithm>

#include "client/core/app/reading_place.h"
#include "client/core/app/terms.h"

namespace yibao::app {
namespace {

void add_signoff(client::Replica& replica, const client::ItemView& view,
                 const rules::Ruleset& ruleset, ItemSheet& sheet) {
  const domain::Offer* offer = view.state.current_offer();
  const domain::PersonInfo* person = replica.person_info();
  if (offer == nullptr || person == nullptr) return;
  if (const auto* kind = ruleset.words.kinds.by_id(offer->body.kind)) sheet.kind = kind->name;
  sheet.word_count = offer->body.word_count;
  sheet.emergency = offer->body.emergency;
  const bool own = view.state.unit == person->unit;
  const domain::Stage stage = view.state.stage;
  sheet.may_mend = own && (stage == domain::Stage::kSentBack || stage == domain::Stage::kReturned);
  if (!own || stage != domain::Stage::kOffered) return;
  const rules::SignoffRule& rule =
      rules::signoff_rule(ruleset, offer->body.kind, offer->body.flags, offer->body.emergency);
  sheet.gates = rule.gates;
  sheet.signers = rule.signers;
  sheet.signoff_clause = rule.origin.cite;
  const bool mine =
      rules::check_signer(ruleset, *offer, *person, *replica.registry(), replica.today())
          .has_value();
  sheet.duty = mine ? SignDuty::kMine : SignDuty::kOthers;
}

}  // namespace

base::Result<ItemSheet> item_sheet(client::Replica& replica, const domain::Subject& item) {
  YIBAO_TRY(client::ItemView view, client::view_item(replica, item));
  ItemSheet sheet;
  sheet.id = item;
  sheet.unit_name = replica.unit_name(view.state.unit);
  sheet.state = base::enum_name(view.state.stage);
  if (const auto ruleset = replica.ruleset()) {
    add_signoff(replica, view, *ruleset, sheet);
    sheet.reasons = ruleset->words.reasons.all();
  }
  sheet.words = std::move(view.words);
  sheet.edited = std::move(view.edited);
  for (client::JourneyStep& step : view.journey) {
    rules::Name reason = term_name(replica, step.reason);
    sheet.journey.push_back({std::move(step), std::move(reason)});
  }
  return sheet;
}

}  // namespace yibao::app
