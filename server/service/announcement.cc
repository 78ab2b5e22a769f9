#include "server/service/announcement.h"

#include <algorithm>
#include <sstream>

#include "shared/storage/files.h"

namespace yibao::server {
namespace {

constexpr std::size_t kAnnouncementsBytesMax = 65536;

// One a line: version, space, day.
base::Result<std::string> announcements_in(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) return std::string();
  return storage::read_file(file, kAnnouncementsBytesMax);
}

}  // namespace

base::Result<base::Date> least_client_from(const std::filesystem::path& data,
                                           const std::string& version, base::Date wanted,
                                           base::Date today) {
  const auto file = data / "announced";
  YIBAO_TRY(std::string announced, announcements_in(file));
  std::istringstream lines(announced);
  std::string known;
  std::string day;
  while (lines >> known >> day) {
    if (known != version) continue;
    const auto first = base::parse_date(day);
    if (first) return std::max(wanted, *first + kAnnouncedAhead);
    return base::fail(base::ErrorCode::kCorrupted, "announced",
                      base::TextArgs{{"what", file.string()}});
  }
  announced += version + " " + base::to_text(today) + "\n";
  YIBAO_CHECK(storage::write_private_file(file, announced));
  return std::max(wanted, today + kAnnouncedAhead);
}

}  // namespace yibao::server
