#include "tests/server/forgeries.h"

#include <sodium.h>

#include <algorithm>

#include "shared/protocol/session.h"
#include "tests/support/must.h"

namespace yibao::testing {
namespace {

using crypto::Signature;
using crypto::SuiteId;
using protocol::SignedEvent;

const std::string kBad = "refused bad_signature";
constexpr std::uint16_t kSuites[] = {0, 1, 2, 3, 255, 256, 65535};
constexpr std::uint8_t kLengths[] = {0x00, 0x3e, 0x44, 0x46, 0xff};  // that a DER head may say
constexpr std::size_t kHalf = 32;
constexpr std::chrono::milliseconds kMoment{1};

// The order of the curve's group, little-endian: a scalar is below it.
constexpr std::string_view kOrder =
    "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
// The points whose order divides eight, also in the forms that are not reduced: with one of them
// for R or for the key an equation may hold that nobody signed.
constexpr std::string_view kSmallOrder[] = {
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "0100000000000000000000000000000000000000000000000000000000000080",
};

base::ByteArray<32> half_of(std::string_view hex) {
  return *base::to_array<32>(*base::from_hex(hex));
}

Signature joined(const base::ByteArray<32>& r, const base::ByteArray<32>& s) {
  Signature signature{};
  std::copy(r.begin(), r.end(), signature.begin());
  std::copy(s.begin(), s.end(), signature.begin() + kHalf);
  return signature;
}

base::ByteArray<32> r_of(const Signature& signature) {
  return *base::to_array<32>(base::view(signature).substr(0, kHalf));
}
base::ByteArray<32> s_of(const Signature& signature) {
  return *base::to_array<32>(base::view(signature).substr(kHalf));
}

// The same scalar to whoever does not look whether it is reduced.
base::ByteArray<32> plus_order(base::ByteArray<32> s) {
  const auto order = half_of(kOrder);
  unsigned carry = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    carry += static_cast<unsigned>(s[i]) + order[i];
    s[i] = static_cast<std::uint8_t>(carry);
    carry >>= 8U;
  }
  return s;
}

// As other suites write a signature: two integers in ASN.1, the first one as long as said.
Signature der(std::uint8_t length, std::uint8_t fill) {
  Signature signature;
  signature.fill(fill);
  const std::uint8_t head[] = {0x30, length, 0x02, 0x20};
  std::copy(std::begin(head), std::end(head), signature.begin());
  return signature;
}

// What that key says of anything at all, and under any suite.
Signature sign_raw(const crypto::SigningKey& key, base::ByteView bytes) {
  base::ByteArray<32> public_key{};
  base::ByteArray<64> secret{};
  crypto_sign_seed_keypair(public_key.data(), secret.data(), key.seed().data());
  Signature signature{};
  crypto_sign_detached(signature.data(), nullptr, base::data(bytes), bytes.size(), secret.data());
  return signature;
}

class Table {
 public:
  explicit Table(const SignedEvent& honest) : honest_(honest) {}

  void signature(std::string name, const Signature& signature) {
    SignedEvent event = honest_;
    event.signature = signature;
    add(std::move(name), std::move(event), kBad);
  }
  void add(std::string name, SignedEvent event, std::string expected) {
    rows_.push_back({std::move(name), std::move(event), std::move(expected)});
  }
  std::vector<Forgery> take() { return std::move(rows_); }

 private:
  const SignedEvent& honest_;
  std::vector<Forgery> rows_;
};

std::string numbered(const char* what, std::size_t number) {
  return std::string(what) + " " + std::to_string(number);
}

}  // namespace

std::vector<Forgery> forged_signatures(const SignedEvent& honest, const Forger& forger) {
  Table table(honest);
  const Signature& good = honest.signature;
  const base::ByteArray<32> r = r_of(good);
  const base::ByteArray<32> s = s_of(good);
  base::ByteArray<32> ones{};
  ones.fill(0xff);
  table.signature("none", {});
  table.signature("all ones", joined(ones, ones));
  table.signature("r is 0", joined({}, s));
  table.signature("s is 0", joined(r, {}));
  table.signature("s is not reduced", joined(r, plus_order(s)));
  table.signature("s is the order", joined(r, half_of(kOrder)));
  table.signature("s is all ones", joined(r, ones));
  table.signature("r and s changed places", joined(s, r));
  for (std::size_t i = 0; i < std::size(kSmallOrder); ++i) {
    table.signature(numbered("r of small order", i), joined(half_of(kSmallOrder[i]), s));
    table.signature(numbered("r of small order, s 0, ", i), joined(half_of(kSmallOrder[i]), {}));
  }
  for (const std::uint8_t length : kLengths) {
    table.signature(numbered("DER of length", length), der(length, 0x00));
    table.signature(numbered("DER junk of length", length), der(length, 0x7f));
  }
  for (std::size_t at = 0; at < good.size(); at += 9) {
    Signature changed = good;
    changed[at] ^= 1U;
    table.signature(numbered("one bit at", at), changed);
  }
  table.signature("of another event", forger.other.signature);
  table.signature("r of another event", joined(r_of(forger.other.signature), s));
  table.signature("s of another event", joined(r, s_of(forger.other.signature)));
  table.signature("by another's key", forger.own.sign(protocol::kEventDomain, honest.payload));
  table.signature("by a stranger's key",
                  forger.stranger.sign(protocol::kEventDomain, honest.payload));
  // As if it had been the author's: their key's name in what the forger's key signs.
  table.signature("by another's key in the author's name",
                  sign_raw(forger.own, crypto::signed_bytes(protocol::kEventDomain, honest.suite,
                                                            honest.key, honest.payload)));
  return table.take();
}

std::vector<Forgery> borrowed_signatures(const SignedEvent& honest,
                                         const crypto::SigningKey& author) {
  Table table(honest);
  table.signature("of the bare payload", sign_raw(author, honest.payload));
  for (const std::string_view domain :
       {std::string_view("yibao/event/v2"), std::string_view("yibao/event/v"),
        std::string_view("yibao/event/v1 "), std::string_view("YIBAO/EVENT/V1"),
        std::string_view("yibao/content/v1"), std::string_view(""), protocol::kEnrolDomain,
        protocol::kSessionDomain}) {
    table.signature("of the domain \"" + std::string(domain) + "\"",
                    author.sign(domain, honest.payload));
  }
  for (const std::uint16_t suite : kSuites) {
    if (SuiteId{suite} == honest.suite) continue;
    const Signature signature = sign_raw(
        author,
        crypto::signed_bytes(protocol::kEventDomain, SuiteId{suite}, honest.key, honest.payload));
    table.signature(numbered("of suite", suite), signature);
    SignedEvent swapped = honest;
    swapped.suite = SuiteId{suite};
    swapped.signature = signature;
    table.add(numbered("of suite and said to be of suite", suite), std::move(swapped), kBad);
  }
  table.signature("in the name of no key",
                  sign_raw(author, crypto::signed_bytes(protocol::kEventDomain, honest.suite, {},
                                                        honest.payload)));
  return table.take();
}

std::vector<Forgery> forged_names(const SignedEvent& honest, const Forger& forger) {
  Table table(honest);
  const auto named = [&](const char* name, const crypto::KeyId& key, const Signature& signature,
                         const char* expected) {
    SignedEvent event = honest;
    event.key = key;
    event.signature = signature;
    table.add(name, std::move(event), expected);
  };
  const Signature by_own = forger.own.sign(protocol::kEventDomain, honest.payload);
  const Signature by_stranger = forger.stranger.sign(protocol::kEventDomain, honest.payload);
  named("another's key", forger.own.key_id(), honest.signature, "refused bad_signature");
  named("another's key, which signs itself", forger.own.key_id(), by_own, "refused foreign_key");
  named("a stranger's key", forger.stranger.key_id(), honest.signature, "refused unknown_key");
  named("a stranger's key, which signs itself", forger.stranger.key_id(), by_stranger,
        "refused unknown_key");
  named("no key", {}, honest.signature, "refused unknown_key");
  auto flipped = honest.key.bytes();
  flipped[15] ^= 1U;
  named("one bit of the key", crypto::KeyId(flipped), honest.signature, "refused unknown_key");
  for (const std::uint16_t suite : kSuites) {
    if (SuiteId{suite} == honest.suite) continue;
    SignedEvent event = honest;
    event.suite = SuiteId{suite};
    table.add(numbered("suite", suite), std::move(event), kBad);
  }
  return table.take();
}

std::vector<Forgery> forged_payloads(const SignedEvent& honest, const Forger& forger) {
  Table table(honest);
  const domain::Event said = must(protocol::decode_event(honest.payload));
  const domain::Event other = must(protocol::decode_event(forger.other.payload));
  const auto changed = [&](const char* name, auto change, const std::string& expected = kBad) {
    domain::Event event = said;
    change(event);
    SignedEvent forged = honest;
    forged.payload = protocol::encode_event(event);
    const bool differs = forged.payload != honest.payload;  // the server's events have no author
    if (differs) table.add(name, std::move(forged), expected);
  };
  changed("another id", [&](auto& event) { event.id = other.id; });
  changed("another subject", [&](auto& event) { event.subject = domain::Subject("another"); });
  changed("another unit", [](auto& event) { event.unit = base::UnitCode("somewhere"); });
  changed("one more party", [](auto& event) { event.parties.emplace_back("somewhere"); });
  changed("another author", [](auto& event) { event.author = base::PersonId({1}); });
  changed("no author", [](auto& event) { event.author = {}; });
  changed("another computer", [](auto& event) { event.device = base::DeviceId({1}); });
  changed("a millisecond later", [](auto& event) { event.made_at += kMoment; });
  changed("another anchor", [](auto& event) { ++event.anchor.size; });
  changed("no root", [](auto& event) { event.anchor.root.reset(); });
  changed("one more content", [](auto& event) { event.contents.emplace_back(); });
  changed("another body", [](auto& event) { event.body = domain::PersonLeft{}; });
  changed("a newer body", [](auto& event) { event.body = domain::UnknownBody{"draft.dreamt"}; });
  changed(
      "another jurisdiction",
      [](auto& event) { event.jurisdiction = base::JurisdictionCode("yima"); },
      "refused wrong_jurisdiction");
  // By somebody whom nobody knows, in the place of what is there or not.
  const auto by_stranger = [&](const char* name, auto change, const std::string& expected) {
    domain::Event event = said;
    change(event);
    table.add(name, protocol::sign_event(event, forger.stranger), expected);
  };
  by_stranger(
      "a stranger's, of that id", [](auto& event) { event.made_at += kMoment; },
      "refused unknown_key");
  by_stranger(
      "a stranger's, of that id, as the server",
      [](auto& event) {
        event.body = domain::KeyEnrolled{event.author, event.device, "1:", true};
      },
      "refused no_right");
  by_stranger(
      "a stranger's, of that id, elsewhere",
      [](auto& event) { event.jurisdiction = base::JurisdictionCode("yima"); },
      "refused wrong_jurisdiction");
  SignedEvent swapped = honest;
  swapped.payload = forger.other.payload;
  table.add("the payload of another event", std::move(swapped), kBad);
  // What is not even an event any more is refused for that, whoever signed it.
  for (std::size_t at = 0; at < honest.payload.size(); at += 37) {
    SignedEvent forged = honest;
    forged.payload[at] = static_cast<char>(forged.payload[at] ^ 1);
    table.add(numbered("one bit of the payload at", at), std::move(forged), "");
  }
  SignedEvent cut = honest;
  cut.payload.pop_back();
  table.add("the payload, cut", std::move(cut), "");
  SignedEvent longer = honest;
  longer.payload += ' ';
  table.add("the payload and a blank", std::move(longer), "");
  return table.take();
}

}  // namespace yibao::testing
