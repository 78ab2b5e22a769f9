// Topics, appeals, hand delivery, purges.
#include <nlohmann/json.hpp>

#include "client/cli/commander.h"
#include "client/core/commands/office.h"
#include "shared/report/table.h"

namespace yibao::cli {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

struct OfficeOptions {
  std::string id, title, file, text, until, reason, note, date, from, against, decision, number,
      classification, pages, copies, courier;
};

base::Result<Reply> issue_topics(Session& session, const OfficeOptions& options) {
  YIBAO_TRY(const std::string text, session.text_or_file(options.text, options.file));
  YIBAO_TRY(const base::Date from, session.date(options.from));
  YIBAO_TRY(const base::Date until, session.date(options.until));
  YIBAO_TRY(const domain::Subject id,
            client::issue_key_topics(session.replica(), options.title, text, from, until));
  return of_subject(session, id);
}

base::Result<Reply> appeal(Session& session, const OfficeOptions& options) {
  std::optional<base::EventId> against;
  if (!options.against.empty()) {
    against = base::EventId::parse(options.against);
    if (!against) return fail(usage("--against"));
  }
  YIBAO_TRY(const domain::Subject id,
            client::file_appeal(session.replica(), against, options.note));
  return of_subject(session, id);
}

base::Result<Reply> decide(Session& session, const OfficeOptions& options) {
  const auto decision = base::enum_from_name<domain::AppealDecision>(options.decision);
  if (!decision) return fail(usage("--decision " + base::enum_choices<domain::AppealDecision>()));
  YIBAO_TRY(const domain::Subject appeal,
            session.of_kind(client::RowKind::kOther, options.id, "term.appeal"));
  YIBAO_TRY(const base::EventId event,
            client::decide_appeal(session.replica(), appeal, *decision, options.note));
  return of_event(event);
}

base::Result<Reply> handoff(Session& session, const OfficeOptions& options) {
  domain::HandoffRegistered body;
  YIBAO_TRY(body.number, Session::whole(options.number, "--number"));
  const auto classification = base::enum_from_name<domain::Classification>(options.classification);
  if (!classification) {
    return fail(usage("--classification " + base::enum_choices<domain::Classification>()));
  }
  body.classification = *classification;
  YIBAO_TRY(body.pages, Session::whole(options.pages, "--pages"));
  YIBAO_TRY(body.copies, Session::whole(options.copies, "--copies"));
  YIBAO_TRY(body.courier, session.replica().find_person(options.courier));
  YIBAO_TRY(body.handed_on, session.date(options.date));
  YIBAO_TRY(const domain::Subject id, client::register_handoff(session.replica(), body));
  return of_subject(session, id);
}

base::Result<Reply> receive(Session& session, const OfficeOptions& options) {
  YIBAO_TRY(const base::Date date, session.date(options.date));
  YIBAO_TRY(const domain::Subject paper,
            session.of_kind(client::RowKind::kHandoff, options.id, "term.handoff"));
  YIBAO_TRY(const base::EventId event, client::receive_handoff(session.replica(), paper, date));
  return of_event(event);
}

base::Result<Reply> list_handoffs(Session& session) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(const auto subjects, replica.index().subjects(client::RowKind::kHandoff));
  json list = json::array();
  std::string text;
  for (const domain::Subject& subject : subjects) {
    YIBAO_TRY(const auto entries, replica.entries().about(subject));
    const domain::HandoffState state = domain::fold_handoff(subject, entries);
    if (!state.registered) continue;
    const auto& body = state.registered->body;
    list.push_back({{"handoff", subject.text()},
                    {"number", body.number},
                    {"classification", base::enum_name(body.classification)},
                    {"received", state.received.has_value()}});
    text += Session::short_id(subject) + "  " + std::to_string(body.number) + "  " +
            session.say("classification." + std::string(base::enum_name(body.classification))) +
            "  " + base::to_text(body.handed_on) + "  " +
            (state.received ? base::to_text(state.received->body.received_on) : "–") + "\n";
  }
  return Reply{json{{"handoffs", list}}.dump(), text, {}};
}

base::Result<Reply> purge(Session& session, const OfficeOptions& options) {
  YIBAO_TRY(const domain::Subject item, session.item(options.id));
  YIBAO_TRY(const base::EventId event,
            client::purge_contents(session.replica(), item, options.reason));
  return of_event(event);
}

}  // namespace

void add_office(Commander& commander) {
  const auto options = std::make_shared<OfficeOptions>();
  commander.add("topics issue", [options](Session& s) { return issue_topics(s, *options); })
      .option("title", options->title, true)
      .option("text", options->text)
      .option("file", options->file)
      .option("from", options->from)
      .option("until", options->until, true)
      .changes();
  commander.add("appeal file", [options](Session& s) { return appeal(s, *options); })
      .option("against", options->against)
      .option("note", options->note, true)
      .changes();
  commander.add("appeal decide", [options](Session& s) { return decide(s, *options); })
      .argument("appeal", options->id)
      .option("decision", options->decision, true)
      .option("note", options->note)
      .changes();
  commander.add("handoff register", [options](Session& s) { return handoff(s, *options); })
      .option("number", options->number, true)
      .option("classification", options->classification, true)
      .option("pages", options->pages, true)
      .option("copies", options->copies, true)
      .option("courier", options->courier, true)
      .option("date", options->date)
      .changes();
  commander.add("handoff receive", [options](Session& s) { return receive(s, *options); })
      .argument("handoff", options->id)
      .option("date", options->date)
      .changes();
  commander.add("handoff list", list_handoffs);
  commander.add("purge", [options](Session& s) { return purge(s, *options); })
      .argument("item", options->id)
      .option("reason", options->reason, true)
      .changes();
}

}  // namespace yibao::cli
