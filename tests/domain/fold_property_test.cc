// The promise the whole system stands on: the same entries give the same state, in whatever order
// they came, however often, and over however many replicas they were spread before they met.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>

#include "tests/domain/dump.h"
#include "tests/domain/random_history.h"
#include "tests/support/seed.h"

namespace yibao::domain {
namespace {

using testing::make_random_history;
using testing::RandomHistory;

constexpr int kHistories = testing::rounds(1500);

std::vector<Entry> about(const Subject& subject, const std::vector<Entry>& entries) {
  std::vector<Entry> some;
  for (const Entry& entry : entries) {
    const auto subjects = subjects_of(*entry.event);
    if (std::find(subjects.begin(), subjects.end(), subject) != subjects.end()) {
      some.push_back(entry);
    }
  }
  return some;
}

std::string state_of(const RandomHistory& history, const std::vector<Entry>& entries) {
  std::string state;
  for (const Subject& item : history.items) {
    auto ordered = about(item, entries);
    order_entries(ordered);
    state += testing::dump(fold_item(item, ordered));
  }
  for (const Subject& commission : history.commissions) {
    auto ordered = about(commission, entries);
    order_entries(ordered);
    state += testing::dump(fold_commission(commission, ordered));
  }
  return state;
}

void shuffle(std::vector<Entry>& entries, base::SeededRandom& random) {
  for (std::size_t i = entries.size(); i > 1; --i) {
    std::swap(entries[i - 1], entries[random.below(i)]);
  }
}

Entry pending_copy(Entry entry) {
  entry.stamp.reset();
  return entry;
}

// Some of the entries, some of them twice, some as they were before their stamp came.
std::vector<Entry> part_of(const std::vector<Entry>& entries, base::SeededRandom& random) {
  std::vector<Entry> part;
  for (const Entry& entry : entries) {
    if (random.below(3) == 0) continue;
    part.push_back(random.below(5) == 0 ? pending_copy(entry) : entry);
    if (random.below(5) == 0) part.push_back(entry);
  }
  shuffle(part, random);
  return part;
}

void for_each_history(const char* property,
                      const std::function<void(const RandomHistory&, base::SeededRandom&)>& check) {
  const std::uint64_t seed = testing::run_seed(property);
  for (int i = 0; i < kHistories; ++i) {
    const std::uint64_t one = seed + static_cast<std::uint64_t>(i) * 1'000'003U;
    CAPTURE(one);
    base::SeededRandom random(one ^ 0x5EEDU);
    check(make_random_history(one), random);
  }
}

TEST_CASE("the same entries in any order, with repeats, give the same state") {
  for_each_history("fold order", [](const RandomHistory& history, base::SeededRandom& random) {
    const std::string expected = state_of(history, history.entries);
    for (int round = 0; round < 3; ++round) {
      std::vector<Entry> entries = history.entries;
      for (const Entry& entry : history.entries) {
        if (random.below(4) == 0) entries.push_back(entry);
        if (random.below(6) == 0) entries.push_back(pending_copy(entry));
      }
      shuffle(entries, random);
      REQUIRE(state_of(history, entries) == expected);
    }
  });
}

TEST_CASE("replicas that had different parts show the same once they have met") {
  for_each_history("fold merge", [](const RandomHistory& history, base::SeededRandom& random) {
    const std::string expected = state_of(history, history.entries);
    std::vector<std::vector<Entry>> replicas(3);
    for (auto& replica : replicas) replica = part_of(history.entries, random);
    // Each hears from the others in an order of its own; what nobody had comes last.
    for (int meeting = 0; meeting < 2; ++meeting) {
      std::vector<Entry> together = replicas[random.below(3)];
      for (const auto& replica : replicas) {
        together.insert(together.end(), replica.begin(), replica.end());
      }
      for (const Entry& entry : history.entries) together.push_back(entry);
      shuffle(together, random);
      REQUIRE(state_of(history, together) == expected);
    }
  });
}

TEST_CASE("ordering is a matter of the set: ordered entries ordered again stay as they are") {
  for_each_history("fold again", [](const RandomHistory& history, base::SeededRandom& random) {
    std::vector<Entry> entries = history.entries;
    shuffle(entries, random);
    order_entries(entries);
    const auto ids = [](const std::vector<Entry>& list) {
      std::vector<EventId> all;
      for (const Entry& entry : list) all.push_back(entry.event->id);
      return all;
    };
    const auto once = ids(entries);
    order_entries(entries);
    REQUIRE(ids(entries) == once);
    // Stamped before pending, stamps ascending, references before what refers to them.
    std::map<EventId, std::size_t> place;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      place[entries[i].event->id] = i;
      if (i == 0) continue;
      REQUIRE(!(entries[i - 1].pending() && !entries[i].pending()));
      if (!entries[i].pending()) {
        REQUIRE(entries[i - 1].stamp->sequence < entries[i].stamp->sequence);
      }
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
      for (const Reference& reference : references_of(*entries[i].event)) {
        const auto found = place.find(reference.id);
        if (found != place.end()) REQUIRE(found->second < i);
      }
    }
  });
}

// What must hold of any item, whatever happened to it.
void check_item(const ItemState& item, const std::vector<Entry>& entries) {
  const auto count = [&](EventType type) {
    return static_cast<std::size_t>(std::count_if(
        entries.begin(), entries.end(), [&](const Entry& entry) { return entry.event->is(type); }));
  };
  // Nothing that was said disappears.
  REQUIRE(item.sign_offs.size() == count(EventType::kDraftSignedOff));
  REQUIRE(item.offers.size() == count(EventType::kDraftOffered));
  REQUIRE(item.adoptions.size() == count(EventType::kItemAdopted));
  REQUIRE(item.verdicts.size() ==
          count(EventType::kItemAccepted) + count(EventType::kItemReturned) +
              count(EventType::kItemRefused) + count(EventType::kItemExcluded));
  // A secret stays a secret.
  REQUIRE((item.stage == Stage::kSecret) == (count(EventType::kDraftFoundSecret) > 0));
  REQUIRE(item.secret.has_value() == (count(EventType::kDraftFoundSecret) > 0));
  // From the standing verdict one comes back to the first over verdicts that stood.
  const Verdict* verdict = item.standing_verdict();
  for (std::size_t steps = 0; verdict != nullptr; ++steps) {
    REQUIRE(!verdict->overtaken);
    REQUIRE(steps < item.verdicts.size());
    if (!verdict->after) break;
    const auto before =
        std::find_if(item.verdicts.begin(), item.verdicts.end(),
                     [&](const Verdict& each) { return each.id == *verdict->after; });
    REQUIRE(before != item.verdicts.end());
    verdict = &*before;
  }
  // No two stood after the same one.
  for (const Verdict& a : item.verdicts) {
    for (const Verdict& b : item.verdicts) {
      if (a.overtaken || b.overtaken || &a == &b) continue;
      REQUIRE(a.after != b.after);
    }
  }
}

TEST_CASE("whatever happened: nothing said is lost, secrets stay secret, one verdict stands") {
  for_each_history("fold invariants", [](const RandomHistory& history, base::SeededRandom&) {
    for (const Subject& item : history.items) {
      auto entries = about(item, history.entries);
      order_entries(entries);
      check_item(fold_item(item, entries), entries);
    }
  });
}

TEST_CASE("what is only here never changes what the log says on its own") {
  for_each_history("fold pending", [](const RandomHistory& history, base::SeededRandom&) {
    std::vector<Entry> stamped;
    std::copy_if(history.entries.begin(), history.entries.end(), std::back_inserter(stamped),
                 [](const Entry& entry) { return !entry.pending(); });
    for (const Subject& item : history.items) {
      auto in_log = about(item, stamped);
      auto with_pending = about(item, history.entries);
      order_entries(in_log);
      order_entries(with_pending);
      // The log's entries are the beginning of what a replica folds.
      REQUIRE(in_log.size() <= with_pending.size());
      for (std::size_t i = 0; i < in_log.size(); ++i) {
        REQUIRE(in_log[i].event->id == with_pending[i].event->id);
      }
      const ItemState confirmed = fold_item(item, in_log);
      REQUIRE(!confirmed.pending);
      REQUIRE(fold_item(item, with_pending).pending == (in_log.size() < with_pending.size()));
    }
  });
}

}  // namespace
}  // namespace yibao::domain
