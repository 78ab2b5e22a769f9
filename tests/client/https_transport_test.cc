#include "client/core/sync/https_transport.h"

#include <doctest/doctest.h>
#include <httplib.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdlib.h>

#include <thread>

#include "server/http/certificates.h"
#include "tests/support/files.h"

namespace yibao::client {
namespace {

// Answers every POST with "ok", with the server certificate of a folder.
class TlsServer {
 public:
  explicit TlsServer(const std::filesystem::path& folder)
      : server_((folder / "server.pem").c_str(), (folder / "server.key").c_str()) {
    server_.Post("/", [](const httplib::Request&, httplib::Response& response) {
      response.set_content("ok", "text/plain");
    });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::yield();
  }
  ~TlsServer() {
    server_.stop();
    thread_.join();
  }
  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }

 private:
  httplib::SSLServer server_;
  int port_ = 0;
  std::thread thread_;
};

base::Result<TransportAnswer> ask(const std::string& address, const std::string& ca_certificate) {
  const auto transport = HttpsTransport::open(address, ca_certificate);
  REQUIRE(transport);
  return (*transport)->post("/", "", "");
}

struct Authority {
  explicit Authority(const std::filesystem::path& where) : folder(where) {
    REQUIRE(server::create_certificates(folder));
    ca_pem = testing::read_file(folder / "ca.pem");
  }
  std::filesystem::path folder;
  std::string ca_pem;
};

// A server certificate that vouches for itself, of a name that no CA of ours has.
void write_self_signed(const std::filesystem::path& folder) {
  std::filesystem::create_directory(folder);
  EVP_PKEY* key = EVP_EC_gen("P-256");
  X509* certificate = X509_new();
  X509_set_version(certificate, X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
  X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
  X509_set_pubkey(certificate, key);
  X509_NAME* name = X509_get_subject_name(certificate);
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>("Inspecting proxy"), -1, -1, 0);
  X509_set_issuer_name(certificate, name);
  X509_EXTENSION* names =
      X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "DNS:server.yibao.internal");
  X509_add_ext(certificate, names, -1);
  X509_sign(certificate, key, EVP_sha256());
  BIO* file = BIO_new_file((folder / "server.pem").c_str(), "w");
  PEM_write_bio_X509(file, certificate);
  BIO_free(file);
  file = BIO_new_file((folder / "server.key").c_str(), "w");
  PEM_write_bio_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
  BIO_free(file);
  X509_EXTENSION_free(names);
  X509_free(certificate);
  EVP_PKEY_free(key);
}

}  // namespace

TEST_CASE("a server whose certificate is by the pinned CA is believed") {
  const testing::TempFolder folder;
  const Authority ours(folder.path() / "ours");
  const TlsServer server(ours.folder);
  const auto answer = ask(server.address(), ours.ca_pem);
  REQUIRE(answer);
  CHECK(answer->body == "ok");
}

TEST_CASE("a certificate that the machine trusts is not believed for it") {
  const testing::TempFolder folder;
  const Authority ours(folder.path() / "ours");
  write_self_signed(folder.path() / "proxy");
  ::setenv("SSL_CERT_FILE", (folder.path() / "proxy" / "server.pem").c_str(), 1);
  const TlsServer server(folder.path() / "proxy");
  const auto answer = ask(server.address(), ours.ca_pem);
  ::unsetenv("SSL_CERT_FILE");
  REQUIRE(!answer);
  CHECK(answer.error().code == base::ErrorCode::kTlsUntrusted);
}

TEST_CASE("a line that ends in the handshake is a line that is down, not a foreign server") {
  const testing::TempFolder folder;
  const Authority ours(folder.path() / "ours");
  httplib::Server plain;  // speaks no TLS
  const int port = plain.bind_to_any_port("127.0.0.1");
  std::thread thread([&] { plain.listen_after_bind(); });
  while (!plain.is_running()) std::this_thread::yield();
  const auto answer = ask("127.0.0.1:" + std::to_string(port), ours.ca_pem);
  plain.stop();
  thread.join();
  REQUIRE(!answer);
  CHECK(answer.error().code == base::ErrorCode::kLineDown);
}

}  // namespace yibao::client
