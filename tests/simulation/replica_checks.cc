#include <algorithm>
#include <set>

#include "client/core/verify.h"
#include "shared/domain/audience.h"
#include "shared/domain/wiping.h"
#include "tests/simulation/invariants.h"
#include "tests/simulation/visible.h"

namespace yibao::simulation {
namespace {

using domain::EventType;

// Without words; dropped where it is not needed any more, and given again to whoever asks from
// there.
bool stays_shown(const domain::Event& event) {
  return event.is(EventType::kKeyEnrolled) || event.is(EventType::kDraftFoundSecret) ||
         event.is(EventType::kContentPurged);
}

std::string describe(const domain::ItemState& item) {
  std::string text = std::string(base::enum_name(item.stage)) + (item.pending ? " pending" : "");
  for (const domain::Offer& offer : item.offers) {
    text += " offer" + offer.id.text() + (offer.head ? "^" : "") + (offer.sent_back ? "<" : "");
  }
  for (const auto& sign_off : item.sign_offs) {
    text += " sign" + sign_off.id.text() + (sign_off.matches ? "" : "!");
  }
  for (const auto& verdict : item.verdicts) {
    text += " " + std::string(base::enum_name(verdict.kind)) + verdict.id.text() +
            (verdict.overtaken ? "!" : "");
  }
  const auto add = [&](const char* what, const auto& facts) {
    for (const auto& fact : facts) {
      text += std::string(" ") + what + fact.id.text() + (fact.retracted ? "-" : "");
    }
  };
  add("edit", item.edits);
  add("merge", item.merges);
  add("forward", item.forwardings);
  add("adopt", item.adoptions);
  add("instruct", item.instructions);
  add("inaccurate", item.inaccuracies);
  add("record", item.records);
  add("comment", item.comments);
  add("ask", item.withdrawals_asked);
  add("assign", item.assignments);
  if (const auto into = item.merged_into()) text += " into " + into->text();
  if (item.withdrawal) text += " withdrawn";
  if (item.secret) text += " secret";
  return text;
}

std::string describe(const domain::CommissionState& commission) {
  std::string text = commission.issued ? commission.issued->id.text() : "none";
  for (const auto& [unit, answer] : commission.answers) {
    text += " " + unit.text() + (answer.acknowledged_at ? "a" : "") + (answer.declined ? "d" : "");
    for (const auto& judged : answer.judgements) {
      text += judged.id.text() + (judged.retracted ? "-" : "");
    }
    if (answer.standing) text += "@" + std::to_string(*answer.standing);
    if (answer.extended_until) text += base::to_rfc3339(*answer.extended_until);
  }
  return text + (commission.cancelled ? " cancelled" : "");
}

std::string fold(const domain::Subject& subject, const std::vector<domain::Entry>& entries) {
  if (entries.empty()) return {};
  if (entries.front().event->is(EventType::kCommissionIssued)) {
    return describe(domain::fold_commission(subject, entries));
  }
  return describe(domain::fold_item(subject, entries));
}

// What a list row says, whatever its kind.
struct RowText {
  std::string text;

  void add(const std::string& value) { text += value + "|"; }
  void add(bool value) { text += value ? "1|" : "0|"; }
  void add(std::int64_t value) { text += std::to_string(value) + "|"; }
  void add(domain::Stage stage) { add(std::string(base::enum_name(stage))); }
  void add(const domain::ContentAddress& value) { add(domain::text(value)); }
  template <class Tag>
  void add(const base::Code<Tag>& code) {
    add(code.text());
  }
  template <class Tag>
  void add(const base::Id<Tag>& id) {
    add(id.text());
  }
  template <class T>
  void add(const std::optional<T>& value) {
    if (value) add(*value);
  }
  void add(base::Date day) { add(base::to_text(day)); }
  template <class T>
  requires requires(const T& value) {
    T::each_field(value, [](const char*, const auto&) {});
  }
  void add(const T& value) {
    T::each_field(value, [&](const char*, const auto& field) { add(field); });
  }
  template <class T>
  void add(const std::vector<T>& values) {
    for (const T& value : values) add(value);
  }
};

// Everything that is kept computed from entries, in one text.
base::Result<std::string> projections(client::Replica& replica) {
  std::set<std::string> lines;
  const auto add_rows = [&](const auto& rows) {
    for (const auto& row : rows) {
      RowText text;
      std::decay_t<decltype(row)>::each_field(row,
                                              [&](const char*, const auto& f) { text.add(f); });
      lines.insert(text.text);
    }
  };
  YIBAO_TRY(const auto items, replica.index().items());
  add_rows(items);
  YIBAO_TRY(const auto commissions, replica.index().commissions());
  add_rows(commissions);
  for (const bool pending : {false, true}) {
    YIBAO_CHECK(replica.index().each_fact(
        pending, [&](const domain::Subject& subject, base::ByteView bytes) {
          lines.insert(subject.text() + (pending ? " pending " : " ") + base::to_base64url(bytes));
        }));
  }
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

// A finding that came before some words once comes after them when both are offered again: then the
// replica wiped more than the server, which is no harm.
bool was_found_secret(const WholeLog& log, const domain::Subject& subject) {
  const auto about = log.by_subject.find(subject);
  return about != log.by_subject.end() &&
         std::any_of(about->second.begin(), about->second.end(), [](const domain::Entry& each) {
           return each.event->is(EventType::kDraftFoundSecret);
         });
}

// `unsaid`: a purge may be lost with the log and with the disk of whoever made it; the server keeps
// to its own list then, and nobody can tell the replica.
std::string check_contents(const WholeLog& log, const domain::Entry& entry, ServerMachine& server,
                           Device& device, bool may_lack, bool unsaid) {
  for (const domain::ContentAddress& address : entry.event->contents) {
    const auto there = server.jurisdiction().writer().store().contents().state(address);
    const auto here = device.replica().vault().content(address);
    if (!there || !here) return "content unreadable";
    const bool served = *there == server::ContentState::kHere;
    if (!served && *here && unsaid && !log.purged.contains(address)) continue;
    if (served && !*here && (may_lack || device.wiped.contains(address))) continue;
    if (served != here->has_value()) {
      return std::string(served ? "words missing" : "words not wiped") +
             " on the replica: " + std::string(entry.event->type_name()) + " " +
             entry.event->id.text();
    }
  }
  return {};
}

std::string check_folds(const WholeLog& log, const std::set<base::EventId>& here, Device& device) {
  for (const auto& [subject, all] : log.by_subject) {
    std::vector<domain::Entry> seen;
    std::copy_if(all.begin(), all.end(), std::back_inserter(seen),
                 [&](const domain::Entry& entry) { return here.contains(entry.event->id); });
    auto own = device.replica().entries().about(subject);
    if (!own) return "entries unreadable: " + own.error().detail;
    std::erase_if(*own, [](const domain::Entry& entry) { return entry.pending(); });
    const std::string wanted = fold(subject, seen);
    const std::string got = fold(subject, *own);
    if (wanted != got) {
      return "fold of " + subject.text() + " differs:\n    server " + wanted + "\n    replica " +
             got;
    }
  }
  return {};
}

std::string check_projections(client::Replica& replica) {
  const auto kept = projections(replica);
  auto transaction = storage::Transaction::begin(replica.database());
  if (!kept || !transaction) return "rows unreadable";
  auto rebuilt = replica.reload_registry();
  if (rebuilt) rebuilt = replica.refold_all();
  const auto fresh = projections(replica);
  if (!rebuilt || !fresh) return "rows cannot be rebuilt";
  if (*kept == *fresh) return {};
  return "rows differ from the rebuilt ones:\n" + *kept + "    rebuilt:\n" + *fresh;
}

}  // namespace

base::Result<std::vector<std::string>> evidence_of(client::Replica& replica) {
  std::vector<std::string> list;
  YIBAO_CHECK(replica.database().query("SELECT what FROM evidence", [&](const storage::Row& row) {
    list.push_back(row.text(0));
    return true;
  }));
  return list;
}

std::string check_replica(const WholeLog& log, ServerMachine& server, Device& device,
                          bool restored) {
  client::Replica& replica = device.replica();
  std::map<base::EventId, client::KeptEntry> here;
  const auto read = replica.entries().each([&](const client::KeptEntry& kept) {
    const auto event = protocol::decode_event(kept.event.payload);
    if (event && kept.stamp) here.emplace(event->id, kept);
    return true;
  });
  if (!read) return "entries unreadable: " + read.error().detail;
  const Visible visible = visible_to(log, device);
  std::set<base::EventId> ids;
  for (const domain::Entry& entry : log.entries) {
    const base::EventId& id = entry.event->id;
    const std::string what =
        std::string(entry.event->type_name()) + " " + id.text() + " of " + entry.event->unit.text();
    const auto kept = here.find(id);
    if (kept == here.end()) {
      if (visible.must.contains(id)) return "missing: " + what;
      continue;
    }
    ids.insert(id);
    // What released it may be lost by a restore; what was seen was seen.
    const bool may_have = restored || visible.must.contains(id) || visible.may.contains(id) ||
                          (device.took_sticks && stays_shown(*entry.event));
    if (!may_have) return "not its to see: " + what;
    if (*kept->second.stamp != *entry.stamp) return "another stamp: " + what;
    if (!kept->second.folded) return "left out of the fold: " + what;
    const bool found_secret = restored && was_found_secret(log, entry.event->subject);
    const bool may_lack = found_secret || !visible.words.contains(id);
    const std::string contents = check_contents(log, entry, server, device, may_lack, restored);
    if (!contents.empty()) return contents;
  }
  if (ids.size() != here.size()) return "has stamped entries that the log does not have";
  const auto evidence = evidence_of(replica);
  if (!evidence) return "evidence unreadable: " + evidence.error().detail;
  for (const std::string& what : *evidence) {
    if (what != "restored" || !restored) return "has evidence against the server: " + what;
  }
  std::string wrong = check_folds(log, ids, device);
  if (wrong.empty()) wrong = check_projections(replica);
  if (!wrong.empty()) return wrong;
  const auto report = client::verify_replica(replica, [](std::size_t) { return true; });
  if (!report) return "does not verify: " + report.error().detail;
  return report->faults.empty() ? "" : "does not verify: " + report->faults.front();
}

std::string check_branch(ServerMachine& server, Device& device) {
  server::LogStore& log = server.jurisdiction().writer().store().log();
  std::string wrong;
  const auto read = device.replica().entries().each([&](const client::KeptEntry& kept) {
    const auto event = protocol::decode_event(kept.event.payload);
    if (!event || !kept.stamp) return true;
    const auto found = log.find(event->id);
    if (!found || !*found) {
      wrong = "not in that log: " + event->id.text();
    } else if ((*found)->stamp != *kept.stamp) {
      wrong = "another stamp: " + event->id.text();
    }
    return wrong.empty();
  });
  if (!read) return "entries unreadable: " + read.error().detail;
  if (!wrong.empty()) return wrong;
  const auto report = client::verify_replica(device.replica(), [](std::size_t) { return true; });
  if (!report) return "does not verify: " + report.error().detail;
  return report->faults.empty() ? "" : "does not verify: " + report->faults.front();
}

std::string check_outbox(Device& device) {
  const auto left = device.replica().outbox().all(false);
  if (!left) return "outbox unreadable: " + left.error().detail;
  for (const client::OutboxEntry& each : *left) {
    const bool settled =
        each.state == client::OutboxState::kRefused || each.state == client::OutboxState::kHeld;
    if (!settled || !each.code) {
      return "left in the outbox without a reason: " + each.id.text() + " " +
             std::string(base::enum_name(each.state));
    }
  }
  return {};
}

}  // namespace yibao::simulation
