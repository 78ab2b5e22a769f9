// Every call of a disk fails once, one after the other, in everything that writes: what was to be
// done is done or was not begun, and said so; nothing is half there, now or after a new start.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <functional>

#include "client/core/commands/items.h"
#include "tests/simulation/yard.h"
#include "tests/support/must.h"
#include "tests/support/seed.h"

namespace yibao::simulation {
namespace {

using base::ErrorCode;
using domain::EventType;
using testing::must;

// A town at its machine, the office at its own, and a draft.
struct Stage {
  Yard yard{0};
  Device& town = yard.sit_down("town-1");
  Device& office = yard.sit_down("office-1");
  domain::Subject draft = must(client::new_draft(town.replica(), problem_report(town.replica())));

  void offer_and_sign() {
    must(client::offer_draft(town.replica(), draft, true));
    must(client::sign_off(town.replica(), draft, all_gates()));
  }
  void submit() {
    offer_and_sign();
    must(yard.exchange(town));
  }
  // Entries of that type about the draft at the town.
  std::size_t count(domain::EventType type) {
    const auto entries = must(town.replica().entries().all_about(draft));
    return static_cast<std::size_t>(
        std::count_if(entries.begin(), entries.end(),
                      [&](const domain::Entry& each) { return each.event->is(type); }));
  }
};

// What is done while a disk fails, and how often it is there afterwards: 0 or 1.
struct Step {
  std::string name;
  void (*before)(Stage&);
  ForgetfulDisk& (*disk)(Stage&);
  base::Status (*act)(Stage&);
  std::size_t (*done)(Stage&);
};

ForgetfulDisk& town_disk(Stage& stage) {
  return stage.town.disk();
}
ForgetfulDisk& office_disk(Stage& stage) {
  return stage.office.disk();
}
ForgetfulDisk& server_disk(Stage& stage) {
  return stage.yard.server().disk();
}

template <class T>
base::Status status_of(const base::Result<T>& result) {
  return result ? base::Status() : base::fail(result.error());
}

base::Status exchange_town(Stage& stage) {
  return status_of(stage.yard.exchange(stage.town));
}

std::size_t received(Stage& stage) {
  const auto item = must(stage.town.replica().item(stage.draft));
  return item.last_sign_off() != nullptr && item.last_sign_off()->stamp ? 1 : 0;
}

// The sign-off stands in the log.
std::size_t admitted(Stage& stage) {
  const auto log =
      must(stage.yard.server().jurisdiction().writer().store().log().about(stage.draft));
  return static_cast<std::size_t>(
      std::count_if(log.begin(), log.end(), [](const server::StoredEntry& each) {
        return protocol::decode_event(each.event.payload)->is(EventType::kDraftSignedOff);
      }));
}

const Step kSteps[] = {
    {"a draft is offered", [](Stage&) {}, town_disk,
     [](Stage& stage) {
       return status_of(client::offer_draft(stage.town.replica(), stage.draft, true));
     },
     [](Stage& stage) { return stage.count(EventType::kDraftOffered); }},
    {"a draft is signed off",
     [](Stage& stage) { must(client::offer_draft(stage.town.replica(), stage.draft, true)); },
     town_disk,
     [](Stage& stage) {
       return status_of(client::sign_off(stage.town.replica(), stage.draft, all_gates()));
     },
     [](Stage& stage) { return stage.count(EventType::kDraftSignedOff); }},
    {"the server admits", [](Stage& stage) { stage.offer_and_sign(); }, server_disk, exchange_town,
     admitted},
    {"a receipt is taken in", [](Stage& stage) { stage.offer_and_sign(); }, town_disk,
     exchange_town, received},
    {"what others sent is taken in", [](Stage& stage) { stage.submit(); }, office_disk,
     [](Stage& stage) { return status_of(stage.yard.exchange(stage.office)); },
     [](Stage& stage) {
       return std::size_t{stage.office.replica().item(stage.draft).has_value() ? 1U : 0U};
     }},
    {"a secret is found and wiped", [](Stage& stage) { stage.submit(); }, town_disk,
     [](Stage& stage) {
       return status_of(client::find_secret(stage.town.replica(), stage.draft, "marked"));
     },
     [](Stage& stage) { return stage.count(EventType::kDraftFoundSecret); }},
    {"the server wipes",
     [](Stage& stage) {
       stage.submit();
       must(stage.yard.exchange(stage.office));
       must(client::find_secret(stage.town.replica(), stage.draft, "marked"));
     },
     server_disk, exchange_town, nullptr},
};

// One run in which the n-th call fails. False: there are not so many.
bool run(const Step& step, std::uint64_t n, bool restart) {
  Stage stage;
  step.before(stage);
  ForgetfulDisk& disk = step.disk(stage);
  disk.fail_call(n);
  const base::Status status = step.act(stage);
  const bool reached = disk.call_failed();
  bool unfinished = false;
  disk.fail_call(0);
  CAPTURE(step.name);
  CAPTURE(n);
  CAPTURE(restart);
  if (!status) {
    CHECK(reached);
    const ErrorCode code = status.error().code;
    const bool says_it = code == ErrorCode::kIo || code == ErrorCode::kDiskFull ||
                         code == ErrorCode::kServerError || code == ErrorCode::kWipingUnfinished;
    CHECK_MESSAGE(says_it, base::name(code));
    // What failed has not happened, for whoever goes on; of wiping, the end alone may be missing.
    const std::size_t done = code == ErrorCode::kWipingUnfinished ? 1 : 0;
    if (step.done != nullptr && &disk == &stage.town.disk()) CHECK(step.done(stage) == done);
    unfinished = code == ErrorCode::kWipingUnfinished;
  }
  if (restart && &disk != &stage.yard.server().disk()) {
    must(stage.yard.restart(&disk == &stage.town.disk() ? stage.town : stage.office));
  }
  if (restart && &disk == &stage.yard.server().disk()) {
    stage.yard.server().die(false);
    must(stage.yard.server().start());
  }
  // Done again where it was not done; once, whatever happened.
  if (!status && step.done != nullptr && step.done(stage) == 0) must(step.act(stage));
  CHECK(stage.yard.settle() == "");
  if (unfinished) CHECK_FALSE(stage.town.replica().wiping_unfinished());
  if (step.done != nullptr) CHECK(step.done(stage) == 1);
  return reached;
}

}  // namespace

TEST_CASE("whichever call of the disk fails, what was to be done is done once or not at all") {
  const std::uint64_t seed = testing::run_seed("fault_points_test");
  // All of them would take minutes: a stride from another beginning each time. (YIBAO_ALL_FAULTS.)
  const bool all = std::getenv("YIBAO_ALL_FAULTS") != nullptr;
  for (const Step& step : kSteps) {
    std::uint64_t reached = 0;
    const std::uint64_t stride = all ? 1 : 3;
    for (std::uint64_t n = all ? 1 : 1 + seed % stride;; n += stride) {
      if (!run(step, n, n % 2 == 0)) break;
      ++reached;
    }
    MESSAGE(step.name << ": " << reached << " calls failed");
    CHECK(reached > 0);
  }
}

}  // namespace yibao::simulation
