// What units did before Yibao was in use: a records file read by an errand and looked through,
// taken into the log as a whole, and taken out of it again. The screen's thread.
#pragma once

#include "client/core/app/file_picker.h"
#include "client/core/app/sheet_place.h"
#include "client/core/past/past_import.h"

namespace yibao::app {

struct PastTotalLine {
  std::string unit;
  int year = 0;
  std::size_t rows = 0;
  std::vector<std::pair<rules::Name, std::int64_t>> records;
};

struct PastPreview {
  client::PastFile file;
  client::PastPlan plan;  // empty where the file has faults
  std::vector<PastTotalLine> totals;
};

struct PastImportLine {
  client::PastImport import;
  std::vector<std::string> units;
};
using PastImportLines = std::vector<PastImportLine>;

class PastSection {
 public:
  PastSection(Desk& desk, FilePicker& picker, Way& way);

  // What was imported before; the newest first.
  const std::shared_ptr<const PastImportLines>& imports() const { return loaded_.sheet(); }

  void choose_file();
  void take(const std::filesystem::path& file);
  const std::filesystem::path& file() const { return file_; }
  bool reading() const { return reading_; }
  const std::shared_ptr<const PastPreview>& preview() const { return preview_; }
  bool can_import() const;
  void import();
  // Back to the list.
  void close();

  // -- taking one back
  std::size_t reason = 0;  // of kPastReasons
  std::string note;
  const std::optional<domain::Term>& to_retract() const { return to_retract_; }
  void ask_to_retract(const domain::Term& file);
  void retract();
  void keep() { to_retract_.reset(); }

  void refresh(const Snapshot& snapshot) { loaded_.refresh(snapshot); }
  void leave() { close(); }
  bool busy() const { return deed_.busy() || reading_; }
  bool is_current(const Snapshot& snapshot) const {
    return loaded_.is_current(snapshot) && !reading_;
  }
  const std::optional<base::Error>& problem() const {
    return deed_.problem() ? deed_.problem() : loaded_.problem();
  }

 private:
  using Words = std::shared_ptr<const rules::Vocabulary>;
  void read(Words words);
  void plan(client::PastFile file);
  void failed(const base::Error& error);

  Desk& desk_;
  FilePicker& picker_;
  Way& way_;
  Loaded<PastImportLines> loaded_;
  Deed deed_;
  std::filesystem::path file_;
  bool reading_ = false;
  std::uint64_t turn_ = 0;
  std::shared_ptr<const PastPreview> preview_;
  std::optional<domain::Term> to_retract_;
};

// Why an import is taken back: codes, with sentences in the catalogue under "reason.<code>".
inline constexpr std::array kPastReasons = {"mistake", "duplicate"};

}  // namespace yibao::app
