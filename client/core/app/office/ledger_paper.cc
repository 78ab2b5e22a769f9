#include "client/core/app/office/ledger_paper.h"

#include "client/core/app/office/report_tables.h"

namespace yibao::app {
namespace {

class LedgerWriter {
 public:
  LedgerWriter(texts::Language language, papers::Paper& paper)
      : language_(language), paper_(paper) {}

  void write(const report::UnitStatement& statement) {
    add_lines(statement.places);
    add_heading("report.paper.targets");
    if (statement.targets.rows.empty()) {
      add_line(texts::text(language_, "report.no_targets"));
    } else {
      add_table(statement.targets, {2.2, 1, 0.8, 0.8, 1, 2.2});
    }
    if (!statement.completion.empty()) add_line(statement.completion);
    if (statement.rules) {
      add_heading("report.paper.points");
      add_table(*statement.rules, {2.6, 0.9, 0.9, 2, 3});
      add_lines(statement.overridden);
    }
    if (!statement.rows.rows.empty()) {
      add_heading("report.paper.rows");
      add_table(statement.rows, {1.3, 1.8, 0.8, 1.8, 1.8, 2.4});
    }
    if (!statement.total.empty()) add_line(statement.total);
    add_lines(statement.rewards);
    add_lines(statement.incomplete);
  }

 private:
  void add_heading(const char* key) {
    paper_.blocks.push_back(papers::Heading{texts::text(language_, key)});
  }
  void add_line(const std::string& line) {
    paper_.blocks.push_back(papers::Paragraph{line, false});
  }
  void add_lines(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) add_line(line);
  }
  void add_table(const report::BulletinTable& table, std::vector<double> shares) {
    papers::Table on_paper = paper_table(table);
    on_paper.shares = std::move(shares);
    paper_.blocks.push_back(std::move(on_paper));
  }

  texts::Language language_;
  papers::Paper& paper_;
};

}  // namespace

papers::Paper ledger_paper(texts::Language language, const report::UnitStatement& statement,
                           base::Timestamp made_at) {
  papers::Paper paper;
  paper.title = statement.title;
  paper.remark = statement.heading;
  paper.made_at = made_at;
  LedgerWriter(language, paper).write(statement);
  return paper;
}

papers::Paper feedback_paper(texts::Language language,
                             const std::vector<report::UnitStatement>& statements,
                             base::Timestamp made_at) {
  papers::Paper paper;
  paper.made_at = made_at;
  for (const report::UnitStatement& statement : statements) {
    if (paper.title.empty()) {
      paper.title = statement.title;
      paper.remark = statement.heading;
    } else {
      paper.blocks.push_back(papers::Annex{"", statement.title});
    }
    LedgerWriter(language, paper).write(statement);
  }
  return paper;
}

papers::Workbook ledger_workbook(texts::Language language, const report::UnitStatement& statement,
                                 base::Timestamp made_at) {
  papers::Workbook workbook;
  workbook.title = statement.title;
  workbook.made_at = made_at;
  const auto add = [&](const report::BulletinTable& table, const char* key) {
    if (table.rows.empty()) return;
    papers::Sheet sheet = sheet_of(table);
    sheet.name = texts::text(language, key);
    sheet.title = statement.title + "　" + sheet.name;
    sheet.remark = statement.heading;
    workbook.sheets.push_back(std::move(sheet));
  };
  add(statement.targets, "report.paper.targets");
  if (statement.rules) add(*statement.rules, "report.paper.points");
  add(statement.rows, "report.paper.rows");
  return workbook;
}

}  // namespace yibao::app
