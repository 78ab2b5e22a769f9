// Making the recovery sheet (recovery.h) of the person who is signed in: they show their
// passphrase, the code is shown once and printed, and is gone when the place is left. The screen's
// thread.
#pragma once

#include "client/core/app/deed.h"
#include "client/core/app/loaded.h"
#include "client/core/app/printing.h"
#include "shared/texts/catalogue.h"

namespace yibao::app {

class RecoverySheet {
 public:
  RecoverySheet(Desk& desk, Printing& printing);
  ~RecoverySheet() { forget(); }

  std::string passphrase;  // typed by the person
  bool can_make() const { return !making_.busy() && !passphrase.empty(); }
  void make();
  bool busy() const { return making_.busy(); }
  const std::optional<base::Error>& problem() const { return making_.problem(); }

  // When the sheet that holds was made. Null until read.
  struct Made {
    std::optional<base::Timestamp> at;
  };
  const std::shared_ptr<const Made>& made() const { return made_.sheet(); }
  void refresh(const Snapshot& snapshot) { made_.refresh(snapshot); }

  // "" until one was made here and now.
  std::string code() const { return code_ ? code_->text() : ""; }
  void print(texts::Language language, const Snapshot& snapshot, base::Timestamp now);
  // Empties the secret fields: when the place is left.
  void forget();

 private:
  Printing& printing_;
  Deed making_;
  Loaded<Made> made_;
  SharedSecret code_;
};

papers::Paper recovery_paper(texts::Language language, const Snapshot& snapshot,
                             const std::string& code, base::Timestamp now);

}  // namespace yibao::app
