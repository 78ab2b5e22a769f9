#include "client/core/store/working_papers.h"

#include "shared/base/compression.h"

namespace yibao::client {
namespace {

using storage::Blob;
using storage::Row;

std::string paper_label(const std::string& name) {
  return "working paper " + name;
}

}  // namespace

base::Status WorkingPapers::put(const std::string& name, base::ByteView plain,
                                base::Timestamp now) {
  if (plain.size() > kWorkingPaperBytesMax) {
    return base::fail(base::ErrorCode::kTooLarge, name,
                      base::TextArgs{{"detail", std::to_string(plain.size()) + " > " +
                                                    std::to_string(kWorkingPaperBytesMax)}});
  }
  YIBAO_TRY(const base::Bytes sealed, vault_.seal(base::compress_small(plain), paper_label(name)));
  return database_.run(
      "INSERT OR REPLACE INTO working_paper (name, changed_at, sealed) VALUES (?1, ?2, ?3)", name,
      base::to_millis(now), Blob{sealed});
}

base::Result<std::optional<base::Bytes>> WorkingPapers::get(const std::string& name) {
  YIBAO_TRY(const auto sealed,
            database_.find_bytes("SELECT sealed FROM working_paper WHERE name = ?1", name));
  if (!sealed) return std::optional<base::Bytes>();
  YIBAO_TRY(const base::Bytes packed, vault_.open(*sealed, paper_label(name)));
  YIBAO_TRY(base::Bytes plain, base::decompress(packed, kWorkingPaperBytesMax));
  return std::optional(std::move(plain));
}

base::Status WorkingPapers::remove(const std::string& name) {
  return database_.run("DELETE FROM working_paper WHERE name = ?1", name);
}

base::Status WorkingPapers::wipe(const std::string& name) {
  ++wipes_[name];
  return remove(name);
}

std::uint64_t WorkingPapers::wipes_of(const std::string& name) const {
  const auto found = wipes_.find(name);
  return found == wipes_.end() ? 0 : found->second;
}

std::string wording_paper(const domain::Subject& item) {
  return "edit " + item.text();
}

base::Result<std::vector<WorkingPaperInfo>> WorkingPapers::all(const std::string& beginning) {
  std::vector<WorkingPaperInfo> papers;
  YIBAO_CHECK(database_.query(
      "SELECT name, changed_at FROM working_paper WHERE substr(name, 1, length(?1)) = ?1 "
      "ORDER BY changed_at DESC",
      [&](const Row& row) {
        papers.push_back({std::string(row.text(0)), base::from_millis(row.integer(1))});
        return true;
      },
      beginning));
  return papers;
}

}  // namespace yibao::client
