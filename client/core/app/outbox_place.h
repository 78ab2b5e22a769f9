// What waits, what was refused, what arrived last, and what a person does about it. The screen's
// thread.
#pragma once

#include <filesystem>

#include "client/core/app/deed.h"
#include "client/core/app/loaded.h"
#include "client/core/app/way.h"

namespace yibao::app {

class OutboxPlace {
 public:
  OutboxPlace(Desk& desk, Way& way);

  std::optional<base::EventId> to_discard;  // asked about, not yet confirmed

  // What arrived is read while the place is shown.
  void refresh(const Snapshot& snapshot) { delivered_.refresh(snapshot); }
  const std::shared_ptr<const OutboxRows>& delivered() const { return delivered_.sheet(); }
  bool is_current(const Snapshot& snapshot) const { return delivered_.is_current(snapshot); }
  void close() { delivered_.close(); }

  void try_now();
  // What is confirmed, with what refers to it.
  void discard();
  // Takes a refused offer back, with what refers to it; `then` hears of the draft that has its
  // words again.
  void take_back(const OutboxRow& row, std::function<void(domain::Subject)> then);
  static bool can_be_taken_back(const OutboxRow& row);
  // Writes the event and its words as a text file that only this person can read.
  void export_to(const base::EventId& event, const std::filesystem::path& file);
  bool busy() const { return deed_.busy(); }
  const std::optional<base::Error>& problem() const {
    return deed_.problem() ? deed_.problem() : delivered_.problem();
  }

 private:
  Desk& desk_;
  Way& way_;
  Loaded<OutboxRows> delivered_;
  Deed deed_;
};

}  // namespace yibao::app
