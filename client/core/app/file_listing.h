// What lies in a folder, as a picker shows it. Reads the disk: not for the screen's thread.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/base/time.h"

namespace yibao::app {

struct FileRow {
  std::filesystem::path path;
  std::string name;  // as it can be shown: valid UTF-8
  bool folder = false;
  std::uintmax_t size = 0;
  base::Timestamp changed_at{};
};

// Where people keep files.
struct FilePlace {
  enum class Kind : std::uint8_t { kHome, kDesktop, kDocuments, kDownloads, kStick };
  Kind kind = Kind::kHome;
  std::string name;  // of a stick; the others have their words in the catalogue
  std::filesystem::path path;
};

struct FileSheet {
  std::filesystem::path folder;
  std::vector<FileRow> rows;  // folders first, then by name; hidden ones left out
  std::vector<FilePlace> places;
  bool cut_off = false;  // there are more than can be shown
};

// `endings` such as ".txt", in small letters; none: every file. Errors: file_missing, io.
base::Result<FileSheet> list_folder(const std::filesystem::path& folder,
                                    const std::vector<std::string>& endings);

// The home folder, those the system names, and what is plugged in.
std::vector<FilePlace> file_places();

bool has_ending(const std::string& name, const std::vector<std::string>& endings);

}  // namespace yibao::app
