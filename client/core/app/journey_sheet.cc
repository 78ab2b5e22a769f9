#include "client/core/app/journey_place.h"

namespace yibao::app {
namespace {

base::Status add_receipt(client::Replica& replica, const domain::ItemState& state,
                         JourneySheet& sheet) {
  const domain::SignOff* signature = state.last_sign_off();
  if (signature == nullptr || !signature->stamp) return {};
  YIBAO_TRY(const auto kept, replica.entries().find(signature->id));
  YIBAO_TRY(const client::ReceiptProof proof,
            client::prove_receipt(replica, signature->stamp->sequence));
  ReceiptCard card;
  card.sequence = signature->stamp->sequence;
  card.epoch = signature->stamp->epoch;
  card.received_at = signature->stamp->received_at;
  if (kept) card.event_hash = crypto::text(domain::event_hash(kept->event.payload));
  card.log_key = replica.identity()->log_key;
  card.proof = proof.proof;
  if (proof.receipt) {
    card.checkpoint_size = proof.receipt->checkpoint.size;
    card.checkpoint_root = crypto::text(proof.receipt->checkpoint.root);
    card.checkpoint_at = proof.receipt->checkpoint.at;
  }
  sheet.receipt = std::move(card);
  return {};
}

}  // namespace

base::Result<JourneySheet> journey_sheet(client::Replica& replica, const domain::Subject& item) {
  YIBAO_TRY(const client::ItemView view, client::view_item(replica, item));
  JourneySheet sheet;
  sheet.item = item;
  if (view.words) sheet.title = view.words->title;
  sheet.unit_name = replica.unit_name(view.state.unit);
  sheet.state = base::enum_name(view.state.stage);
  sheet.made_at = replica.now();
  if (const auto ruleset = replica.ruleset()) sheet.offset = ruleset->utc_offset;
  for (const client::JourneyStep& step : view.journey) {
    StageLine line;
    line.type = step.type;
    line.at = step.at;
    if (!sheet.stages.empty()) {
      line.since =
          std::chrono::duration_cast<std::chrono::milliseconds>(step.at - sheet.stages.back().at);
    }
    line.author = step.author;
    line.reason = term_name(replica, step.reason);
    line.note = step.note;
    if (step.stamp) line.receipt = step.stamp->sequence;
    line.without_effect = step.without_effect;
    sheet.stages.push_back(std::move(line));
  }
  YIBAO_CHECK(add_receipt(replica, view.state, sheet));
  return sheet;
}

}  // namespace yibao::app
