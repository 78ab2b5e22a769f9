// The thread that owns the socket. It is asked for one thing after another, talks to the server and
// calls back from its own thread; it holds no lock while it waits, and no database at all.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "client/core/sync/enrol.h"
#include "client/core/sync/link.h"

namespace yibao::client {

class SyncAgent {
 public:
  using Open = std::function<base::Result<std::unique_ptr<Transport>>(const Identity& identity)>;
  using Exchanged = std::function<void(base::Result<protocol::ExchangeResponse>)>;
  using Challenged = std::function<void(base::Result<protocol::Nonce>)>;
  using Invited = std::function<void(base::Result<protocol::Invitation>)>;
  using Met = std::function<void(base::Result<ServerGreeting>)>;
  using Enrolled = std::function<void(base::Result<protocol::EnrolResponse>)>;

  explicit SyncAgent(Open open);
  // Ends what is under way; nothing is called back after it returns.
  ~SyncAgent();
  SyncAgent(const SyncAgent&) = delete;
  SyncAgent& operator=(const SyncAgent&) = delete;

  // From now on exchanges go to this server as this device.
  void connect(const Identity& identity, const crypto::SigningKey& device_key);
  // Forgets the device key; what is under way fails.
  void disconnect();
  void exchange(protocol::ExchangeRequest request, Exchanged done);
  // A one-time code for somebody, two steps: between them the core thread signs (invite.h).
  void challenge(Challenged done);
  void invite(const protocol::InviteRequest& request, Invited done);
  // Joining, two steps that insist on one certificate: what the server says of itself, then what it
  // answers. Minutes may lie between them.
  void meet_server(const std::string& server, Met done);
  void ask_to_enrol(const std::string& server, std::shared_ptr<const PreparedEnrolment> prepared,
                    Enrolled done);
  // Meeting a server that does not answer fails at once.
  void give_up_meeting() { interrupt(); }

 private:
  struct Connection;
  using Task = std::function<void()>;

  void post(Task task);
  void run();
  // Opens the line where it is not; what `say` says over it can be interrupted.
  template <class Say>
  auto talk(Say say) -> decltype(say(std::declval<Link&>()));
  base::Status meet_again(const std::string& server, const crypto::Digest& certificate);
  void set_current(Transport* transport);
  void interrupt();

  Open open_;
  // The agent thread's own:
  std::unique_ptr<Connection> connection_;
  std::unique_ptr<HttpsTransport> newcomer_;  // while joining

  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<Task> tasks_;
  Transport* current_ = nullptr;  // under way just now
  bool stopped_ = false;
  std::thread thread_;
};

}  // namespace yibao::client
