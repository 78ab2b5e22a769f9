#include "client/core/sync/https_transport.h"

#include <httplib.h>
#include <netdb.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <charconv>
#include <mutex>

#include "shared/base/limits.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;

// The name in every server's certificate; no DNS is asked for it.
constexpr const char* kServerName = "server.yibao.internal";
constexpr int kDefaultPort = 8443;
constexpr time_t kConnectSeconds = 10;
constexpr time_t kIoSeconds = 30;
constexpr std::size_t kAnswerBytesMax = 64 * 1024 * 1024;

// A numeric address for the host; the library maps the certificate's name to it.
base::Result<std::string> resolve(const ServerAddress& server) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (::getaddrinfo(server.host.c_str(), nullptr, &hints, &found) != 0 || found == nullptr) {
    return fail(ErrorCode::kLineDown, "resolve");
  }
  char text[NI_MAXHOST];
  const int done = ::getnameinfo(found->ai_addr, found->ai_addrlen, text, sizeof text, nullptr, 0,
                                 NI_NUMERICHOST);
  ::freeaddrinfo(found);
  if (done != 0) return fail(ErrorCode::kLineDown, "resolve");
  return std::string(text);
}

// A second descriptor of the library's socket, taken before it connects. The library holds its own
// lock while it connects and shakes hands, so its `stop` would wait with it; shutting down the
// duplicate ends connecting, reading and writing at once, and can never hit a number that was
// closed and given to another file meanwhile.
class SocketHandle {
 public:
  SocketHandle() = default;
  SocketHandle(const SocketHandle&) = delete;
  SocketHandle& operator=(const SocketHandle&) = delete;
  ~SocketHandle() { replace(-1); }

  void take(int socket) { replace(::dup(socket)); }
  void shut_down() {
    const std::lock_guard<std::mutex> guard(mutex_);
    if (duplicate_ >= 0) ::shutdown(duplicate_, SHUT_RDWR);
  }

 private:
  void replace(int duplicate) {
    const std::lock_guard<std::mutex> guard(mutex_);
    if (duplicate_ >= 0) ::close(duplicate_);
    duplicate_ = duplicate;
  }

  std::mutex mutex_;
  int duplicate_ = -1;
};

}  // namespace

base::Result<ServerAddress> parse_server(const std::string& given) {
  std::string text = given;
  if (text.starts_with("https://")) text.erase(0, 8);
  if (text.ends_with('/')) text.pop_back();
  ServerAddress server;
  const std::size_t colon = text.rfind(':');
  const bool bracketed = text.starts_with('[');
  const std::size_t close = text.find(']');
  server.host = bracketed ? text.substr(1, close - 1) : text.substr(0, colon);
  server.port = kDefaultPort;
  const bool has_port = colon != std::string::npos && (!bracketed || colon == close + 1);
  if (has_port) {
    const std::string port = text.substr(colon + 1);
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), server.port);
    const bool good = error == std::errc() && end == port.data() + port.size() && server.port > 0 &&
                      server.port < 65536;
    if (!good) server.host.clear();
  }
  if (server.host.empty() || server.host.find_first_of(" /\n") != std::string::npos) {
    return fail(ErrorCode::kUsage, "server address", base::TextArgs{{"detail", given}});
  }
  return server;
}

class HttpsTransport::Implementation {
 public:
  Implementation(const ServerAddress& server, std::string address, bool pinned)
      : client_(kServerName, server.port), pinned_(pinned) {
    client_.set_hostname_addr_map({{kServerName, std::move(address)}});
    client_.set_tcp_nodelay(true);
    client_.set_socket_options([this](int socket) { socket_.take(socket); });
    client_.set_keep_alive(true);
    client_.set_follow_location(false);
    client_.set_decompress(false);
    client_.set_connection_timeout(kConnectSeconds);
    client_.set_read_timeout(kIoSeconds);
    client_.set_write_timeout(kIoSeconds);
    // OpenSSL verifies during the handshake: the library would add every CA of this machine to the
    // pinned one, and read them all from the disk for each connection.
    client_.enable_server_certificate_verification(false);
    SSL_CTX* context = client_.ssl_context();
    SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
    X509_VERIFY_PARAM_set1_host(SSL_CTX_get0_param(context), kServerName, 0);
    SSL_CTX_set_cert_verify_callback(context, pinned ? &verify_pinned : &accept_first, this);
  }

  base::Status trust(const std::string& ca_certificate) {
    BIO* memory = BIO_new_mem_buf(ca_certificate.data(), static_cast<int>(ca_certificate.size()));
    X509* ca = PEM_read_bio_X509(memory, nullptr, nullptr, nullptr);
    BIO_free(memory);
    if (ca == nullptr) return fail(ErrorCode::kCorrupted, "CA", base::TextArgs{{"what", "CA"}});
    X509_STORE* store = X509_STORE_new();
    X509_STORE_add_cert(store, ca);
    X509_free(ca);
    // An office PC's clock may be years off; the pinned CA is what counts.
    X509_STORE_set_flags(store, X509_V_FLAG_NO_CHECK_TIME);
    client_.set_ca_cert_store(store);
    return {};
  }

  base::Result<TransportAnswer> post(const std::string& path, base::ByteView body,
                                     const std::string& authorization) {
    interrupted_ = false;
    httplib::Headers headers = plain_headers();
    if (!authorization.empty()) headers.emplace("Authorization", authorization);
    auto result = send(path, body, headers);
    // A kept connection that the server closed meanwhile: once more on a new one.
    const bool closed = last_ == httplib::Error::Read || last_ == httplib::Error::Write;
    if (!result && closed && !interrupted_) result = send(path, body, headers);
    if (!result && interrupted_) return fail(ErrorCode::kLineDown, "interrupted");
    return result;
  }

  base::Result<crypto::Digest> seen() {
    if (!seen_) {
      const auto answer = client_.Get("/v1/health", plain_headers());
      if (!seen_) return fail(error_for(answer.error()));
    }
    return *seen_;
  }

  base::Result<ServerGreeting> greet() {
    interrupted_ = false;
    const auto answer = client_.Get("/v1/health", plain_headers());
    if (!answer) return fail(error_for(answer.error()));
    if (!seen_ || (answer->status != 200 && answer->status != 503)) {
      return fail(ErrorCode::kNotYibaoServer, std::to_string(answer->status));
    }
    return read_greeting(answer->body, *seen_);
  }

  void interrupt() {
    interrupted_ = true;
    socket_.shut_down();
  }

 private:
  // What is worth packing is packed already; newer versions of the library ask for more by
  // themselves.
  static httplib::Headers plain_headers() { return {{"Accept-Encoding", "identity"}}; }

  static int verify_pinned(X509_STORE_CTX* context, void* self) {
    const int good = X509_verify_cert(context);
    static_cast<Implementation*>(self)->untrusted_ = good != 1;
    return good;
  }

  // Only for enrolment: takes the first certificate as it is and insists on it afterwards. The
  // one-time code proves whose it is.
  static int accept_first(X509_STORE_CTX* context, void* self) {
    auto* transport = static_cast<Implementation*>(self);
    unsigned char* der = nullptr;
    const int size = i2d_X509(X509_STORE_CTX_get0_cert(context), &der);
    if (size <= 0) return 0;
    const crypto::Digest digest = crypto::sha256(
        base::ByteView(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size)));
    OPENSSL_free(der);
    if (!transport->seen_) transport->seen_ = digest;
    return *transport->seen_ == digest ? 1 : 0;
  }

  base::Result<TransportAnswer> send(const std::string& path, base::ByteView body,
                                     const httplib::Headers& headers) {
    TransportAnswer answer;
    untrusted_ = false;
    const auto result =
        client_.Post(path, headers, body.data(), body.size(), "application/octet-stream");
    last_ = result.error();
    if (!result) return fail(error_for(result.error()));
    answer.status = result->status;
    answer.media_type = result->get_header_value("Content-Type");
    answer.body = result->body;
    if (answer.body.size() > kAnswerBytesMax) return fail(ErrorCode::kTooLarge, "answer");
    return answer;
  }

  base::Error error_for(httplib::Error error) const {
    switch (error) {
      case httplib::Error::SSLConnection:
        if (untrusted_) return base::Error(ErrorCode::kTlsUntrusted);
        // A line that was cut, or nobody there who speaks TLS: for a known server the former.
        return base::Error(pinned_ ? ErrorCode::kLineDown : ErrorCode::kNotYibaoServer,
                           "handshake");
      case httplib::Error::Read:
      case httplib::Error::Write: return base::Error(ErrorCode::kTimeout, "read or write");
      default: return base::Error(ErrorCode::kLineDown, httplib::to_string(error));
    }
  }

  SocketHandle socket_;
  std::atomic<bool> interrupted_{false};
  httplib::SSLClient client_;
  bool pinned_;
  bool untrusted_ = false;  // the certificate shown last
  std::optional<crypto::Digest> seen_;
  httplib::Error last_ = httplib::Error::Success;
};

HttpsTransport::HttpsTransport(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}

HttpsTransport::~HttpsTransport() = default;

base::Result<std::unique_ptr<HttpsTransport>> HttpsTransport::open(
    const std::string& server, const std::string& ca_certificate) {
  YIBAO_TRY(const ServerAddress address, parse_server(server));
  YIBAO_TRY(std::string numeric, resolve(address));
  auto implementation =
      std::make_unique<Implementation>(address, std::move(numeric), !ca_certificate.empty());
  if (!ca_certificate.empty()) YIBAO_CHECK(implementation->trust(ca_certificate));
  return std::unique_ptr<HttpsTransport>(new HttpsTransport(std::move(implementation)));
}

base::Result<TransportAnswer> HttpsTransport::post(const std::string& path, base::ByteView body,
                                                   const std::string& authorization) {
  return implementation_->post(path, body, authorization);
}

void HttpsTransport::interrupt() {
  implementation_->interrupt();
}

base::Result<ServerGreeting> HttpsTransport::greet() {
  return implementation_->greet();
}

base::Result<crypto::Digest> HttpsTransport::seen_certificate() {
  return implementation_->seen();
}

}  // namespace yibao::client
