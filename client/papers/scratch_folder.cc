#include "client/papers/scratch_folder.h"

#include <cstdlib>
#include <filesystem>

namespace yibao::papers {

ScratchFolder::ScratchFolder() {
  const char* memory = std::getenv("XDG_RUNTIME_DIR");
  std::error_code error;
  const bool in_memory = memory != nullptr && std::filesystem::is_directory(memory, error);
  const auto parent =
      in_memory ? std::filesystem::path(memory) : std::filesystem::temp_directory_path(error);
  path_ = (parent / "yibao-XXXXXX").string();
  if (::mkdtemp(path_.data()) == nullptr) path_.clear();
}

ScratchFolder::~ScratchFolder() {
  std::error_code error;
  if (!path_.empty()) std::filesystem::remove_all(path_, error);
}

}  // namespace yibao::papers
