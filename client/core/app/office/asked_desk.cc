#include "client/core/app/office/asked_desk.h"

#include <algorithm>

#include "client/core/app/terms.h"

namespace yibao::app {
namespace {

using domain::CommissionVerdict;

struct Judging {
  client::PointsMove move;
  std::vector<base::UnitCode> meanwhile;
  std::size_t count = 0;
};

base::Result<Judging> judge_watched(client::Replica& replica, const domain::Subject& commission,
                                    const std::vector<client::UnitToJudge>& units,
                                    CommissionVerdict verdict, const std::string& note) {
  std::vector<base::UnitCode> concerned;
  for (const client::UnitToJudge& each : units) concerned.push_back(each.unit);
  YIBAO_TRY(const auto watch,
            client::PointsWatch::begin(replica, client::with_overseers(replica, concerned)));
  YIBAO_TRY(auto judged, client::judge_units(replica, commission, units, verdict, note));
  Judging judging;
  judging.meanwhile = std::move(judged.meanwhile);
  judging.count = judged.events.size();
  YIBAO_TRY(judging.move, watch.end(replica));
  return judging;
}

// What came speaks for itself, except how good it is.
CommissionVerdict verdict_for(const client::ReviewedAnswer& answer, std::int64_t items) {
  const client::UnitReplies sent = client::replies_of(answer.replies, answer.unit);
  if (sent.in_time >= items) return CommissionVerdict::kDone;
  return sent.count >= items ? CommissionVerdict::kLate : CommissionVerdict::kMissed;
}

}  // namespace

base::Result<AskedSheet> asked_sheet(client::Replica& replica, const domain::Subject& commission) {
  AskedSheet sheet;
  YIBAO_TRY(sheet.review, client::review_commission(replica, commission));
  std::vector<client::CommissionReply> replies;
  for (const client::ReviewedAnswer& answer : sheet.review.answers) {
    replies.insert(replies.end(), answer.replies.begin(), answer.replies.end());
    if (answer.declined) {
      sheet.reasons.emplace(*answer.declined, term_name(replica, *answer.declined));
    }
  }
  YIBAO_TRY(sheet.chased, client::chase_list(replica, sheet.review.row, replies));
  const auto ruleset = replica.ruleset();
  const auto* kind = ruleset ? ruleset->words.kinds.by_id(sheet.review.row.kind) : nullptr;
  if (kind != nullptr) sheet.kind = kind->name;
  if (sheet.review.cancelled) sheet.cancelled = term_name(replica, *sheet.review.cancelled);
  return sheet;
}

// -- opening --------------------------------------------------------------------------------------

void AskedDesk::open(const domain::Subject& commission) {
  close();
  opened_ = commission;
  loaded_.open([commission](client::Replica& replica) { return asked_sheet(replica, commission); });
}

void AskedDesk::close() {
  opened_.reset();
  loaded_.close();
  deed_.forget();
  forget_answers();
  chosen.clear();
  question_.reset();
  moved_.reset();
  meanwhile_.clear();
}

void AskedDesk::forget_answers() {
  verdict = 0;
  note.clear();
  until.clear();
  reason = 0;
  to_judge_.clear();
  extending_.reset();
}

// -- judging --------------------------------------------------------------------------------------

void AskedDesk::choose(const base::UnitCode& unit, bool is_chosen) {
  if (is_chosen) {
    chosen.insert(unit);
  } else {
    chosen.erase(unit);
  }
}

void AskedDesk::choose_ready(base::Timestamp now) {
  chosen.clear();
  if (!sheet()) return;
  for (const client::ReviewedAnswer& answer : sheet()->review.answers) {
    const bool ready = answer.count() >= sheet()->review.row.items || now > answer.due;
    if (ready && !answer.judgement) chosen.insert(answer.unit);
  }
}

void AskedDesk::begin_judging() {
  forget_answers();
  if (!sheet()) return;
  std::vector<CommissionVerdict> proposed;
  for (const client::ReviewedAnswer& answer : sheet()->review.answers) {
    if (!chosen.contains(answer.unit)) continue;
    client::UnitToJudge unit;
    unit.unit = answer.unit;
    if (answer.judgement) unit.seen = answer.judgement->event;
    to_judge_.push_back(std::move(unit));
    proposed.push_back(verdict_for(answer, sheet()->review.row.items));
  }
  const bool alike =
      std::adjacent_find(proposed.begin(), proposed.end(), std::not_equal_to<>()) == proposed.end();
  if (alike && !proposed.empty()) verdict = static_cast<std::size_t>(proposed.front());
}

void AskedDesk::judge() {
  if (!opened_ || busy() || to_judge_.empty()) return;
  deed_.run(
      [commission = *opened_, units = to_judge_, verdict = static_cast<CommissionVerdict>(verdict),
       text = std::string(base::trim(note))](Core& core) {
        return core.change([&](client::Replica& replica) {
          return judge_watched(replica, commission, units, verdict, text);
        });
      },
      [this](Judging judging) {
        moved_ = std::make_shared<client::PointsMove>(std::move(judging.move));
        meanwhile_ = std::move(judging.meanwhile);
        // Who was judged first by a colleague stays chosen: the person is asked again.
        chosen.clear();
        chosen.insert(meanwhile_.begin(), meanwhile_.end());
        forget_answers();
        way_.say(meanwhile_.empty() ? "desk.asked.notice.judged" : "desk.asked.notice.meanwhile",
                 {{"count", std::to_string(judging.count)},
                  {"left", std::to_string(meanwhile_.size())}});
      });
}

// -- extending and cancelling ---------------------------------------------------------------------

void AskedDesk::begin_extending(const base::UnitCode& unit, base::UtcOffset offset) {
  forget_answers();
  extending_ = unit;
  const auto* answer = sheet() ? sheet()->review.of(unit) : nullptr;
  if (answer == nullptr || !answer->wants_until) return;
  until = base::to_text(*answer->wants_until, offset).substr(0, 16);
}

std::optional<base::Timestamp> AskedDesk::wanted_until(base::UtcOffset offset) const {
  const std::string_view text = base::trim(until);
  std::optional<base::Timestamp> time;
  if (const auto date = base::parse_date(text)) {
    time = base::end_of(*date, offset) - std::chrono::milliseconds(1);
  } else {
    time = base::parse_time(text, offset);
  }
  const auto* answer = sheet() && extending_ ? sheet()->review.of(*extending_) : nullptr;
  if (!time || answer == nullptr || *time <= answer->due) return std::nullopt;
  return time;
}

void AskedDesk::extend(base::UtcOffset offset) {
  const auto time = wanted_until(offset);
  if (!time || busy()) return;
  act([id = *opened_, unit = *extending_, time = *time](
          client::Replica& replica) { return client::extend_commission(replica, id, unit, time); },
      [this] {
        forget_answers();
        way_.say("desk.asked.notice.extended");
      });
}

void AskedDesk::cancel() {
  if (!opened_ || busy() || reason >= std::size(kCancelReasons)) return;
  act([id = *opened_, code = std::string(kCancelReasons[reason])](
          client::Replica& replica) { return client::cancel_commission(replica, id, code); },
      [this] {
        forget_answers();
        way_.say("desk.asked.notice.cancelled");
      });
}

}  // namespace yibao::app
