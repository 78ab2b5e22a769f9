#include "tests/simulation/network.h"

namespace yibao::simulation {
namespace {

using base::ErrorCode;
using client::TransportAnswer;

constexpr std::size_t kLateMost = 8;

base::Result<TransportAnswer> arrived(std::optional<TransportAnswer> answer) {
  if (!answer) return base::fail(ErrorCode::kLineDown);
  return *std::move(answer);
}

}  // namespace

base::Result<TransportAnswer> Network::carry(const std::string& path, base::ByteView body,
                                             const std::string& authorization) {
  eavesdropper_.hear(body);
  if (random_.below(1000) < faults_.server_death && !server_.disk().broken()) {
    server_.disk().break_after(1 + random_.below(30));
  }
  Request request{path, base::Bytes(body), authorization};
  if (random_.below(1000) < faults_.line) return go_wrong(std::move(request));
  return arrived(deliver(request));
}

std::optional<TransportAnswer> Network::deliver(const Request& request) {
  trace_.mix(request.body);
  auto answer = operator_.handle(server_, request.path, request.body, request.authorization);
  if (!answer) return answer;
  trace_.mix(answer->body);
  if (answer->media_type == protocol::kExchangeMediaType) {
    witness_.see(request.body, answer->body);
  }
  return answer;
}

base::Result<TransportAnswer> Network::go_wrong(Request request) {
  const std::size_t size = request.body.size();
  switch (random_.below(7)) {
    case 0: trace_.say("line: request lost"); return base::fail(ErrorCode::kLineDown);
    case 1: {
      const std::size_t left = size == 0 ? 0 : random_.below(size);
      trace_.say("line: request cut at byte " + std::to_string(left));
      request.body.resize(left);
      deliver(request);
      return base::fail(ErrorCode::kLineDown);
    }
    case 2:
      trace_.say("line: request held up");
      if (late_.size() < kLateMost) late_.push_back(std::move(request));
      return base::fail(ErrorCode::kTimeout);
    case 3:
      trace_.say("line: request delivered twice");
      deliver(request);
      return arrived(deliver(request));
    case 4: {
      trace_.say("line: request delivered, and a copy held up");
      auto answer = deliver(request);
      if (late_.size() < kLateMost) late_.push_back(std::move(request));
      return arrived(std::move(answer));
    }
    case 5:
      trace_.say("line: answer lost");
      deliver(request);
      return base::fail(ErrorCode::kLineDown);
    default: {
      auto answer = deliver(request);
      if (!answer) return base::fail(ErrorCode::kLineDown);
      const std::size_t left = answer->body.empty() ? 0 : random_.below(answer->body.size());
      trace_.say("line: answer cut at byte " + std::to_string(left));
      // Mostly the connection tells; a front may have passed the half on as if it were whole.
      if (random_.below(2) == 0) return base::fail(ErrorCode::kLineDown);
      answer->body.resize(left);
      return *std::move(answer);
    }
  }
}

void Network::deliver_late() {
  const std::size_t at = random_.below(late_.size());
  const Request request = std::move(late_[at]);
  late_.erase(late_.begin() + static_cast<std::ptrdiff_t>(at));
  trace_.say("line: a request that was held up arrives");
  deliver(request);
}

}  // namespace yibao::simulation
