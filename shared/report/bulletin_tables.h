// The tables and charts of a bulletin: places in each ranking, targets, measures, commissions; the
// months of the year, the best of each ranking. Parts of bulletin_draft.h.
#pragma once

#include "shared/report/bulletin_draft.h"
#include "shared/report/bulletin_figures.h"

namespace yibao::report {

// 累计积分, 完成率: what a ranking goes by, as a table heads it.
std::string key_heading(const BulletinFigures& figures, const rules::Ranking& ranking,
                        const rules::RankKey& key);
// One for each ranking, or for each group of it.
std::vector<BulletinTable> ranking_tables(const BulletinFigures& figures);
// The best of each, after its table.
std::vector<BulletinChart> ranking_charts(const BulletinFigures& figures);

// What each unit has done of what it was to do; without targets there is none.
std::optional<BulletinTable> targets_table(const BulletinFigures& figures);
std::optional<BulletinTable> measures_table(const BulletinFigures& figures);
std::optional<BulletinTable> commissions_table(const BulletinFigures& figures,
                                               const BulletinSource& source);

// Where they are too many for the text.
std::optional<BulletinTable> interviews_table(const BulletinFigures& figures);

// What was submitted and adopted in each month of the year so far; of one month there is none.
std::optional<BulletinChart> months_chart(const BulletinFigures& figures);

}  // namespace yibao::report
