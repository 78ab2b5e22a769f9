// A jurisdiction behind the table of routes, asked as a client asks, without a socket.
#pragma once

#include <doctest/doctest.h>

#include "server/http/api.h"
#include "shared/protocol/signed_answer.h"
#include "tests/support/jurisdiction_fixture.h"
#include "tests/support/must.h"

namespace yibao::testing {

// A jurisdiction behind the table, asked as a client asks. The fixture's server moves in here.
struct Door {
  explicit Door(JurisdictionFixture::Options options) : fixture(std::move(options)) {}
  Door() : Door(JurisdictionFixture::Options{}) {}

  JurisdictionFixture fixture;
  server::Metrics metrics;
  std::string log_lines;
  base::Log log{fixture.clock, [this](std::string_view line) { log_lines += line; }};
  std::vector<std::unique_ptr<server::Jurisdiction>> served = fixture.hand_over();
  server::Api api{served, metrics, log, "0.1.0"};

  server::ApiResponse ask(const std::string& method, const std::string& path, base::Bytes body = {},
                          const std::string& authorization = {}) {
    const server::Api::Route* route = api.find(method, path);
    REQUIRE(route != nullptr);
    return api.handle(*route, {method, path, authorization, std::move(body)});
  }

  // The proof of its key that opens a session.
  base::Bytes session_request(const Member& member) {
    return session_request(member.device, member.device_key);
  }
  base::Bytes session_request(const base::DeviceId& device, const crypto::SigningKey& key) {
    const auto nonce = base::to_array<32>(ask("POST", "/v1/otog/challenge").body);
    REQUIRE(nonce.has_value());
    protocol::SessionRequest request;
    request.device = device;
    request.nonce = *nonce;
    request.signature = key.sign(
        protocol::kSessionDomain,
        protocol::session_statement(device, *nonce, fixture.server().state()->checkpoint.log_id));
    return protocol::encode(request);
  }

  std::string sign_in(const Member& member) {
    const server::ApiResponse answer = ask("POST", "/v1/otog/session", session_request(member));
    REQUIRE(answer.status == 200);
    return "Yibao " + base::to_base64url(answer.body);
  }

  // What a device is answered that may exchange.
  protocol::ExchangeResponse exchange(const std::string& authorization,
                                      const protocol::ExchangeRequest& request) {
    const base::Bytes body = protocol::encode(request);
    const server::ApiResponse answer = ask("POST", "/v1/otog/exchange", body, authorization);
    REQUIRE(answer.status == 200);
    const auto& log_key = fixture.server().writer().log_key().public_key();
    return must(protocol::decode_exchange_response(
        must(protocol::open_answer(answer.body, crypto::sha256(body), log_key))));
  }
};

inline std::string failure(const server::ApiResponse& response) {
  if (response.media_type != protocol::kFailureMediaType) return "";
  return std::string(base::name(must(protocol::decode_failure(response.body)).code));
}

}  // namespace yibao::testing
