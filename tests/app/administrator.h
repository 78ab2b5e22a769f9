// An administrator of the central office at the register, with two towns that are in it.
#pragma once

#include <algorithm>

#include "client/core/app/office/office.h"
#include "tests/app/town.h"

namespace yibao::testing {

inline const std::string kAdministratorPassphrase = "administrator-words";

struct Administrator {
  Town town;
  std::unique_ptr<TownDesk> desk;

  explicit Administrator(std::vector<domain::Role> roles = {domain::Role::kOffice,
                                                            domain::Role::kAdministrator}) {
    town.become_office("赵管理", kAdministratorPassphrase, std::move(roles));
    domain::UnitDefined grouped;
    grouped.group = "g1";
    town.define_unit("chengchuan", grouped);
    grouped.group = "g2";
    town.define_unit("shanghaimiao", grouped);
  }
  void sits_down(app::RegisterSection section = app::RegisterSection::kUnits) {
    desk = std::make_unique<TownDesk>(town);
    desk->sign_in(kAdministratorPassphrase);
    desk->work.way.go(app::Place::kRegister);
    place().show(section);
    desk->settle();
  }
  app::RegisterPlace& place() { return desk->work.office().roster; }
  const std::shared_ptr<const app::RegisterSheet>& sheet() { return place().sheet(); }
  const app::RegisteredUnit& unit(const char* code) { return *sheet()->unit(base::UnitCode(code)); }
  const app::RegisteredPerson* person(const std::string& name) {
    const auto& people = sheet()->people;
    const auto found = std::find_if(people.begin(), people.end(),
                                    [&](const auto& each) { return each.profile.name == name; });
    return found == people.end() ? nullptr : &*found;
  }
};

// The place of a choice with that name; 0 where there is none.
template <class Choices>
std::size_t choice_of(const Choices& choices, const std::string& name) {
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (choices[i].second == name) return i;
  }
  return 0;
}

inline bool any_contains(const std::vector<std::string>& sentences, const std::string& part) {
  return std::any_of(sentences.begin(), sentences.end(), [&](const std::string& sentence) {
    return sentence.find(part) != std::string::npos;
  });
}

}  // namespace yibao::testing
