// What this computer has seen of the log, beside what another office has seen of it: one's own is
// read out or copied, the other's pasted. In the settings. The screen's thread.
#pragma once

#include "client/core/app/deed.h"
#include "client/core/app/loaded.h"
#include "client/core/app/self_test.h"
#include "client/core/compare.h"

namespace yibao::app {

class ComparePlace {
 public:
  explicit ComparePlace(Desk& desk);

  struct Seen {
    std::uint32_t epoch = 0;
    std::uint64_t size = 0;
    base::Timestamp at{};
    std::string code;  // to be read out
    std::string line;  // to be copied
  };
  // The newest that was verified here. Null until read, and before the first exchange.
  const std::shared_ptr<const std::optional<Seen>>& seen() const { return seen_.sheet(); }
  // Once a frame while it is shown: follows what exchanges bring.
  void refresh(const Snapshot& snapshot);

  std::string theirs;  // pasted by the person
  bool can_compare() const { return !comparing_.busy() && !theirs.empty(); }
  void compare();
  bool busy() const { return comparing_.busy(); }
  // How it came out, as a sentence of the catalogue.
  struct Finding {
    Verdict verdict = Verdict::kGood;
    std::string key;
    base::TextArgs args = {};
  };
  std::optional<Finding> finding() const;
  // A failure that says nothing of the comparison.
  std::optional<base::Error> problem() const;
  // When the place is left, or somebody else sits down.
  void forget();

 private:
  struct Compared {
    crypto::Checkpoint theirs;
    client::Agreement agreement = client::Agreement::kSame;
  };
  static base::Result<Compared> compare_line(client::Replica& replica, const std::string& line);
  void look_again();

  Deed comparing_;
  Deed looking_;  // whether exchanges have proved it meanwhile
  Loaded<std::optional<Seen>> seen_;
  std::optional<Compared> compared_;
  std::optional<base::Timestamp> last_exchange_;
  std::uint64_t looked_at_ = 0;  // a snapshot's version
};

}  // namespace yibao::app
