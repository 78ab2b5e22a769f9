// An event of any type that admission takes as things are, with what it rests on: the item, the
// commission, the appeal that it is about is made first, by those who may make it.
//
// Owned by one test, over its fixture.
#pragma once

#include <map>

#include "tests/support/jurisdiction_fixture.h"

namespace yibao::testing {

struct Said {
  domain::Event event;
  std::vector<domain::Content> contents;
};

class EveryEvent {
 public:
  // Everything said before goes through `push`; an answer that does not admit throws.
  using Push = std::function<protocol::Answer(const Member&, const Said&)>;
  EveryEvent(JurisdictionFixture& fixture, Push push) : fixture_(fixture), push_(std::move(push)) {}

  // Who writes and signs for a unit, and who works at the office: in their names is said what goes
  // before.
  void reports(const Member& member) { reporters_[member.unit] = &member; }
  void works_at_office(const Member& member) { works_at_office_ = &member; }
  // Units that what is said and what goes before it concern too.
  void concerns(std::vector<base::UnitCode> parties) { parties_ = std::move(parties); }

  // That `author` says of `unit`, for which somebody reports.
  Said make(domain::EventType type, const Member& author, const base::UnitCode& unit);
  // The same, of things that there are not: as good as it can be for who may not say it.
  Said make_resting_on_nothing(domain::EventType type, const Member& author,
                               const base::UnitCode& unit);

 private:
  Said made(domain::EventType type);
  struct Signed {
    Draft draft;
    base::EventId sign_off;
  };
  Said say(domain::EventBody body, const domain::Subject& subject);
  Said first(const Member* by, const base::UnitCode& unit, Said said);
  Draft offered();
  Signed signed_off();
  Said registry_event(domain::EventType type);
  Said draft_event(domain::EventType type);
  Said item_event(domain::EventType type);
  Said fact_event(domain::EventType type);
  Said commission_event(domain::EventType type);
  Said office_event(domain::EventType type);
  Said ruleset();
  domain::ContentAddress words();
  domain::ContentAddress note();

  JurisdictionFixture& fixture_;
  Push push_;
  std::map<base::UnitCode, const Member*> reporters_;
  const Member* works_at_office_ = nullptr;
  std::vector<base::UnitCode> parties_;
  // Of what is being made.
  base::UnitCode unit_;
  const Member* author_ = nullptr;
  const Member* reporter_ = nullptr;  // null: nobody, it rests on nothing
  const Member* officer_ = nullptr;   // the same
  std::vector<domain::Content> contents_;
};

}  // namespace yibao::testing
