#include "shared/protocol/exchange.h"

#include "shared/protocol/packet.h"

namespace yibao::protocol {
namespace {

using base::ByteReader;
using base::ByteWriter;
using base::ErrorCode;
namespace limits = base::limits;

constexpr std::size_t kProofNodesMax = 4096;
constexpr std::size_t kTextMax = 4096;
constexpr std::size_t kArgsMax = 32;
// A response may carry more contents than a batch has events: attachments come in chunks.
constexpr std::size_t kContentsMax = 32 * 1024;

void write_time(ByteWriter& out, base::Timestamp time) {
  out.u64(static_cast<std::uint64_t>(base::to_millis(time)));
}
base::Timestamp read_time(ByteReader& in) {
  return base::from_millis(static_cast<std::int64_t>(in.u64()));
}

void write_stamp(ByteWriter& out, const domain::Stamp& stamp) {
  out.u32(stamp.epoch);
  out.u64(stamp.sequence);
  write_time(out, stamp.received_at);
}
domain::Stamp read_stamp(ByteReader& in) {
  domain::Stamp stamp;
  stamp.epoch = in.u32();
  stamp.sequence = in.u64();
  stamp.received_at = read_time(in);
  return stamp;
}

void write_proof(ByteWriter& out, const crypto::Proof& proof) {
  out.u32(static_cast<std::uint32_t>(proof.size()));
  for (const crypto::Digest& node : proof) out.raw(base::view(node));
}
crypto::Proof read_proof(ByteReader& in) {
  const std::uint32_t count = in.u32();
  crypto::Proof proof;
  if (count > kProofNodesMax) in.fail();
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) proof.push_back(in.array<32>());
  return proof;
}

void write_args(ByteWriter& out, const base::TextArgs& args) {
  out.u8(static_cast<std::uint8_t>(args.size()));
  for (const auto& [key, value] : args) {
    out.prefixed(key);
    out.prefixed(std::string_view(value).substr(0, kTextMax));
  }
}
base::TextArgs read_args(ByteReader& in) {
  const std::size_t count = in.u8();
  base::TextArgs args;
  if (count > kArgsMax) in.fail();
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    std::string key(in.prefixed(kTextMax));
    args.emplace_back(std::move(key), std::string(in.prefixed(kTextMax)));
  }
  return args;
}

void write_code(ByteWriter& out, const std::optional<base::ErrorCode>& code) {
  out.prefixed(code ? base::name(*code) : std::string_view());
}
std::optional<ErrorCode> read_code(ByteReader& in) {
  const base::ByteView name = in.prefixed(kTextMax);
  if (name.empty()) return std::nullopt;
  // A newer server's code that this program does not know is a refusal all the same.
  return base::error_code_from_name(name).value_or(ErrorCode::kServerError);
}

void write_contents(PacketWriter& out, const std::vector<domain::Content>& contents) {
  out.text.u32(static_cast<std::uint32_t>(contents.size()));
  for (const domain::Content& content : contents) {
    out.text.u8(static_cast<std::uint8_t>(content.media));
    out.text.prefixed(content.bytes);
    out.noise.raw(base::view(content.salt));
  }
}
std::vector<domain::Content> read_contents(ByteReader& text, ByteReader& noise) {
  const std::uint32_t count = text.u32();
  std::vector<domain::Content> contents;
  if (count > kContentsMax) text.fail();
  for (std::uint32_t i = 0; i < count && text.ok(); ++i) {
    domain::Content content;
    const std::uint8_t media = text.u8();
    if (media == 0 || media > domain::kMediaTypeLast) text.fail();
    content.media = static_cast<domain::MediaType>(media);
    content.bytes = base::Bytes(text.prefixed(domain::content_bytes_max(content.media)));
    content.salt = noise.array<16>();
    contents.push_back(std::move(content));
  }
  return contents;
}

void write_event(PacketWriter& out, const SignedEvent& event) {
  out.text.u16(static_cast<std::uint16_t>(event.suite));
  out.text.raw(base::view(event.key.bytes()));
  out.text.prefixed(event.payload);
  out.noise.raw(base::view(event.signature));
}
SignedEvent read_event(ByteReader& text, ByteReader& noise) {
  SignedEvent event;
  event.suite = static_cast<crypto::SuiteId>(text.u16());
  event.key = crypto::KeyId(text.array<16>());
  // One byte above the limit still parses, so that it is refused by itself and with its reason.
  event.payload = base::Bytes(text.prefixed(2 * limits::kPayloadBytesMax));
  event.signature = noise.array<64>();
  return event;
}

// Nothing is missing and nothing is over: what a later version adds has a later version's number.
template <class Message>
base::Result<Message> finished(Message message, const ByteReader& text, const ByteReader& noise) {
  if (!text.finished() || !noise.finished()) return base::fail(ErrorCode::kMalformed, "exchange");
  return message;
}

}  // namespace

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
  out.text.u64(request.standing_sequence);
  out.text.u32(request.pull_bytes_max);
  write_contents(out, request.contents);
  out.text.u32(static_cast<std::uint32_t>(request.events.size()));
  for (const SignedEvent& event : request.events) write_event(out, event);
  return out.pack();
}

base::Result<ExchangeRequest> decode_exchange_request(base::ByteView body) {
  YIBAO_TRY(const Packet packet, Packet::unpack(body));
  ByteReader text = packet.text();
  ByteReader noise = packet.noise();
  ExchangeRequest request;
  request.version = text.u16();
  request.program = std::string(text.prefixed(kTextMax));
  if (request.version > kProtocolVersion) return base::fail(ErrorCode::kServerTooOld, "protocol");
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
  request.standing_sequence = text.u64();
  request.pull_bytes_max = text.u32();
  request.contents = read_contents(text, noise);
  const std::uint32_t events = text.u32();
  if (events > limits::kBatchEventsMax) return base::fail(ErrorCode::kTooLarge, "batch");
  for (std::uint32_t i = 0; i < events && text.ok(); ++i) {
    request.events.push_back(read_event(text, noise));
  }
  return finished(std::move(request), text, noise);
}

base::Bytes encode(const ExchangeResponse& response) {
  PacketWriter out;
  out.text.u16(response.version);
  out.text.prefixed(response.program);
  out.text.prefixed(response.least_program);
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
  write_proof(out.noise, response.consistency);
  out.text.u64(response.batch.first);
  out.text.u64(response.batch.count);
  write_proof(out.noise, response.batch.proof);
  write_contents(out, response.contents);
  out.text.u32(static_cast<std::uint32_t>(response.absent.size()));
  for (const auto& address : response.absent) out.noise.raw(base::view(address.digest));
  out.text.u32(static_cast<std::uint32_t>(response.entries.size()));
  for (const PulledEntry& entry : response.entries) {
    write_stamp(out.text, entry.stamp);
    write_event(out, entry.event);
  }
  out.text.u64(response.cursor);
  out.text.u64(response.scope_version);
  out.text.u8(response.more ? 1 : 0);
  out.text.prefixed(response.standing);
  return out.pack();
}

base::Result<ExchangeResponse> decode_exchange_response(base::ByteView body) {
  YIBAO_TRY(const Packet packet, Packet::unpack(body));
  ByteReader text = packet.text();
  ByteReader noise = packet.noise();
  ExchangeResponse response;
  response.version = text.u16();
  response.program = std::string(text.prefixed(kTextMax));
  if (response.version > kProtocolVersion) return base::fail(ErrorCode::kClientTooOld, "protocol");
  response.least_program = std::string(text.prefixed(kTextMax));
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
  response.consistency = read_proof(noise);
  response.batch.first = text.u64();
  response.batch.count = text.u64();
  response.batch.proof = read_proof(noise);
  response.contents = read_contents(text, noise);
  const std::uint32_t absent = text.u32();
  if (absent > kContentsMax) text.fail();
  for (std::uint32_t i = 0; i < absent && text.ok() && noise.ok(); ++i) {
    response.absent.push_back({noise.array<32>()});
  }
  const std::uint32_t entries = text.u32();
  if (entries > kContentsMax) text.fail();
  for (std::uint32_t i = 0; i < entries && text.ok(); ++i) {
    const domain::Stamp stamp = read_stamp(text);
    response.entries.push_back({read_event(text, noise), stamp});
  }
  response.cursor = text.u64();
  response.scope_version = text.u64();
  response.more = text.u8() != 0;
  response.standing = base::Bytes(text.prefixed(limits::kExchangeUnpackedBytesMax));
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
