// A central office with commissions: two officers, three units of two groups, and what units and
// colleagues say while the desktop is closed.
#pragma once

#include "client/core/app/office/office.h"
#include "client/core/commands/commissions.h"
#include "client/core/commission_review.h"
#include "shared/protocol/documents.h"
#include "tests/app/officer.h"

namespace yibao::testing {

inline const std::string kEditorPassphrase = "editor-words-here";

struct AskingOffice {
  Town town;
  std::unique_ptr<TownDesk> desk;

  explicit AskingOffice(const char* jurisdiction = "otog", const char* unit = "angsu",
                        const std::vector<std::string>& units = {"chengchuan", "jiaotiju",
                                                                 "fagaiwei"})
      : town(jurisdiction, unit) {
    town.become_office("赵审核", kOfficerPassphrase);
    town.become_office("李编辑", kEditorPassphrase);
    town.add_units(units);
  }

  // Issued, and in the log.
  domain::Subject asks(const std::string& title, const std::string& due,
                       const std::vector<std::string>& units, std::int64_t items = 1) {
    client::CommissionInput input;
    input.title = title;
    input.text = "请写明做法和数字。";
    input.due = at(due);
    input.items = items;
    for (const std::string& unit : units) input.units.emplace_back(unit);
    const auto id = client::issue_commission(*town.replica(kOfficerPassphrase), input);
    if (!id) throw std::runtime_error("not issued");
    town.deliver_waiting();
    return *id;
  }
  base::EventId issued(const domain::Subject& commission) {
    return town.replica()->commission(commission)->issued->id;
  }
  void acknowledges(const std::string& unit, const domain::Subject& commission) {
    town.unit_says(unit, commission, domain::CommissionAcknowledged{issued(commission)});
  }
  void asks_for_time(const std::string& unit, const domain::Subject& commission,
                     const std::string& until, const std::string& why) {
    const auto note = protocol::to_content(domain::Note{why}, town.random);
    town.unit_says(
        unit, commission,
        domain::CommissionExtensionAsked{issued(commission), at(until), domain::address_of(note)},
        {note});
  }
  void declines(const std::string& unit, const domain::Subject& commission) {
    town.unit_says(unit, commission,
                   domain::CommissionDeclined{issued(commission), "out_of_scope", {}});
  }
  // A colleague does it at another computer.
  void judged_elsewhere(const std::string& unit, const domain::Subject& commission,
                        domain::CommissionVerdict verdict) {
    domain::CommissionJudged body;
    body.issued = issued(commission);
    body.verdict = verdict;
    body.on_date = day("2024-03-11");
    town.office_says_of({unit}, commission, std::move(body));
  }

  TownDesk& sits_down(app::Place place = app::Place::kAsking) {
    desk.reset();  // one program at a time
    desk = std::make_unique<TownDesk>(town);
    desk->sign_in(kOfficerPassphrase);
    desk->work.way.go(place);
    desk->settle();
    return *desk;
  }
  void gets_up() { desk.reset(); }
  app::AskingPlace& place() { return desk->work.office().asking; }
};

}  // namespace yibao::testing
