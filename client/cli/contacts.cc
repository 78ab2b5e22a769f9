// The contact table: shown, written into a file, brought in from one.
#include "client/core/contacts/contact_rows.h"

#include <nlohmann/json.hpp>

#include "client/cli/commander.h"
#include "client/core/contacts/contact_plan.h"
#include "client/papers/sheet_rows.h"
#include "client/papers/xlsx_writer.h"
#include "shared/report/table.h"
#include "shared/storage/files.h"

namespace yibao::cli {
namespace {

using base::fail;
using nlohmann::json;

struct ContactOptions {
  std::string file, sheet, whole_unit;
  std::vector<std::string> units;  // written=meant
  std::vector<std::string> leave_out;
  bool dry_run = false;
};

base::Result<Reply> show_contacts(Session& session) {
  const client::ContactRows rows = client::contact_rows(session.replica(), session.language());
  report::Table table;
  for (const std::string& heading : rows.headings) table.column(heading);
  for (const auto& row : rows.rows) table.row(row);
  const json out = {{"title", rows.title},
                    {"clause", rows.clause},
                    {"headings", rows.headings},
                    {"rows", rows.rows}};
  return Reply{out.dump(), table.text(), {}};
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

std::string csv_of(const client::ContactRows& rows) {
  std::string csv = "\xEF\xBB\xBF";  // so that spreadsheets read it as what it is
  const auto add = [&](const std::vector<std::string>& row) {
    for (std::size_t i = 0; i < row.size(); ++i) csv += (i > 0 ? "," : "") + csv_cell(row[i]);
    csv += "\n";
  };
  add(rows.headings);
  for (const auto& row : rows.rows) add(row);
  return csv;
}

papers::Workbook workbook_of(const client::ContactRows& rows, base::Timestamp made_at) {
  papers::Workbook book;
  book.title = rows.title;
  book.made_at = made_at;
  papers::Sheet sheet;
  sheet.name = sheet.title = rows.title;
  sheet.header = rows.headings;
  for (const auto& row : rows.rows) {
    std::vector<papers::SheetCell> cells;
    for (const std::string& text : row) cells.push_back(papers::text_cell(text));
    sheet.rows.push_back(std::move(cells));
  }
  book.sheets.push_back(std::move(sheet));
  return book;
}

// By the file's name: a spreadsheet, else separated values.
base::Result<Reply> export_table(Session& session, const ContactOptions& options) {
  const client::ContactRows rows = client::contact_rows(session.replica(), session.language());
  std::string bytes = csv_of(rows);
  if (options.file.ends_with(".xlsx")) {
    YIBAO_TRY(bytes, papers::to_xlsx(workbook_of(rows, session.replica().now())));
  }
  YIBAO_CHECK(storage::write_file(options.file, bytes));
  return Reply{
      json{{"file", options.file}, {"rows", rows.rows.size()}}.dump(), options.file + "\n", {}};
}

base::Result<client::ContactChoices> choices_of(Session& session, const ContactOptions& options,
                                                const client::ReadContacts& read) {
  client::ContactChoices choices;
  for (const std::string& pair : options.units) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos) return fail(usage("--units " + pair));
    YIBAO_TRY(choices.units[pair.substr(0, equals)],
              session.replica().find_unit(pair.substr(equals + 1)));
  }
  if (!options.whole_unit.empty()) {
    YIBAO_TRY(choices.whole_table, session.replica().find_unit(options.whole_unit));
  }
  for (const std::string& text : options.leave_out) {
    YIBAO_TRY(const std::int64_t row, Session::whole(text, "--leave-rows"));
    for (std::size_t i = 0; i < read.people.size(); ++i) {
      if (static_cast<std::int64_t>(read.people[i].row) == row) choices.left_out.insert(i);
    }
  }
  return choices;
}

json line_of(const Session& session, const client::Replica& replica,
             const client::PlannedContact& line, std::string& text) {
  const client::ReadPerson& read = *line.read;
  const std::string fate(base::enum_name(line.fate));
  const std::string unit = line.unit ? replica.unit_name(*line.unit) : read.unit;
  text += std::to_string(read.row) + "  " + session.say("cli.fate." + fate) + "  " + unit + "  " +
          read.name + "\n";
  json changes = json::array();
  for (const client::PersonDifference& each : line.changes) {
    changes.push_back({{"field", each.field}, {"before", each.before}, {"after", each.after}});
    text += "    " +
            session.say("cli.difference", {{"field", "@cli.field." + each.field},
                                           {"before", each.before},
                                           {"after", each.after}}) +
            "\n";
  }
  json faults = json::array();
  for (const auto& [fault, what] : read.faults) {
    const std::string name(base::enum_name(fault));
    faults.push_back({{"fault", name}, {"what", what}});
    text += "    " + session.say("cli.fault." + name, {{"what", what}}) + "\n";
  }
  json similar = json::array();
  for (const base::UnitCode& each : line.similar) {
    similar.push_back(each.text());
    text += "    " + session.say("cli.perhaps_unit", {{"unit", replica.unit_name(each)}}) + "\n";
  }
  return {{"row", read.row},    {"name", read.name},
          {"fate", fate},       {"unit", line.unit ? line.unit->text() : ""},
          {"changes", changes}, {"faults", faults},
          {"similar", similar}};
}

base::Result<Reply> import_table(Session& session, const ContactOptions& options) {
  client::Replica& replica = session.replica();
  YIBAO_TRY(papers::SheetRows sheet, papers::read_sheet_file(options.file, options.sheet));
  client::TableRows rows;
  for (papers::SheetRow& row : sheet.rows) rows.push_back({row.number, std::move(row.cells)});
  YIBAO_TRY(client::ReadContacts read, client::read_contacts(rows));
  const auto kept = std::make_shared<const client::ReadContacts>(std::move(read));
  YIBAO_TRY(const auto choices, choices_of(session, options, *kept));
  const client::ContactPlan plan = client::plan_contacts(replica, kept, choices);
  json lines = json::array();
  std::string text;
  for (const client::PlannedContact& line : plan.lines) {
    lines.push_back(line_of(session, replica, line, text));
  }
  json out = {{"lines", lines},
              {"added", plan.count(client::ContactFate::kNew)},
              {"changed", plan.count(client::ContactFate::kChanged)},
              {"done", false}};
  if (!options.dry_run) {
    YIBAO_TRY(const auto outcome, client::import_contacts(replica, plan, choices));
    out["done"] = true;
    text += session.say("cli.contacts_imported", {{"added", std::to_string(outcome.added)},
                                                  {"changed", std::to_string(outcome.changed)}}) +
            "\n";
  }
  return Reply{out.dump(), text, {}};
}

}  // namespace

void add_contacts(Commander& commander) {
  const auto options = std::make_shared<ContactOptions>();
  commander.add("contacts show", show_contacts);
  commander.add("contacts export", [options](Session& s) { return export_table(s, *options); })
      .argument("file", options->file);
  commander.add("contacts import", [options](Session& s) { return import_table(s, *options); })
      .argument("file", options->file)
      .option("sheet", options->sheet)
      .list("units", options->units)
      .option("whole-unit", options->whole_unit)
      .list("leave-rows", options->leave_out)
      .flag("dry-run", options->dry_run)
      .changes();
}

}  // namespace yibao::cli
