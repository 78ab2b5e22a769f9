#include "tests/bench/plain_server.h"

#include <httplib.h>
#include <openssl/ssl.h>

#include <mutex>
#include <sstream>
#include <thread>

#include "shared/base/limits.h"
#include "tests/bench/must.h"
#include "tests/bench/plain_store.h"

namespace yibao::bench {
namespace {

bool set_up(SSL_CTX& context, const std::filesystem::path& tls) {
  SSL_CTX_set_min_proto_version(&context, TLS1_3_VERSION);
  SSL_CTX_set_session_cache_mode(&context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_num_tickets(&context, 0);
  return SSL_CTX_use_certificate_chain_file(&context, (tls / "server.pem").c_str()) == 1 &&
         SSL_CTX_use_PrivateKey_file(&context, (tls / "server.key").c_str(), SSL_FILETYPE_PEM) == 1;
}

base::Bytes body_of(const httplib::ContentReader& reader) {
  base::Bytes body;
  reader([&](const char* data, std::size_t size) {
    body.append(data, size);
    return true;
  });
  return body;
}

}  // namespace

class PlainServer::Implementation {
 public:
  Implementation(const std::filesystem::path& tls, const std::filesystem::path& database)
      : store_(database),
        reader_(database, true),
        server_([tls](SSL_CTX& context) { return set_up(context, tls); }) {
    server_.new_task_queue = [] { return new httplib::ThreadPool(64); };
    server_.set_tcp_nodelay(true);
    server_.set_keep_alive_max_count(100'000);
    server_.set_keep_alive_timeout(30);
    server_.set_payload_max_length(base::limits::kExchangeBytesMax);
    server_.Post("/push", [this](const httplib::Request&, httplib::Response& response,
                                 const httplib::ContentReader& reader) {
      push(body_of(reader));
      response.set_content("ok", "application/octet-stream");
    });
    server_.Post("/pull/exchange", [this](const httplib::Request&, httplib::Response& response,
                                          const httplib::ContentReader& reader) {
      response.set_content(pull(body_of(reader)), protocol::kExchangeMediaType);
    });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
  }

  ~Implementation() {
    server_.stop();
    thread_.join();
  }

  int port() const { return port_; }

 private:
  void push(const base::Bytes& body) {
    const auto request = must(protocol::decode_exchange_request(body), "push");
    const std::scoped_lock lock(mutex_);
    store_.insert(request.events, request.contents);
  }

  base::Bytes pull(const base::Bytes& body) {
    std::istringstream numbers(body);
    std::uint64_t after = 0;
    std::size_t bytes_max = 0;
    numbers >> after >> bytes_max;
    protocol::ExchangeResponse response;
    {
      const std::scoped_lock lock(reader_mutex_);
      response = reader_.page(after, bytes_max);
    }
    return protocol::encode(response);
  }

  std::mutex mutex_;
  PlainStore store_;
  std::mutex reader_mutex_;
  PlainStore reader_;
  httplib::SSLServer server_;
  int port_ = 0;
  std::thread thread_;
};

PlainServer::PlainServer(const std::filesystem::path& tls, const std::filesystem::path& database)
    : implementation_(std::make_unique<Implementation>(tls, database)) {}

PlainServer::~PlainServer() = default;

int PlainServer::port() const {
  return implementation_->port();
}

}  // namespace yibao::bench
