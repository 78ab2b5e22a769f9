// A client's line to a server that counts what crosses it, and can keep the exchanges' bodies so
// that the ceiling is measured with the same bytes. Headers and TLS records are not counted: a body
// of a batch has half a million bytes, its headers two hundred.
//
// One thread at a time, as every Transport.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "client/core/sync/transport.h"

namespace yibao::bench {

class WatchedLine final : public client::Transport {
 public:
  explicit WatchedLine(std::unique_ptr<client::Transport> line) : line_(std::move(line)) {}

  base::Result<client::TransportAnswer> post(const std::string& path, base::ByteView body,
                                             const std::string& authorization) override;
  void interrupt() override { line_->interrupt(); }

  // The bodies of the exchanges from now on.
  void keep_bodies() { keeps_ = true; }
  std::vector<base::Bytes> take_bodies();

  std::uint64_t exchanges() const { return exchanges_; }
  std::uint64_t bytes() const { return bytes_; }  // of exchanges, both ways

 private:
  std::unique_ptr<client::Transport> line_;
  bool keeps_ = false;
  std::vector<base::Bytes> bodies_;
  std::uint64_t exchanges_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace yibao::bench
