// What the screen draws: one immutable value, replaced as a whole. Lists hold rows only; texts,
// journeys and accounts come by request (desk.h). Nothing here is in a language: states and reasons
// are codes of the catalogue or of the ruleset.
//
// Parts are shared between snapshots: a part that did not change is the same pointer, so a screen
// that filtered or sorted it need not do it again.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "client/core/app/commission_lines.h"
#include "client/core/app/waiting_items.h"
#include "client/core/store/outbox.h"
#include "client/core/sync/sync_machine.h"
#include "client/core/upgrade.h"
#include "shared/domain/registry.h"
#include "shared/rules/ruleset.h"

namespace yibao::app {

enum class Phase : std::uint8_t {
  kOpening,      // the folder is being opened
  kUnavailable,  // it could not be: see `problem`
  kNotEnrolled,  // there is nothing in it yet
  kSignedOut,
  kLocked,  // keys for signing dropped; exchange goes on
  kSignedIn,
};

struct PersonChoice {
  base::PersonId id;
  std::string name;  // sealed: "" until somebody signed in since the program started
};

struct Account {
  Phase phase = Phase::kOpening;
  std::optional<base::Error> problem;
  std::filesystem::path folder;
  std::string server;
  std::vector<PersonChoice> people;  // who can sign in here, in the order they joined
  std::optional<base::PersonId> person;
  std::string person_name;
  std::vector<domain::Role> roles;
  std::string unit_name;
  bool office = false;
  bool signs = false;  // a leader, or something waits for this person's signature
  // People who have left, and whose open work this person goes on with.
  std::map<base::PersonId, std::string> takes_over;
  bool has(domain::Role role) const;
  // At the central office, and not only its technician.
  bool is_officer() const { return office && has(domain::Role::kOffice); }
};

struct LineState {
  client::SyncStatus status;
  bool exchanging = false;
  bool exchange_shown = false;  // it takes long enough to be spoken of, or a person asked for it
  bool trial = false;           // the server is one for trying things out
  std::int64_t waiting = 0;
  std::int64_t held = 0;
  std::int64_t refused = 0;
  std::int64_t evidence = 0;  // of a changed log
  std::optional<base::Timestamp> last_exchange;
  std::chrono::milliseconds clock_offset{0};
  std::optional<client::UpgradeDue> upgrade;
};

struct OutboxRow {
  base::EventId id;
  std::string type;  // "event.<type>"
  domain::Subject subject;
  std::string title;    // of what it is about, where that has one
  bool listed = false;  // among the items or commissions: it can be opened
  client::OutboxState state = client::OutboxState::kWaiting;
  std::optional<base::Error> problem;
  base::Timestamp changed_at{};
  bool urgent = false;
  std::optional<std::uint64_t> receipt;  // its number in the log
};
using OutboxRows = std::vector<OutboxRow>;

// Items that colleagues of the office have open, and who.
using Claims = std::map<domain::Subject, std::string>;

struct Snapshot {
  std::uint64_t version = 0;
  // Rises when anything that counts changed: entries, the ruleset, the day.
  std::uint64_t facts_version = 0;
  std::shared_ptr<const Account> account = std::make_shared<Account>();
  std::shared_ptr<const LineState> line = std::make_shared<LineState>();
  std::shared_ptr<const rules::Ruleset> ruleset;  // null before the first was adopted
  base::Date today{};                             // in the jurisdiction
  base::Date rules_from{};                        // the first day that any are in force
  std::shared_ptr<const DraftRows> drafts = std::make_shared<DraftRows>();
  std::shared_ptr<const WaitingItems> waiting = std::make_shared<WaitingItems>();  // of these rows
  std::shared_ptr<const OutboxRows> outbox = std::make_shared<OutboxRows>();
  std::shared_ptr<const CommissionLines> commissions = std::make_shared<CommissionLines>();
  std::shared_ptr<const Claims> claims = std::make_shared<Claims>();

  base::UtcOffset offset() const { return ruleset ? ruleset->utc_offset : base::kChinaOffset; }
};

}  // namespace yibao::app
