#include "client/core/app/office/bulletin_paper.h"

#include "client/core/app/office/report_tables.h"
#include "shared/base/text.h"
#include "shared/report/bulletin_text.h"
#include "shared/report/bulletin_voice.h"
#include "shared/report/period_words.h"

namespace yibao::app {
namespace {

using report::say;

// The words that open a numbered paragraph stand as its heading, unless they are a sentence of
// their own already.
constexpr std::size_t kOpeningLettersMost = 30;

std::string words_of(const std::string& day) {
  const auto date = base::parse_date(day);
  return date ? report::day_words(report::kBulletinLanguage, *date) : day;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::string line;
  for (const char c : text + "\n") {
    if (c != '\n') {
      line += c;
    } else if (!base::trim(line).empty()) {
      lines.emplace_back(base::trim(line));
      line.clear();
    }
  }
  return lines;
}

class Composer {
 public:
  explicit Composer(const report::Bulletin& bulletin) : bulletin_(bulletin) {}

  papers::Paper paper() {
    paper_.title = bulletin_.title;
    paper_.made_at = made_on(bulletin_.head ? bulletin_.head->issued : bulletin_.as_of);
    if (!bulletin_.is_document()) {
      add_table(report::units_table(report::kBulletinLanguage, bulletin_));
      paper_.remark = bulletin_.period;
      return std::move(paper_);
    }
    if (bulletin_.head) add_head(*bulletin_.head);
    add_sections();
    add_enclosures();
    add_annexes();
    return std::move(paper_);
  }

 private:
  void add_head(const report::BulletinHead& head) {
    const std::string day = words_of(head.issued);
    papers::Official official;
    official.head = {head.name, head.issue, head.office, day};
    official.addressees = head.addressees.empty()
                              ? ""
                              : say("bulletin.paper.addressees", {{"units", head.addressees}});
    official.signed_by = head.office;
    official.signed_on = day;
    if (!head.copies.empty()) {
      official.imprint.copies.push_back(
          {say("bulletin.paper.copies"), head.copies + say("bulletin.full_stop")});
    }
    official.imprint.printed_by = head.office;
    official.imprint.printed_on = say("bulletin.paper.printed", {{"day", day}});
    paper_.official = std::move(official);
  }

  void add(papers::Block block) { paper_.blocks.push_back(std::move(block)); }

  void add_sections() {
    std::size_t number = 0;
    for (const report::BulletinSection& section : bulletin_.sections) {
      if (!section.heading.empty()) {
        add(papers::Heading{report::heading_words(++number, section.heading)});
      }
      for (const std::string& line : lines_of(section.text)) add_line(line);
      add_charts(section.id);
    }
  }

  // （一）着力提高信息质量。各单位要…
  void add_line(const std::string& line) {
    const std::string open = "（";
    const std::string stop = say("bulletin.full_stop");
    const std::size_t end = line.find(stop);
    const std::string opening = line.substr(0, end) + stop;
    const bool heads = line.starts_with(open) && end != std::string::npos &&
                       end + stop.size() < line.size() &&
                       base::to_code_points(opening).size() <= kOpeningLettersMost;
    if (!heads) return add(papers::Paragraph{line});
    add(papers::Heading{opening, 2, line.substr(end + stop.size())});
  }

  void add_charts(const std::string& after) {
    for (const report::BulletinChart& chart : bulletin_.charts) {
      if (chart.after == after) add(chart_of(chart));
    }
  }

  // The titles of the annexes, in order.
  std::vector<std::string> annexes() const {
    std::vector<std::string> titles;
    for (const report::BulletinTable& table : bulletin_.tables) {
      if (titles.empty() || titles.back() != table.annex) titles.push_back(table.annex);
    }
    return titles;
  }

  void add_enclosures() {
    const std::vector<std::string> titles = annexes();
    if (titles.empty()) return;
    papers::Enclosures enclosures{say("bulletin.paper.annexes"), {}};
    for (std::size_t i = 0; i < titles.size(); ++i) {
      enclosures.names.push_back(
          titles.size() == 1 ? titles[i]
                             : say("bulletin.paper.annex_line",
                                   {{"number", std::to_string(i + 1)}, {"title", titles[i]}}));
    }
    add(std::move(enclosures));
  }

  void add_annexes() {
    const bool several = annexes().size() > 1;
    std::size_t number = 0;
    std::string annex;
    for (const report::BulletinTable& table : bulletin_.tables) {
      if (number == 0 || table.annex != annex) {
        annex = table.annex;
        ++number;
        const std::string mark =
            say("bulletin.paper.annex", {{"number", several ? std::to_string(number) : ""}});
        add(papers::Annex{mark, annex, paper_table(table).wide});
      }
      add_table(table);
      add_charts(table.id);
    }
  }

  void add_table(const report::BulletinTable& table) {
    papers::Table on_paper = paper_table(table);
    // The annex is turned as a whole.
    if (bulletin_.is_document()) on_paper.wide = false;
    add(std::move(on_paper));
    if (!table.remark.empty()) add(papers::Paragraph{table.remark});
  }

  const report::Bulletin& bulletin_;
  papers::Paper paper_;
};

}  // namespace

papers::Paper bulletin_paper(const report::Bulletin& bulletin) {
  return Composer(bulletin).paper();
}

papers::Workbook bulletin_workbook(const report::Bulletin& bulletin) {
  papers::Workbook workbook;
  workbook.title = bulletin.title;
  workbook.made_at = made_on(bulletin.head ? bulletin.head->issued : bulletin.as_of);
  for (const report::BulletinTable& table : bulletin.tables) {
    workbook.sheets.push_back(sheet_of(table));
    for (const report::BulletinChart& chart : bulletin.charts) {
      if (chart.after == table.id) workbook.sheets.back().charts.push_back(chart_of(chart));
    }
  }
  if (bulletin.units.empty()) return workbook;
  papers::Sheet all = sheet_of(report::units_table(report::kBulletinLanguage, bulletin));
  all.name = all.title = say("bulletin.paper.all_figures");
  for (const report::BulletinChart& chart : bulletin.charts) {
    if (bulletin.section(chart.after) != nullptr) all.charts.push_back(chart_of(chart));
  }
  workbook.sheets.push_back(std::move(all));
  return workbook;
}

}  // namespace yibao::app
