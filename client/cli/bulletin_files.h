// Files that a command makes of a bulletin or a payee sheet.
#pragma once

#include "client/cli/commander.h"
#include "client/core/bulletins.h"

namespace yibao::cli {

struct BulletinFiles {
  std::string pdf, docx, xlsx, csv;

  bool empty() const { return (pdf + docx + xlsx + csv).empty(); }
  void add_to(Command& command) {
    command.option("pdf", pdf).option("docx", docx).option("xlsx", xlsx).option("csv", csv);
  }
};
// Those that were asked for. Errors: io, those of writing.
base::Status write_files(Session& session, const BulletinFiles& files,
                         const report::Bulletin& bulletin);

// By the end of its id or of its event's.
base::Result<client::PublishedBulletin> find_bulletin(Session& session, const std::string& text);

}  // namespace yibao::cli
