// Records from before Yibao was in use: in, listed, out again.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "client/cli/commander.h"
#include "client/core/past/past_import.h"
#include "client/papers/sheet_rows.h"
#include "shared/report/table.h"

namespace yibao::cli {
namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;

struct PastOptions {
  std::string file, sheet, import, note;
  std::string reason = "mistake";
  bool dry_run = false;
};

base::Result<client::PastFile> read(Session& session, const PastOptions& options) {
  const auto words = client::past_words(session.replica());
  if (!words) return fail(ErrorCode::kRulesetMissing);
  YIBAO_TRY(papers::SheetRows sheet, papers::read_sheet_file(options.file, options.sheet));
  client::TableRows rows;
  for (papers::SheetRow& row : sheet.rows) rows.push_back({row.number, std::move(row.cells)});
  return client::read_past_file(client::csv_of(rows), *words);
}

// Every fault with its place; nothing is done.
base::Error told_faults(const Session& session, const PastOptions& options,
                        const client::PastFile& file) {
  for (const rules::Problem& problem : file.problems) {
    const std::string sentence = client::fault_text(problem, session.language());
    std::fprintf(stderr, "  %s\n", sentence.c_str());
  }
  return base::Error(ErrorCode::kRecordsInvalid, options.file,
                     {{"count", std::to_string(file.problems.size())}});
}

std::string remarks_on(const Session& session, const client::PastFile& file,
                       const client::PastPlan& plan) {
  std::string text;
  const auto remark = [&](std::string_view key, std::size_t count) {
    if (count > 0) text += session.say(key, {{"count", std::to_string(count)}}) + "\n";
  };
  remark("cli.past.known", plan.known);
  remark("cli.past.overlapping", plan.overlapping);
  remark("cli.past.authors", file.with_authors);
  remark("cli.past.notes", file.with_notes);
  return text;
}

base::Result<Reply> import_records(Session& session, const PastOptions& options) {
  YIBAO_TRY(const client::PastFile file, read(session, options));
  if (!file.problems.empty()) return fail(told_faults(session, options, file));
  YIBAO_TRY(const client::PastPlan plan, client::plan_past(session.replica(), file));
  report::Table table;
  for (const char* key : {"report.unit", "cli.col.year", "cli.col.rows", "cli.col.what"}) {
    table.column(session.say(key));
  }
  json totals = json::array();
  for (const client::PastTotal& total : plan.totals) {
    std::string records;
    for (const auto& [record, count] : total.records) {
      records += (records.empty() ? "" : " ") + record + "=" + std::to_string(count);
    }
    table.row({total.unit_name, std::to_string(total.year), std::to_string(total.rows), records});
    totals.push_back({{"unit", total.unit.text()},
                      {"year", total.year},
                      {"rows", total.rows},
                      {"records", total.records}});
  }
  json out = {{"totals", totals},
              {"rows", plan.fresh.size()},
              {"known", plan.known},
              {"overlapping", plan.overlapping},
              {"authors_left_out", file.with_authors},
              {"notes_left_out", file.with_notes},
              {"done", false}};
  std::string text = table.text() + remarks_on(session, file, plan);
  if (!options.dry_run) {
    const std::string name = std::filesystem::path(options.file).filename().string();
    YIBAO_TRY(const auto outcome, client::import_past(session.replica(), plan, name));
    out["done"] = true;
    out["import"] = outcome.file;
    out["events"] = outcome.events;
    text += session.say("cli.past.imported",
                        {{"rows", std::to_string(outcome.rows)}, {"import", outcome.file}}) +
            "\n";
  }
  return Reply{out.dump(), text, {}};
}

base::Result<Reply> list_imports(Session& session) {
  YIBAO_TRY(const auto imports, client::past_imports(session.replica()));
  report::Table table;
  for (const char* key :
       {"cli.col.import", "report.date", "cli.col.file", "cli.col.rows", "report.remark"}) {
    table.column(session.say(key));
  }
  json list = json::array();
  for (const client::PastImport& import : imports) {
    table.row({import.file, session.time_text(import.at), import.name, std::to_string(import.rows),
               import.retracted ? session.say("cli.without_effect") : ""});
    list.push_back({{"import", import.file},
                    {"name", import.name},
                    {"at", base::to_rfc3339(import.at)},
                    {"rows", import.rows},
                    {"units", import.units.size()},
                    {"retracted", import.retracted}});
  }
  return Reply{json{{"imports", list}}.dump(), table.text(), {}};
}

base::Result<Reply> retract(Session& session, const PastOptions& options) {
  YIBAO_TRY(const std::size_t count,
            client::retract_past(session.replica(), options.import, options.reason, options.note));
  return Reply{json{{"retracted", count}}.dump(), session.say("cli.past.retracted") + "\n", {}};
}

}  // namespace

void add_past_records(Commander& commander) {
  const auto options = std::make_shared<PastOptions>();
  commander.add("records import", [options](Session& s) { return import_records(s, *options); })
      .argument("file", options->file)
      .option("sheet", options->sheet)
      .flag("dry-run", options->dry_run)
      .changes();
  commander.add("records list", list_imports);
  commander.add("records retract", [options](Session& s) { return retract(s, *options); })
      .argument("import", options->import)
      .option("reason", options->reason)
      .option("note", options->note)
      .changes();
}

}  // namespace yibao::cli
