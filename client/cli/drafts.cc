// Drafts: written, checked, kept, offered.
#include <nlohmann/json.hpp>

#include "client/cli/commander.h"
#include "client/core/commands/drafts.h"
#include "client/core/commands/phone_report.h"
#include "client/core/item_view.h"
#include "shared/report/table.h"
#include "shared/rules/terms.h"

namespace yibao::cli {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

struct DraftOptions {
  std::string id, title, file, kind, data_as_of, event_date, tone, commission, number;
  std::vector<std::string> topics, flags, authors, co_units;
  std::string signer, contact, telephone;
  bool emergency = false;
  std::string what, to, at;  // of a telephone report
  bool declare = false;
  std::int64_t revision = 0;
};

// Puts what was given on the command line over the document. A text file's first line is its title.
base::Status fill(Session& session, const DraftOptions& options, client::DraftDocument& document) {
  client::Replica& replica = session.replica();
  const auto ruleset = replica.ruleset();
  if (!ruleset) return fail(ErrorCode::kRulesetMissing);
  if (!options.file.empty()) {
    YIBAO_TRY(const std::string text, session.text_from(options.file));
    const std::size_t gap = text.find("\n\n");
    const bool titled = options.title.empty() && gap != std::string::npos && text.find('\n') == gap;
    document.words.title = titled ? text.substr(0, gap) : document.words.title;
    document.words.body = titled ? text.substr(gap + 2) : text;
    while (document.words.body.ends_with('\n')) document.words.body.pop_back();
  }
  if (!options.title.empty()) document.words.title = options.title;
  if (!options.kind.empty()) {
    YIBAO_TRY(document.kind, rules::code_of(ruleset->words.kinds, options.kind, "kind"));
  }
  for (const std::string& topic : options.topics) {
    YIBAO_TRY(std::string code, rules::code_of(ruleset->words.topics, topic, "topic"));
    document.topics.push_back(std::move(code));
  }
  for (const std::string& flag : options.flags) {
    YIBAO_TRY(std::string code, rules::code_of(ruleset->words.flags, flag, "flag"));
    document.flags.push_back(std::move(code));
  }
  for (const std::string& unit : options.co_units) {
    YIBAO_TRY(base::UnitCode code, replica.find_unit(unit));
    document.co_units.push_back(std::move(code));
  }
  if (!options.authors.empty()) document.words.authors = options.authors;
  if (!options.signer.empty()) document.words.signer = options.signer;
  if (!options.contact.empty()) document.words.contact = options.contact;
  if (!options.telephone.empty()) document.words.telephone = options.telephone;
  if (!options.data_as_of.empty()) {
    YIBAO_TRY(document.data_as_of, session.date(options.data_as_of));
  }
  if (!options.event_date.empty()) {
    YIBAO_TRY(document.event_date, session.date(options.event_date));
  }
  if (!options.tone.empty()) {
    const auto tone = base::enum_from_name<domain::Tone>(options.tone);
    if (!tone) return fail(usage("--tone " + base::enum_choices<domain::Tone>()));
    document.tone = *tone;
  }
  if (!options.commission.empty()) {
    YIBAO_TRY(document.commission, session.commission(options.commission));
  }
  document.emergency = document.emergency || options.emergency;
  client::fill_people(replica, document.words);
  return {};
}

base::Result<Reply> create(Session& session, const DraftOptions& options) {
  client::DraftDocument document;
  YIBAO_CHECK(fill(session, options, document));
  YIBAO_TRY(const domain::Subject draft, client::new_draft(session.replica(), document));
  return Reply{json{{"draft", draft.text()}, {"title", document.words.title}}.dump(),
               Session::short_id(draft) + "  " + document.words.title + "\n",
               {}};
}

base::Result<Reply> phone(Session& session, const DraftOptions& options) {
  client::PhoneReport report{session.replica().now(), options.to, options.what};
  if (!options.at.empty()) {
    YIBAO_TRY(report.at, session.time(options.at));
  }
  YIBAO_TRY(const domain::Subject draft, client::log_phone_report(session.replica(), report));
  return Reply{json{{"draft", draft.text()}, {"title", options.what}}.dump(),
               Session::short_id(draft) + "  " + options.what + "\n",
               {}};
}

base::Result<Reply> edit(Session& session, const DraftOptions& options) {
  YIBAO_TRY(const domain::Subject draft, session.draft(options.id));
  YIBAO_TRY(client::DraftDocument document, client::open_draft(session.replica(), draft));
  YIBAO_CHECK(fill(session, options, document));
  YIBAO_TRY(const std::int64_t revision, client::save_draft(session.replica(), draft, document));
  return Reply{json{{"draft", draft.text()}, {"revision", revision}}.dump(),
               session.say("cli.saved") + "\n",
               {}};
}

base::Result<Reply> list_drafts(Session& session) {
  client::Replica& replica = session.replica();
  report::Table table;
  table.column(session.say("cli.col.id"));
  table.column(session.say("cli.col.state"));
  table.column(session.say("cli.col.changed"));
  table.column(session.say("cli.col.title"));
  json list = json::array();
  const auto add = [&](const domain::Subject& id, const std::string& state, base::Timestamp at,
                       const std::string& title, bool pending) {
    table.row({Session::short_id(id), session.say("state." + state), session.time_text(at), title});
    list.push_back({{"id", id.text()},
                    {"state", state},
                    {"title", title},
                    {"pending", pending},
                    {"changed_at", base::to_rfc3339(at)}});
  };
  YIBAO_TRY(const auto drafts, replica.drafts().all());
  for (const client::DraftInfo& draft : drafts) {
    YIBAO_TRY(const auto document, replica.drafts().load(draft.draft));
    add(draft.draft, "drafting", draft.changed_at, document ? document->words.title : "", true);
  }
  YIBAO_TRY(const auto rows, replica.index().items());
  for (const client::ItemRow& row : rows) {
    add(row.item, std::string(base::enum_name(row.stage)), base::from_millis(row.changed_at),
        row.words_gone ? session.say("cli.words_gone") : row.title, row.pending);
  }
  return Reply{json{{"drafts", list}}.dump(), table.text(), {}};
}

std::string findings_text(Session& session, const std::vector<rules::Finding>& findings,
                          json& list) {
  std::string text;
  for (const rules::Finding& finding : findings) {
    const std::string severity(base::enum_name(finding.severity));
    const std::string sentence = session.say("finding." + finding.code, finding.args);
    list.push_back({{"code", finding.code},
                    {"severity", severity},
                    {"sentence", sentence},
                    {"clause", finding.clause}});
    text += "[" + session.say("severity." + severity) + "] " + sentence;
    if (!finding.clause.empty()) text += "（" + finding.clause + "）";
    text += "\n";
  }
  return text;
}

base::Result<Reply> check(Session& session, const DraftOptions& options) {
  YIBAO_TRY(const domain::Subject draft, session.draft(options.id));
  YIBAO_TRY(const auto document, client::open_draft(session.replica(), draft));
  YIBAO_TRY(const auto findings, client::check_draft(session.replica(), document));
  json list = json::array();
  std::string text = findings_text(session, findings, list);
  if (findings.empty()) text = session.say("cli.no_findings") + "\n";
  const auto count = rules::count_body(*session.replica().ruleset(), document.words);
  text += session.say("cli.word_count", {{"count", std::to_string(count)}}) + "\n";
  return Reply{json{{"findings", list}, {"words", count}}.dump(), text, {}};
}

base::Result<Reply> history(Session& session, const DraftOptions& options) {
  YIBAO_TRY(const domain::Subject draft, session.draft(options.id));
  YIBAO_TRY(const auto revisions, session.replica().drafts().history(draft));
  json list = json::array();
  std::string text;
  for (const client::RevisionInfo& each : revisions) {
    list.push_back({{"revision", each.number}, {"saved_at", base::to_rfc3339(each.saved_at)}});
    text += std::to_string(each.number) + "  " + session.time_text(each.saved_at) + "\n";
  }
  return Reply{json{{"revisions", list}}.dump(), text, {}};
}

base::Result<Reply> restore(Session& session, const DraftOptions& options) {
  YIBAO_TRY(const domain::Subject draft, session.draft(options.id));
  YIBAO_TRY(const std::int64_t number, Session::whole(options.number, "revision"));
  YIBAO_TRY(const auto document, session.replica().drafts().revision(draft, number));
  if (!document) {
    return fail(ErrorCode::kNotFound, "revision", base::TextArgs{{"what", options.number}});
  }
  YIBAO_CHECK(client::save_draft(session.replica(), draft, *document));
  return Reply{"{}", session.say("cli.saved") + "\n", {}};
}

base::Result<Reply> discard(Session& session, const DraftOptions& options) {
  YIBAO_TRY(const domain::Subject draft, session.draft(options.id));
  YIBAO_CHECK(client::discard_draft(session.replica(), draft));
  return Reply{"{}", session.say("cli.discarded") + "\n", {}};
}

base::Result<Reply> offer(Session& session, const DraftOptions& options) {
  YIBAO_TRY(const domain::Subject draft, session.draft(options.id));
  YIBAO_TRY(const base::EventId event,
            client::offer_draft(session.replica(), draft, options.declare));
  Reply reply;
  reply.event = event;
  reply.text = session.say("cli.offered") + "\n";
  return reply;
}

}  // namespace

void add_drafts(Commander& commander) {
  const auto draft = std::make_shared<DraftOptions>();
  const auto with_fields = [&](Command& command) {
    command.option("title", draft->title)
        .option("file", draft->file)
        .option("kind", draft->kind)
        .list("topics", draft->topics)
        .list("flags", draft->flags)
        .list("authors", draft->authors)
        .list("co-units", draft->co_units)
        .option("signer", draft->signer)
        .option("contact", draft->contact)
        .option("telephone", draft->telephone)
        .option("data-as-of", draft->data_as_of)
        .option("event-date", draft->event_date)
        .option("tone", draft->tone)
        .option("commission", draft->commission)
        .flag("emergency", draft->emergency);
  };
  with_fields(commander.add("draft new", [draft](Session& s) { return create(s, *draft); }));
  with_fields(commander.add("draft edit", [draft](Session& s) { return edit(s, *draft); })
                  .argument("draft", draft->id));
  commander.add("draft phone", [draft](Session& s) { return phone(s, *draft); })
      .option("what", draft->what)
      .option("told", draft->to)
      .option("at", draft->at);
  commander.add("draft list", list_drafts);
  commander.add("draft check", [draft](Session& s) { return check(s, *draft); })
      .argument("draft", draft->id);
  commander.add("draft history", [draft](Session& s) { return history(s, *draft); })
      .argument("draft", draft->id);
  commander.add("draft restore", [draft](Session& s) { return restore(s, *draft); })
      .argument("draft", draft->id)
      .argument("revision", draft->number);
  commander.add("draft discard", [draft](Session& s) { return discard(s, *draft); })
      .argument("draft", draft->id);
  commander.add("draft offer", [draft](Session& s) { return offer(s, *draft); })
      .argument("draft", draft->id)
      .flag("not-secret", draft->declare)
      .changes();
}

}  // namespace yibao::cli
