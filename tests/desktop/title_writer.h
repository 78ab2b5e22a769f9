// A reporter who types into the title of an open draft, for the tests of input methods.
#pragma once

#include "tests/app/town.h"
#include "tests/desktop/input_session.h"

namespace yibao::testing {

inline constexpr const char* kTitleField = "标题";

// A reporter in the title of an open draft.
class Writer {
 public:
  explicit Writer(const Arguments& environment = {}) : person(folder(), environment) {
    person.signs_in(kReporterPassphrase);
    person.clicks("春季防火巡查");
    person.waits_to_read(kTitleField, "春季防火巡查");
    person.clicks(kTitleField);
    empties();
  }
  void empties() {
    wait_for("an empty field", [this] {
      Person::presses("ctrl+a");
      Person::presses("BackSpace");
      return eventually([this] { return person.reads(kTitleField).empty(); },
                        std::chrono::seconds(2));
    });
  }
  void reads(const std::string& value) { person.waits_to_read(kTitleField, value); }

 private:
  const std::filesystem::path& folder() {
    town_.draft("春季防火巡查");
    return town_.folder();
  }
  Town town_;

 public:
  Person person;
};

}  // namespace yibao::testing
