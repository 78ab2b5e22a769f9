// Exchanges in a row over one link. While an answer is being stored the next exchange is on the
// line already, where that is safe (Exchanger::may_run_ahead): a thread of its own encodes, sends,
// waits and decodes, and touches no database; the replica stays with the caller's thread.
//
// step() may be called again after any error. Ending in mid-way loses nothing: what was sent and
// not stored is sent again and answered as known.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "client/core/sync/exchanger.h"
#include "client/core/sync/link.h"

namespace yibao::client {

class Conversation {
 public:
  // Both outlive it.
  Conversation(Replica& replica, Link& link);
  ~Conversation();  // waits for what is on the line
  Conversation(const Conversation&) = delete;
  Conversation& operator=(const Conversation&) = delete;

  // One exchange, stored. Errors: those of Link::exchange, Exchanger::next and apply.
  base::Result<ExchangeOutcome> step(const ExchangeLimits& limits);
  // How many events the last exchange held: what did not fit the line is cut in half.
  std::size_t last_sent() const { return last_sent_; }

 private:
  using Answer = base::Result<protocol::ExchangeResponse>;

  void send();  // sent_
  Answer wait();
  void run();

  Exchanger exchanger_;
  Link& link_;
  SentExchange sent_;  // read by the line's thread while under_way_
  bool under_way_ = false;
  std::size_t last_sent_ = 0;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool asked_ = false;
  bool stopping_ = false;
  std::optional<Answer> answer_;
  std::thread thread_;
};

}  // namespace yibao::client
