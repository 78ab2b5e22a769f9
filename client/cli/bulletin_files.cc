#include "client/cli/bulletin_files.h"

#include "client/core/app/office/bulletin_paper.h"
#include "client/papers/docx_writer.h"
#include "client/papers/pdf.h"
#include "client/papers/xlsx_writer.h"
#include "shared/report/bulletin_text.h"
#include "shared/storage/files.h"

namespace yibao::cli {

base::Status write_files(Session& session, const BulletinFiles& files,
                         const report::Bulletin& bulletin) {
  const auto put = [](const std::string& file,
                      const base::Result<base::Bytes>& bytes) -> base::Status {
    if (!bytes) return base::fail(bytes.error());
    return storage::write_file(file, *bytes);
  };
  if (!files.pdf.empty()) {
    YIBAO_CHECK(put(files.pdf, papers::to_pdf(app::bulletin_paper(bulletin))));
  }
  if (!files.docx.empty()) {
    YIBAO_CHECK(put(files.docx, papers::to_docx(app::bulletin_paper(bulletin))));
  }
  if (!files.xlsx.empty()) {
    YIBAO_CHECK(put(files.xlsx, papers::to_xlsx(app::bulletin_workbook(bulletin))));
  }
  if (!files.csv.empty()) {
    YIBAO_CHECK(storage::write_file(files.csv, report::to_csv(session.language(), bulletin)));
  }
  return {};
}

}  // namespace yibao::cli
