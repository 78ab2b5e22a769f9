// The stores over SQLite, parts of one SqliteStore (sqlite_store.cc). Internal to server/store.
#pragma once

#include <array>
#include <map>

#include "server/store/store.h"
#include "shared/storage/database.h"

namespace yibao::server {

class SqliteLog final : public LogStore {
 public:
  explicit SqliteLog(storage::Database& database) : database_(database) {}
  base::Status append(const StoredEntry& entry, const domain::Event& event) override;
  base::Result<std::optional<StoredEntry>> find(const base::EventId& id) override;
  base::Result<std::optional<StoredEntry>> at(std::uint64_t sequence) override;
  base::Result<std::vector<StoredEntry>> about(const domain::Subject& subject) override;
  base::Status each(std::uint64_t first, std::uint64_t last,
                    const std::function<bool(const StoredEntry&)>& visit) override;
  base::Status each_registry_entry(const std::function<bool(const StoredEntry&)>& visit) override;
  base::Result<std::uint64_t> last_sequence() override;
  // Given out in a transaction that was rolled back: the next one may give them to other keys.
  void forget_numbers();

 private:
  base::Result<std::int64_t> key_number(const crypto::KeyId& key);
  base::Result<crypto::KeyId> key_of(std::int64_t number);
  template <class... Values>
  base::Status read(std::string_view sql, const std::function<bool(const StoredEntry&)>& visit,
                    const Values&... values);

  storage::Database& database_;
  std::map<crypto::KeyId, std::int64_t> key_numbers_;
  std::map<std::int64_t, crypto::KeyId> keys_;
};

class SqliteContents final : public ContentStore {
 public:
  explicit SqliteContents(storage::Database& database) : database_(database) {}
  base::Status keep_packed(const domain::ContentAddress& address,
                           const PackedContent& content) override;
  base::Result<ContentState> state(const domain::ContentAddress& address) override;
  base::Result<std::optional<domain::Content>> get(const domain::ContentAddress& address) override;
  base::Status purge(const domain::ContentAddress& address) override;
  base::Result<std::vector<domain::ContentAddress>> purged() override;

 private:
  struct Found {
    ContentState state = ContentState::kMissing;
    std::int64_t number = 0;
    std::optional<domain::Content> content;
  };
  base::Result<Found> find(const domain::ContentAddress& address);

  storage::Database& database_;
};

class SqliteFeed final : public FeedStore {
 public:
  explicit SqliteFeed(storage::Database& database) : database_(database) {}
  base::Status show(const std::string& scope, std::uint64_t sequence) override;
  base::Result<std::vector<FeedRow>> after(const std::vector<std::string>& scopes,
                                           std::uint64_t position, std::size_t count) override;
  base::Result<std::vector<ShownRow>> shown(const std::set<std::uint64_t>& sequences) override;
  base::Status each(const std::function<void(const ShownRow&)>& visit) override;
  base::Status leap(std::uint64_t position) override;
  base::Result<std::uint64_t> last_position() override;
  // What was counted in a transaction that was rolled back.
  void forget_numbers();

 private:
  base::Result<std::optional<std::int64_t>> scope_number(const std::string& scope);

  storage::Database& database_;
  std::map<std::string, std::int64_t> scopes_;
  std::optional<std::uint64_t> last_position_;
};

class SqliteTree final : public TreeStore {
 public:
  SqliteTree(storage::Database& database, LogStore& log) : database_(database), log_(log) {}
  base::Status append(const crypto::Digest& leaf) override;
  std::uint64_t size() const override { return size_; }
  base::Status reload() override;
  base::Status health() const override;
  base::Status rebuild() override;
  base::Result<std::vector<crypto::Digest>> kept_tile(unsigned level,
                                                      std::uint64_t number) override;
  base::Result<std::uint64_t> kept_tiles() override;
  crypto::Digest node(unsigned level, std::uint64_t index) const override;
  // What a transaction appends can be taken back without reading: the disk may be gone by then.
  void remember();
  void forget_appends();

 private:
  using Tile = std::vector<crypto::Digest>;

  base::Status push(unsigned tile_level, const crypto::Digest& hash);
  base::Result<Tile> load_tile(unsigned tile_level, std::uint64_t number) const;
  const Tile& tile_of(unsigned tile_level, std::uint64_t number) const;
  void note_fault(unsigned tile_level, std::uint64_t number) const;

  storage::Database& database_;
  LogStore& log_;
  std::uint64_t size_ = 0;
  std::vector<Tile> open_;         // by tile level: the unfinished tile
  std::uint64_t size_before_ = 0;  // as remembered
  std::vector<Tile> open_before_;
  mutable std::map<std::pair<unsigned, std::uint64_t>, Tile> cache_;
  mutable std::optional<std::string> fault_;
};

}  // namespace yibao::server
