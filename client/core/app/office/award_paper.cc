#include "client/core/app/office/award_paper.h"

#include "client/core/app/office/report_tables.h"
#include "shared/report/award_bulletin.h"
#include "shared/report/bulletin_voice.h"
#include "shared/report/period_words.h"

namespace yibao::app {
namespace {

using report::say;

report::BulletinTable sheet(const report::Bulletin& bulletin) {
  const auto period = rules::parse_period(bulletin.period);
  const std::string words =
      period ? report::period_words(report::kBulletinLanguage, *period) : bulletin.period;
  return report::payee_sheet(say("bulletin.table.payees", {{"period", words}}), bulletin.settled);
}

// By which bulletin it is paid.
std::string basis(const report::Bulletin& bulletin) {
  return say("bulletin.paper.paid_by",
             {{"title", bulletin.title}, {"issue", bulletin.head ? bulletin.head->issue : ""}});
}

}  // namespace

papers::Paper payee_paper(const report::Bulletin& bulletin) {
  const report::BulletinTable table = sheet(bulletin);
  papers::Paper paper;
  paper.title = table.annex;
  paper.remark = basis(bulletin);
  paper.made_at = made_on(bulletin.head ? bulletin.head->issued : bulletin.as_of);
  papers::Table on_paper = paper_table(table);
  on_paper.shares = {0.6, 1.6, 1.4, 3.6, 1.1, 1.2};
  paper.blocks.push_back(std::move(on_paper));
  paper.blocks.push_back(papers::Gap{});
  paper.blocks.push_back(
      papers::Signatures{{say("bulletin.paper.made_by"), say("bulletin.paper.checked_by"),
                          say("bulletin.paper.approved_by")}});
  return paper;
}

papers::Workbook payee_workbook(const report::Bulletin& bulletin) {
  papers::Workbook workbook;
  papers::Sheet on_sheet = sheet_of(sheet(bulletin));
  workbook.title = on_sheet.title;
  workbook.made_at = made_on(bulletin.head ? bulletin.head->issued : bulletin.as_of);
  on_sheet.remark = basis(bulletin);
  workbook.sheets.push_back(std::move(on_sheet));
  return workbook;
}

}  // namespace yibao::app
