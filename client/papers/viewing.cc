#include "client/papers/viewing.h"

#include <cstdlib>

#include "client/papers/programs.h"
#include "shared/crypto/digest.h"
#include "shared/storage/files.h"

namespace yibao::papers {
namespace {

constexpr std::chrono::seconds kPrinterPatience{20};
constexpr int kNamesTried = 100;
constexpr std::size_t kNameMost = 120;

std::filesystem::path folder_for(const std::filesystem::path& home) {
  const char* memory = std::getenv("XDG_RUNTIME_DIR");
  std::error_code error;
  if (memory == nullptr || !std::filesystem::is_directory(memory, error)) return home / "viewing";
  const auto whole = std::filesystem::absolute(home, error).string();
  const std::string mark = base::to_hex(base::view(crypto::sha256(whole))).substr(0, 16);
  return std::filesystem::path(memory) / ("yibao-" + mark);
}

// A name from elsewhere names a file in our folder and nothing else.
std::string plain_name(const std::string& name) {
  std::string plain;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    plain += byte < 0x20 || byte == 0x7F || c == '/' || c == '\\' ? '_' : c;
  }
  // The end tells the kind of file; bytes of a broken first character hurt nobody.
  if (plain.size() > kNameMost) plain.erase(0, plain.size() - kNameMost);
  if (plain.empty() || plain.front() == '.' || plain.front() == '-') plain.insert(0, "_");
  return plain;
}

}  // namespace

ViewingFolder::ViewingFolder(const std::filesystem::path& home) : folder_(folder_for(home)) {
  clear();
}

base::Result<std::filesystem::path> ViewingFolder::put(const std::string& name,
                                                       base::ByteView bytes) {
  YIBAO_CHECK(storage::make_private_folder(folder_));
  std::error_code error;
  const std::string plain = plain_name(name);
  auto file = folder_ / plain;
  for (int i = 2; std::filesystem::exists(file, error) && i < kNamesTried; ++i) {
    file = folder_ / (std::to_string(i) + "-" + plain);
  }
  YIBAO_CHECK(storage::write_private_file(file, bytes));
  return file;
}

void ViewingFolder::clear() {
  std::error_code error;
  std::filesystem::remove_all(folder_, error);
}

base::Status show_file(const std::filesystem::path& file) {
  const auto viewer = find_program("xdg-open");
  if (!viewer) return base::fail(base::not_now("no_viewer"));
  return start_program(*viewer, {file.string()});
}

base::Result<Shown> print_file(const std::filesystem::path& file) {
  if (const auto printer = find_program("lp")) {
    // Without a printer it fails at once; then the file is shown, and can be printed from there.
    const auto code = run_program(*printer, {"--", file.string()}, kPrinterPatience);
    if (code && *code == 0) return Shown::kPrinter;
  }
  if (!find_program("xdg-open")) return base::fail(base::not_now("no_printer"));
  YIBAO_CHECK(show_file(file));
  return Shown::kViewer;
}

}  // namespace yibao::papers
