#include "tests/simulation/two_faces.h"

#include "shared/protocol/exchange.h"
#include "shared/protocol/signed_answer.h"

namespace yibao::simulation {

bool is_beginning_of(ServerMachine& server, const crypto::Checkpoint& seen) {
  const server::TreeStore& tree = server.jurisdiction().writer().store().tree();
  return seen.size <= tree.size() && crypto::tree_root(tree, seen.size) == seen.root;
}

std::optional<client::TransportAnswer> TwoFaces::handle(ServerMachine& server,
                                                        const std::string& path,
                                                        base::ByteView body,
                                                        const std::string& authorization) {
  auto request = protocol::decode_exchange_request(body);
  const bool as_it_is = !request || !server.running() || !(hiding_ || tells_);
  if (as_it_is) return server.handle(path, body, authorization);
  if (hiding_ && request->seen && !is_beginning_of(server, *request->seen)) request->seen.reset();
  auto answer = server.handle(path, protocol::encode(*request), authorization);
  if (!answer || answer->media_type != protocol::kExchangeMediaType) return answer;
  auto response =
      protocol::decode_exchange_response(answer->body.substr(sizeof(crypto::Signature)));
  if (!response) return answer;
  if (tells_) {
    protocol::Sighting sighting{*tells_, {}};
    const server::TreeStore& tree = server.jurisdiction().writer().store().tree();
    if (tells_->size > 0 && tells_->size <= response->checkpoint.size) {
      sighting.consistency =
          crypto::consistency_proof(tree, tells_->size, response->checkpoint.size);
    }
    response->sightings.push_back(std::move(sighting));
  }
  answer->body = protocol::sign_answer(server.jurisdiction().writer().log_key(),
                                       crypto::sha256(body), protocol::encode(*response));
  return answer;
}

}  // namespace yibao::simulation
