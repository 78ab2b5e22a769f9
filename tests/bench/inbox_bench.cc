#include "tests/bench/inbox_bench.h"

#include <algorithm>
#include <stdexcept>

#include "client/core/app/office/office.h"
#include "client/core/commands/items.h"
#include "tests/bench/must.h"
#include "tests/bench/timed_screen.h"

namespace yibao::bench {
namespace {

using testing::TownDesk;

constexpr double kInboxBudget = 2;  // milliseconds of the screen's thread, each frame
constexpr float kOnePage = 8;       // in notches of the wheel
constexpr std::size_t kPages = 400;
constexpr std::size_t kSettlingFrames = 12;
constexpr std::size_t kFilters = 40;
constexpr std::size_t kNews = 15;

// An officer at the inbox, or at the list of all items.
class AtInbox {
 public:
  AtInbox(testing::Town& town, std::size_t waiting) : desk_(town) {
    desk_.sign_in(kOfficerPassphrase);
    desk_.work.way.go(app::Place::kInbox);
    desk_.settle();
    screen_.emplace(desk_.desk, desk_.core, desk_.work);
    look_at(app::Place::kInbox);
    if (inbox().queue.rows().size() != waiting) throw std::runtime_error("not what waits");
  }

  void look_at(app::Place place) {
    desk_.work.way.go(place);
    for (std::size_t i = 0; i < kSettlingFrames; ++i) screen_->frame();
  }

  // Page by page down, then up again.
  std::vector<double> scrolling() {
    testing::NullScreen::point_at({700, 500});
    std::vector<double> times;
    for (std::size_t i = 0; i < kPages; ++i) {
      times.push_back(screen_->frame(i < kPages / 2 ? -kOnePage : kOnePage));
    }
    return times;
  }

  // The frames after each choice of a unit, a kind, an age, all of them and none.
  std::vector<double> filtering() {
    const auto waiting = desk_.work.snapshot().waiting;
    std::vector<double> times;
    for (std::size_t i = 0; i < kFilters; ++i) {
      const std::string& unit = waiting->units[i % waiting->units.size()].first;
      const std::string& kind = waiting->kinds[i % waiting->kinds.size()].first;
      const auto age = static_cast<app::InboxAge>(i % 3 + 1);
      for (const app::InboxFilter& filter :
           {app::InboxFilter{unit, "", app::InboxAge::kAny},
            app::InboxFilter{"", kind, app::InboxAge::kAny}, app::InboxFilter{"", "", age},
            app::InboxFilter{unit, kind, age}, app::InboxFilter()}) {
        inbox().show_only(filter);
        times.push_back(screen_->frame());
        times.push_back(screen_->frame());
      }
    }
    return times;
  }

  // The list of all units opens, and one entry is chosen.
  std::vector<double> opening_units() {
    std::vector<double> times = screen_->click("报送单位", "choice");
    if (screen_->shown() < desk_.work.snapshot().waiting->units.size()) {
      throw std::runtime_error("the list of units did not open");
    }
    for (std::size_t i = 0; i < kSettlingFrames; ++i) times.push_back(screen_->frame());
    const auto more = screen_->click("全部单位", "row");
    times.insert(times.end(), more.begin(), more.end());
    return times;
  }

  // The first frame after one item has left the list and the core has read it again.
  std::vector<double> after_news() {
    std::vector<double> times;
    for (std::size_t i = 0; i < kNews; ++i) {
      const std::size_t before = inbox().queue.rows().size();
      const domain::Subject item = inbox().queue.rows()[before / 2]->id;
      must(desk_.core.change(
               [&](client::Replica& replica) { return client::accept_item(replica, item); }),
           "accept");
      app::work_off(desk_.core, desk_.desk);
      times.push_back(screen_->frame());
      if (inbox().queue.rows().size() + 1 != before) throw std::runtime_error("nothing left");
    }
    return times;
  }

  // Each character of a title, typed and taken back, with the frames that show what fits.
  std::vector<double> looking_for_title() {
    look_at(app::Place::kDrafts);
    std::vector<double> times = screen_->click("按标题查找", "field");
    for (const char32_t character : U"群众工作村") {
      if (character == U'\0') break;
      times.push_back(screen_->type(character));
      for (int i = 0; i < 3; ++i) times.push_back(screen_->frame());
    }
    if (desk_.work.drafts.choice.search.empty()) throw std::runtime_error("nothing was typed");
    return times;
  }

 private:
  app::InboxPlace& inbox() { return desk_.work.office().inbox; }

  TownDesk desk_;
  std::optional<TimedScreen> screen_;
};

}  // namespace

std::vector<Figure> run_inbox_bench(testing::Town& town, std::size_t waiting) {
  AtInbox officer(town, waiting);
  std::vector<Figure> figures;
  const std::string size = std::to_string(waiting) + " in the inbox, ";
  const auto add = [&](const std::string& what, const std::vector<double>& times) {
    figures.push_back(
        {size + what, "ms", percentile(times, 0.5), std::nullopt, at_most(kInboxBudget)});
    figures.push_back(
        {"... the slowest", "ms", percentile(times, 1), std::nullopt, at_most(kInboxBudget)});
  };
  const std::vector<double> first = officer.scrolling();
  add("a frame while scrolling by pages", officer.scrolling());
  figures.push_back({"... the slowest while glyphs are met for the first time", "ms",
                     percentile(first, 1), std::nullopt, std::nullopt});
  add("a frame with another unit, kind or age", officer.filtering());
  add("a frame with the list of units open", officer.opening_units());
  add("the frame after one was accepted", officer.after_news());
  add("a frame while a title is typed in the list of all", officer.looking_for_title());
  return figures;
}

}  // namespace yibao::bench
