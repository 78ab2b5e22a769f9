// Hand delivery: papers on their way by a person, one registered, one received, the sheet printed.
// The screen's thread.
#pragma once

#include "client/core/app/deed.h"
#include "client/core/app/handoff_sheet.h"
#include "client/core/app/loaded.h"
#include "client/core/app/printing.h"

namespace yibao::app {

class HandoffPlace : public Loaded<HandoffSheet> {
 public:
  HandoffPlace(Desk& desk, Way& way, Printing& printing)
      : Loaded(desk, &handoff_sheet), way_(way), printing_(printing), deed_(desk) {}

  // What a person gives; there is no field for words.
  struct Form {
    std::string number;
    std::size_t classification = 0;  // of domain::Classification
    std::string pages = "1";
    std::string copies = "1";
    std::size_t courier = 0;  // of the sheet's
    std::string handed_on;
  };
  Form form;

  // With the next number and today's date.
  void start_form();
  bool can_register() const;
  void register_paper();
  // By the office: arrived today.
  void receive(const domain::Subject& handoff);
  void print(const domain::Subject& handoff, texts::Language language);

  bool busy() const { return deed_.busy() || printing_.busy(); }
  const std::optional<base::Error>& fault() const {
    if (deed_.problem()) return deed_.problem();
    return printing_.problem() ? printing_.problem() : problem();
  }
  void leave() { deed_.forget(); }

 private:
  Way& way_;
  Printing& printing_;
  Deed deed_;
};

}  // namespace yibao::app
