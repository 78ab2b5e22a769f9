// What a place shows, read on the core thread: asked for when a person looks, and again when
// something that counts has changed. The screen's thread. `Sheet` is a value.
#pragma once

#include <functional>

#include "client/core/app/core.h"

namespace yibao::app {

template <class Sheet>
class Loaded {
 public:
  // Runs on the core thread; holds nothing of the screen's.
  using Read = std::function<base::Result<Sheet>(client::Replica&)>;

  explicit Loaded(Desk& desk) : desk_(desk) {}
  Loaded(Desk& desk, Read read) : desk_(desk), read_(std::move(read)) {}

  // Reads something else from now on; what was shown is gone.
  void open(Read read) {
    close();
    read_ = std::move(read);
  }
  // Nothing is shown and a late answer belongs to nobody. A reader given at the start stays.
  void close() {
    ++opening_;
    sheet_.reset();
    read_version_ = 0;
    reading_ = false;
    problem_.reset();
  }

  // Once a frame while it is shown.
  void refresh(const Snapshot& snapshot) {
    if (!read_ || reading_ || snapshot.facts_version == read_version_) return;
    read_version_ = snapshot.facts_version;
    reading_ = true;
    desk_.ask([read = read_](Core& core) { return core.look(read); },
              [this, opening = opening_](base::Result<Sheet> sheet) {
                if (opening == opening_) take(std::move(sheet));
              });
  }
  // Reads again although nothing changed in the log.
  void again() { read_version_ = 0; }

  // Null until read. An older one stays while a newer is being read.
  const std::shared_ptr<const Sheet>& sheet() const { return sheet_; }
  bool is_current(const Snapshot& snapshot) const {
    return !reading_ && read_version_ == snapshot.facts_version;
  }
  const std::optional<base::Error>& problem() const { return problem_; }

 private:
  void take(base::Result<Sheet> sheet) {
    reading_ = false;
    problem_ = sheet ? std::nullopt : std::optional(sheet.error());
    if (sheet) sheet_ = std::make_shared<const Sheet>(*std::move(sheet));
    // Words that went are not shown on.
    if (problem_ && problem_->code == base::ErrorCode::kContentPurged) sheet_.reset();
  }

  Desk& desk_;
  Read read_;
  std::shared_ptr<const Sheet> sheet_;
  std::uint64_t opening_ = 0;
  std::uint64_t read_version_ = 0;
  bool reading_ = false;
  std::optional<base::Error> problem_;
};

}  // namespace yibao::app
