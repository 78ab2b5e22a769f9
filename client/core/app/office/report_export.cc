#include "client/core/app/office/report_export.h"

#include "shared/storage/files.h"

namespace yibao::app {

void ReportExport::ask(const char* title, const char* ending, const std::string& name, Make make) {
  if (busy_) return;
  problem_.reset();
  FilePicker::Question question;
  question.save = true;
  question.title = title;
  question.endings = {ending};
  question.name = name;
  picker_.ask(std::move(question), [this, make = std::move(make)](
                                       const std::filesystem::path& file) { write(file, make); });
}

void ReportExport::write(const std::filesystem::path& file, Make make) {
  if (busy_) return;
  busy_ = true;
  desk_.send_out(
      [file, make = std::move(make)]() -> base::Status {
        YIBAO_TRY(const base::Bytes bytes, make());
        return storage::write_private_file(file, bytes);
      },
      [this, file](const base::Status& written) {
        busy_ = false;
        problem_ = written ? std::nullopt : std::optional(written.error());
        if (written) way_.say("desk.notice.saved_as", {{"path", file.string()}});
      });
}

}  // namespace yibao::app
