// Units of any shape, among which anything happens: whatever came before, each unit's device is
// sent exactly what an independent oracle says (sight_oracle.h), and one that pulled all along has
// it too.
//
// YIBAO_CHARTS: how many, for the long form (10000).
#include <algorithm>

#include "shared/domain/authority.h"
#include "shared/protocol/documents.h"
#include "tests/server/every_event.h"
#include "tests/server/pulled.h"
#include "tests/server/sight_oracle.h"
#include "tests/server/verdicts.h"
#include "tests/support/fields.h"
#include "tests/support/quick_disk.h"
#include "tests/support/seed.h"

using namespace yibao;
using domain::EventType;
using domain::Role;
using testing::EveryEvent;
using testing::JurisdictionFixture;
using testing::Member;
using testing::must;
using testing::Pulled;
using testing::Said;
using testing::verdict;

namespace {

constexpr int kCharts = 100;
constexpr int kChartsOfOneLog = 10;
constexpr std::uint64_t kUnits = 4;
constexpr int kSteps = 14;
const base::Date kEndsOn = testing::day("2024-05-01");

class Chart {
 public:
  Chart(JurisdictionFixture& fixture, base::SeededRandom& random, int number)
      : fixture_(fixture),
        random_(random),
        events_(fixture, [this](const Member& by, const Said& said) { return push(by, said); }) {
    begins_ = fixture.server().state()->feed_position;
    read_ = first_ = fixture.size();
    oracle_.watch(office());
    for (std::uint64_t i = 0; i < kUnits; ++i) {
      units_.emplace_back("c" + std::to_string(number) + "u" + std::to_string(i));
      oracle_.watch(units_.back());
    }
    const auto lease = must(fixture.server().readers().take());
    take_from(*lease, 1, 3);  // the log opens, the office is founded
    ids_.clear();
    for (const auto& unit : units_) define(unit, false);
    for (const auto& unit : units_) {
      people_.push_back(
          fixture.join(unit, {Role::kReporter, Role::kLeader}, domain::LeaderPost::kInCharge));
      events_.reports(*people_.back());
    }
    mover_ =
        fixture.join(units_[0], {Role::kReporter, Role::kLeader}, domain::LeaderPost::kInCharge);
    events_.works_at_office(fixture.administrator());
    read_log();
  }

  void step() {
    const std::uint64_t dice = random_.below(100);
    if (dice < 15) {
      define(unit(), false);
    } else if (dice < 22) {
      succeed(unit());
    } else if (dice < 25) {
      define(unit(), true);
    } else if (dice < 30) {
      move();
    } else {
      say();
    }
    read_log();
    if (random_.below(4) == 0) pull_on(units_[random_.below(kUnits)]);
  }

  void check() {
    std::vector<base::UnitCode> viewers = units_;
    viewers.push_back(office());
    for (const base::UnitCode& viewer : viewers) {
      CAPTURE(viewer.text());
      pull_on(viewer);
      Pulled afresh;
      afresh.cursor = begins_;
      pull_as(viewer, afresh);
      compare(viewer, afresh, true);
      compare(viewer, along_[viewer], false);
    }
  }

  std::size_t entries() const { return ids_.size(); }

 private:
  static base::UnitCode office() { return base::UnitCode("office"); }
  const base::UnitCode& unit() { return units_[random_.below(kUnits)]; }
  std::optional<base::UnitCode> unit_or_none() {
    if (random_.below(4) == 0) return std::nullopt;
    return unit();
  }

  protocol::Answer push(const Member& by, const Said& said) {
    return fixture_.push_one(by, said.event, said.contents);
  }
  void admit(const Member& by, const Said& said) {
    const std::string got = verdict(push(by, said));
    CAPTURE(said.event.type_name());
    REQUIRE(got == "admitted");
  }
  void say_of(const base::UnitCode& unit, domain::EventBody body, const domain::Subject& subject) {
    Said said{fixture_.event(fixture_.administrator(), std::move(body), subject), {}};
    said.event.unit = unit;
    admit(fixture_.administrator(), said);
  }

  void define(const base::UnitCode& unit, bool turn) {
    const auto registry = fixture_.server().state()->registry;
    domain::UnitDefined body;
    body.parent = unit_or_none();
    body.central_office = registry->is_central_office(unit) != turn;
    // One that had ended goes on, without its heir.
    if (random_.below(2) == 0) body.from = kEndsOn;
    say_of(unit, body, domain::subject_of(unit));
  }
  void succeed(const base::UnitCode& unit) {
    domain::UnitSucceeded body;
    body.successor = unit_or_none();
    body.from = kEndsOn;
    say_of(unit, body, domain::subject_of(unit));
  }
  void move() {
    mover_->unit = unit();
    const auto profile =
        protocol::to_content(domain::PersonProfile{"某某", "干部", "", ""}, fixture_.random);
    const auto address = domain::address_of(profile);
    Said said{fixture_.event(
                  fixture_.administrator(),
                  domain::PersonDefined{
                      {Role::kReporter, Role::kLeader}, domain::LeaderPost::kInCharge, address},
                  domain::subject_of(mover_->person), {address}),
              {profile}};
    said.event.unit = mover_->unit;
    admit(fixture_.administrator(), said);
  }

  // Any type that somebody may say, about any unit; but no ruleset, which asks much of the units
  // and is everybody's anyway.
  void say() {
    const auto types = testing::all_event_types();
    EventType type = EventType::kLogOpened;
    while (domain::is_server_type(type) || type == EventType::kRulesetAdopted) {
      type = types[random_.below(types.size())];
    }
    std::vector<base::UnitCode> parties;
    for (std::uint64_t i = random_.below(3); i > 0; --i) parties.push_back(unit());
    events_.concerns(parties);
    const std::size_t at = random_.below(kUnits);
    const bool of_unit = domain::reach_of(Role::kReporter, type) != domain::Reach::kNone ||
                         domain::reach_of(Role::kLeader, type) != domain::Reach::kNone;
    if (!of_unit) {
      admit(fixture_.administrator(), events_.make(type, fixture_.administrator(), units_[at]));
      return;
    }
    const Member& speaker = random_.below(3) == 0 ? *mover_ : *people_[at];
    admit(speaker, events_.make(type, speaker, speaker.unit));
  }

  void take_from(server::Store& store, std::uint64_t first, std::uint64_t last) {
    must(store.log().each(first, last, [&](const server::StoredEntry& stored) {
      const auto entry = must(protocol::to_entry(stored.event, stored.stamp));
      oracle_.take(entry);
      ids_.insert(entry.event->id);
      return true;
    }));
  }
  void read_log() {
    const auto lease = must(fixture_.server().readers().take());
    take_from(*lease, read_ + 1, fixture_.size());
    read_ = fixture_.size();
  }

  const Member& device_of(const base::UnitCode& viewer) const {
    const auto found = std::find(units_.begin(), units_.end(), viewer);
    if (found == units_.end()) return fixture_.administrator();
    return *people_[static_cast<std::size_t>(found - units_.begin())];
  }
  void pull_as(const base::UnitCode& viewer, Pulled& pulled) {
    pull(fixture_, device_of(viewer), pulled, 1'000'000, 0);
  }
  // What comes now is what may be seen now.
  void pull_on(const base::UnitCode& viewer) {
    Pulled next;
    Pulled& along = along_[viewer];
    next.cursor = std::max(along.cursor, begins_);
    pull_as(viewer, next);
    const auto allowed = oracle_.entries_for(viewer);
    const auto words = oracle_.words_for(viewer);
    for (const auto& event : next.events) {
      CAPTURE(event.second);
      if (ids_.contains(event.first)) CHECK(allowed.contains(event.first));
    }
    for (const auto& address : next.contents) {
      if (is_ours(address)) CHECK(words.contains(address));
    }
    along.cursor = next.cursor;
    along.events.merge(next.events);
    along.contents.merge(next.contents);
  }

  bool is_ours(const domain::ContentAddress& address) {
    if (contents_read_ < read_) {
      const auto lease = must(fixture_.server().readers().take());
      must(lease->log().each(std::max(contents_read_, first_) + 1, read_, [&](const auto& stored) {
        const auto event = must(protocol::decode_event(stored.event.payload));
        if (ids_.contains(event.id)) ours_.insert(event.contents.begin(), event.contents.end());
        return true;
      }));
      contents_read_ = read_;
    }
    return ours_.contains(address);
  }
  bool is_gone(const domain::ContentAddress& address) {
    const auto lease = must(fixture_.server().readers().take());
    return must(lease->contents().state(address)) == server::ContentState::kPurged;
  }

  void compare(const base::UnitCode& viewer, const Pulled& pulled, bool exactly) {
    const auto expected = oracle_.entries_for(viewer);
    const auto words = oracle_.words_for(viewer);
    for (const base::EventId& id : ids_) {
      const bool has = pulled.has(id);
      if (has == expected.contains(id) || (has && !exactly)) continue;
      const std::string which = described(id);
      CAPTURE(which);
      CHECK(has == expected.contains(id));
    }
    for (const auto& address : words) {
      if (is_ours(address) && !is_gone(address)) CHECK(pulled.contents.contains(address));
    }
    if (!exactly) return;
    for (const auto& address : pulled.contents) {
      if (is_ours(address)) CHECK(words.contains(address));
    }
  }
  std::string described(const base::EventId& id) {
    const auto lease = must(fixture_.server().readers().take());
    const auto stored = must(lease->log().find(id));
    const auto event = must(protocol::decode_event(stored->event.payload));
    return std::to_string(stored->stamp.sequence) + " " + std::string(event.type_name()) + " of " +
           event.unit.text();
  }

  JurisdictionFixture& fixture_;
  base::SeededRandom& random_;
  EveryEvent events_;
  testing::SightOracle oracle_;
  std::vector<base::UnitCode> units_;
  std::vector<std::unique_ptr<Member>> people_;  // one a unit, with its device
  std::unique_ptr<Member> mover_;                // goes from unit to unit
  std::uint64_t begins_ = 0;                     // where its rows begin
  std::uint64_t read_ = 0;                       // of the log
  std::uint64_t first_ = 0;                      // the log before it
  std::uint64_t contents_read_ = 0;
  std::set<base::EventId> ids_;  // of its entries
  std::set<domain::ContentAddress> ours_;
  std::map<base::UnitCode, Pulled> along_;
};

}  // namespace

TEST_CASE("whatever becomes of the units, each is sent exactly what it may see") {
  const std::uint64_t seed = testing::run_seed("sight");
  const int charts = testing::wanted("YIBAO_CHARTS", kCharts);
  std::size_t entries = 0;
  std::unique_ptr<JurisdictionFixture> fixture;
  for (int i = 0; i < charts; ++i) {
    if (i % kChartsOfOneLog == 0) {
      fixture = std::make_unique<JurisdictionFixture>(
          JurisdictionFixture::Options{.vfs = testing::quick_disk()});
    }
    CAPTURE(i);
    base::SeededRandom random(seed + static_cast<std::uint64_t>(i) * 1'000'003U);
    Chart chart(*fixture, random, i);
    for (int step = 0; step < kSteps; ++step) chart.step();
    chart.check();
    entries += chart.entries();
  }
  CHECK(entries > static_cast<std::size_t>(charts) * 20);
}
