#include "client/core/app/office/item_desk.h"

#include "client/core/app/office/moving_deed.h"
#include "client/core/app/office/verdict_choices.h"
#include "client/core/commands/facts.h"
#include "client/core/commands/items.h"

namespace yibao::app {
namespace {

using domain::VerdictKind;

constexpr const char* kEnteredByMistake = "mistake";

// A Result as a Status.
template <class Value>
base::Status done(const base::Result<Value>& result) {
  if (!result) return base::fail(result.error());
  return {};
}

base::Status judge(client::Replica& replica, const domain::Subject& item, VerdictKind kind,
                   const std::string& reason, const std::string& note) {
  switch (kind) {
    case VerdictKind::kAccepted: return done(client::accept_item(replica, item));
    case VerdictKind::kReturned: return done(client::return_item(replica, item, reason, note));
    case VerdictKind::kRefused: return done(client::refuse_item(replica, item, reason, note));
    case VerdictKind::kExcluded: return done(client::exclude_item(replica, item, reason, note));
  }
  return {};
}

}  // namespace

void ItemDesk::show(domain::Subject item) {
  way_.enter(Place::kItemDesk);
  item_ = std::move(item);
  loaded_.open(
      [item = *item_](client::Replica& replica) { return item_desk_sheet(replica, item); });
  desk_.tell([item = item_](Core& core) { core.claim(item); });
}

void ItemDesk::leave() {
  if (!item_) return;
  item_.reset();
  loaded_.close();
  deed_.forget();
  forget_answers();
  desk_.tell([](Core& core) { core.claim(std::nullopt); });
}

void ItemDesk::forget_answers() {
  entering = false;
  to_retract.reset();
  verdict = 0;
  reason = 0;
  note.clear();
}

void ItemDesk::refresh(const Snapshot& snapshot) {
  SheetPlace::refresh(snapshot);
  ruleset_ = snapshot.ruleset;
  claims_ = snapshot.claims;
  today_ = snapshot.today;
}

std::string ItemDesk::claimed_by() const {
  const auto found = item_ ? claims_->find(*item_) : claims_->end();
  return found == claims_->end() ? "" : found->second;
}

std::vector<rules::Named> ItemDesk::reasons(VerdictKind wanted) const {
  return ruleset_ ? verdict_choices(*ruleset_, wanted) : std::vector<rules::Named>();
}

std::string ItemDesk::reason_code(VerdictKind wanted) const {
  const auto choices = reasons(wanted);
  return reason < choices.size() ? choices[reason].id : "";
}

void ItemDesk::change(Change change, const char* notice) {
  if (!item_ || busy()) return;
  run_moving(
      deed_, way_, {*item_},
      [item = *item_, change = std::move(change)](client::Replica& replica) {
        return change(replica);
      },
      notice, [this] { forget_answers(); });
}

// -- facts ----------------------------------------------------------------------------------------

void ItemDesk::begin_fact(FactKind kind) {
  entering = true;
  form.begin(kind, today_);
  if (ruleset_) form.flags.assign(ruleset_->words.flags.all().size(), false);
}

std::string ItemDesk::fact_missing() const {
  return ruleset_ ? form.missing(*ruleset_, today_) : "desk.desk.no_rules";
}

void ItemDesk::enter_fact() {
  if (!item_ || !fact_missing().empty()) return;
  constexpr const char* kNotices[] = {"desk.notice.adopted", "desk.notice.forwarded",
                                      "desk.notice.instructed", "desk.notice.inaccurate"};
  change([item = *item_, fact = form.fact(*ruleset_)](
             client::Replica& replica) { return done(client::enter_fact(replica, item, fact)); },
         kNotices[static_cast<std::size_t>(form.kind)]);
}

void ItemDesk::retract() {
  if (!to_retract) return;
  // The notice's own reasons are of texts; an office that mistook something says so in words.
  change(
      [fact = *to_retract, code = kEnteredByMistake, text = note](client::Replica& replica) {
        return done(client::retract_fact(replica, fact, code, text));
      },
      "desk.notice.retracted");
}

// -- verdicts -------------------------------------------------------------------------------------

std::vector<VerdictKind> ItemDesk::verdicts() const {
  if (!sheet()) return {};
  const std::string& state = sheet()->item.state;
  std::vector<VerdictKind> kinds;
  const auto offer = [&](VerdictKind kind, domain::Stage stands) {
    if (state != base::enum_name(stands)) kinds.push_back(kind);
  };
  constexpr domain::Stage kJudged[] = {domain::Stage::kAccepted, domain::Stage::kReturned,
                                       domain::Stage::kRefused, domain::Stage::kExcluded};
  const bool judged = std::any_of(std::begin(kJudged), std::end(kJudged), [&](domain::Stage stage) {
    return state == base::enum_name(stage);
  });
  if (!judged) return {};
  offer(VerdictKind::kAccepted, domain::Stage::kAccepted);
  offer(VerdictKind::kExcluded, domain::Stage::kExcluded);
  offer(VerdictKind::kReturned, domain::Stage::kReturned);
  offer(VerdictKind::kRefused, domain::Stage::kRefused);
  return kinds;
}

void ItemDesk::judge_again() {
  const auto kinds = verdicts();
  if (verdict >= kinds.size()) return;
  change([item = *item_, kind = kinds[verdict], code = reason_code(kinds[verdict]),
          text = note](client::Replica& replica) { return judge(replica, item, kind, code, text); },
         "desk.notice.judged_again");
}

void ItemDesk::let_go() {
  if (!sheet() || !sheet()->withdrawal_asked) return;
  change(
      [item = *item_, code = reason_code(VerdictKind::kRefused),
       text = note](client::Replica& replica) {
        return done(client::refuse_item(replica, item, code, text));
      },
      "desk.notice.let_go");
}

void ItemDesk::keep() {
  if (!sheet() || !sheet()->withdrawal_asked) return;
  const bool excluded = sheet()->item.state == base::enum_name(domain::Stage::kExcluded);
  change(
      [item = *item_, excluded,
       text = std::string(base::trim(note))](client::Replica& replica) -> base::Status {
        return client::all_or_none(replica, [&]() -> base::Status {
          YIBAO_TRY(const domain::ItemState state, replica.item(item));
          const domain::Verdict* standing = state.standing_verdict();
          const std::string category = standing == nullptr ? "" : standing->reason;
          YIBAO_CHECK(judge(replica, item,
                            excluded ? VerdictKind::kExcluded : VerdictKind::kAccepted, category,
                            ""));
          if (text.empty()) return {};
          return done(client::comment_item(replica, item, text));
        });
      },
      "desk.notice.kept");
}

void ItemDesk::comment() {
  const std::string text(base::trim(note));
  if (text.empty()) return;
  change([item = *item_, text](
             client::Replica& replica) { return done(client::comment_item(replica, item, text)); },
         "desk.notice.commented");
}

}  // namespace yibao::app
