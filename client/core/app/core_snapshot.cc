// What the screen sees of the core: read again when it changed, and published whole.
#include "client/core/app/core.h"
#include "client/core/app/outbox_rows.h"
#include "client/core/hand_over.h"

namespace yibao::app {

void Core::read_people() {
  account_.people.clear();
  const auto slots = replica_->vault().people();
  if (!slots) return;
  for (const client::PersonSlot& slot : *slots) {
    if (replica_->signed_in()) names_[slot.person] = replica_->person_name(slot.person);
    account_.people.push_back({slot.person, names_[slot.person]});
  }
}

base::Status Core::read_lists() {
  ++facts_version_;
  YIBAO_CHECK(replica_->follow_rules());
  read_people();
  account_.person = replica_->person();
  account_.person_name = replica_->person_name(*replica_->person());
  const domain::PersonInfo* info = replica_->person_info();
  account_.roles = info == nullptr ? std::vector<domain::Role>() : info->roles;
  account_.unit_name = replica_->unit_name(replica_->identity()->unit);
  account_.office = replica_->is_office();
  account_.takes_over = client::taken_over(*replica_);
  YIBAO_CHECK(drafts_.refresh(*replica_));
  YIBAO_TRY(OutboxRows outbox, waiting_rows(*replica_));
  outbox_ = std::make_shared<OutboxRows>(std::move(outbox));
  account_.signs = account_.has(domain::Role::kLeader) || drafts_.any_to_sign();
  YIBAO_TRY(CommissionLines lines, commission_lines(*replica_));
  if (lines != *commissions_) commissions_ = std::make_shared<CommissionLines>(std::move(lines));
  return {};
}

void Core::read_counts() {
  const auto count = [&](client::OutboxState state) {
    return replica_->outbox().count(state).value_or(0);
  };
  line_.status = machine_.status();
  line_.exchanging = exchanging_;
  line_.exchange_shown = exchanging_ && options_.clock.steady() >= shown_at();
  line_.waiting = count(client::OutboxState::kWaiting);
  line_.held = count(client::OutboxState::kHeld);
  line_.refused = count(client::OutboxState::kRefused);
  line_.evidence = replica_->book().evidence_count().value_or(0);
  line_.last_exchange = replica_->progress().last_exchange;
  line_.upgrade = client::upgrade_due(replica_->progress(), YIBAO_VERSION);
  line_.clock_offset = std::chrono::milliseconds(replica_->progress().clock_offset_millis);
}

void Core::publish() {
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->version = ++version_;
  snapshot->facts_version = facts_version_;
  if (somebody_is_here()) {
    read_counts();
    snapshot->ruleset = replica_->ruleset();
    snapshot->rules_from = replica_->rules_from();
    snapshot->today = replica_->today();
  }
  snapshot->account = std::make_shared<Account>(account_);
  snapshot->line = std::make_shared<LineState>(line_);
  snapshot->drafts = drafts_.rows();
  snapshot->waiting = drafts_.waiting();
  snapshot->outbox = outbox_;
  snapshot->commissions = commissions_;
  snapshot->claims = claims_;
  state_changed_ = false;
  desk_.publish(std::move(snapshot));
}

}  // namespace yibao::app
