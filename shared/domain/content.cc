#include "shared/domain/content.h"

namespace yibao::domain {

ContentAddress address_of(const Content& content) {
  const char media = static_cast<char>(content.media);
  return {crypto::domain_hash(
      "yibao/content/v1", {base::view(content.salt), base::ByteView(&media, 1), content.bytes})};
}

std::string text(const ContentAddress& address) {
  return crypto::text(address.digest);
}

std::optional<ContentAddress> content_address_from_text(std::string_view text) {
  const auto digest = crypto::digest_from_text(text);
  if (!digest) return std::nullopt;
  return ContentAddress{*digest};
}

Content make_content(MediaType media, base::Bytes bytes, base::RandomSource& random) {
  return {media, random.array<16>(), std::move(bytes)};
}

}  // namespace yibao::domain
