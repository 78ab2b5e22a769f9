#include "server/http/http_server.h"

#include <arpa/inet.h>
#include <httplib.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include "server/http/request_form.h"
#include "shared/base/limits.h"

namespace yibao::server {
namespace {

constexpr int kBacklog = 512;  // the library's own is 5
constexpr std::size_t kKeepAliveRequests = 100'000;
constexpr time_t kKeepAliveSeconds =
    5;  // an idle client gives its thread back, and does not hold up a stop
constexpr time_t kIoSeconds = 10;  // for one read or write
// After accept() failed: time for descriptors or memory to come back.
constexpr std::chrono::milliseconds kAcceptPause{50};

// Whether the request that this thread handles was read to its end. Where it was not, what follows
// on the connection would be taken for the next request, and nginx, which keeps connections, would
// hand its answer to somebody else: the answer says that the connection ends, and it ends.
thread_local bool read_to_its_end = false;

// A body that is on its way is thrown away, up to a bound: its reset would overtake the answer.
void throw_away(int socket, std::size_t bytes) {
  constexpr std::size_t kMost = 1024 * 1024;
  constexpr int kPatienceMillis = 300;
  char buffer[16 * 1024];
  std::size_t left = std::min(bytes, kMost);
  pollfd waiting{socket, POLLIN, 0};
  while (left > 0 && ::poll(&waiting, 1, kPatienceMillis) > 0) {
    const ssize_t got = ::recv(socket, buffer, sizeof buffer, 0);
    if (got <= 0) return;
    left -= std::min(left, static_cast<std::size_t>(got));
  }
}

void end_connection(const httplib::Request& request) {
  // The library gives it to look at only, and gives none where the headers were bad.
  auto* ssl = const_cast<SSL*>(request.ssl);
  if (ssl == nullptr) return;
  throw_away(SSL_get_fd(ssl), stated_length(request));
  // What the TLS library has read already is not read from it any more.
  SSL_set_shutdown(ssl, SSL_get_shutdown(ssl) | SSL_RECEIVED_SHUTDOWN);
  ::shutdown(SSL_get_fd(ssl), SHUT_RD);
}

void put(httplib::Response& response, const ApiResponse& answer) {
  response.status = answer.status;
  response.set_header("Cache-Control", "no-store");
  response.set_content(answer.body, answer.media_type);
}

ApiResponse refusal(int status) {
  return {status, "text/plain; charset=utf-8", ""};
}

}  // namespace

class HttpServer::Implementation {
 public:
  Implementation(Api& api, base::Log& log, Options options)
      : api_(api), log_(log), options_(std::move(options)), server_(make_server()) {}

  base::Status start() {
    if (!server_->is_valid()) {
      return base::fail(base::ErrorCode::kCorrupted, "certificate",
                        base::TextArgs{{"what", options_.certificate.string()}});
    }
    const int bound =
        options_.port == 0
            ? server_->bind_to_any_port(options_.address)
            : (server_->bind_to_port(options_.address, options_.port) ? options_.port : -1);
    if (bound <= 0) {
      return base::fail(base::ErrorCode::kPortInUse, "bind",
                        base::TextArgs{{"port", std::to_string(options_.port)}});
    }
    port_ = bound;
    widen_backlog();
    thread_ = std::thread([this] {
      serve();
      ended_ = true;
    });
    return {};
  }

  ~Implementation() {
    stopping_ = true;
    // The library's stop() does nothing before its loop has begun.
    while (thread_.joinable() && !ended_ && !is_running()) std::this_thread::yield();
    stop();
    if (thread_.joinable()) thread_.join();
  }

  int port() const { return port_; }

 private:
  bool set_up(SSL_CTX& context) const {
    SSL_CTX_set_min_proto_version(&context, TLS1_3_VERSION);
    SSL_CTX_set_session_cache_mode(&context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(&context, 0);
    return SSL_CTX_use_certificate_chain_file(&context, options_.certificate.c_str()) == 1 &&
           SSL_CTX_use_PrivateKey_file(&context, options_.key.c_str(), SSL_FILETYPE_PEM) == 1;
  }

  std::unique_ptr<httplib::SSLServer> make_server() {
    auto server =
        std::make_unique<httplib::SSLServer>([this](SSL_CTX& context) { return set_up(context); });
    set_limits(*server);
    set_routes(*server);
    return server;
  }

  void set_limits(httplib::Server& server) {
    server.new_task_queue = [workers = options_.workers] {
      return new httplib::ThreadPool(static_cast<std::size_t>(workers));
    };
    server.set_tcp_nodelay(true);
    server.set_keep_alive_max_count(kKeepAliveRequests);
    server.set_keep_alive_timeout(kKeepAliveSeconds);
    server.set_read_timeout(kIoSeconds);
    server.set_write_timeout(kIoSeconds);
    server.set_payload_max_length(base::limits::kExchangeBytesMax);
    server.set_socket_options([this](socket_t socket) {
      const int yes = 1;
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
      listening_ = socket;
    });
    // Called before an answer is written, the library's own refusals included, and after it.
    server.set_post_routing_handler([](const httplib::Request&, httplib::Response& response) {
      if (read_to_its_end || response.get_header_value("Connection") == "close") return;
      response.headers.erase("Keep-Alive");
      response.set_header("Connection", "close");
    });
    server.set_logger([](const httplib::Request& request, const httplib::Response&) {
      if (!read_to_its_end) end_connection(request);
      read_to_its_end = false;
    });
    server.set_exception_handler(
        [this](const httplib::Request&, httplib::Response& response, const auto& /*exception*/) {
          log_.write(base::LogLevel::kAlarm, "exception_in_request");
          put(response, Api::failure(base::Error(base::ErrorCode::kServerError)));
        });
  }

  void set_routes(httplib::Server& server) {
    using Handled = httplib::Server::HandlerResponse;
    server.set_pre_routing_handler([this](const httplib::Request& request,
                                          httplib::Response& response) {
      read_to_its_end = false;
      const bool good = well_formed(request);
      const Api::Route* route = good ? api_.find(request.method, request.path) : nullptr;
      if (route == nullptr) {
        put(response, refusal(good ? 404 : 400));
        return Handled::Handled;
      }
      if (stated_length(request) > api_.body_max(*route)) {
        put(response,
            Api::failure(base::Error(base::ErrorCode::kTooLarge, "body", {{"detail", "body"}})));
        return Handled::Handled;
      }
      if (request.method == "GET") {
        read_to_its_end = true;
        put(response, api_.handle(*route, {request.method, request.path, {}, {}}));
        return Handled::Handled;
      }
      return Handled::Unhandled;
    });
    // Reached for paths of the table only, so the pattern never meets a long one.
    server.Post(".*", [this](const httplib::Request& request, httplib::Response& response,
                             const httplib::ContentReader& reader) {
      const Api::Route* route = api_.find(request.method, request.path);
      ApiRequest call{request.method, request.path, request.get_header_value("Authorization"), {}};
      const std::size_t most = route->body_max;
      bool fits = true;
      const bool read = reader([&](const char* data, std::size_t size) {
        fits = call.body.size() + size <= most;
        if (fits) call.body.append(data, size);
        return fits;
      });
      read_to_its_end = read && fits;
      if (!read_to_its_end) {
        // A body that was cut off or came too slowly says nothing of its size: a client that was
        // told so would send less at a time for ever. 413 is the library's, of the stated length.
        const bool too_large = !fits || response.status == 413;
        put(response, Api::failure(too_large ? base::Error(base::ErrorCode::kTooLarge, "body",
                                                           {{"detail", "body"}})
                                             : base::Error(base::ErrorCode::kTimeout, "body")));
        return;
      }
      put(response, api_.handle(*route, call));
    });
  }

  void widen_backlog() const { ::listen(listening_, kBacklog); }

  // The library's loop ends when accept() fails, for whatever reason, and its server may not be
  // used again: another takes its place on the same port. A socket that is bound is always listened
  // on, even when the end is near: only the loop's own end closes it.
  void serve() {
    while (true) {
      server_->listen_after_bind();
      if (stopping_) return;
      log_.write(base::LogLevel::kWarn, "accept_failed");
      do {
        std::this_thread::sleep_for(kAcceptPause);
        if (stopping_) return;
        auto next = make_server();
        const std::lock_guard<std::mutex> guard(replacing_);
        server_ = std::move(next);
      } while (!server_->bind_to_port(options_.address, port_));
      widen_backlog();
    }
  }

  bool is_running() {
    const std::lock_guard<std::mutex> guard(replacing_);
    return server_->is_running();
  }
  void stop() {
    const std::lock_guard<std::mutex> guard(replacing_);
    server_->stop();
  }

  Api& api_;
  base::Log& log_;
  Options options_;
  std::mutex replacing_;  // server_, which only the thread that serves replaces
  std::unique_ptr<httplib::SSLServer> server_;
  std::atomic<bool> stopping_{false};
  std::atomic<bool> ended_{false};
  std::atomic<socket_t> listening_{INVALID_SOCKET};
  int port_ = 0;
  std::thread thread_;
};

HttpServer::HttpServer(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}

HttpServer::~HttpServer() = default;

base::Result<std::unique_ptr<HttpServer>> HttpServer::start(Api& api, base::Log& log,
                                                            Options options) {
  auto implementation = std::make_unique<Implementation>(api, log, std::move(options));
  YIBAO_CHECK(implementation->start());
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(implementation)));
}

int HttpServer::port() const {
  return implementation_->port();
}

bool is_loopback(const std::string& address) {
  if (address == "localhost" || address == "::1") return true;
  in_addr parsed{};
  return ::inet_pton(AF_INET, address.c_str(), &parsed) == 1 &&
         (ntohl(parsed.s_addr) >> 24U) == 127;
}

}  // namespace yibao::server
