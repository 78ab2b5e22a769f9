#include "tests/server/office_pc.h"

#include "client/core/commands/drafts.h"
#include "tests/support/must.h"

namespace yibao::testing {
namespace {

constexpr crypto::PassphraseCost kCheap{10};
constexpr client::ExchangeLimits kLimits{500, 4 * 1024 * 1024};

}  // namespace

std::string loopback_address(int port) {
  return "127.0.0.1:" + std::to_string(port);
}

OfficePc::OfficePc(base::Clock* clock) {
  replica_ = must(
      client::Replica::open({folder_.path() / "replica", clock == nullptr ? system_clock_ : *clock,
                             random_, kCheap, true}));
}

base::Status OfficePc::join(int port, const std::string& code) {
  YIBAO_TRY(const auto transport, client::HttpsTransport::open(loopback_address(port), ""));
  YIBAO_TRY(const auto seen, transport->seen_certificate());
  YIBAO_CHECK(client::enrol(
      *replica_, *transport, seen,
      {loopback_address(port), base::JurisdictionCode("otog"), code, "correct-horse-7"}));
  return connect(port);
}

base::Status OfficePc::connect(int port) {
  return connect(port, replica_->identity()->ca_certificate);
}

base::Status OfficePc::connect(int port, const std::string& ca_certificate) {
  link_.reset();
  YIBAO_TRY(transport_, client::HttpsTransport::open(loopback_address(port), ca_certificate));
  link_ =
      std::make_unique<client::Link>(*transport_, *replica_->identity(), *replica_->device_key());
  return {};
}

base::Result<client::ExchangeOutcome> OfficePc::exchange() {
  client::Exchanger exchanger(*replica_);
  YIBAO_TRY(const auto sent, exchanger.next(kLimits));
  YIBAO_TRY(const auto response, link_->exchange(sent.request));
  return exchanger.apply(sent, response);
}

base::Status OfficePc::exchange_all() {
  while (true) {
    YIBAO_TRY(const auto outcome, exchange());
    if (!outcome.more_to_send && !outcome.more_to_pull) return {};
  }
}

domain::Subject OfficePc::submit(const std::string& title) {
  client::DraftDocument document;
  document.kind = "dynamic";
  document.words.title = title;
  document.words.body = "3月1日，昂素镇组织42人巡查草场，清理隐患7处。";
  document.words.authors = {"某某"};
  document.words.signer = "某某某";
  document.words.contact = "某某";
  document.words.telephone = "0477-0000000";
  const auto draft = must(client::new_draft(*replica_, document));
  must(client::offer_draft(*replica_, draft, true));
  client::SignOffInput input;
  input.gates = {true, true, true};
  input.not_secret = true;
  must(client::sign_off(*replica_, draft, input));
  return draft;
}

std::int64_t OfficePc::waiting() {
  return must(replica_->outbox().count(client::OutboxState::kWaiting)) +
         must(replica_->outbox().count(client::OutboxState::kHeld));
}

}  // namespace yibao::testing
