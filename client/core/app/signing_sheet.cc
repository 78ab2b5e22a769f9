#include "client/core/app/signing_sheet.h"

#include <algorithm>

#include "client/core/commands/drafts.h"
#include "client/core/delegations.h"

namespace yibao::app {
namespace {

// The newest version before the one at hand that a signer has dealt with.
const domain::Offer* dealt_with(const domain::ItemState& item, const domain::Offer& current) {
  const auto is_signed = [&](const domain::Offer& offer) {
    return std::any_of(item.sign_offs.begin(), item.sign_offs.end(),
                       [&](const domain::SignOff& each) { return each.body.offer == offer.id; });
  };
  const domain::Offer* found = nullptr;
  for (const domain::Offer& offer : item.offers) {
    if (offer.id == current.id) break;
    if (offer.sent_back || is_signed(offer)) found = &offer;
  }
  return found;
}

base::Status add_changes(client::Replica& replica, const domain::ItemState& item,
                         const domain::Offer& current, SigningSheet& sheet) {
  const domain::Words& words = *sheet.item.words;
  domain::Words before = words;
  if (const domain::Offer* offer = dealt_with(item, current)) {
    YIBAO_TRY(auto kept, replica.words(offer->body.words));
    if (kept) {
      before = *std::move(kept);
      sheet.changed_since = offer->made_at;
    }
  }
  sheet.title = client::diff_texts(before.title, words.title);
  sheet.body = client::diff_texts(before.body, words.body);
  return {};
}

}  // namespace

base::Result<SigningSheet> signing_sheet(client::Replica& replica, const domain::Subject& subject) {
  YIBAO_TRY(client::ItemView view, client::view_item(replica, subject));
  const domain::ItemState item = view.state;
  const domain::Offer* offer = item.current_offer();
  const auto ruleset = replica.ruleset();
  if (!ruleset) return base::fail(base::ErrorCode::kRulesetMissing);
  if (offer == nullptr || !view.words) return base::fail(base::ErrorCode::kContentPurged);
  SigningSheet sheet;
  sheet.item = item_sheet(replica, std::move(view));
  if (item.heads().size() > 1) {
    sheet.item.duty = SignDuty::kOthers;
    sheet.item.refusal = base::not_now("two_heads");
  }
  sheet.facts = offer->body;
  for (const base::UnitCode& unit : offer->body.co_units) {
    sheet.co_units.push_back(replica.unit_name(unit));
  }
  sheet.author = replica.person_name(offer->author);
  sheet.offered_at = offer->made_at;
  sheet.for_leader = client::signs_for(replica, *ruleset, *offer);
  YIBAO_TRY(sheet.findings, client::check_draft(replica, {offer->body, *sheet.item.words}));
  YIBAO_CHECK(add_changes(replica, item, *offer, sheet));
  return sheet;
}

}  // namespace yibao::app
