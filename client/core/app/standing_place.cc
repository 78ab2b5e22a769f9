#include "client/core/app/standing_place.h"

namespace yibao::app {

void StandingPlace::refresh(const Snapshot& snapshot) {
  if (computing_ || snapshot.facts_version == read_version_) return;
  read_version_ = snapshot.facts_version;
  computing_ = true;
  desk_.ask(
      [](Core& core) {
        return core.look([](client::Replica& replica) { return standing_sheet(replica); });
      },
      [this, opening = opening_](base::Result<StandingSheet> sheet) {
        if (opening != opening_) return;
        computing_ = false;
        problem_ = sheet ? std::nullopt : std::optional(sheet.error());
        if (sheet) sheet_ = std::make_shared<const StandingSheet>(*std::move(sheet));
      });
}

void StandingPlace::close() {
  ++opening_;
  sheet_.reset();
  read_version_ = 0;
  computing_ = false;
  problem_.reset();
}

}  // namespace yibao::app
