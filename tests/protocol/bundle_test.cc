#include "shared/protocol/bundle.h"

#include <doctest/doctest.h>

#include "shared/protocol/signed_answer.h"
#include "tests/protocol/samples.h"

namespace yibao::protocol {
namespace {

using testing::sample_key;

const std::string kRequest = "an exchange request, as over HTTPS";

std::string code_of(const base::Error& error) {
  return std::string(base::name(error.code));
}

struct Pair {
  crypto::SigningKey device = sample_key(1);
  crypto::SigningKey server = sample_key(2);
  base::DeviceId id = base::DeviceId(base::ByteArray<16>{5});

  base::Bytes request() const {
    const auto file = seal_request_bundle(id, device, server.public_key(), kRequest);
    REQUIRE(file.has_value());
    return *file;
  }
};

TEST_CASE("a request bundle opens for its server alone and names the device that wrote it") {
  const Pair pair;
  const base::Bytes file = pair.request();
  CHECK(file.find("exchange") == std::string::npos);
  const auto opened = open_request_bundle(file, pair.server);
  REQUIRE(opened.has_value());
  CHECK(opened->device == pair.id);
  CHECK(opened->exchange_request == kRequest);
  CHECK(bundle_is_from(*opened, pair.device.public_key()));
  CHECK(!bundle_is_from(*opened, pair.server.public_key()));
  const auto elsewhere = open_request_bundle(file, sample_key(3));
  REQUIRE(!elsewhere.has_value());
  CHECK(code_of(elsewhere.error()) == "not_allowed_now");
}

TEST_CASE("a reply bundle opens for its device alone and names the request it answers") {
  const Pair pair;
  const crypto::Digest asked = crypto::sha256(kRequest);
  const auto file = seal_reply_bundle(pair.device.public_key(), asked, "a response");
  REQUIRE(file.has_value());
  const auto opened = open_reply_bundle(*file, pair.device);
  REQUIRE(opened.has_value());
  CHECK(opened->signed_answer == "a response");
  CHECK(opened->request == asked);
  const auto elsewhere = open_reply_bundle(*file, sample_key(3));
  REQUIRE(!elsewhere.has_value());
  CHECK(code_of(elsewhere.error()) == "not_allowed_now");
}

TEST_CASE("an answer opens for the request it answers alone, and changed at any byte for none") {
  const auto log_key = sample_key(2);
  const crypto::Digest asked = crypto::sha256(kRequest);
  const base::Bytes good = sign_answer(log_key, asked, "an answer");
  const auto opened = open_answer(good, asked, log_key.public_key());
  REQUIRE(opened.has_value());
  CHECK(*opened == "an answer");
  const auto opens = [&](base::ByteView bytes) {
    return open_answer(bytes, asked, log_key.public_key()).has_value();
  };
  for (std::size_t size = 0; size < good.size(); ++size) {
    CHECK(!opens(base::ByteView(good).substr(0, size)));
  }
  for (std::size_t i = 0; i < good.size(); ++i) {
    base::Bytes changed = good;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK(!opens(changed));
  }
  CHECK(!opens(good + "x"));
  CHECK(!opens(sign_answer(sample_key(3), asked, "an answer")));
  const auto other = open_answer(good, crypto::sha256("another request"), log_key.public_key());
  CHECK(code_of(other.error()) == "answer_changed");
}

TEST_CASE("a request is no reply and a reply no request") {
  const auto both = sample_key(1);
  const auto request = seal_request_bundle(base::DeviceId(), both, both.public_key(), kRequest);
  const auto reply = seal_reply_bundle(both.public_key(), crypto::Digest{}, "a response");
  REQUIRE(request.has_value());
  REQUIRE(reply.has_value());
  CHECK(code_of(open_reply_bundle(*request, both).error()) == "malformed");
  CHECK(code_of(open_request_bundle(*reply, both).error()) == "malformed");
}

TEST_CASE("a bundle cut or changed at any byte does not open") {
  const Pair pair;
  const base::Bytes good = pair.request();
  for (std::size_t size = 0; size < good.size(); ++size) {
    CHECK(!open_request_bundle(base::ByteView(good).substr(0, size), pair.server).has_value());
  }
  for (std::size_t i = 0; i < good.size(); ++i) {
    base::Bytes changed = good;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK(!open_request_bundle(changed, pair.server).has_value());
  }
  CHECK(!open_request_bundle(good + "x", pair.server).has_value());
  CHECK(code_of(open_request_bundle("PK\x03\x04 some archive", pair.server).error()) ==
        "malformed");
}

}  // namespace
}  // namespace yibao::protocol
