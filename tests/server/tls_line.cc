#include "tests/server/tls_line.h"

#include <openssl/ssl.h>

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

std::string raw_exchange(int port, const std::string& bytes) {
  return raw_exchange(port, bytes, TLS1_3_VERSION, false);
}

std::string raw_exchange(int port, const std::string& bytes, int newest_tls, bool then_close) {
  SSL_CTX* context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_max_proto_version(context, newest_tls);
  BIO* line = BIO_new_ssl_connect(context);
  BIO_set_conn_hostname(line, ("127.0.0.1:" + std::to_string(port)).c_str());
  std::string answer;
  const bool connected = BIO_do_connect(line) == 1 && BIO_do_handshake(line) == 1;
  if (connected && BIO_write(line, bytes.data(), static_cast<int>(bytes.size())) > 0) {
    SSL* ssl = nullptr;
    if (then_close && BIO_get_ssl(line, &ssl) > 0) SSL_shutdown(ssl);
    char buffer[4096];
    int got = 0;
    while ((got = BIO_read(line, buffer, sizeof buffer)) > 0) {
      answer.append(buffer, static_cast<std::size_t>(got));
    }
  }
  BIO_free_all(line);
  SSL_CTX_free(context);
  return answer;
}

}  // namespace yibao::testing
