#include "shared/protocol/exchange.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "shared/protocol/exchange_fields.h"

namespace yibao::protocol {
namespace {

namespace limits = base::limits;

// Nothing is missing and nothing is over: what a later version adds has a later version's number.
template <class Message>
base::Result<Message> finished(Message message, const ByteReader& text, const ByteReader& noise) {
  if (!text.finished() || !noise.finished()) return base::fail(ErrorCode::kMalformed, "exchange");
  return message;
}

std::vector<PulledEntry> read_entries(ByteReader& text, ByteReader& noise) {
  const std::uint32_t count = text.u32();
  std::vector<PulledEntry> entries;
  if (count > kContentsMax) text.fail();
  for (std::uint32_t i = 0; i < count && text.ok(); ++i) {
    const domain::Stamp stamp = read_stamp(text);
    entries.push_back({read_event(text, noise), stamp});
  }
  return entries;
}

base::Error too_old_client(std::uint16_t version) {
  return base::Error(ErrorCode::kClientTooOld, "protocol",
                     {{"least", "protocol " + std::to_string(version + 1)}});
}

}  // namespace

bool version_before(std::string_view a, std::string_view b) {
  const auto parts = [](std::string_view text) {
    std::array<int, 3> numbers{};
    for (int& number : numbers) {
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (error != std::errc()) break;
      text.remove_prefix(static_cast<std::size_t>(end - text.data()));
      if (text.starts_with('.')) text.remove_prefix(1);
    }
    return numbers;
  };
  return parts(a) < parts(b);
}

base::Bytes encode(const ExchangeRequest& request) {
  PacketWriter out;
  out.text.u16(request.version);
  out.text.prefixed(request.program);
  out.text.prefixed(request.jurisdiction.text());
  write_time(out.text, request.client_time);
  out.text.u64(request.cursor);
  out.text.u64(request.scope_version);
  out.text.u8(request.seen ? 1 : 0);
  if (request.seen) out.noise.raw(crypto::encode(*request.seen));
  out.text.u8(static_cast<std::uint8_t>(request.also_seen.size()));
  for (const crypto::Checkpoint& seen : request.also_seen) out.noise.raw(crypto::encode(seen));
  out.text.u64(request.own_upto);
  out.text.u64(request.standing_sequence);
  write_day(out.text, request.standing_day);
  out.text.u32(request.pull_bytes_max);
  write_contents(out, request.contents);
  out.text.u32(static_cast<std::uint32_t>(request.events.size()));
  for (const SignedEvent& event : request.events) write_event(out, event);
  write_old_stamps(out, request);
  write_claims(out.text, request.claims);
  return out.pack();
}

base::Result<ExchangeRequest> decode_exchange_request(base::ByteView body) {
  const std::size_t most =
      std::clamp(limits::kRequestExpansionMax * body.size(), limits::kRequestUnpackedBytesLeast,
                 limits::kExchangeUnpackedBytesMax);
  YIBAO_TRY(const Packet packet, Packet::unpack(body, most));
  ByteReader text = packet.text();
  ByteReader noise = packet.noise();
  ExchangeRequest request;
  request.version = text.u16();
  request.program = std::string(text.prefixed(kTextMax));
  if (request.version > kProtocolVersion) return base::fail(ErrorCode::kServerTooOld, "protocol");
  if (request.version < kProtocolVersion) return base::fail(too_old_client(request.version));
  const std::string jurisdiction(text.prefixed(base::kCodeBytesMax));
  if (!base::is_code(jurisdiction)) return base::fail(ErrorCode::kMalformed, "jurisdiction");
  request.jurisdiction = base::JurisdictionCode(jurisdiction);
  request.client_time = read_time(text);
  request.cursor = text.u64();
  request.scope_version = text.u64();
  if (text.u8() != 0) {
    const auto seen = crypto::decode_checkpoint(noise.raw(crypto::kCheckpointBytes));
    if (!seen) return base::fail(ErrorCode::kMalformed, "checkpoint");
    request.seen = *seen;
  }
  const std::size_t also_seen = text.u8();
  if (also_seen > kAlsoSeenMax) text.fail();
  for (std::size_t i = 0; i < also_seen && text.ok() && noise.ok(); ++i) {
    request.also_seen.push_back(read_checkpoint(noise));
  }
  request.own_upto = text.u64();
  request.standing_sequence = text.u64();
  request.standing_day = read_day(text);
  request.pull_bytes_max = text.u32();
  request.contents = read_contents(text, noise);
  const std::uint32_t events = text.u32();
  if (events > limits::kBatchEventsMax) return base::fail(ErrorCode::kTooLarge, "batch");
  for (std::uint32_t i = 0; i < events && text.ok(); ++i) {
    request.events.push_back(read_event(text, noise));
  }
  read_old_stamps(text, noise, request);
  request.claims = read_claims(text);
  return finished(std::move(request), text, noise);
}

base::Bytes encode(const ExchangeResponse& response) {
  PacketWriter out;
  out.text.u16(response.version);
  out.text.prefixed(response.program);
  out.text.prefixed(response.least_program);
  out.text.u32(static_cast<std::uint32_t>(response.least_from.time_since_epoch().count()));
  write_time(out.text, response.server_time);
  out.text.u8(response.trial ? 1 : 0);
  out.text.u32(static_cast<std::uint32_t>(response.answers.size()));
  for (const Answer& answer : response.answers) {
    out.text.u8(static_cast<std::uint8_t>(answer.outcome));
    out.text.u8(answer.stamp ? 1 : 0);
    if (answer.stamp) write_stamp(out.text, *answer.stamp);
    write_code(out.text, answer.code);
    write_args(out.text, answer.args);
    out.text.u8(answer.inclusion.empty() ? 0 : 1);
    if (!answer.inclusion.empty()) write_proof(out.noise, answer.inclusion);
  }
  out.noise.raw(crypto::encode(response.checkpoint));
  out.text.u8(static_cast<std::uint8_t>(response.restored.size()));
  for (const RestorePoint& point : response.restored) {
    write_stamp(out.text, point.stamp);
    write_event(out, point.event);
    write_proof(out.noise, point.inclusion);
  }
  write_proof(out.noise, response.consistency);
  out.text.u8(static_cast<std::uint8_t>(response.also_consistency.size()));
  for (const crypto::Proof& proof : response.also_consistency) write_proof(out.noise, proof);
  out.text.u64(response.batch.first);
  out.text.u64(response.batch.count);
  write_proof(out.noise, response.batch.proof);
  write_sightings(out, response.sightings);
  write_contents(out, response.contents);
  out.text.u32(static_cast<std::uint32_t>(response.absent.size()));
  for (const auto& address : response.absent) out.noise.raw(base::view(address.digest));
  out.text.u32(static_cast<std::uint32_t>(response.entries.size()));
  for (const PulledEntry& entry : response.entries) {
    write_stamp(out.text, entry.stamp);
    write_event(out, entry.event);
  }
  write_proof(out.noise, response.places);
  out.text.u64(response.cursor);
  out.text.u64(response.scope_version);
  out.text.u8(response.more ? 1 : 0);
  out.text.prefixed(response.standing);
  write_claims(out.text, response.claims);
  return out.pack();
}

base::Result<ExchangeResponse> decode_exchange_response(base::ByteView body) {
  YIBAO_TRY(const Packet packet, Packet::unpack(body));
  ByteReader text = packet.text();
  ByteReader noise = packet.noise();
  ExchangeResponse response;
  response.version = text.u16();
  response.program = std::string(text.prefixed(kTextMax));
  if (response.version > kProtocolVersion) return base::fail(too_old_client(kProtocolVersion));
  if (response.version < kProtocolVersion) return base::fail(ErrorCode::kServerTooOld, "protocol");
  response.least_program = std::string(text.prefixed(kTextMax));
  response.least_from = base::Date(std::chrono::days(static_cast<std::int32_t>(text.u32())));
  response.server_time = read_time(text);
  response.trial = text.u8() != 0;
  const std::uint32_t answers = text.u32();
  if (answers > limits::kBatchEventsMax) text.fail();
  std::vector<bool> has_inclusion;
  for (std::uint32_t i = 0; i < answers && text.ok(); ++i) {
    Answer answer;
    answer.outcome = static_cast<Outcome>(text.u8());
    if (answer.outcome < Outcome::kAdmitted || answer.outcome > Outcome::kTryLater) text.fail();
    if (text.u8() != 0) answer.stamp = read_stamp(text);
    answer.code = read_code(text);
    answer.args = read_args(text);
    has_inclusion.push_back(text.u8() != 0);
    response.answers.push_back(std::move(answer));
  }
  for (std::size_t i = 0; i < response.answers.size(); ++i) {
    if (has_inclusion[i]) response.answers[i].inclusion = read_proof(noise);
  }
  const auto checkpoint = crypto::decode_checkpoint(noise.raw(crypto::kCheckpointBytes));
  if (!checkpoint) return base::fail(ErrorCode::kMalformed, "checkpoint");
  response.checkpoint = *checkpoint;
  const std::size_t restored = text.u8();
  if (restored > kRestorePointsMax) text.fail();
  for (std::size_t i = 0; i < restored && text.ok() && noise.ok(); ++i) {
    RestorePoint point;
    point.stamp = read_stamp(text);
    point.event = read_event(text, noise);
    point.inclusion = read_proof(noise);
    response.restored.push_back(std::move(point));
  }
  response.consistency = read_proof(noise);
  const std::size_t also_seen = text.u8();
  if (also_seen > kAlsoSeenMax) text.fail();
  for (std::size_t i = 0; i < also_seen && noise.ok(); ++i) {
    response.also_consistency.push_back(read_proof(noise));
  }
  response.batch.first = text.u64();
  response.batch.count = text.u64();
  response.batch.proof = read_proof(noise);
  response.sightings = read_sightings(text, noise);
  response.contents = read_contents(text, noise);
  const std::uint32_t absent = text.u32();
  if (absent > kContentsMax) text.fail();
  for (std::uint32_t i = 0; i < absent && text.ok() && noise.ok(); ++i) {
    response.absent.push_back({noise.array<32>()});
  }
  response.entries = read_entries(text, noise);
  response.places = read_proof(noise, kPlacesNodesMax);
  response.cursor = text.u64();
  response.scope_version = text.u64();
  response.more = text.u8() != 0;
  response.standing = base::Bytes(text.prefixed(limits::kExchangeUnpackedBytesMax));
  response.claims = read_claims(text);
  return finished(std::move(response), text, noise);
}

base::Bytes encode(const Failure& failure) {
  ByteWriter out;
  write_code(out, failure.code);
  write_args(out, failure.args);
  return out.take();
}

base::Result<Failure> decode_failure(base::ByteView body) {
  ByteReader in(body);
  Failure failure;
  const auto code = read_code(in);
  failure.args = read_args(in);
  if (!in.finished() || !code) return base::fail(ErrorCode::kMalformed, "failure");
  failure.code = *code;
  return failure;
}

}  // namespace yibao::protocol
