#include "client/core/sync/courier.h"

#include "client/core/store/export_book.h"
#include "shared/protocol/bundle.h"
#include "shared/protocol/signed_answer.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;

base::Result<crypto::PublicKey> log_key_of(const Replica& replica) {
  if (!replica.identity() || replica.device_key() == nullptr) {
    return fail(ErrorCode::kNotInitialised);
  }
  const auto key = crypto::public_key_from_text(replica.identity()->log_key);
  if (!key) return fail(ErrorCode::kCorrupted, "log key", base::TextArgs{{"what", "log key"}});
  return *key;
}

// The exchange as it was sent; an event that was discarded since is known by its hash only.
base::Result<SentExchange> sent_again(Replica& replica, const ExportedExchange& exported) {
  SentExchange sent;
  sent.by_stick = true;
  sent.request.seen = exported.seen;
  sent.request.cursor = exported.cursor;
  sent.request.pull_bytes_max = exported.pull_bytes_max;
  sent.request.also_seen = exported.also_seen;
  sent.others = exported.others;
  for (const ExportedEvent& each : exported.events) {
    domain::Event event;
    event.id = each.id;
    YIBAO_TRY(const auto kept, replica.entries().find(each.id));
    if (kept) {
      YIBAO_TRY(event, protocol::decode_event(kept->event.payload));
    }
    sent.request.events.push_back(kept ? kept->event : protocol::SignedEvent());
    sent.events.push_back(std::move(event));
    sent.hashes.push_back(each.hash);
  }
  return sent;
}

}  // namespace

base::Result<ExportedBundle> export_bundle(Replica& replica, const ExchangeLimits& limits) {
  YIBAO_TRY(const crypto::PublicKey log_key, log_key_of(replica));
  Exchanger exchanger(replica);
  YIBAO_TRY(SentExchange sent, exchanger.next(limits));
  const base::Bytes request = protocol::encode(sent.request);
  ExportedExchange exported{crypto::sha256(request),
                            sent.request.seen,
                            sent.request.cursor,
                            sent.request.pull_bytes_max,
                            sent.request.also_seen,
                            sent.others,
                            {}};
  for (std::size_t i = 0; i < sent.events.size(); ++i) {
    exported.events.push_back({sent.events[i].id, sent.hashes[i]});
  }
  YIBAO_CHECK(ExportBook(replica.database()).add(exported));
  YIBAO_TRY(base::Bytes file,
            protocol::seal_request_bundle(replica.identity()->device, *replica.device_key(),
                                          log_key, request));
  return ExportedBundle{std::move(file), sent.events.size()};
}

base::Result<ExchangeOutcome> import_bundle(Replica& replica, base::ByteView file) {
  YIBAO_TRY(const crypto::PublicKey log_key, log_key_of(replica));
  YIBAO_TRY(const auto bundle, protocol::open_reply_bundle(file, *replica.device_key()));
  YIBAO_TRY(const base::ByteView answer,
            protocol::open_answer(bundle.signed_answer, bundle.request, log_key));
  YIBAO_TRY(const auto response, protocol::decode_exchange_response(answer));
  YIBAO_TRY(const auto exported, ExportBook(replica.database()).find(bundle.request));
  if (!exported) return fail(base::not_now("not_for_here"));
  YIBAO_TRY(const SentExchange sent, sent_again(replica, *exported));
  Exchanger exchanger(replica);
  return exchanger.apply(sent, response);
}

}  // namespace yibao::client
