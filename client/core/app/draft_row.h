// Drafts and items as lists show them. A row is made on the core thread and never changes
// afterwards, so that lists share it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "client/core/store/list_index.h"

namespace yibao::app {

// Whether the person at the keyboard can sign an offered draft.
enum class SignDuty : std::uint8_t { kNone, kMine, kOthers };

struct DraftRow {
  domain::Subject id;
  std::string title;
  std::string edited_title;  // the office's wording; "" where it has none
  std::string kind;
  std::string state;  // "drafting" or a stage's name: "state.<state>" in the catalogue
  base::UnitCode unit;
  std::string unit_name;
  base::Timestamp changed_at{};
  std::string reason;       // why it was returned or refused, a code
  bool local = false;       // words are being written here
  bool words_gone = false;  // not received, or purged
  bool pending = false;     // some of it is not in the log yet
  bool emergency = false;
  bool pressing = false;     // an emergency about which something is still to be done
  bool awaits_text = false;  // reported by telephone, to be written
  bool internal = false;     // stays on this machine
  bool two_heads = false;    // versions that were offered from two machines
  SignDuty duty = SignDuty::kNone;
  std::optional<domain::Subject> commission;  // that it answers
  // Of an item: who offered it last, who signed it last.
  std::optional<base::PersonId> author_id;
  std::optional<base::PersonId> signer_id;
  // Of what waits for a signature: who laid it there, and whose authority the person at the
  // keyboard would sign with, where it is not their own ("" for their own).
  std::string author;
  std::string for_leader;
  // Of the newest signature.
  bool signed_by_me = false;
  bool on_paper = false;
  std::optional<base::Timestamp> signed_at;
  std::optional<std::int64_t> receipt;
  // Printing: where it is meant to be (the office's rows only), and where it was.
  std::vector<client::RowAssignment> assigned;
  std::vector<client::RowAdoption> adopted;
  std::optional<domain::Subject> taken_into;
  bool withdrawal_asked = false;
};
using DraftRows = std::vector<std::shared_ptr<const DraftRow>>;  // newest change first

}  // namespace yibao::app
