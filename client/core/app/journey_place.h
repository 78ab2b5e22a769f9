// The journey of one item: every stage with its time and how long it took, and the receipt that the
// server signed, checked on this machine. Can be printed. The screen's thread.
#pragma once

#include "client/core/app/loaded.h"
#include "client/core/app/terms.h"
#include "client/core/receipt.h"
#include "client/papers/paper.h"

namespace yibao::app {

struct StageLine {
  std::string type;  // "event.<type>"
  base::Timestamp at{};
  std::optional<std::chrono::milliseconds> since;  // the stage before; absent for the first
  std::string author;
  rules::Name reason;
  std::string note;
  std::optional<std::uint64_t> receipt;  // its number in the log; absent: not arrived yet
  bool without_effect = false;
};

struct ReceiptCard {
  std::uint64_t sequence = 0;
  std::uint32_t epoch = 0;
  base::Timestamp received_at{};
  std::string event_hash;
  std::string log_key;  // what the server's log is known by
  client::Proof proof = client::Proof::kNone;
  std::uint64_t checkpoint_size = 0;
  std::string checkpoint_root;
  base::Timestamp checkpoint_at{};
};

struct JourneySheet {
  domain::Subject item;
  std::string title;
  std::string unit_name;
  std::string state;
  std::vector<StageLine> stages;
  std::optional<ReceiptCard> receipt;  // of the standing signature; absent: not arrived yet
  base::Timestamp made_at{};
  base::UtcOffset offset = base::kChinaOffset;
};
base::Result<JourneySheet> journey_sheet(client::Replica& replica, const domain::Subject& item);

// In whole days from two on, in hours before, in minutes in the last one: "3 天", "5 小时".
std::string span_text(texts::Language language, std::chrono::milliseconds span);
papers::Paper journey_paper(texts::Language language, const JourneySheet& sheet);

class JourneyPlace : public Loaded<JourneySheet> {
 public:
  explicit JourneyPlace(Desk& desk) : Loaded(desk) {}

  void open_item(const domain::Subject& item) {
    open([item](client::Replica& replica) { return journey_sheet(replica, item); });
  }
};

}  // namespace yibao::app
