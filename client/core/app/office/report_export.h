// A report on its way into a file: the person chooses where, an errand composes and writes it, so
// that nobody waits. One at a time. The screen's thread.
#pragma once

#include "client/core/app/desk.h"
#include "client/core/app/file_picker.h"
#include "client/core/app/way.h"
#include "shared/base/bytes.h"

namespace yibao::app {

class ReportExport {
 public:
  ReportExport(Desk& desk, Way& way, FilePicker& picker)
      : desk_(desk), way_(way), picker_(picker) {}

  // Runs on the errand thread; holds nothing of the screen's.
  using Make = std::function<base::Result<base::Bytes>()>;
  // `title`: of the question; `ending`: ".pdf"; `name`: what is proposed.
  void ask(const char* title, const char* ending, const std::string& name, Make make);

  bool busy() const { return busy_; }
  const std::optional<base::Error>& problem() const { return problem_; }
  void clear_problem() { problem_.reset(); }

 private:
  void write(const std::filesystem::path& file, Make make);

  Desk& desk_;
  Way& way_;
  FilePicker& picker_;
  bool busy_ = false;
  std::optional<base::Error> problem_;
};

}  // namespace yibao::app
