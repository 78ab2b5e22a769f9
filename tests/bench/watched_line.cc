#include "tests/bench/watched_line.h"

#include <utility>

namespace yibao::bench {

base::Result<client::TransportAnswer> WatchedLine::post(const std::string& path,
                                                        base::ByteView body,
                                                        const std::string& authorization) {
  auto answer = line_->post(path, body, authorization);
  if (!path.ends_with("/exchange")) return answer;
  ++exchanges_;
  bytes_ += body.size() + (answer ? answer->body.size() : 0);
  if (keeps_) bodies_.emplace_back(body);
  return answer;
}

std::vector<base::Bytes> WatchedLine::take_bodies() {
  keeps_ = false;
  return std::exchange(bodies_, {});
}

}  // namespace yibao::bench
