#include "server/service/recovery_key.h"

#include "shared/crypto/digest.h"
#include "shared/storage/files.h"

namespace yibao::server {
namespace {

constexpr std::size_t kCheckBytes = 2;

std::filesystem::path public_file(const std::filesystem::path& data) {
  return data / "recovery.pub";
}

base::Bytes check_of(base::ByteView seed) {
  const crypto::Digest digest = crypto::domain_hash("yibao/recovery-key/v1", {seed});
  return base::Bytes(base::view(digest).substr(0, kCheckBytes));
}

// Digits and letters of the lines that are no remarks, in small letters.
std::string digits_of(std::string_view text) {
  std::string digits;
  bool remark = false;
  bool begins = true;
  for (const char c : text) {
    if (begins) remark = c == '#';
    begins = c == '\n';
    if (remark || c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '-') continue;
    digits += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return digits;
}

}  // namespace

RecoverySeed make_recovery_seed(base::RandomSource& random) {
  RecoverySeed seed{};
  random.fill(seed);
  return seed;
}

std::string recovery_text(const RecoverySeed& seed) {
  const std::string digits =
      base::to_hex(base::Bytes(base::view(seed)) + check_of(base::view(seed)));
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && i % 4 == 0) text += ' ';
    const char c = digits[i];
    text += c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return text;
}

base::Result<crypto::SealingKeyPair> recovery_keys_from_text(std::string_view text) {
  const auto bytes = base::from_hex(digits_of(text));
  if (bytes && bytes->size() == 32 + kCheckBytes) {
    const base::ByteView seed = base::ByteView(*bytes).substr(0, 32);
    if (base::ByteView(*bytes).substr(32) == check_of(seed)) {
      return crypto::sealing_keys_from_seed(*base::to_array<32>(seed));
    }
  }
  return base::fail(base::ErrorCode::kRecoveryKeyWrong);
}

bool has_recovery_key(const std::filesystem::path& data) {
  return std::filesystem::exists(public_file(data));
}

base::Result<base::ByteArray<32>> recovery_public_key(const std::filesystem::path& data) {
  const auto text = storage::read_file(public_file(data), 4096);
  const auto bytes = text ? base::from_hex(digits_of(*text)) : std::nullopt;
  const auto key = bytes ? base::to_array<32>(*bytes) : std::nullopt;
  if (key) return *key;
  return base::fail(base::ErrorCode::kRecoveryKeyMissing, "recovery.pub",
                    base::TextArgs{{"path", data.string()}});
}

base::Status keep_recovery_public_key(const std::filesystem::path& data, const RecoverySeed& seed) {
  const crypto::SealingKeyPair keys = crypto::sealing_keys_from_seed(seed);
  return storage::write_private_file(public_file(data),
                                     base::to_hex(base::view(keys.public_key)) + "\n");
}

}  // namespace yibao::server
