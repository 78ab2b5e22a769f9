// A bulletin as a document on the screen, for the office and for units alike: head, sections,
// charts, annexes with their tables. Drawn from the snapshot.
#pragma once

#include "client/core/app/bulletin_lines.h"
#include "client/desktop/views/view.h"
#include "shared/report/bulletin.h"

namespace yibao::desktop {

void draw_bulletin_page(const View& view, const report::Bulletin& bulletin);
// In a panel that shows one thing after another: each is seen from its beginning.
void begin_at_top(std::string_view shown);
// All columns are there: what is wider than the room is scrolled sideways.
void draw_report_table(const View& view, const report::BulletinTable& table);

// 2024年第一季度政务信息工作通报; what a list calls it.
std::string bulletin_name(const View& view, const client::BulletinPlan& plan);
// 第3期　2024年第一季度政务信息工作通报.
std::string bulletin_title(const View& view, const app::BulletinLine& line);

}  // namespace yibao::desktop
