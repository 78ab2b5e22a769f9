#include "tests/server/tls_line.h"

#include <openssl/ssl.h>

#include <algorithm>

#include "server/http/certificates.h"
#include "tests/support/must.h"

namespace yibao::testing {

TlsLine::TlsLine()
    : log_(clock_, [this](std::string_view line) {
        const std::scoped_lock lock(log_mutex_);
        log_text_ += line;
      }) {
  must(server::create_certificates(tls_.path()));
  const auto certificates = must(server::load_certificates(tls_.path()));
  JurisdictionFixture::Options options;
  options.threads = true;
  options.ca_certificate = certificates.ca_pem;
  options.certificate = certificates.server_digest;
  fixture_ = std::make_unique<JurisdictionFixture>(options);
  listen();
}

void TlsLine::listen() {
  served_ = fixture_->hand_over();
  api_ = std::make_unique<server::Api>(served_, metrics_, log_, "0.1.0");
  server::HttpServer::Options http;
  http.port = port_;
  http.certificate = tls_.path() / "server.pem";
  http.key = tls_.path() / "server.key";
  http.workers = 8;
  http_ = must(server::HttpServer::start(*api_, log_, http));
  port_ = http_->port();
}

void TlsLine::stop() {
  http_.reset();
  api_.reset();
  served_.clear();
}

void TlsLine::start() {
  fixture_->start();
  listen();
}

std::string TlsLine::code_for(const base::PersonId& person) {
  return must(fixture_->server().enrolment().invite(person, std::chrono::hours(1))).text();
}

std::string TlsLine::log_text() const {
  const std::scoped_lock lock(log_mutex_);
  return log_text_;
}

namespace {

class RawLine {
 public:
  RawLine(int port, int newest_tls) : context_(SSL_CTX_new(TLS_client_method())) {
    SSL_CTX_set_max_proto_version(context_, newest_tls);
    line_ = BIO_new_ssl_connect(context_);
    BIO_set_conn_hostname(line_, ("127.0.0.1:" + std::to_string(port)).c_str());
    connected_ = BIO_do_connect(line_) == 1 && BIO_do_handshake(line_) == 1;
  }
  ~RawLine() {
    BIO_free_all(line_);
    SSL_CTX_free(context_);
  }
  RawLine(const RawLine&) = delete;
  RawLine& operator=(const RawLine&) = delete;

  bool send(const std::string& bytes) {
    return connected_ && BIO_write(line_, bytes.data(), static_cast<int>(bytes.size())) > 0;
  }
  void say_end() {
    SSL* ssl = nullptr;
    if (BIO_get_ssl(line_, &ssl) > 0) SSL_shutdown(ssl);
  }
  // What has come; "" where the other side has closed.
  std::string receive() {
    char buffer[4096];
    const int got = BIO_read(line_, buffer, sizeof buffer);
    return {buffer, static_cast<std::size_t>(std::max(got, 0))};
  }
  std::string receive_all() {
    std::string all;
    for (std::string part = receive(); !part.empty(); part = receive()) all += part;
    return all;
  }

 private:
  SSL_CTX* context_;
  BIO* line_ = nullptr;
  bool connected_ = false;
};

}  // namespace

std::string raw_exchange(int port, const std::string& bytes) {
  return raw_exchange(port, bytes, TLS1_3_VERSION, false);
}

std::string raw_exchange(int port, const std::string& bytes, int newest_tls, bool then_close) {
  RawLine line(port, newest_tls);
  if (!line.send(bytes)) return "";
  if (then_close) line.say_end();
  return line.receive_all();
}

std::string raw_exchange_twice(int port, const std::string& first, const std::string& second) {
  RawLine line(port, TLS1_3_VERSION);
  if (!line.send(first)) return "";
  std::string answers = line.receive();
  line.send(second);
  return answers + line.receive_all();
}

}  // namespace yibao::testing
