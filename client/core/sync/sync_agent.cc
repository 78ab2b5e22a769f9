#include "client/core/sync/sync_agent.h"

namespace yibao::client {

using base::ErrorCode;
using base::fail;

struct SyncAgent::Connection {
  Connection(Identity who, const crypto::SigningKey& key)
      : identity(std::move(who)), device_key(key.duplicate()) {}

  Identity identity;
  crypto::SigningKey device_key;
  std::unique_ptr<Transport> transport;
  std::unique_ptr<Link> link;
};

SyncAgent::SyncAgent(Open open) : open_(std::move(open)), thread_([this] { run(); }) {}

SyncAgent::~SyncAgent() {
  {
    const std::lock_guard<std::mutex> guard(mutex_);
    stopped_ = true;
    tasks_.clear();
    if (current_ != nullptr) current_->interrupt();
  }
  filled_.notify_all();
  thread_.join();
}

void SyncAgent::post(Task task) {
  {
    const std::lock_guard<std::mutex> guard(mutex_);
    tasks_.push_back(std::move(task));
  }
  filled_.notify_one();
}

void SyncAgent::run() {
  for (;;) {
    Task task;
    {
      std::unique_lock<std::mutex> lock(mutex_);
      filled_.wait(lock, [&] { return stopped_ || !tasks_.empty(); });
      if (stopped_) return;
      task = std::move(tasks_.front());
      tasks_.pop_front();
    }
    task();
  }
}

void SyncAgent::set_current(Transport* transport) {
  const std::lock_guard<std::mutex> guard(mutex_);
  current_ = transport;
  if (stopped_ && current_ != nullptr) current_->interrupt();
}

void SyncAgent::interrupt() {
  const std::lock_guard<std::mutex> guard(mutex_);
  if (current_ != nullptr) current_->interrupt();
}

void SyncAgent::connect(const Identity& identity, const crypto::SigningKey& device_key) {
  auto connection = std::make_shared<std::unique_ptr<Connection>>(
      std::make_unique<Connection>(identity, device_key));
  post([this, connection] { connection_ = std::move(*connection); });
}

void SyncAgent::disconnect() {
  interrupt();
  post([this] { connection_.reset(); });
}

template <class Say>
auto SyncAgent::talk(Say say) -> decltype(say(std::declval<Link&>())) {
  if (!connection_) return fail(ErrorCode::kSignedOut);
  if (!connection_->transport) {
    YIBAO_TRY(connection_->transport, open_(connection_->identity));
    connection_->link = std::make_unique<Link>(*connection_->transport, connection_->identity,
                                               connection_->device_key);
  }
  set_current(connection_->transport.get());
  auto answer = say(*connection_->link);
  set_current(nullptr);
  return answer;
}

void SyncAgent::exchange(protocol::ExchangeRequest request, Exchanged done) {
  post([this, request = std::move(request), done = std::move(done)] {
    done(talk([&](Link& link) { return link.exchange(request); }));
  });
}

void SyncAgent::challenge(Challenged done) {
  post([this, done = std::move(done)] { done(talk([](Link& link) { return link.challenge(); })); });
}

void SyncAgent::invite(const protocol::InviteRequest& request, Invited done) {
  post([this, request, done = std::move(done)] {
    done(talk([&](Link& link) { return link.invite(request); }));
  });
}

void SyncAgent::meet_server(const std::string& server, Met done) {
  post([this, server, done = std::move(done)] {
    auto opened = HttpsTransport::open(server, "");
    if (!opened) return done(fail(opened.error()));
    newcomer_ = *std::move(opened);
    set_current(newcomer_.get());
    auto greeting = newcomer_->greet();
    set_current(nullptr);
    done(std::move(greeting));
  });
}

// A second attempt is a new line: to the server that was met, and to no other.
base::Status SyncAgent::meet_again(const std::string& server, const crypto::Digest& certificate) {
  YIBAO_TRY(newcomer_, HttpsTransport::open(server, ""));
  set_current(newcomer_.get());
  const auto seen = newcomer_->seen_certificate();
  set_current(nullptr);
  if (!seen) return fail(seen.error());
  return *seen == certificate ? base::Status() : fail(ErrorCode::kTlsUntrusted, "another server");
}

void SyncAgent::ask_to_enrol(const std::string& server,
                             std::shared_ptr<const PreparedEnrolment> prepared, Enrolled done) {
  post([this, server, prepared = std::move(prepared), done = std::move(done)] {
    if (!newcomer_) {
      const base::Status met = meet_again(server, prepared->request.certificate);
      if (!met) {
        newcomer_.reset();
        return done(fail(met.error()));
      }
    }
    set_current(newcomer_.get());
    auto response = client::ask_to_enrol(*newcomer_, *prepared);
    set_current(nullptr);
    newcomer_.reset();
    done(std::move(response));
  });
}

}  // namespace yibao::client
