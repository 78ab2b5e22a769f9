#include "client/core/app/office/asking_place.h"

#include <algorithm>

namespace yibao::app {

AskingPlace::AskingPlace(Desk& desk, base::Clock& clock, Way& way)
    : form(desk, clock), one(desk, way), way_(way), list_(desk, &asking_sheet) {}

void AskingPlace::refresh(const Snapshot& snapshot) {
  if (comes_back_) one.open(*std::exchange(comes_back_, std::nullopt));
  list_.refresh(snapshot);
  if (one.opened()) return one.refresh(snapshot);
  if (section == Section::kForm) form.refresh(snapshot);
}

void AskingPlace::leave() {
  one.close();
  form.leave();
  list_.close();
  if (!std::exchange(looks_away_, false)) {
    comes_back_.reset();
    section = Section::kList;
  }
}

void AskingPlace::forget() {
  look_away();
  leave();
}

bool AskingPlace::is_current(const Snapshot& snapshot) const {
  if (one.opened()) return one.sheet() || one.problem();
  return list_.is_current(snapshot) && (section != Section::kForm || !form.loading());
}

bool AskingPlace::fits(const AskedLine& line, AskedFilter filter) {
  switch (filter) {
    case AskedFilter::kOpen: return line.open();
    case AskedFilter::kOverdue: return line.overdue();
    case AskedFilter::kToJudge: return line.to_judge();
    case AskedFilter::kClosed: return !line.open();
    case AskedFilter::kAll: break;
  }
  return true;
}

std::size_t AskingPlace::count(AskedFilter wanted) const {
  if (!sheet()) return 0;
  const auto& lines = sheet()->lines;
  return static_cast<std::size_t>(std::count_if(
      lines.begin(), lines.end(), [&](const AskedLine& line) { return fits(line, wanted); }));
}

void AskingPlace::look_away() {
  looks_away_ = true;
  comes_back_ = one.opened();
}

void AskingPlace::open(const domain::Subject& commission) {
  form.leave();
  one.open(commission);
}

void AskingPlace::close() {
  one.close();
}

void AskingPlace::write_new() {
  one.close();
  section = Section::kForm;
}

// By value: closing lets go of the sheet that named it.
void AskingPlace::write_copy(domain::Subject commission) {
  write_new();
  form.copy(commission);
}

void AskingPlace::send(base::Timestamp now) {
  form.send(now, [this](domain::Subject commission) {
    section = Section::kList;
    open(commission);
    way_.say("desk.asking.notice.sent");
  });
}

namespace {

std::string remark_of(texts::Language language, const client::ChaseLine& line,
                      base::UtcOffset offset) {
  const auto say = [&](std::string_view key, const base::TextArgs& args = {}) {
    return texts::text(language, key, args);
  };
  std::string remark = line.note;
  if (line.until) {
    remark =
        say("desk.chase.until", {{"until", base::to_text(*line.until, offset).substr(0, 16)}}) +
        (remark.empty() ? "" : "　" + remark);
  }
  if (!line.acknowledged && line.why != client::Chase::kUnseen) {
    remark += (remark.empty() ? "" : "　") + say("desk.chase.unseen_too");
  }
  return remark;
}

}  // namespace

papers::Paper chase_paper(texts::Language language,
                          const std::vector<client::ChasedCommission>& chased, base::Timestamp now,
                          base::UtcOffset offset) {
  const auto say = [&](std::string_view key, const base::TextArgs& args = {}) {
    return texts::text(language, key, args);
  };
  papers::Paper paper;
  paper.title = say("desk.chase.paper");
  paper.remark = say("desk.journey.made", {{"when", base::to_text(now, offset).substr(0, 16)}});
  paper.made_at = now;
  for (const client::ChasedCommission& each : chased) {
    paper.blocks.push_back(papers::Heading{each.title});
    papers::Table table;
    table.header = {say("report.unit"), say("cli.col.state"), say("cli.col.due"),
                    say("report.remark")};
    table.shares = {2, 1.4, 1.6, 3};
    for (const client::ChaseLine& line : each.lines) {
      table.rows.push_back(
          {line.unit_name, say("chase.why." + std::string(base::enum_name(line.why))),
           base::to_text(line.due, offset).substr(0, 16), remark_of(language, line, offset)});
    }
    paper.blocks.push_back(std::move(table));
  }
  return paper;
}

}  // namespace yibao::app
