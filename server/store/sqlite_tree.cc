// The tree over SQLite (sqlite_log.h, tree_store.h).
#include "server/store/sqlite_log.h"
#include "shared/base/assert.h"

namespace yibao::server {
namespace {

using crypto::Digest;
using storage::Blob;
using storage::Row;

constexpr std::size_t kTilesCached = 64;  // 0.5 MB: a proof's few tiles and the newest ones

Digest root_of(std::span<const Digest> hashes) {
  if (hashes.size() == 1) return hashes.front();
  const std::size_t half = hashes.size() / 2;
  return crypto::node_hash(root_of(hashes.first(half)), root_of(hashes.subspan(half)));
}

base::Bytes joined(const std::vector<Digest>& hashes) {
  base::Bytes bytes;
  bytes.reserve(hashes.size() * 32);
  for (const Digest& hash : hashes) bytes += base::view(hash);
  return bytes;
}

}  // namespace

base::Status SqliteTree::append(const Digest& leaf) {
  YIBAO_CHECK(push(0, leaf));
  ++size_;
  return {};
}

// A full tile is written; its root goes up one level. Above the leaves even an unfinished tile is
// written, because it grows once in 256 appends only.
base::Status SqliteTree::push(unsigned tile_level, const Digest& hash) {
  if (open_.size() <= tile_level) open_.resize(tile_level + 1);
  Tile& tile = open_[tile_level];
  tile.push_back(hash);
  const bool full = tile.size() == kTileHashes;
  const std::uint64_t tiles_before = (size_ + 1) >> (kTileLevels * (tile_level + 1));
  const std::uint64_t number = full ? tiles_before - 1 : tiles_before;
  if (full || tile_level > 0) {
    const base::Bytes bytes = joined(tile);
    YIBAO_CHECK(
        database_.run("INSERT OR REPLACE INTO tile (level, number, hashes) VALUES (?1, ?2, ?3)",
                      static_cast<std::int64_t>(tile_level), number, Blob{bytes}));
  }
  if (!full) return {};
  const Digest root = root_of(tile);
  tile.clear();
  return push(tile_level + 1, root);
}

base::Status SqliteTree::reload() {
  open_.clear();
  cache_.clear();
  fault_.reset();
  YIBAO_TRY(size_, log_.last_sequence());
  for (unsigned level = 1; (size_ >> (kTileLevels * level)) > 0; ++level) {
    if (open_.size() <= level) open_.resize(level + 1);
    const std::uint64_t hashes = size_ >> (kTileLevels * level);
    if (hashes % kTileHashes == 0) continue;
    const std::uint64_t number = hashes / kTileHashes;
    YIBAO_TRY(open_[level], load_tile(level, number));
    // A reader may find it longer than its log: what was committed since.
    if (open_[level].size() < hashes % kTileHashes) note_fault(level, number);
    open_[level].resize(hashes % kTileHashes);
  }
  if (open_.empty()) open_.resize(1);
  const std::uint64_t first = size_ / kTileHashes * kTileHashes;
  return log_.each(first + 1, size_, [&](const StoredEntry& entry) {
    open_[0].push_back(crypto::leaf_of(domain::event_hash(entry.event.payload), entry.stamp));
    return true;
  });
}

void SqliteTree::remember() {
  size_before_ = size_;
  open_before_ = open_;
}

void SqliteTree::forget_appends() {
  size_ = size_before_;
  open_ = open_before_;
  cache_.clear();
}

base::Status SqliteTree::health() const {
  if (!fault_) return {};
  return base::fail(base::ErrorCode::kCorrupted, *fault_, base::TextArgs{{"what", *fault_}});
}

void SqliteTree::note_fault(unsigned tile_level, std::uint64_t number) const {
  if (!fault_) fault_ = "tile " + std::to_string(tile_level) + "/" + std::to_string(number);
}

// In pieces: no tile is written while the log's rows are read.
base::Status SqliteTree::rebuild() {
  YIBAO_CHECK(database_.run("DELETE FROM tile"));
  YIBAO_TRY(const std::uint64_t last, log_.last_sequence());
  open_.assign(1, {});
  cache_.clear();
  fault_.reset();
  size_ = 0;
  while (size_ < last) {
    std::vector<Digest> leaves;
    YIBAO_CHECK(log_.each(size_ + 1, size_ + kTileHashes, [&](const StoredEntry& entry) {
      leaves.push_back(crypto::leaf_of(domain::event_hash(entry.event.payload), entry.stamp));
      return true;
    }));
    if (leaves.empty()) break;  // a log with a gap: its root will say so
    for (const Digest& leaf : leaves) YIBAO_CHECK(append(leaf));
  }
  return {};
}

base::Result<std::vector<Digest>> SqliteTree::kept_tile(unsigned level, std::uint64_t number) {
  return load_tile(level, number);
}

base::Result<std::uint64_t> SqliteTree::kept_tiles() {
  YIBAO_TRY(const auto count, database_.find_integer("SELECT count(*) FROM tile"));
  return static_cast<std::uint64_t>(count.value_or(0));
}

base::Result<SqliteTree::Tile> SqliteTree::load_tile(unsigned tile_level,
                                                     std::uint64_t number) const {
  YIBAO_TRY(const auto bytes,
            database_.find_bytes("SELECT hashes FROM tile WHERE level = ?1 AND number = ?2",
                                 static_cast<std::int64_t>(tile_level), number));
  Tile tile;
  if (!bytes || bytes->size() % 32 != 0) return tile;
  for (std::size_t at = 0; at < bytes->size(); at += 32) {
    tile.push_back(*base::to_array<32>(base::ByteView(*bytes).substr(at, 32)));
  }
  return tile;
}

const SqliteTree::Tile& SqliteTree::tile_of(unsigned tile_level, std::uint64_t number) const {
  const std::uint64_t hashes = size_ >> (kTileLevels * tile_level);
  if (number == hashes / kTileHashes) return open_.at(tile_level);
  const auto key = std::pair(tile_level, number);
  const auto cached = cache_.find(key);
  if (cached != cache_.end()) return cached->second;
  const Digest above = tile_of(tile_level + 1, number / kTileHashes).at(number % kTileHashes);
  auto tile = load_tile(tile_level, number);
  const bool whole = tile && tile->size() == kTileHashes && root_of(*tile) == above;
  if (!whole) note_fault(tile_level, number);
  if (cache_.size() >= kTilesCached) cache_.erase(cache_.begin());
  return cache_.emplace(key, whole ? *std::move(tile) : Tile(kTileHashes)).first->second;
}

Digest SqliteTree::node(unsigned level, std::uint64_t index) const {
  const unsigned tile_level = level / kTileLevels;
  const unsigned inside = level % kTileLevels;
  const std::uint64_t first = index << inside;  // in hashes of that tile level
  const std::size_t count = std::size_t{1} << inside;
  YIBAO_ASSERT(first + count <= size_ >> (kTileLevels * tile_level));
  const Tile& tile = tile_of(tile_level, first / kTileHashes);
  return root_of(std::span(tile).subspan(first % kTileHashes, count));
}

}  // namespace yibao::server
