// What waits for the server, in the order it was made, emergencies first. Kept, sent, marked when
// answered; nothing is taken out but by a person (discard). One refused event never stops the
// others.
#pragma once

#include <optional>
#include <vector>

#include "shared/base/enum_names.h"
#include "shared/base/ids.h"
#include "shared/storage/database.h"

namespace yibao::client {

enum class OutboxState : std::uint8_t {
  kWaiting,       // to be sent
  kAcknowledged,  // in the log
  kRefused,       // for the code's reason: mend, export or discard
  kHeld,          // what it needs has not arrived, or was refused; sent again with it
};

struct OutboxEntry {
  std::int64_t position = 0;
  base::EventId id;
  OutboxState state = OutboxState::kWaiting;
  std::optional<base::ErrorCode> code;
  base::TextArgs args;
  base::Timestamp changed_at{};
  bool urgent = false;
};

class Outbox {
 public:
  explicit Outbox(storage::Database& database) : database_(database) {}

  base::Status add(const base::EventId& id, bool urgent, base::Timestamp now);
  // Goes before everything that is not; nothing happens to what does not wait.
  base::Status make_urgent(const base::EventId& id);
  base::Status set_state(const base::EventId& id, OutboxState state,
                         const std::optional<base::ErrorCode>& code, const base::TextArgs& args,
                         base::Timestamp now);
  base::Status remove(const base::EventId& id);
  base::Result<std::optional<OutboxEntry>> find(const base::EventId& id);
  // Waiting and held ones: urgent ones first, then the oldest.
  base::Result<std::vector<OutboxEntry>> to_send(std::size_t count);
  base::Result<bool> has_waiting();
  base::Result<std::vector<OutboxEntry>> all(bool with_acknowledged);
  // Acknowledged ones, the latest first.
  base::Result<std::vector<OutboxEntry>> delivered(std::size_t most);
  base::Result<std::int64_t> count(OutboxState state);
  // Held ones are worth another try now.
  base::Status release_held(base::Timestamp now);

 private:
  template <class... Values>
  base::Result<std::vector<OutboxEntry>> list(std::string_view sql, const Values&... values);

  storage::Database& database_;
};

}  // namespace yibao::client

YIBAO_ENUM_NAMES(yibao::client::OutboxState, "waiting", "acknowledged", "refused", "held");
