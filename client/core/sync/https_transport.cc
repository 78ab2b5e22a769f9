#include "client/core/sync/https_transport.h"

#include <httplib.h>
#include <netdb.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

#include <charconv>
#include <limits>

#include "client/core/sync/line_guard.h"
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
// Handshake, headers and framing; ours take 3 KiB.
constexpr std::size_t kAroundBytesMax = 64 * 1024;

// The library takes a frame of the stack for each character of a line: no more may come than this
// before it has the headers. Records are asked to be short, so that no body counts as headers.
constexpr std::size_t kHeaderBytesMax = 8 * 1024;
constexpr std::uint8_t kShortRecords = TLSEXT_max_fragment_length_4096;
// What no server of ours exceeds.
std::size_t answer_bytes_max(std::string_view path) {
  if (path.ends_with("/exchange")) return base::limits::kAnswerBytesMax;
  if (path.ends_with("/health")) return base::limits::kGreetingBytesMax;
  return base::limits::kSmallBodyBytesMax;
}

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
  Implementation(const ServerAddress& server, std::string address, bool pinned,
                 std::chrono::milliseconds patience)
      : client_(kServerName, server.port), pinned_(pinned), patience_(patience) {
    client_.set_hostname_addr_map({{kServerName, std::move(address)}});
    client_.set_tcp_nodelay(true);
    client_.set_socket_options([this](int socket) { guard_.take(socket); });
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
    SSL_CTX_set_tlsext_max_fragment_length(context, kShortRecords);
    SSL_CTX_set_msg_callback(context, &count_records);
    SSL_CTX_set_msg_callback_arg(context, this);
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
    httplib::Request request = request_for("POST", path);
    if (!authorization.empty()) request.headers.emplace("Authorization", authorization);
    request.headers.emplace("Content-Type", "application/octet-stream");
    request.body = body;
    return send(request);
  }

  base::Result<crypto::Digest> seen() {
    if (!seen_) {
      const auto answer = send(request_for("GET", kHealth));
      if (!seen_) return fail(answer ? base::Error(ErrorCode::kNotYibaoServer) : answer.error());
    }
    return *seen_;
  }

  base::Result<ServerGreeting> greet() {
    YIBAO_TRY(const TransportAnswer answer, send(request_for("GET", kHealth)));
    if (!seen_ || answer.status != 200) {
      return fail(ErrorCode::kNotYibaoServer, std::to_string(answer.status));
    }
    return read_greeting(answer.body, *seen_);
  }

  void interrupt() { guard_.interrupt(); }

 private:
  static constexpr const char* kHealth = "/v1/health";

  // What is worth packing is packed already; newer versions of the library ask for more by
  // themselves.
  static httplib::Request request_for(const char* method, const std::string& path) {
    httplib::Request request;
    request.method = method;
    request.path = path;
    request.headers.emplace("Accept-Encoding", "identity");
    return request;
  }

  // Called by OpenSSL for the header of each record before its bytes are read.
  static void count_records(int written, int /*version*/, int type, const void* bytes,
                            std::size_t size, SSL* ssl, void* self) {
    constexpr std::size_t kHeaderBytes = 5;
    if (written != 0 || type != SSL3_RT_HEADER || size < kHeaderBytes) return;
    const auto* header = static_cast<const unsigned char*>(bytes);
    const std::size_t length = (std::size_t{header[3]} << 8U) | header[4];
    LineGuard& guard = static_cast<Implementation*>(self)->guard_;
    const bool fits = guard.count(kHeaderBytes + length, SSL_is_init_finished(ssl) == 1);
    // What the socket has already must not be read either: the record ends with an error here.
    if (!fits) BIO_set_fd(SSL_get_rbio(ssl), -1, BIO_NOCLOSE);
  }

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

  base::Result<TransportAnswer> send(httplib::Request request) {
    const std::size_t most = answer_bytes_max(request.path);
    const LineGuard::Watch watch(
        guard_, {most + kAroundBytesMax, kHeaderBytesMax, patience_, request.body.size()});
    TransportAnswer answer;
    bool too_large = false;
    // A length beyond the bound is believed, and refused before a byte of it is read.
    request.response_handler = [&](const httplib::Response& response) {
      guard_.headers_done();
      answer.body.clear();
      too_large = stated_length(response) > most;
      return !too_large;
    };
    request.content_receiver = [&](const char* data, std::size_t size, std::uint64_t /*so far*/,
                                   std::uint64_t /*of*/) {
      too_large = answer.body.size() + size > most;
      if (!too_large) answer.body.append(data, size);
      return !too_large;
    };
    untrusted_ = false;
    auto result = client_.send(request);
    // A kept connection that the server closed meanwhile: once more on a new one.
    const bool closed =
        result.error() == httplib::Error::Read || result.error() == httplib::Error::Write;
    if (!result && closed && guard_.how_cut() == LineGuard::Cut::kNot) {
      result = client_.send(request);
    }
    if (too_large || guard_.how_cut() == LineGuard::Cut::kTooLarge) {
      client_.stop();
      return fail(ErrorCode::kNotYibaoServer, "answer too large");
    }
    if (!result) return fail(error_for(result.error()));
    answer.status = result->status;
    answer.media_type = result->get_header_value("Content-Type");
    return answer;
  }

  static std::uint64_t stated_length(const httplib::Response& response) {
    const std::string text = response.get_header_value("Content-Length");
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    return error == std::errc::result_out_of_range ? std::numeric_limits<std::uint64_t>::max()
                                                   : length;
  }

  base::Error error_for(httplib::Error error) const {
    switch (guard_.how_cut()) {
      case LineGuard::Cut::kInterrupted: return base::Error(ErrorCode::kLineDown, "interrupted");
      case LineGuard::Cut::kTooLong: return base::Error(ErrorCode::kTimeout, "too slow");
      default: break;
    }
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

  LineGuard guard_;
  httplib::SSLClient client_;
  bool pinned_;
  std::chrono::milliseconds patience_;
  bool untrusted_ = false;  // the certificate shown last
  std::optional<crypto::Digest> seen_;
};

HttpsTransport::HttpsTransport(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}

HttpsTransport::~HttpsTransport() = default;

base::Result<std::unique_ptr<HttpsTransport>> HttpsTransport::open(
    const std::string& server, const std::string& ca_certificate,
    std::chrono::milliseconds patience) {
  YIBAO_TRY(const ServerAddress address, parse_server(server));
  YIBAO_TRY(std::string numeric, resolve(address));
  auto implementation = std::make_unique<Implementation>(address, std::move(numeric),
                                                         !ca_certificate.empty(), patience);
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
