// A folder for a moment's files: for its owner only, in memory where the system has such a place,
// gone with the object.
#pragma once

#include <string>

namespace yibao::papers {

class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  // "" where there is no room for one.
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace yibao::papers
