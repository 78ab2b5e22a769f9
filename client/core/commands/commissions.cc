#include "client/core/commands/commissions.h"

#include <algorithm>

#include "client/core/commission_replies.h"
#include "shared/protocol/documents.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;

// An event about a commission from this unit, with the event it was issued by.
base::Result<NewEvent> about_commission(Replica& replica, const domain::Subject& subject,
                                        base::EventId& issued) {
  YIBAO_TRY(const domain::CommissionState commission, replica.commission(subject));
  issued = commission.issued->id;
  NewEvent event;
  event.subject = subject;
  return event;
}

base::Status check_asked(const Replica& replica, const CommissionInput& input) {
  if (input.units.empty()) return fail(base::not_now("no_units"));
  for (const base::UnitCode& unit : input.units) {
    const domain::UnitInfo* info = replica.registry()->unit(unit);
    if (info == nullptr) {
      return fail(ErrorCode::kUnitUnknown, "unit", base::TextArgs{{"value", unit.text()}});
    }
    if (info->ended(replica.today())) return fail(base::not_now("units_ended"));
  }
  if (input.due <= replica.now()) return fail(base::not_now("deadline_past"));
  return {};
}

}  // namespace

base::Result<domain::Subject> issue_commission(Replica& replica, const CommissionInput& input) {
  YIBAO_CHECK(check_asked(replica, input));
  NewEvent event;
  domain::CommissionIssued body;
  body.due = input.due;
  if (!input.kind.empty()) body.kind = input.kind;
  body.items = input.items;
  event.contents.push_back(protocol::to_content(domain::Brief{input.title, input.text},
                                                domain::MediaType::kCommission, replica.random()));
  YIBAO_CHECK(protocol::check_content(event.contents.back()));
  body.text = domain::address_of(event.contents.back());
  event.body = std::move(body);
  event.parties = input.units;
  event.subject = new_subject(replica);
  const domain::Subject subject = event.subject;
  YIBAO_CHECK(submit(replica, std::move(event)));
  return subject;
}

base::Result<base::EventId> acknowledge_commission(Replica& replica,
                                                   const domain::Subject& commission) {
  domain::CommissionAcknowledged body;
  YIBAO_TRY(NewEvent event, about_commission(replica, commission, body.issued));
  event.body = body;
  return submit(replica, std::move(event));
}

base::Result<base::EventId> ask_extension(Replica& replica, const domain::Subject& commission,
                                          base::Timestamp until, const std::string& reason) {
  domain::CommissionExtensionAsked body;
  YIBAO_TRY(NewEvent event, about_commission(replica, commission, body.issued));
  body.until = until;
  body.reason = add_note(replica, event, reason);
  event.body = std::move(body);
  return submit(replica, std::move(event));
}

base::Result<base::EventId> extend_commission(Replica& replica, const domain::Subject& commission,
                                              const base::UnitCode& unit, base::Timestamp until) {
  domain::CommissionExtended body;
  YIBAO_TRY(NewEvent event, about_commission(replica, commission, body.issued));
  body.until = until;
  event.parties = {unit};
  event.body = body;
  return submit(replica, std::move(event));
}

base::Result<base::EventId> decline_commission(Replica& replica, const domain::Subject& commission,
                                               const std::string& reason, const std::string& note) {
  domain::CommissionDeclined body;
  YIBAO_TRY(NewEvent event, about_commission(replica, commission, body.issued));
  body.reason = reason;
  body.note = add_note(replica, event, note);
  event.body = std::move(body);
  return submit(replica, std::move(event));
}

base::Result<base::EventId> judge_commission(Replica& replica, const domain::Subject& subject,
                                             const base::UnitCode& unit,
                                             domain::CommissionVerdict verdict,
                                             const std::vector<domain::Subject>& items,
                                             const std::string& note) {
  YIBAO_TRY(const domain::CommissionState commission, replica.commission(subject));
  const auto answer = commission.answers.find(unit);
  if (answer == commission.answers.end()) {
    return fail(ErrorCode::kNotFound, "unit", base::TextArgs{{"what", unit.text()}});
  }
  const base::UtcOffset offset =
      replica.ruleset() ? replica.ruleset()->utc_offset : base::kChinaOffset;
  domain::CommissionJudged body;
  body.issued = commission.issued->id;
  body.verdict = verdict;
  body.items = items;
  if (const auto* standing = answer->second.judgement()) body.after = standing->id;
  const auto due = commission.due_for(unit).value_or(commission.issued->body.due);
  body.on_date = base::local_date(due, offset);
  if (verdict == domain::CommissionVerdict::kDone) {
    body.on_date = replica.today();
    YIBAO_TRY(const auto replies, replies_to(replica, subject, unit));
    for (const CommissionReply& reply : replies) {
      const bool named = items.empty()
                             ? reply.stands()
                             : std::find(items.begin(), items.end(), reply.item) != items.end();
      if (!named) continue;
      body.on_date = base::local_date(reply.at, offset);
      if (items.empty()) body.items.push_back(reply.item);
    }
  }
  NewEvent event;
  event.subject = subject;
  event.parties = {unit};
  body.note = add_note(replica, event, note);
  event.body = std::move(body);
  return submit(replica, std::move(event));
}

base::Result<JudgedUnits> judge_units(Replica& replica, const domain::Subject& subject,
                                      const std::vector<UnitToJudge>& units,
                                      domain::CommissionVerdict verdict, const std::string& note) {
  YIBAO_TRY(const domain::CommissionState commission, replica.commission(subject));
  JudgedUnits judged;
  YIBAO_CHECK(all_or_none(replica, [&]() -> base::Status {
    for (const UnitToJudge& each : units) {
      const auto answer = commission.answers.find(each.unit);
      const auto* standing =
          answer == commission.answers.end() ? nullptr : answer->second.judgement();
      const auto now = standing == nullptr ? std::nullopt : std::optional(standing->id);
      if (now != each.seen) {
        judged.meanwhile.push_back(each.unit);
        continue;
      }
      YIBAO_TRY(const base::EventId event,
                judge_commission(replica, subject, each.unit, verdict, each.items, note));
      judged.events.push_back(event);
    }
    return {};
  }));
  return judged;
}

base::Result<base::EventId> cancel_commission(Replica& replica, const domain::Subject& subject,
                                              const std::string& reason) {
  YIBAO_TRY(const domain::CommissionState commission, replica.commission(subject));
  NewEvent event;
  event.subject = subject;
  event.parties = commission.issued->parties;
  event.body = domain::CommissionCancelled{commission.issued->id, reason};
  return submit(replica, std::move(event));
}

}  // namespace yibao::client
