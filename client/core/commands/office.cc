#include "client/core/commands/office.h"

#include <algorithm>

#include "shared/domain/wiping.h"
#include "shared/protocol/documents.h"
#include "shared/rules/terms.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;

// One submit that starts something new; gives its subject.
base::Result<domain::Subject> start(Replica& replica, NewEvent event) {
  event.subject = new_subject(replica);
  const domain::Subject subject = event.subject;
  YIBAO_CHECK(submit(replica, std::move(event)));
  return subject;
}

}  // namespace

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

base::Result<std::vector<domain::Subject>> enter_records(Replica& replica,
                                                         const std::vector<base::UnitCode>& units,
                                                         RecordInput input) {
  std::vector<domain::Subject> records;
  YIBAO_CHECK(all_or_none(replica, [&]() -> base::Status {
    for (const base::UnitCode& unit : units) {
      input.unit = unit;
      YIBAO_TRY(domain::Subject record, enter_record(replica, input));
      records.push_back(std::move(record));
    }
    return {};
  }));
  return records;
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

base::Result<domain::Subject> hold_interview(Replica& replica, const InterviewInput& input) {
  if (input.on_date > replica.today()) return fail(base::not_now("yet_to_come"));
  if (input.mend_by && *input.mend_by < input.on_date) {
    return fail(base::not_now("mend_before_interview"));
  }
  NewEvent event;
  domain::InterviewHeld body{input.on_date, input.mend_by, input.grounds,
                             add_note(replica, event, input.note)};
  event.body = std::move(body);
  event.unit = input.unit;
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
  YIBAO_TRY(const auto entries,
            domain::entries_with_words_of(subject, [&](const domain::Subject& each) {
              return replica.entries().about(each);
            }));
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
