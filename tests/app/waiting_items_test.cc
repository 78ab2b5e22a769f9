#include "client/core/app/waiting_items.h"

#include <doctest/doctest.h>

#include "tests/support/clock.h"

namespace yibao::testing {
namespace {

std::shared_ptr<app::DraftRow> received(const char* title, int minute) {
  auto made = std::make_shared<app::DraftRow>();
  made->title = title;
  made->state = "received";
  made->changed_at = at("2024-03-11 09:00") + std::chrono::minutes(minute);
  return made;
}

std::shared_ptr<app::DraftRow> emergency(const char* title, int minute, bool pressing) {
  auto made = received(title, minute);
  made->emergency = true;
  made->pressing = pressing;
  return made;
}

std::string titles(const app::DraftRows& rows) {
  std::string text;
  for (const auto& row : rows) text += row->title + ", ";
  return text;
}

TEST_CASE("emergencies come first, then what came first; equals keep their order") {
  auto judged = received("judged", 2);
  judged->state = "accepted";
  // As the list has them: what presses on top, then the newest change first.
  const app::DraftRows rows = {emergency("pressing", 3, true),
                               received("new", 9),
                               received("one of two", 5),
                               received("other of two", 5),
                               emergency("emergency", 4, false),
                               judged,
                               received("old", 1)};
  CHECK(titles(*app::waiting_items(rows, true).received) ==
        "pressing, emergency, old, one of two, other of two, new, ");
}

TEST_CASE("what was received is counted by its unit and kind") {
  auto one = received("one", 1);
  auto other = received("other", 2);
  auto third = received("third", 3);
  one->unit_name = other->unit_name = "城川镇";
  third->unit_name = "上海庙镇";
  one->kind = "problem";
  other->kind = third->kind = "dynamic";
  const app::WaitingItems waiting = app::waiting_items({third, other, one}, true);
  CHECK(waiting.units == app::Counted{{"上海庙镇", 1}, {"城川镇", 2}});
  CHECK(waiting.kinds == app::Counted{{"dynamic", 2}, {"problem", 1}});
}

TEST_CASE("the office judges what units mend, and a unit judges nothing") {
  auto returned = received("returned", 1);
  returned->state = "returned";
  auto gone = received("gone", 2);
  gone->words_gone = true;
  auto asked_back = received("asked back", 3);
  asked_back->withdrawal_asked = true;
  asked_back->state = "adopted";
  const app::DraftRows rows = {asked_back, gone, received("waits", 2), returned};
  const app::WaitingItems office = app::waiting_items(rows, true);
  CHECK(titles(*office.received) == "waits, ");
  CHECK(titles(office.asked_back) == "asked back, ");
  CHECK(office.to_mend.empty());
  const app::WaitingItems unit = app::waiting_items(rows, false);
  CHECK(unit.received->empty());
  CHECK(unit.asked_back.empty());
  CHECK(titles(unit.to_mend) == "returned, ");
}

TEST_CASE("a signer gets what they may sign and can read") {
  auto mine = received("mine", 1);
  mine->duty = app::SignDuty::kMine;
  auto others = received("others", 2);
  others->duty = app::SignDuty::kOthers;
  auto gone = received("gone", 3);
  gone->duty = app::SignDuty::kMine;
  gone->words_gone = true;
  CHECK(titles(*app::waiting_items({gone, others, mine}, false).to_sign) == "mine, ");
}

}  // namespace
}  // namespace yibao::testing
