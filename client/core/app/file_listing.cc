#include "client/core/app/file_listing.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "shared/base/text.h"

namespace yibao::app {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;

constexpr std::size_t kRowsMost = 20'000;

fs::path home_folder() {
  const char* home = std::getenv("HOME");
  return home == nullptr ? fs::path("/") : fs::path(home);
}

std::string showable(std::string name) {
  if (base::is_utf8(name)) return name;
  for (char& c : name) {
    if (static_cast<unsigned char>(c) >= 0x80) c = '?';
  }
  return name;
}

base::Error fault(const fs::path& folder, const std::error_code& error) {
  if (error == std::errc::no_such_file_or_directory) {
    return base::Error(ErrorCode::kFileMissing, folder.string(), {{"path", folder.string()}});
  }
  return base::Error(ErrorCode::kIo, folder.string(),
                     {{"path", folder.string()}, {"reason", error.message()}});
}

base::Timestamp time_of(const fs::directory_entry& entry) {
  std::error_code error;
  const auto time = entry.last_write_time(error);
  if (error) return {};
  return std::chrono::time_point_cast<std::chrono::milliseconds>(
      std::chrono::file_clock::to_sys(time));
}

FileRow row_of(const fs::directory_entry& entry, bool folder) {
  std::error_code error;
  FileRow row;
  row.path = entry.path();
  row.name = showable(entry.path().filename().string());
  row.folder = folder;
  if (!folder) row.size = entry.file_size(error);
  if (error) row.size = 0;
  row.changed_at = time_of(entry);
  return row;
}

// XDG_DESKTOP_DIR="$HOME/…" in the person's user-dirs.dirs; the English name where there is none.
fs::path user_folder(const std::string& name, const std::string& usual) {
  std::ifstream file(home_folder() / ".config/user-dirs.dirs");
  const std::string begin = "XDG_" + name + "_DIR=\"";
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with(begin)) continue;
    std::string value = line.substr(begin.size());
    value = value.substr(0, value.find('"'));
    constexpr std::string_view kHome = "$HOME";
    if (value.starts_with(kHome)) value = home_folder().string() + value.substr(kHome.size());
    return value;
  }
  return home_folder() / usual;
}

// Desktops mount what is plugged in under the person's own folder in one of these.
void add_sticks(std::vector<FilePlace>& places) {
  const char* user = std::getenv("USER");
  for (const char* mounts : {"/media", "/run/media"}) {
    const fs::path folder = user == nullptr ? fs::path(mounts) : fs::path(mounts) / user;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
      std::error_code unreadable;
      if (!at->is_directory(unreadable)) continue;
      const std::string name = showable(at->path().filename().string());
      places.push_back({FilePlace::Kind::kStick, name, at->path()});
    }
  }
}

}  // namespace

bool has_ending(const std::string& name, const std::vector<std::string>& endings) {
  if (endings.empty()) return true;
  std::string small = name;
  std::transform(small.begin(), small.end(), small.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
    return small.size() > ending.size() && small.ends_with(ending);
  });
}

std::vector<FilePlace> file_places() {
  using Kind = FilePlace::Kind;
  std::vector<FilePlace> places{{Kind::kHome, "", home_folder()},
                                {Kind::kDesktop, "", user_folder("DESKTOP", "Desktop")},
                                {Kind::kDocuments, "", user_folder("DOCUMENTS", "Documents")},
                                {Kind::kDownloads, "", user_folder("DOWNLOAD", "Downloads")}};
  std::erase_if(places, [](const FilePlace& place) {
    std::error_code error;
    const bool other = place.kind == Kind::kHome || place.path != home_folder();
    return !other || !fs::is_directory(place.path, error);
  });
  add_sticks(places);
  return places;
}

base::Result<FileSheet> list_folder(const fs::path& folder,
                                    const std::vector<std::string>& endings) {
  FileSheet sheet;
  sheet.folder = folder.empty() ? home_folder() : folder;
  std::error_code error;
  fs::directory_iterator at(sheet.folder, error);
  if (error) return base::fail(fault(sheet.folder, error));
  for (const fs::directory_iterator end; at != end; at.increment(error)) {
    if (error) return base::fail(fault(sheet.folder, error));
    const std::string name = at->path().filename().string();
    if (name.starts_with('.')) continue;
    std::error_code unreadable;
    const bool is_folder = at->is_directory(unreadable);
    if (!is_folder && (!at->is_regular_file(unreadable) || !has_ending(name, endings))) continue;
    if (sheet.rows.size() == kRowsMost) {
      sheet.cut_off = true;
      break;
    }
    sheet.rows.push_back(row_of(*at, is_folder));
  }
  std::sort(sheet.rows.begin(), sheet.rows.end(), [](const FileRow& a, const FileRow& b) {
    return a.folder != b.folder ? a.folder : a.name < b.name;
  });
  sheet.places = file_places();
  return sheet;
}

}  // namespace yibao::app
