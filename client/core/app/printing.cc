#include "client/core/app/printing.h"

#include "client/papers/pdf.h"
#include "client/papers/viewing.h"
#include "shared/storage/files.h"

namespace yibao::app {
namespace {
constexpr const char* kPaperFile = "yibao.pdf";
}  // namespace

bool Printing::begin() {
  if (busy_) return false;
  busy_ = true;
  problem_.reset();
  return true;
}

void Printing::finish(const base::Status& status) {
  busy_ = false;
  if (!status) problem_ = status.error();
}

Printing::MakePdf Printing::in_replica(Make make) {
  return [make = std::move(make)](Core& core) -> base::Result<base::Bytes> {
    YIBAO_TRY(const papers::Paper paper, core.look(make));
    return papers::to_pdf(paper);
  };
}

void Printing::print(Make make) {
  if (begin()) put_and_print(in_replica(std::move(make)));
}

// A long paper takes a while: it is made by an errand.
void Printing::print(papers::Paper paper) {
  if (!begin()) return;
  desk_.send_out([paper = std::move(paper)] { return papers::to_pdf(paper); },
                 [this](const base::Result<base::Bytes>& pdf) {
                   if (!pdf) return finish(base::fail(pdf.error()));
                   put_and_print([pdf = *pdf](Core&) { return base::Result<base::Bytes>(pdf); });
                 });
}

void Printing::put_and_print(MakePdf make) {
  const auto file_of = [make = std::move(make)](Core& core) -> base::Result<std::filesystem::path> {
    YIBAO_TRY(const base::Bytes pdf, make(core));
    return core.viewing().put(kPaperFile, pdf);
  };
  const auto print = [this](const base::Result<std::filesystem::path>& file) {
    if (!file) return finish(base::fail(file.error()));
    desk_.send_out([file = *file] { return papers::print_file(file); },
                   [this](const base::Result<papers::Shown>& shown) {
                     if (!shown) return finish(base::fail(shown.error()));
                     finish({});
                     way_.say(*shown == papers::Shown::kPrinter ? "desk.notice.printing"
                                                                : "desk.notice.shown_to_print");
                   });
  };
  desk_.ask(file_of, print);
}

void Printing::save(Make make, const std::filesystem::path& file) {
  if (!begin()) return;
  desk_.ask(in_replica(std::move(make)), [this, file](const base::Result<base::Bytes>& pdf) {
    if (!pdf) return finish(base::fail(pdf.error()));
    desk_.send_out([file, bytes = *pdf] { return storage::write_private_file(file, bytes); },
                   [this, file](const base::Status& written) {
                     finish(written);
                     if (written) way_.say("desk.notice.saved_as", {{"path", file.string()}});
                   });
  });
}

}  // namespace yibao::app
