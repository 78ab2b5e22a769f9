#include "shared/protocol/invitation.h"

#include <doctest/doctest.h>

#include "tests/protocol/samples.h"
#include "tests/support/must.h"

namespace yibao::protocol {
namespace {

using testing::code_of;
using testing::must;

InviteRequest sample_invite() {
  base::SeededRandom random(11);
  InviteRequest request;
  request.person = base::PersonId(random.array<16>());
  request.hours = 48;
  request.replaces = true;
  request.nonce = random.array<32>();
  request.key = testing::sample_key(4).key_id();
  request.signature = random.array<64>();
  return request;
}

TEST_CASE("an invite request comes back as it was; cut or lengthened it is refused") {
  const InviteRequest sent = sample_invite();
  const base::Bytes body = encode(sent);
  const auto got = must(decode_invite_request(body));
  CHECK(got.person == sent.person);
  CHECK(got.hours == 48);
  CHECK(got.replaces);
  CHECK(got.nonce == sent.nonce);
  CHECK(got.key == sent.key);
  CHECK(got.signature == sent.signature);
  for (std::size_t size = 0; size < body.size(); ++size) {
    CHECK(!decode_invite_request(base::ByteView(body).substr(0, size)).has_value());
  }
  CHECK(!decode_invite_request(body + "x").has_value());
}

TEST_CASE("everything that is asked is signed, and so are the device and the log") {
  base::SeededRandom random(12);
  const base::DeviceId device(random.array<16>());
  const crypto::LogId log = random.array<16>();
  const InviteRequest asked = sample_invite();
  const base::Bytes statement = invite_statement(asked, device, log);
  const auto differs = [&](auto change) {
    InviteRequest other = asked;
    change(other);
    return invite_statement(other, device, log) != statement;
  };
  CHECK(differs([&](auto& other) { other.person = base::PersonId(random.array<16>()); }));
  CHECK(differs([](auto& other) { other.hours = 49; }));
  CHECK(differs([](auto& other) { other.replaces = false; }));
  CHECK(differs([&](auto& other) { other.nonce = random.array<32>(); }));
  CHECK(differs([](auto& other) { other.key = testing::sample_key(5).key_id(); }));
  CHECK(invite_statement(asked, base::DeviceId(random.array<16>()), log) != statement);
  CHECK(invite_statement(asked, device, random.array<16>()) != statement);
}

TEST_CASE("an invitation is read by the device that asked, and only the log's is believed") {
  const crypto::SigningKey log = testing::sample_key(6);
  const crypto::SigningKey device = testing::sample_key(7);
  const Nonce nonce = sample_invite().nonce;
  const Invitation sent{"AAAA-BBBB", 24, crypto::sha256("certificate"), "10.1.2.3:8443"};
  const base::Bytes answer = must(seal_invitation(sent, nonce, device.public_key(), log));
  CHECK(answer.find("AAAA") == std::string::npos);
  const auto got = must(open_invitation(answer, nonce, device, log.public_key()));
  CHECK(got.code == sent.code);
  CHECK(got.hours == 24);
  CHECK(got.certificate == sent.certificate);
  CHECK(got.server == sent.server);

  const auto refused = [&](const base::Bytes& bytes, const Nonce& of,
                           const crypto::SigningKey& by) {
    return code_of(open_invitation(bytes, of, device, by.public_key()));
  };
  CHECK(refused(answer, Nonce{}, log) == "tls_untrusted");
  CHECK(refused(answer, nonce, device) == "tls_untrusted");
  base::Bytes changed = answer;
  changed.back() = static_cast<char>(changed.back() ^ 1);
  CHECK(refused(changed, nonce, log) == "tls_untrusted");
  CHECK(refused("short", nonce, log) == "malformed");
  CHECK(!open_invitation(answer, nonce, testing::sample_key(8), log.public_key()).has_value());
}

}  // namespace
}  // namespace yibao::protocol
