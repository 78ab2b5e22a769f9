// One exchange on the server: prepare what was pushed, have it committed, prove it, and give what
// the device may see next. The same for HTTPS and for a bundle file. Thread-safe.
#pragma once

#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <vector>

#include "server/service/claim_board.h"
#include "server/service/scoring_service.h"
#include "server/service/sighting_board.h"
#include "server/service/writer_thread.h"

namespace yibao::server {

// Read-only stores for pulls, lent one at a time.
class ReaderPool {
 public:
  using Open = std::function<base::Result<std::unique_ptr<Store>>()>;
  ReaderPool(Open open, std::size_t most) : open_(std::move(open)), most_(most) {}

  class Lease {
   public:
    Lease(ReaderPool& pool, std::unique_ptr<Store> store)
        : pool_(&pool), store_(std::move(store)) {}
    Lease(Lease&&) = default;
    ~Lease();
    Store& operator*() const { return *store_; }
    Store* operator->() const { return store_.get(); }

   private:
    ReaderPool* pool_;
    std::unique_ptr<Store> store_;
  };
  base::Result<Lease> take();

 private:
  void give_back(std::unique_ptr<Store> store);

  Open open_;
  std::size_t most_;
  std::mutex mutex_;
  std::condition_variable free_;
  std::vector<std::unique_ptr<Store>> idle_;
  std::size_t lent_ = 0;
};

struct Outstanding {
  Incident incident;
  base::Timestamp at{};                  // when the log took it in
  std::string type;                      // of the entry that took the words away
  std::vector<base::DeviceId> devices;   // that had them and have not been seen to wipe them
  std::vector<domain::Event> bulletins;  // published, and quoting them: to be corrected by hand
};

class ExchangeService {
 public:
  struct Options {
    base::Clock& clock;
    std::string program;        // this server's version
    std::string least_program;  // older clients are blocked from the day that follows
    base::Date least_from{};
    bool trial = false;
  };
  ExchangeService(LogWriter& writer, Committer& committer, ScoringService& scoring,
                  ReaderPool& readers, Options options)
      : writer_(writer),
        committer_(committer),
        scoring_(scoring),
        readers_(readers),
        options_(std::move(options)),
        claims_(options_.clock) {}

  // What devices had seen when the server was last at work. Errors: the store's.
  base::Status load();
  // Errors: for the exchange as a whole (blocked, busy, store).
  base::Result<protocol::ExchangeResponse> handle(const base::DeviceId& device,
                                                  protocol::ExchangeRequest request);
  // What each found secret still has to reach.
  base::Result<std::vector<Outstanding>> outstanding();

 private:
  base::Status prove_places(Store& store, protocol::ExchangeResponse& response);
  void note_device(const base::DeviceId& device, const protocol::ExchangeRequest& request);
  void note_seen(const base::DeviceId& device, const protocol::ExchangeRequest& request);
  base::Status write_devices(Store& store);

  LogWriter& writer_;
  Committer& committer_;
  ScoringService& scoring_;
  ReaderPool& readers_;
  Options options_;
  ClaimBoard claims_;
  SightingBoard sightings_;

  std::mutex devices_mutex_;
  std::map<base::DeviceId, DeviceState> devices_;  // newer than the book
  std::set<base::DeviceId> unwritten_;             // noted since they were last written
};

using protocol::version_before;

}  // namespace yibao::server
