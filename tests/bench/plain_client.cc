#include "tests/bench/plain_client.h"

#include <fcntl.h>
#include <unistd.h>

#include "client/core/sync/sync_machine.h"
#include "tests/bench/figures.h"
#include "tests/bench/must.h"
#include "tests/bench/plain_store.h"
#include "tests/bench/stopwatch.h"

namespace yibao::bench {

PlainClient::PlainClient(const std::string& server, const std::string& ca_certificate)
    : line_(must(client::HttpsTransport::open(server, ca_certificate), "plain line")) {}

base::Bytes PlainClient::post(const std::string& path, base::ByteView body) {
  auto answer = must(line_->post(path, body, ""), path);
  if (answer.status != 200) throw std::runtime_error("plain server: " + path);
  return std::move(answer.body);
}

void PlainClient::push(base::ByteView body) {
  post("/push", body);
}

void PlainClient::note_in(const std::filesystem::path& database) {
  storage::Database::Options options;
  options.path = database;
  options.exclusive = true;
  notes_ = must(storage::Database::open(options), "notes");
  must(notes_->script("CREATE TABLE note (number INTEGER PRIMARY KEY, at INTEGER NOT NULL)"),
       "notes");
}

void PlainClient::note() {
  must(notes_->run("INSERT INTO note (at) VALUES (?1)", 1), "note");
}

std::size_t PlainClient::pull_all(const std::filesystem::path& database) {
  const std::string page_bytes = std::to_string(client::SyncTuning().pull_bytes);
  PlainStore store(database);
  std::size_t pulled = 0;
  protocol::ExchangeResponse response;
  do {
    const base::Bytes body =
        post("/pull/exchange", std::to_string(response.cursor) + " " + page_bytes);
    response = must(protocol::decode_exchange_response(body), "page");
    std::vector<protocol::SignedEvent> events;
    for (protocol::PulledEntry& entry : response.entries) events.push_back(std::move(entry.event));
    store.insert(events, response.contents);
    pulled += events.size();
  } while (response.more);
  return pulled;
}

double sync_millis(const std::filesystem::path& folder) {
  const int file = ::open((folder / "synced").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) throw std::runtime_error("cannot write");
  std::vector<double> millis;
  for (int i = 0; i < 100; ++i) {
    const Stopwatch watch;
    const bool done = ::write(file, "驿", 3) == 3 && ::fdatasync(file) == 0;
    if (!done) throw std::runtime_error("cannot sync");
    millis.push_back(watch.milliseconds());
  }
  ::close(file);
  return percentile(millis, 0.5);
}

}  // namespace yibao::bench
