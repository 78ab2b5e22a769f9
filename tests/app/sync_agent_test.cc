#include "client/core/sync/sync_agent.h"

#include <doctest/doctest.h>

#include <future>

namespace yibao::client {
namespace {

using base::ErrorCode;

// A line on which nothing is ever answered: only an interruption ends a request.
class SilentLine final : public Transport {
 public:
  explicit SilentLine(std::promise<void>& asked) : asked_(asked) {}
  base::Result<TransportAnswer> post(const std::string&, base::ByteView,
                                     const std::string&) override {
    asked_.set_value();
    interrupted_.get_future().wait();
    return base::fail(ErrorCode::kLineDown, "interrupted");
  }
  void interrupt() override { interrupted_.set_value(); }

 private:
  std::promise<void>& asked_;
  std::promise<void> interrupted_;
};

struct Device {
  base::SeededRandom random{7};
  crypto::SigningKey key = crypto::SigningKey::generate(random);
  Identity identity;
  Device() { identity.log_key = crypto::text(key.public_key()); }
};

protocol::ExchangeRequest request() {
  protocol::ExchangeRequest request;
  request.jurisdiction = base::JurisdictionCode("otog");
  return request;
}

TEST_CASE("without a connection nothing goes out") {
  SyncAgent agent([](const Identity&) -> base::Result<std::unique_ptr<Transport>> {
    return base::fail(ErrorCode::kInternal);
  });
  std::promise<ErrorCode> answered;
  agent.exchange(request(),
                 [&](const auto& response) { answered.set_value(response.error().code); });
  CHECK(answered.get_future().get() == ErrorCode::kSignedOut);
}

TEST_CASE("a line that cannot be opened is an answer, and is tried anew the next time") {
  int opened = 0;
  SyncAgent agent([&](const Identity&) -> base::Result<std::unique_ptr<Transport>> {
    ++opened;
    return base::fail(ErrorCode::kLineDown);
  });
  const Device device;
  agent.connect(device.identity, device.key);
  for (int i = 0; i < 2; ++i) {
    std::promise<ErrorCode> answered;
    agent.exchange(request(),
                   [&](const auto& response) { answered.set_value(response.error().code); });
    CHECK(answered.get_future().get() == ErrorCode::kLineDown);
  }
  CHECK(opened == 2);
}

TEST_CASE("signing out ends what is under way and forgets the device") {
  std::promise<void> asked;
  SyncAgent agent([&](const Identity&) -> base::Result<std::unique_ptr<Transport>> {
    return std::unique_ptr<Transport>(std::make_unique<SilentLine>(asked));
  });
  const Device device;
  agent.connect(device.identity, device.key);
  std::promise<ErrorCode> first;
  agent.exchange(request(), [&](const auto& response) { first.set_value(response.error().code); });
  asked.get_future().wait();
  agent.disconnect();
  CHECK(first.get_future().get() == ErrorCode::kLineDown);
  std::promise<ErrorCode> second;
  agent.exchange(request(), [&](const auto& response) { second.set_value(response.error().code); });
  CHECK(second.get_future().get() == ErrorCode::kSignedOut);
}

TEST_CASE("the program ends although the server is silent") {
  std::promise<void> asked;
  std::promise<ErrorCode> answered;
  {
    SyncAgent agent([&](const Identity&) -> base::Result<std::unique_ptr<Transport>> {
      return std::unique_ptr<Transport>(std::make_unique<SilentLine>(asked));
    });
    const Device device;
    agent.connect(device.identity, device.key);
    agent.exchange(request(),
                   [&](const auto& response) { answered.set_value(response.error().code); });
    asked.get_future().wait();
  }
  CHECK(answered.get_future().get() == ErrorCode::kLineDown);
}

}  // namespace
}  // namespace yibao::client
