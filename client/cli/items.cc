// Items: looking at them, and what the office does with them.
#include <nlohmann/json.hpp>

#include "client/cli/commander.h"
#include "client/core/commands/adoption.h"
#include "client/core/commands/items.h"
#include "client/core/item_view.h"
#include "shared/report/table.h"

namespace yibao::cli {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

struct ItemOptions {
  std::string id, reason, note, title, file, journal, form, issue, date, level, post, category,
      credit, unit, stage, place;
  std::vector<std::string> sources, shares, flags;
};

base::Result<Reply> show(Session& session, const ItemOptions& options) {
  YIBAO_TRY(const domain::Subject item, session.item(options.id));
  YIBAO_TRY(const client::ItemView view, client::view_item(session.replica(), item));
  const std::string stage(base::enum_name(view.state.stage));
  json out = {{"item", item.text()},
              {"unit", view.state.unit.text()},
              {"stage", stage},
              {"pending", view.state.pending},
              {"journey", json::array()}};
  std::string text =
      session.say("cli.item_head", {{"id", Session::short_id(item)},
                                    {"unit", session.replica().unit_name(view.state.unit)},
                                    {"state", session.say("state." + stage)}}) +
      "\n\n";
  if (view.words) {
    out["title"] = view.words->title;
    out["body"] = view.words->body;
    text += view.words->title + "\n\n" + view.words->body + "\n\n";
    const domain::Offer* offer = view.state.current_offer();
    if (offer != nullptr && offer->body.phoned_at) {
      out["phoned_at"] = base::to_rfc3339(*offer->body.phoned_at);
      text += session.say("desk.phone.done", {{"when", session.time_text(*offer->body.phoned_at)},
                                              {"to", view.words->phoned_to}}) +
              "\n\n";
    }
  } else {
    text += session.say("cli.words_gone") + "\n\n";
  }
  if (view.edited) {
    out["edited"] = {{"title", view.edited->title}, {"body", view.edited->body}};
  }
  report::Table table;
  table.column(session.say("cli.col.time"));
  table.column(session.say("cli.col.what"));
  table.column(session.say("cli.col.who"));
  table.column(session.say("cli.col.receipt"));
  table.column(session.say("report.remark"));
  for (const client::JourneyStep& step : view.journey) {
    const std::string reason =
        client::term_text(session.replica(), session.language(), step.reason);
    std::string remark = reason;
    if (!step.note.empty()) remark += (remark.empty() ? "" : "：") + step.note;
    if (step.without_effect) remark += session.say("cli.without_effect");
    const std::string receipt =
        step.stamp ? "#" + std::to_string(step.stamp->sequence) : session.say("cli.pending");
    table.row({session.time_text(step.at), session.say("event." + step.type), step.author, receipt,
               remark});
    json one = {{"event", step.event.text()},
                {"type", step.type},
                {"at", base::to_rfc3339(step.at)},
                {"author", step.author},
                {"reason", step.reason},
                {"note", step.note},
                {"without_effect", step.without_effect}};
    if (step.stamp) one["sequence"] = step.stamp->sequence;
    out["journey"].push_back(std::move(one));
  }
  return Reply{out.dump(), text + table.text(), {}};
}

// What waits for the office, emergencies first, then the oldest; with --stage any other list.
base::Result<Reply> inbox(Session& session, const ItemOptions& options) {
  client::Replica& replica = session.replica();
  const auto stage =
      base::enum_from_name<domain::Stage>(options.stage.empty() ? "received" : options.stage);
  if (!stage) return fail(usage("--stage " + base::enum_choices<domain::Stage>()));
  YIBAO_TRY(auto rows, replica.index().items());
  std::reverse(rows.begin(), rows.end());
  std::stable_partition(rows.begin(), rows.end(), [](const auto& row) { return row.emergency; });
  report::Table table;
  table.column(session.say("cli.col.id"));
  table.column(session.say("report.unit"));
  table.column(session.say("cli.col.kind"));
  table.column(session.say("cli.col.changed"));
  table.column(session.say("cli.col.title"));
  json list = json::array();
  for (const client::ItemRow& row : rows) {
    if (row.stage != *stage) continue;
    if (!options.unit.empty()) {
      YIBAO_TRY(const auto unit, replica.find_unit(options.unit));
      if (row.unit != unit) continue;
    }
    table.row({Session::short_id(row.item), replica.unit_name(row.unit),
               client::term_text(replica, session.language(), row.kind),
               session.time_text(base::from_millis(row.changed_at)), row.title});
    list.push_back({{"item", row.item.text()},
                    {"unit", row.unit.text()},
                    {"kind", row.kind},
                    {"title", row.title},
                    {"words", row.word_count},
                    {"emergency", row.emergency}});
  }
  return Reply{json{{"items", list}}.dump(), table.text(), {}};
}

using ItemAct = base::Result<base::EventId> (*)(Session&, const domain::Subject&,
                                                const ItemOptions&);

base::Result<base::EventId> adopt(Session& session, const domain::Subject& item,
                                  const ItemOptions& options) {
  client::Adoption adoption;
  adoption.journal = options.journal;
  adoption.form = options.form;
  YIBAO_CHECK(Session::read(options.issue, "--issue", adoption.issue));
  YIBAO_TRY(adoption.on_date, session.date(options.date));
  adoption.reason = options.reason;
  return client::adopt_item(session.replica(), item, adoption);
}

// Without --issue it is taken out of the journal again.
base::Result<base::EventId> assign(Session& session, const domain::Subject& item,
                                   const ItemOptions& options) {
  client::Assignment assignment;
  assignment.journal = options.journal;
  assignment.form = options.form;
  YIBAO_CHECK(Session::read(options.issue, "--issue", assignment.issue));
  YIBAO_CHECK(Session::read(options.place, "--place", assignment.place));
  return client::assign_item(session.replica(), item, assignment);
}

base::Result<base::EventId> edit(Session& session, const domain::Subject& item,
                                 const ItemOptions& options) {
  YIBAO_TRY(const std::string body, session.text_from(options.file));
  return client::edit_item(session.replica(), item, options.title, body);
}

base::Result<base::EventId> merge(Session& session, const domain::Subject& item,
                                  const ItemOptions& options) {
  std::vector<domain::Subject> sources;
  for (const std::string& text : options.sources) {
    YIBAO_TRY(domain::Subject source, session.item(text));
    sources.push_back(std::move(source));
  }
  const auto credit = base::enum_from_name<domain::CreditPolicy>(
      options.credit.empty() ? "by_ruleset" : options.credit);
  if (!credit) return fail(usage("--credit " + base::enum_choices<domain::CreditPolicy>()));
  std::vector<std::int64_t> shares;
  for (const std::string& share : options.shares) {
    YIBAO_TRY(const std::int64_t percent, Session::whole(share, "--shares"));
    shares.push_back(percent);
  }
  return client::merge_items(session.replica(), item, sources, *credit, shares);
}

base::Result<Reply> retract(Session& session, const ItemOptions& options) {
  YIBAO_TRY(const base::EventId fact, session.event(options.id));
  YIBAO_TRY(const base::EventId event,
            client::retract_fact(session.replica(), fact, options.reason, options.note));
  return of_event(event);
}

base::Result<base::EventId> accept(Session& s, const domain::Subject& item, const ItemOptions&) {
  return client::accept_item(s.replica(), item);
}
base::Result<base::EventId> give_back(Session& s, const domain::Subject& item,
                                      const ItemOptions& o) {
  return client::return_item(s.replica(), item, o.reason, o.note);
}
base::Result<base::EventId> refuse(Session& s, const domain::Subject& item, const ItemOptions& o) {
  return client::refuse_item(s.replica(), item, o.reason, o.note);
}
base::Result<base::EventId> exclude(Session& s, const domain::Subject& item, const ItemOptions& o) {
  return client::exclude_item(s.replica(), item, o.category, o.note);
}
base::Result<base::EventId> forward(Session& s, const domain::Subject& item, const ItemOptions& o) {
  YIBAO_TRY(const base::Date date, s.date(o.date));
  return client::forward_item(s.replica(), item, o.level, date);
}
base::Result<base::EventId> instruct(Session& s, const domain::Subject& item,
                                     const ItemOptions& o) {
  YIBAO_TRY(const base::Date date, s.date(o.date));
  return client::instruct_item(s.replica(), item, o.level, o.post, date, o.note);
}
base::Result<base::EventId> inaccurate(Session& s, const domain::Subject& item,
                                       const ItemOptions& o) {
  YIBAO_TRY(const base::Date date, s.date(o.date));
  return client::find_inaccurate(s.replica(), item, date, o.flags, o.note);
}
base::Result<base::EventId> comment(Session& s, const domain::Subject& item, const ItemOptions& o) {
  return client::comment_item(s.replica(), item, o.note);
}
base::Result<base::EventId> ask_withdrawal(Session& s, const domain::Subject& item,
                                           const ItemOptions& o) {
  return client::ask_withdrawal(s.replica(), item, o.note);
}

}  // namespace

void add_items(Commander& commander) {
  const auto options = std::make_shared<ItemOptions>();
  const auto add = [&](const char* path, ItemAct act) -> Command& {
    return commander
        .add(path,
             [options, act](Session& session) -> base::Result<Reply> {
               YIBAO_TRY(const domain::Subject item, session.item(options->id));
               YIBAO_TRY(const base::EventId event, act(session, item, *options));
               return of_event(event);
             })
        .argument("item", options->id)
        .changes();
  };
  commander.add("item show", [options](Session& s) { return show(s, *options); })
      .argument("item", options->id);
  commander.add("item list", [options](Session& s) { return inbox(s, *options); })
      .option("stage", options->stage)
      .option("unit", options->unit);
  add("item accept", accept);
  add("item return", give_back)
      .option("reason", options->reason, true)
      .option("note", options->note);
  add("item refuse", refuse).option("reason", options->reason, true).option("note", options->note);
  add("item exclude", exclude)
      .option("category", options->category, true)
      .option("note", options->note);
  add("item edit", edit).option("title", options->title, true).option("file", options->file, true);
  add("item merge", merge)
      .list("sources", options->sources, true)
      .option("credit", options->credit)
      .list("shares", options->shares);
  add("item assign", assign)
      .option("journal", options->journal, true)
      .option("form", options->form)
      .option("issue", options->issue)
      .option("place", options->place);
  add("item adopt", adopt)
      .option("journal", options->journal, true)
      .option("form", options->form)
      .option("issue", options->issue)
      .option("date", options->date)
      .option("reason", options->reason);
  add("item forward", forward).option("level", options->level, true).option("date", options->date);
  add("item instruct", instruct)
      .option("level", options->level)
      .option("post", options->post)
      .option("date", options->date)
      .option("note", options->note);
  add("item inaccurate", inaccurate)
      .option("date", options->date)
      .list("flags", options->flags)
      .option("note", options->note);
  add("item comment", comment).option("note", options->note, true);
  add("item ask-withdrawal", ask_withdrawal).option("note", options->note);
  commander.add("item retract", [options](Session& s) { return retract(s, *options); })
      .argument("event", options->id)
      .option("reason", options->reason, true)
      .option("note", options->note)
      .changes();
}

}  // namespace yibao::cli
