#include "client/core/commands/office.h"

#include <algorithm>

#include "shared/protocol/documents.h"
#include "shared/rules/item_facts.h"
#include "shared/rules/terms.h"

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

// One submit that starts something new; gives its subject.
base::Result<domain::Subject> start(Replica& replica, NewEvent event) {
  event.subject = new_subject(replica);
  const domain::Subject subject = event.subject;
  YIBAO_CHECK(submit(replica, std::move(event)));
  return subject;
}

}  // namespace

base::Result<domain::Subject> issue_commission(Replica& replica, const CommissionInput& input) {
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
  return start(replica, std::move(event));
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

base::Result<std::vector<CommissionReply>> replies_to(Replica& replica,
                                                      const domain::Subject& subject,
                                                      const base::UnitCode& unit) {
  YIBAO_TRY(const domain::CommissionState commission, replica.commission(subject));
  const auto due = commission.due_for(unit);
  const auto ruleset = replica.ruleset();
  std::vector<CommissionReply> replies;
  YIBAO_TRY(const auto rows, replica.index().items());
  for (const ItemRow& row : rows) {
    if (row.commission != subject || row.unit != unit) continue;
    YIBAO_TRY(const domain::ItemState item, replica.item(row.item));
    const domain::SignOff* sign_off = item.last_sign_off();
    if (sign_off == nullptr) continue;
    const auto time = rules::effective_time(*sign_off, ruleset ? ruleset->grace_hours : 24);
    replies.push_back({row.item, row.title, time.at, due && time.at <= *due});
  }
  return replies;
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
      const bool named =
          items.empty() || std::find(items.begin(), items.end(), reply.item) != items.end();
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

base::Result<base::EventId> cancel_commission(Replica& replica, const domain::Subject& subject,
                                              const std::string& reason) {
  YIBAO_TRY(const domain::CommissionState commission, replica.commission(subject));
  NewEvent event;
  event.subject = subject;
  event.parties = commission.issued->parties;
  event.body = domain::CommissionCancelled{commission.issued->id, reason};
  return submit(replica, std::move(event));
}

base::Result<domain::Subject> enter_record(Replica& replica, const RecordInput& input) {
  const auto ruleset = replica.ruleset();
  if (!ruleset) return fail(ErrorCode::kRulesetMissing);
  NewEvent event;
  domain::RecordEntered body;
  YIBAO_TRY(body.record, rules::code_of(ruleset->words.records, input.record, "record"));
  body.on_date = input.on_date;
  body.item = input.item;
  body.count = input.count;
  if (!input.value.empty()) {
    if (!base::Decimal::parse(input.value)) {
      return fail(ErrorCode::kUsage, "value", base::TextArgs{{"detail", input.value}});
    }
    body.value = input.value;
  }
  body.people = input.people;
  if (!input.level.empty()) {
    YIBAO_TRY(body.level, rules::code_of(ruleset->words.levels, input.level, "level"));
  }
  for (const std::string& flag : input.flags) {
    YIBAO_TRY(std::string code, rules::code_of(ruleset->words.flags, flag, "flag"));
    body.flags.push_back(std::move(code));
  }
  body.note = add_note(replica, event, input.note);
  event.body = std::move(body);
  event.unit = input.unit;
  return start(replica, std::move(event));
}

base::Result<domain::Subject> issue_key_topics(Replica& replica, const std::string& title,
                                               const std::string& text, base::Date from,
                                               base::Date until) {
  NewEvent event;
  event.contents.push_back(protocol::to_content(domain::Brief{title, text},
                                                domain::MediaType::kTopics, replica.random()));
  event.body = domain::KeyTopicsIssued{from, until, domain::address_of(event.contents.back())};
  return start(replica, std::move(event));
}

base::Result<domain::Subject> hold_interview(Replica& replica, const base::UnitCode& unit,
                                             base::Date on_date, std::optional<base::Date> mend_by,
                                             const std::string& note) {
  NewEvent event;
  domain::InterviewHeld body{on_date, mend_by, {}, add_note(replica, event, note)};
  event.body = std::move(body);
  event.unit = unit;
  return start(replica, std::move(event));
}

base::Result<domain::Subject> file_appeal(Replica& replica, std::optional<base::EventId> against,
                                          const std::string& note) {
  NewEvent event;
  const auto address = add_note(replica, event, note);
  if (!address) return fail(ErrorCode::kUsage, "note", base::TextArgs{{"detail", "note"}});
  event.body = domain::AppealFiled{against, *address};
  return start(replica, std::move(event));
}

base::Result<base::EventId> decide_appeal(Replica& replica, const domain::Subject& subject,
                                          domain::AppealDecision decision,
                                          const std::string& note) {
  YIBAO_TRY(const auto entries, replica.entries().about(subject));
  const domain::AppealState appeal = domain::fold_appeal(subject, entries);
  if (!appeal.filed) {
    return fail(ErrorCode::kNotFound, "appeal", base::TextArgs{{"what", subject.text()}});
  }
  NewEvent event;
  event.subject = subject;
  event.unit = appeal.filed->unit;
  event.body = domain::AppealDecided{appeal.filed->id, decision, add_note(replica, event, note)};
  return submit(replica, std::move(event));
}

base::Result<domain::Subject> register_handoff(Replica& replica,
                                               const domain::HandoffRegistered& handoff) {
  NewEvent event;
  event.body = handoff;
  return start(replica, std::move(event));
}

base::Result<base::EventId> receive_handoff(Replica& replica, const domain::Subject& subject,
                                            base::Date received_on) {
  YIBAO_TRY(const auto entries, replica.entries().about(subject));
  const domain::HandoffState handoff = domain::fold_handoff(subject, entries);
  if (!handoff.registered) {
    return fail(ErrorCode::kNotFound, "handoff", base::TextArgs{{"what", subject.text()}});
  }
  NewEvent event;
  event.subject = subject;
  event.unit = handoff.registered->unit;
  event.body = domain::HandoffReceived{handoff.registered->id, received_on};
  return submit(replica, std::move(event));
}

base::Result<base::EventId> purge_contents(Replica& replica, const domain::Subject& subject,
                                           const std::string& reason) {
  YIBAO_TRY(const auto entries, replica.entries().about(subject));
  if (entries.empty()) {
    return fail(ErrorCode::kNotFound, "item", base::TextArgs{{"what", subject.text()}});
  }
  domain::ContentPurged body;
  body.reason = reason;
  NewEvent event;
  event.unit = entries.front().event->unit;
  for (const domain::Entry& entry : entries) {
    for (const domain::ContentAddress& address : entry.event->contents) {
      body.purged.push_back(address);
    }
    for (const base::UnitCode& party : entry.event->parties) event.parties.push_back(party);
  }
  std::sort(event.parties.begin(), event.parties.end());
  event.parties.erase(std::unique(event.parties.begin(), event.parties.end()), event.parties.end());
  // About the item: so everybody who keeps a row of it writes that row again, without its title.
  event.subject = subject;
  event.body = std::move(body);
  YIBAO_TRY(const base::EventId id, submit(replica, std::move(event)));
  YIBAO_CHECK(replica.finish_purge());
  return id;
}

}  // namespace yibao::client
