#include "client/core/sync/conversation.h"

#include <utility>

namespace yibao::client {

Conversation::Conversation(Replica& replica, Link& link)
    : exchanger_(replica), link_(link), thread_([this] { run(); }) {}

Conversation::~Conversation() {
  {
    const std::scoped_lock lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Conversation::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return asked_ || stopping_; });
    if (stopping_) return;
    asked_ = false;
    lock.unlock();
    Answer answer = link_.exchange(sent_.request);
    lock.lock();
    answer_ = std::move(answer);
    changed_.notify_all();
  }
}

void Conversation::send() {
  under_way_ = true;
  const std::scoped_lock lock(mutex_);
  asked_ = true;
  changed_.notify_all();
}

Conversation::Answer Conversation::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return answer_.has_value(); });
  under_way_ = false;
  Answer answer = *std::move(answer_);
  answer_.reset();
  return answer;
}

base::Result<ExchangeOutcome> Conversation::step(const ExchangeLimits& limits) {
  if (!under_way_) {
    YIBAO_TRY(sent_, exchanger_.next(limits));
  }
  last_sent_ = sent_.events.size();
  // Read from the disk while the line is busy; what it may not send is read again later.
  auto next = exchanger_.gather(limits, sent_.events);
  // With nothing to do meanwhile, the way to the other thread and back would only take time.
  const bool alone = !under_way_ && (!next || next->request.events.empty());
  if (!alone && !under_way_) send();
  YIBAO_TRY(const protocol::ExchangeResponse response,
            alone ? link_.exchange(sent_.request) : wait());
  const SentExchange sent = std::move(sent_);
  YIBAO_CHECK(exchanger_.accept(sent, response));
  if (next && exchanger_.may_run_ahead(response, *next)) {
    exchanger_.address(*next);
    sent_ = *std::move(next);
    send();
  }
  auto outcome = exchanger_.apply(sent, response);
  // What is on the line went on from an answer that was not stored.
  if (!outcome && under_way_) static_cast<void>(wait());
  return outcome;
}

}  // namespace yibao::client
