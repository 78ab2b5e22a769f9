// Files that come to a text and go with it: texts taken in, attachments kept, removed and shown;
// one after another. Files are read by an errand. The screen's thread.
#pragma once

#include <deque>

#include "client/core/app/file_picker.h"
#include "client/core/app/way.h"
#include "client/core/app/writing_place.h"
#include "client/core/attachments.h"

namespace yibao::app {

class DraftPapers {
 public:
  DraftPapers(Desk& desk, WritingPlace& writing, FilePicker& picker, Way& way)
      : desk_(desk), writing_(writing), picker_(picker), way_(way) {}

  // Once a frame while a text is written or read, with the attachments it names.
  void refresh(const Snapshot& snapshot, const std::vector<domain::ContentAddress>& wanted);
  // Empty until read.
  const std::vector<client::AttachmentInfo>& list() const { return list_; }

  // For the draft that is open, or is being opened: a .txt or .docx gives its text, everything else
  // is attached.
  void take(const std::vector<std::filesystem::path>& files);
  void choose_text();
  void choose_attachment();
  void remove(const domain::ContentAddress& attachment);
  // By the program the system has for it.
  void show(const domain::ContentAddress& attachment);

  bool busy() const { return busy_; }
  const std::optional<base::Error>& problem() const { return problem_; }
  // The place was left: what waits is dropped, a late answer belongs to nobody.
  void leave();

 private:
  struct Arrival {
    std::filesystem::path file;
    bool as_text = false;
  };
  void next();
  void take_text(const std::filesystem::path& file);
  void attach(const std::filesystem::path& file);
  void attached(const base::Result<domain::ContentAddress>& address);
  void finish(const base::Status& status);

  Desk& desk_;
  WritingPlace& writing_;
  FilePicker& picker_;
  Way& way_;
  std::deque<Arrival> arrivals_;
  std::uint64_t turn_ = 0;
  bool busy_ = false;
  std::optional<base::Error> problem_;
  std::vector<domain::ContentAddress> wanted_;
  std::uint64_t wanted_version_ = 0;
  std::vector<client::AttachmentInfo> list_;
};

}  // namespace yibao::app
