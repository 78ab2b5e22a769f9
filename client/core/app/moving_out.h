// Drafts taken along to another computer of the unit: chosen among those that were never offered,
// gathered a few at a time by the core thread, sealed and written by an errand. The screen's
// thread.
#pragma once

#include <set>

#include "client/core/app/file_picker.h"
#include "client/core/app/loaded.h"
#include "client/core/app/way.h"
#include "client/core/moving.h"

namespace yibao::app {

class MovingOut {
 public:
  MovingOut(Desk& desk, FilePicker& picker, Way& way)
      : desk_(desk), picker_(picker), way_(way), list_(desk, &client::movable_drafts) {}
  ~MovingOut() { forget(); }

  void refresh(const Snapshot& snapshot) { list_.refresh(snapshot); }
  bool is_current(const Snapshot& snapshot) const { return list_.is_current(snapshot); }
  // Null until read.
  const std::shared_ptr<const client::MovableDrafts>& drafts() const { return list_.sheet(); }

  // At first all of them.
  bool chosen(const domain::Subject& draft) const { return !left_out_.contains(draft); }
  void choose(const domain::Subject& draft, bool chosen);
  void choose_all(bool chosen);
  std::size_t chosen_count() const;

  // For the file, given twice; the view changes them.
  std::string passphrase;
  std::string repeated;
  // What is missing yet, as a key of the catalogue; "" when nothing is.
  std::string missing() const;

  // Asks where to, then goes on by itself.
  void start();
  bool busy() const { return stage_ != Stage::kIdle; }
  bool can_stop() const { return stage_ == Stage::kGathering; }
  void stop();
  std::size_t done() const { return next_; }
  std::size_t total() const { return wanted_.size(); }
  // Why the last one failed, until the next begins or the place is left.
  const std::optional<base::Error>& problem() const;

  // The place was left: what is being gathered is dropped, the passphrase too.
  void leave();

 private:
  // Touched by one job of the core thread after the other, then by the errand.
  struct Gathered {
    client::DraftsParcel parcel;
    crypto::PassphraseCost cost;
    std::size_t bytes = 0;
  };
  enum class Stage : std::uint8_t { kIdle, kGathering, kSealing };

  static base::Result<std::size_t> gather_some(client::Replica& replica,
                                               const std::vector<domain::Subject>& wanted,
                                               std::size_t begin, Gathered& gathered);
  void begin(const std::filesystem::path& file);
  void gather();
  void seal();
  void written(const base::Result<std::size_t>& count);
  void forget();

  Desk& desk_;
  FilePicker& picker_;
  Way& way_;
  Loaded<client::MovableDrafts> list_;
  std::set<domain::Subject> left_out_;
  Stage stage_ = Stage::kIdle;
  std::uint64_t turn_ = 0;
  std::filesystem::path file_;
  SharedSecret secret_;
  std::vector<domain::Subject> wanted_;
  std::size_t next_ = 0;
  std::shared_ptr<Gathered> gathered_;
  std::optional<base::Error> problem_;
};

}  // namespace yibao::app
