#include "server/http/certificates.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include "shared/base/assert.h"
#include "shared/crypto/openssl_owned.h"
#include "shared/storage/files.h"

namespace yibao::server {
namespace {

using Key = crypto::Owned<EVP_PKEY, EVP_PKEY_free>;
using Certificate = crypto::Owned<X509, X509_free>;
using Memory = crypto::Owned<BIO, BIO_free_all>;

// The validity says nothing to our clients: they pin the CA and do not trust clocks. It is long so
// that no other tool complains in a server's life.
constexpr long kValidSeconds = 20L * 366 * 24 * 3600;

Key make_key() {
  return Key(EVP_EC_gen("P-256"));
}

void add_extension(X509* certificate, X509* issuer, int id, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, id, value);
  YIBAO_ASSERT(extension != nullptr);
  YIBAO_ASSERT(X509_add_ext(certificate, extension, -1) == 1);
  X509_EXTENSION_free(extension);
}

Certificate make_certificate(const char* name, EVP_PKEY* key, X509* issuer, EVP_PKEY* issuer_key) {
  Certificate certificate(X509_new());
  X509_set_version(certificate.get(), 2);
  unsigned char serial[16];
  YIBAO_ASSERT(RAND_bytes(serial, sizeof serial) == 1);
  serial[0] &= 0x7F;
  BIGNUM* number = BN_bin2bn(serial, sizeof serial, nullptr);
  BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate.get()));
  BN_free(number);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -24L * 3600);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), kValidSeconds);
  X509_set_pubkey(certificate.get(), key);
  X509_NAME* subject = X509_get_subject_name(certificate.get());
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
  const bool is_ca = issuer == nullptr;
  X509* by = is_ca ? certificate.get() : issuer;
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(by));
  if (is_ca) {
    add_extension(certificate.get(), by, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    add_extension(certificate.get(), by, NID_key_usage, "critical,keyCertSign,cRLSign");
    add_extension(certificate.get(), by, NID_name_constraints, "critical,permitted;DNS:.internal");
  } else {
    add_extension(certificate.get(), by, NID_basic_constraints, "critical,CA:FALSE");
    add_extension(certificate.get(), by, NID_key_usage, "critical,digitalSignature");
    add_extension(certificate.get(), by, NID_ext_key_usage, "serverAuth");
    add_extension(certificate.get(), by, NID_subject_alt_name,
                  (std::string("DNS:") + kServerName).c_str());
  }
  add_extension(certificate.get(), by, NID_subject_key_identifier, "hash");
  YIBAO_ASSERT(X509_sign(certificate.get(), is_ca ? key : issuer_key, EVP_sha256()) > 0);
  return certificate;
}

std::string text_of(BIO* memory) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(memory, &data);
  return {data, static_cast<std::size_t>(size)};
}

std::string pem(X509* certificate) {
  const Memory memory(BIO_new(BIO_s_mem()));
  YIBAO_ASSERT(PEM_write_bio_X509(memory.get(), certificate) == 1);
  return text_of(memory.get());
}

std::string pem(EVP_PKEY* key) {
  const Memory memory(BIO_new(BIO_s_mem()));
  YIBAO_ASSERT(PEM_write_bio_PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr) ==
               1);
  return text_of(memory.get());
}

base::Result<Certificate> read_certificate(const std::filesystem::path& path) {
  YIBAO_TRY(const base::Bytes text, storage::read_file(path, 64 * 1024));
  const Memory memory(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
  Certificate certificate(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
  if (certificate == nullptr) {
    return base::fail(base::ErrorCode::kCorrupted, "certificate",
                      base::TextArgs{{"what", path.string()}});
  }
  return certificate;
}

base::Result<Key> read_key(const std::filesystem::path& path) {
  YIBAO_TRY(const base::Bytes text, storage::read_file(path, 64 * 1024));
  const Memory memory(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
  Key key(PEM_read_bio_PrivateKey(memory.get(), nullptr, nullptr, nullptr));
  if (key == nullptr) {
    return base::fail(base::ErrorCode::kCorrupted, "key", base::TextArgs{{"what", path.string()}});
  }
  return key;
}

base::Status write_server_certificate(const std::filesystem::path& folder, X509* ca,
                                      EVP_PKEY* ca_key) {
  const Key key = make_key();
  const Certificate certificate = make_certificate("Yibao server", key.get(), ca, ca_key);
  YIBAO_CHECK(storage::write_private_file(folder / "server.key", pem(key.get())));
  return storage::write_file(folder / "server.pem", pem(certificate.get()) + pem(ca));
}

base::Status renew_server_certificate(const std::filesystem::path& folder) {
  YIBAO_TRY(const Certificate ca, read_certificate(folder / "ca.pem"));
  YIBAO_TRY(const Key key, read_key(folder / "ca.key"));
  return write_server_certificate(folder, ca.get(), key.get());
}

}  // namespace

base::Status create_certificates(const std::filesystem::path& folder) {
  YIBAO_CHECK(storage::make_private_folder(folder));
  const Key key = make_key();
  const Certificate ca = make_certificate("Yibao CA", key.get(), nullptr, nullptr);
  YIBAO_CHECK(storage::write_private_file(folder / "ca.key", pem(key.get())));
  YIBAO_CHECK(storage::write_file(folder / "ca.pem", pem(ca.get())));
  return write_server_certificate(folder, ca.get(), key.get());
}

base::Status complete_certificates(const std::filesystem::path& folder) {
  if (!std::filesystem::exists(folder / "ca.pem")) return create_certificates(folder);
  if (std::filesystem::exists(folder / "server.pem")) return {};
  return renew_server_certificate(folder);
}

base::Result<Certificates> load_certificates(const std::filesystem::path& folder) {
  Certificates certificates;
  YIBAO_TRY(certificates.ca_pem, storage::read_file(folder / "ca.pem", 64 * 1024));
  YIBAO_TRY(const Certificate server, read_certificate(folder / "server.pem"));
  unsigned char* der = nullptr;
  const int size = i2d_X509(server.get(), &der);
  YIBAO_ASSERT(size > 0);
  certificates.server_digest = crypto::sha256(
      base::ByteView(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size)));
  OPENSSL_free(der);
  return certificates;
}

}  // namespace yibao::server
