// The outbox: what waits, why something was refused, and what to do with it.
#include <nlohmann/json.hpp>

#include "client/cli/commander.h"
#include "client/core/outbox_actions.h"
#include "shared/report/table.h"

namespace yibao::cli {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

struct OutboxOptions {
  std::string id, file;
  bool all = false;
};

base::Result<base::EventId> event_of(Session& session, const std::string& text) {
  YIBAO_TRY(const auto entries, session.replica().outbox().all(true));
  std::optional<base::EventId> found;
  for (const client::OutboxEntry& entry : entries) {
    if (entry.id.text() == text || (text.size() >= 4 && entry.id.text().ends_with(text))) {
      found = entry.id;
    }
  }
  if (!found) return fail(ErrorCode::kNotFound, "event", base::TextArgs{{"what", text}});
  return *found;
}

base::Result<Reply> list(Session& session, const OutboxOptions& options) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(const auto entries, replica.outbox().all(options.all));
  report::Table table;
  table.column(session.say("cli.col.id"));
  table.column(session.say("cli.col.what"));
  table.column(session.say("cli.col.state"));
  table.column(session.say("cli.col.changed"));
  table.column(session.say("report.remark"));
  json list = json::array();
  for (const client::OutboxEntry& entry : entries) {
    YIBAO_TRY(const auto kept, replica.entries().find(entry.id));
    std::string type = "?";
    std::string subject;
    if (kept) {
      YIBAO_TRY(const domain::Event event, protocol::decode_event(kept->event.payload));
      type = event.type_name();
      subject = event.subject.text();
    }
    std::string why;
    json one = {{"event", entry.id.text()},
                {"type", type},
                {"subject", subject},
                {"state", base::enum_name(entry.state)},
                {"changed_at", base::to_rfc3339(entry.changed_at)}};
    if (entry.code) {
      why = texts::sentence(session.language(), base::Error(*entry.code, "", entry.args));
      one["code"] = base::name(*entry.code);
      one["sentence"] = why;
      const auto findings = texts::findings_of(session.language(), entry.args);
      if (!findings.empty()) one["findings"] = findings;
      for (const std::string& finding : findings) why += " " + finding;
    }
    table.row({Session::short_id(domain::Subject(entry.id.text())), session.say("event." + type),
               session.say("outbox." + std::string(base::enum_name(entry.state))),
               session.time_text(entry.changed_at), why});
    list.push_back(std::move(one));
  }
  return Reply{json{{"outbox", list}}.dump(),
               table.empty() ? session.say("cli.outbox_empty") + "\n" : table.text(),
               {}};
}

base::Result<Reply> retry(Session& session) {
  YIBAO_CHECK(session.replica().outbox().release_held(session.replica().now()));
  return Reply{"{}", "", {}};
}

base::Result<Reply> discard(Session& session, const OutboxOptions& options) {
  YIBAO_TRY(const base::EventId id, event_of(session, options.id));
  YIBAO_TRY(const std::size_t count, client::discard_event(session.replica(), id));
  return Reply{json{{"discarded", count}}.dump(),
               session.say("cli.discarded_events", {{"count", std::to_string(count)}}) + "\n",
               {}};
}

base::Result<Reply> export_event(Session& session, const OutboxOptions& options) {
  YIBAO_TRY(const base::EventId id, event_of(session, options.id));
  YIBAO_TRY(const std::string text, client::export_event(session.replica(), id));
  YIBAO_CHECK(storage::write_private_file(options.file, text));
  return Reply{json{{"file", options.file}}.dump(), options.file + "\n", {}};
}

}  // namespace

void add_outbox(Commander& commander) {
  const auto options = std::make_shared<OutboxOptions>();
  commander.add("outbox list", [options](Session& s) { return list(s, *options); })
      .flag("all", options->all);
  commander.add("outbox retry", retry).changes();
  commander.add("outbox discard", [options](Session& s) { return discard(s, *options); })
      .argument("event", options->id);
  commander.add("outbox export", [options](Session& s) { return export_event(s, *options); })
      .argument("event", options->id)
      .argument("file", options->file);
}

}  // namespace yibao::cli
