// Files that another program of this machine is to show: a PDF, a picture that was attached. They
// lie for a while in a private folder, in memory where the system has such a place, and are removed
// with it. Any thread but the screen's; one owner.
#pragma once

#include <filesystem>
#include <string>

#include "shared/base/bytes.h"
#include "shared/base/result.h"

namespace yibao::papers {

// How a file was passed on.
enum class Shown : std::uint8_t { kPrinter, kViewer };

class ViewingFolder {
 public:
  // `home`: the data folder it belongs to; what a crash left behind for it is removed.
  explicit ViewingFolder(const std::filesystem::path& home);
  ~ViewingFolder() { clear(); }
  ViewingFolder(const ViewingFolder&) = delete;
  ViewingFolder& operator=(const ViewingFolder&) = delete;

  // For the owner only, under this name or one beside it. Errors: those of writing.
  base::Result<std::filesystem::path> put(const std::string& name, base::ByteView bytes);
  void clear();

 private:
  std::filesystem::path folder_;
};

// By the program the system has for it. Error: not_allowed_now (no viewer).
base::Status show_file(const std::filesystem::path& file);
// By the printer where there is one, else shown. Error: not_allowed_now (neither).
base::Result<Shown> print_file(const std::filesystem::path& file);

}  // namespace yibao::papers
