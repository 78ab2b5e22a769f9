// Bulletins: drafted, edited, published, looked at, exported.
#include <nlohmann/json.hpp>

#include "client/cli/bulletin_files.h"
#include "client/core/bulletin_drafting.h"
#include "shared/protocol/json_fields.h"
#include "shared/report/bulletin_changes.h"
#include "shared/report/bulletin_text.h"

namespace yibao::cli {
namespace {

using base::fail;
using nlohmann::json;

struct BulletinOptions {
  std::string id, period, number, corrects, title, head, office, addressees, copies, section,
      heading, text, file;
  std::vector<std::string> leave_out, take_in;
  bool awards = false;
  bool drop = false;
  BulletinFiles files;

  bool edits() const {
    return !(title + head + office + addressees + copies + number + section).empty() ||
           !leave_out.empty() || !take_in.empty() || drop;
  }
};

base::Result<client::BulletinPlan> plan_of(Session& session, const BulletinOptions& options) {
  client::BulletinPlan plan;
  if (!options.corrects.empty()) {
    YIBAO_TRY(const auto wrong, find_bulletin(session, options.corrects));
    const auto period = rules::parse_period(wrong.fact.body.period);
    if (!period) return fail(base::ErrorCode::kMalformed, "period");
    return client::BulletinPlan{wrong.kind(), *period, wrong.fact.id};
  }
  YIBAO_TRY(plan.period, session.period(options.period));
  if (options.awards) plan.kind = domain::BulletinKind::kAwards;
  return plan;
}

base::Status edit_section(Session& session, const BulletinOptions& options,
                          report::BulletinEdits& edits) {
  if (options.section.empty()) return {};
  report::SectionEdit* section = edits.section(options.section);
  if (section == nullptr) {
    edits.sections.push_back({options.section, "", "", "", false, true});
    section = &edits.sections.back();
  }
  if (!options.heading.empty()) section->heading = options.heading;
  if (options.text.empty() && options.file.empty()) return {};
  YIBAO_TRY(const std::string text, session.text_or_file(options.text, options.file));
  section->text = base::tidy_lines(text);
  if (section->text.size() > report::kSectionBytesMax) return fail(base::ErrorCode::kTooLarge);
  return {};
}

base::Status edit(Session& session, const BulletinOptions& options, report::BulletinEdits& edits) {
  const auto take = [](std::string& to, const std::string& from) {
    if (!from.empty()) to = from;
  };
  take(edits.title, options.title);
  take(edits.head_name, options.head);
  take(edits.office, options.office);
  take(edits.addressees, options.addressees);
  take(edits.copies, options.copies);
  if (!options.number.empty()) {
    YIBAO_TRY(edits.number, Session::whole(options.number, "--number"));
  }
  for (const bool out : {true, false}) {
    for (const std::string& id : out ? options.leave_out : options.take_in) {
      report::SectionEdit* section = edits.section(id);
      if (section != nullptr) section->left_out = out;
      if (section == nullptr) edits.leave_out(id, out);
    }
  }
  return edit_section(session, options, edits);
}

// As drafted now, with what was made of it before and what is asked for now, which is kept.
struct Prepared {
  client::BulletinPlan plan;
  report::BulletinEdits edits;
  report::Bulletin bulletin;
};
base::Result<Prepared> prepare(Session& session, const BulletinOptions& options) {
  client::Replica& replica = session.replica();
  Prepared prepared;
  YIBAO_TRY(prepared.plan, plan_of(session, options));
  if (options.drop) YIBAO_CHECK(replica.papers().remove(client::paper_of(prepared.plan)));
  YIBAO_TRY(prepared.edits, client::kept_edits(replica, prepared.plan));
  YIBAO_TRY(prepared.bulletin, client::draft_bulletin(replica, prepared.plan));
  report::follow(prepared.edits, prepared.bulletin);
  if (options.edits()) {
    YIBAO_CHECK(edit(session, options, prepared.edits));
    YIBAO_CHECK(replica.papers().put(client::paper_of(prepared.plan),
                                     report::encode(prepared.edits), replica.now()));
  }
  prepared.bulletin = report::edited(std::move(prepared.bulletin), prepared.edits);
  return prepared;
}

base::Result<Reply> draft(Session& session, const BulletinOptions& options) {
  YIBAO_TRY(const Prepared prepared, prepare(session, options));
  YIBAO_CHECK(write_files(session, options.files, prepared.bulletin));
  return Reply{report::encode(prepared.bulletin),
               report::to_text(session.language(), prepared.bulletin),
               {}};
}

base::Result<Reply> publish(Session& session, const BulletinOptions& options) {
  YIBAO_TRY(const client::BulletinPlan plan, plan_of(session, options));
  YIBAO_CHECK(client::check_publishable(session.replica(), plan));
  YIBAO_TRY(const Prepared prepared, prepare(session, options));
  YIBAO_TRY(const domain::Subject id, client::publish_bulletin(session.replica(), prepared.plan,
                                                               prepared.edits, prepared.bulletin));
  return of_subject(session, id);
}

base::Result<Reply> list_bulletins(Session& session) {
  YIBAO_TRY(const auto all, client::bulletins(session.replica()));
  json list = json::array();
  std::string text;
  for (const client::PublishedBulletin& each : all) {
    const auto snapshot = client::snapshot_of(session.replica(), each);
    const std::string title = snapshot ? snapshot->title : session.say("cli.words_gone");
    json entry = {{"bulletin", each.id.text()},
                  {"event", each.fact.id.text()},
                  {"period", each.fact.body.period},
                  {"number", each.fact.body.number},
                  {"kind", base::enum_name(each.kind())},
                  {"title", title},
                  {"sequence", each.fact.body.at_sequence},
                  {"number_repeated", each.number_repeated}};
    if (each.fact.body.corrects) entry["corrects"] = each.fact.body.corrects->text();
    if (each.corrected_by) entry["corrected_by"] = each.corrected_by->text();
    list.push_back(std::move(entry));
    text += Session::short_id(each.id) + "  " + std::to_string(each.fact.body.number) + "  " +
            each.fact.body.period + "  " + title +
            (each.corrected_by ? session.say("cli.bulletin_corrected") : "") +
            (each.number_repeated ? session.say("cli.bulletin_number_repeated") : "") + "\n";
  }
  return Reply{json{{"bulletins", list}}.dump(), text, {}};
}

base::Result<Reply> show(Session& session, const BulletinOptions& options) {
  YIBAO_TRY(const auto found, find_bulletin(session, options.id));
  YIBAO_TRY(const report::Bulletin bulletin, client::snapshot_of(session.replica(), found));
  YIBAO_CHECK(write_files(session, options.files, bulletin));
  return Reply{report::encode(bulletin), report::to_text(session.language(), bulletin), {}};
}

base::Result<Reply> write(Session& session, const BulletinOptions& options) {
  if (options.files.empty()) return fail(usage("--pdf, --docx, --xlsx, --csv"));
  YIBAO_TRY(Reply reply, show(session, options));
  reply.text.clear();
  return reply;
}

base::Result<Reply> changes(Session& session, const BulletinOptions& options) {
  YIBAO_TRY(const auto found, find_bulletin(session, options.id));
  YIBAO_TRY(const client::BulletinSince since,
            client::changes_since(session.replica(), found, true));
  json list = json::array();
  std::string text;
  for (const report::BulletinChange& change : since.changes) {
    list.push_back(protocol::to_json(change));
    text += report::change_words(change) + "\n";
  }
  if (text.empty()) text = session.say("cli.bulletin_unchanged") + "\n";
  return Reply{json{{"bulletin", found.id.text()}, {"changes", list}}.dump(), text, {}};
}

void add_edits(Command& command, BulletinOptions& options) {
  command.option("period", options.period)
      .option("corrects", options.corrects)
      .flag("awards", options.awards)
      .option("number", options.number)
      .option("title", options.title)
      .option("head", options.head)
      .option("issued-by", options.office)
      .option("addressees", options.addressees)
      .option("copies-to", options.copies)
      .option("section", options.section)
      .option("heading", options.heading)
      .option("text", options.text)
      .option("file", options.file)
      .list("leave-out", options.leave_out)
      .list("take-in", options.take_in)
      .flag("drop", options.drop);
}

}  // namespace

base::Result<client::PublishedBulletin> find_bulletin(Session& session, const std::string& text) {
  YIBAO_TRY(const auto all, client::bulletins(session.replica()));
  const auto fits = [&](const std::string& id) {
    return id == text || (text.size() >= 4 && id.ends_with(text));
  };
  for (const client::PublishedBulletin& each : all) {
    if (fits(each.id.text()) || fits(each.fact.id.text())) return each;
  }
  return fail(base::ErrorCode::kNotFound, "bulletin",
              base::TextArgs{{"what", session.say("term.bulletin") + " " + text}});
}

void add_bulletins(Commander& commander) {
  const auto options = std::make_shared<BulletinOptions>();
  Command& drafting =
      commander.add("bulletin draft", [options](Session& s) { return draft(s, *options); });
  add_edits(drafting, *options);
  options->files.add_to(drafting);
  Command& publishing =
      commander.add("bulletin publish", [options](Session& s) { return publish(s, *options); });
  add_edits(publishing, *options);
  publishing.changes();
  commander.add("bulletin list", list_bulletins);
  Command& showing =
      commander.add("bulletin show", [options](Session& s) { return show(s, *options); });
  options->files.add_to(showing.argument("bulletin", options->id));
  Command& writing =
      commander.add("bulletin export", [options](Session& s) { return write(s, *options); });
  options->files.add_to(writing.argument("bulletin", options->id));
  commander.add("bulletin changes", [options](Session& s) { return changes(s, *options); })
      .argument("bulletin", options->id);
}

}  // namespace yibao::cli
