// Machines and the keys on them: what an administrator shuts out, why, and what was shut out
// before. When a machine was last there nobody here knows. The screen's thread.
#pragma once

#include "client/core/app/office/register/register_sheet.h"
#include "client/core/app/office/register/rows_filter.h"
#include "client/core/app/sheet_place.h"

namespace yibao::app {

enum class RevokeReason : std::uint8_t { kLost, kLeft, kMoved, kReplaced, kMisused };

class KeysSection {
 public:
  KeysSection(Desk& desk, Way& way) : way_(way), deed_(desk) {}

  std::string filter;
  bool with_revoked = true;
  using Sheet = std::shared_ptr<const RegisterSheet>;
  const std::vector<std::size_t>& rows(const Sheet& sheet);

  // -- what is asked
  struct Question {
    std::optional<crypto::KeyId> key;  // else the machine with all its keys
    base::DeviceId device;
    std::string name;  // of the person, or the unit
    bool own = false;  // the key or the machine that is used just now
  };
  std::size_t reason = 0;  // of RevokeReason
  const std::optional<Question>& question() const { return question_; }
  void ask(const RegisteredDevice& device, const RegisteredKey* key,
           const std::optional<base::PersonId>& self);
  void give_up() { question_.reset(); }
  void revoke();

  void leave();
  bool busy() const { return deed_.busy(); }
  const std::optional<base::Error>& problem() const { return deed_.problem(); }

 private:
  Way& way_;
  Deed deed_;
  RowsFilter<RegisteredDevice> fitting_;
  std::optional<Question> question_;
};

}  // namespace yibao::app

YIBAO_ENUM_NAMES(yibao::app::RevokeReason, "lost", "left", "moved", "replaced", "misused");
