#include "tests/desktop/clipboard.h"

namespace yibao::testing {
namespace {

std::string kept(const TempFolder& folder, const std::string& text) {
  write_file(folder.path() / "text", text);
  return folder.path() / "text";
}

}  // namespace

CopiedElsewhere::CopiedElsewhere(const std::string& text)
    : program_({"xclip", "-selection", "clipboard", "-quiet", kept(folder_, text)},
               folder_.path() / "said") {
  wait_for("a clipboard; install xclip", [&] { return pasted_elsewhere() == text; });
}

std::string pasted_elsewhere() {
  return run_process({"xclip", "-selection", "clipboard", "-o"}).out;
}

}  // namespace yibao::testing
