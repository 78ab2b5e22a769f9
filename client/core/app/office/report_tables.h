// Tables of reports as papers and spreadsheets have them. For the files office/*_paper.cc.
#pragma once

#include "client/papers/paper.h"
#include "client/papers/workbook.h"
#include "shared/report/bulletin.h"

namespace yibao::app {

papers::Table paper_table(const report::BulletinTable& table);
papers::Sheet sheet_of(const report::BulletinTable& table);
papers::Chart chart_of(const report::BulletinChart& chart);
// The first instant of a day written as "2024-04-08", which a file says of its making.
base::Timestamp made_on(const std::string& day);

}  // namespace yibao::app
