#include "tests/bench/plain_store.h"

#include <nlohmann/json.hpp>

#include "tests/bench/must.h"

namespace yibao::bench {
namespace {

using storage::Blob;
using storage::Row;

constexpr const char* kTable =
    "CREATE TABLE IF NOT EXISTS item (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
    " key BLOB NOT NULL, signature BLOB NOT NULL, salt BLOB NOT NULL, payload BLOB NOT NULL,"
    " words BLOB NOT NULL)";
constexpr std::size_t kRowsMost = 2000;

storage::Database open(const std::filesystem::path& file, bool read_only) {
  storage::Database::Options options;
  options.path = file;
  options.read_only = read_only;
  options.page_bytes = 16384;
  storage::Database database = must(storage::Database::open(options), "plain store");
  if (!read_only) must(database.script(kTable), "plain table");
  return database;
}

}  // namespace

PlainStore::PlainStore(const std::filesystem::path& file, bool read_only)
    : database_(open(file, read_only)) {}

void PlainStore::insert(const std::vector<protocol::SignedEvent>& events,
                        const std::vector<domain::Content>& contents) {
  must(database_.begin(), "begin");
  for (std::size_t i = 0; i < events.size(); ++i) {
    const protocol::SignedEvent& event = events[i];
    const auto payload = nlohmann::json::parse(event.payload);
    const auto words = nlohmann::json::parse(contents.at(i).bytes);
    if (!words.contains("body")) throw std::runtime_error("words");
    must(database_.run("INSERT OR IGNORE INTO item (id, key, signature, salt, payload, words)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                       payload.at("id").get_ref<const std::string&>(),
                       Blob{base::view(event.key.bytes())}, Blob{base::view(event.signature)},
                       Blob{base::view(contents[i].salt)}, Blob{event.payload},
                       Blob{contents[i].bytes}),
         "insert");
  }
  must(database_.commit(), "commit");
}

protocol::ExchangeResponse PlainStore::page(std::uint64_t after, std::size_t bytes_max) {
  protocol::ExchangeResponse response;
  response.cursor = after;
  std::size_t bytes = 0;
  must(database_.query(
           "SELECT number, key, signature, salt, payload, words FROM item WHERE number > ?1"
           " ORDER BY number LIMIT ?2",
           [&](const Row& row) {
             if (bytes >= bytes_max) {
               response.more = true;
               return false;
             }
             response.cursor = static_cast<std::uint64_t>(row.integer(0));
             protocol::SignedEvent event;
             event.key = crypto::KeyId(*base::to_array<16>(row.bytes(1)));
             event.signature = *base::to_array<64>(row.bytes(2));
             event.payload = row.text(4);
             response.contents.push_back(
                 {domain::MediaType::kWords, *base::to_array<16>(row.bytes(3)), row.text(5)});
             bytes += event.payload.size() + response.contents.back().bytes.size();
             response.entries.push_back({std::move(event), {1, response.cursor, {}}});
             return true;
           },
           after, kRowsMost),
       "page");
  response.more = response.more || response.entries.size() == kRowsMost;
  return response;
}

}  // namespace yibao::bench
