// A file of drafts brought from another computer of the unit: chosen, opened with its passphrase by
// an errand, looked through, then taken in a few at a time by the core thread. The screen's thread.
#pragma once

#include "client/core/app/core.h"
#include "client/core/app/file_picker.h"
#include "client/core/app/way.h"
#include "client/core/moving.h"

namespace yibao::app {

class MovingIn {
 public:
  MovingIn(Desk& desk, FilePicker& picker, Way& way) : desk_(desk), picker_(picker), way_(way) {}
  ~MovingIn() { forget(); }

  void choose_file();
  // As if it had been chosen. What was opened before is gone.
  void take(const std::filesystem::path& file);
  // Empty before one was chosen.
  const std::filesystem::path& file() const { return file_; }

  std::string passphrase;  // of the file; the view changes it
  bool can_open() const { return !busy() && !file_.empty() && !passphrase.empty(); }
  void open();

  // What is in it and what would become of each.
  struct Row {
    std::string title;  // "" where it bears a mark of classification
    base::Timestamp changed_at{};
    std::size_t attachments = 0;
    client::Arrival arrival = client::Arrival::kNew;
  };
  bool is_open() const { return parcel_ != nullptr; }
  const std::vector<Row>& rows() const { return rows_; }
  std::size_t count(client::Arrival arrival) const;
  // How many would be taken in.
  std::size_t coming() const {
    return count(client::Arrival::kNew) + count(client::Arrival::kVersion);
  }

  // When all are in, the list of drafts is shown. Where that fails or is stopped, what has come
  // stays, and another time goes on with the rest.
  void bring_in();
  bool busy() const { return stage_ != Stage::kIdle; }
  bool can_stop() const { return stage_ == Stage::kBringing; }
  void stop();
  std::size_t done() const { return next_; }
  std::size_t total() const { return parcel_ ? parcel_->drafts.size() : 0; }
  const std::optional<base::Error>& problem() const { return problem_; }

  // The place was left: nothing of the file or its passphrase is kept.
  void leave();

 private:
  enum class Stage : std::uint8_t { kIdle, kOpening, kBringing };
  using Parcel = std::shared_ptr<const client::DraftsParcel>;
  struct Brought {
    std::size_t reached = 0;
    std::size_t came = 0;
  };

  static base::Result<std::vector<Row>> look(client::Replica& replica,
                                             const client::DraftsParcel& parcel);
  static base::Result<Brought> bring_some(client::Replica& replica,
                                          const client::DraftsParcel& parcel, std::size_t begin);
  void preview(Parcel parcel);
  void go_on();
  void failed(const base::Error& error);
  void forget();

  Desk& desk_;
  FilePicker& picker_;
  Way& way_;
  std::filesystem::path file_;
  Stage stage_ = Stage::kIdle;
  std::uint64_t turn_ = 0;
  Parcel parcel_;
  std::vector<Row> rows_;
  std::size_t next_ = 0;
  std::size_t came_ = 0;
  std::optional<base::Error> problem_;
};

}  // namespace yibao::app
