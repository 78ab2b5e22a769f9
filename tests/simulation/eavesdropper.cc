#include "tests/simulation/eavesdropper.h"

#include "shared/protocol/exchange.h"
#include "shared/protocol/packet.h"

namespace yibao::simulation {
namespace {

constexpr std::string_view kMark = "Canary";
constexpr std::size_t kLetters = 12;

}  // namespace

std::string Eavesdropper::new_token(base::RandomSource& random) {
  std::string token(kMark);
  for (std::size_t i = 0; i < kLetters; ++i) {
    token += static_cast<char>('a' + static_cast<char>(random.below(26)));
  }
  return token;
}

std::vector<std::string> Eavesdropper::tokens_in(base::ByteView bytes) {
  std::vector<std::string> tokens;
  for (std::size_t at = bytes.find(kMark); at != base::ByteView::npos;
       at = bytes.find(kMark, at + 1)) {
    tokens.emplace_back(bytes.substr(at, kMark.size() + kLetters));
  }
  return tokens;
}

void Eavesdropper::search(base::ByteView bytes) {
  for (const std::string& token : tokens_in(bytes)) {
    (offered_.contains(token) ? heard_ : leaked_).insert(token);
  }
}

void Eavesdropper::hear(base::ByteView body) {
  search(body);
  const auto packet = protocol::Packet::unpack(body);
  if (!packet) return;
  auto text = packet->text();
  search(text.raw(text.left()));
  auto noise = packet->noise();
  search(noise.raw(noise.left()));
  auto request = protocol::decode_exchange_request(body);
  if (!request) return;
  for (domain::Content& content : request->contents) {
    search(content.bytes);
    const domain::ContentAddress address = domain::address_of(content);
    contents_.emplace(address, std::move(content));
  }
  for (const protocol::SignedEvent& event : request->events) search(event.payload);
}

}  // namespace yibao::simulation
