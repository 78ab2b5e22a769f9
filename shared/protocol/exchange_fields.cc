#include "shared/protocol/exchange_fields.h"

namespace yibao::protocol {
namespace {

namespace limits = base::limits;

constexpr std::size_t kArgsMax = 32;

}  // namespace

void write_time(ByteWriter& out, base::Timestamp time) {
  out.u64(static_cast<std::uint64_t>(base::to_millis(time)));
}
base::Timestamp read_time(ByteReader& in) {
  return base::from_millis(static_cast<std::int64_t>(in.u64()));
}

void write_day(ByteWriter& out, base::Date day) {
  out.u32(static_cast<std::uint32_t>(day.time_since_epoch().count()));
}
base::Date read_day(ByteReader& in) {
  return base::Date(std::chrono::days(static_cast<std::int32_t>(in.u32())));
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
crypto::Proof read_proof(ByteReader& in, std::size_t nodes_max) {
  const std::uint32_t count = in.u32();
  crypto::Proof proof;
  if (count > nodes_max) in.fail();
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

crypto::Checkpoint read_checkpoint(ByteReader& in) {
  const auto checkpoint = crypto::decode_checkpoint(in.raw(crypto::kCheckpointBytes));
  if (!checkpoint) in.fail();
  return checkpoint.value_or(crypto::Checkpoint());
}

void write_old_stamps(PacketWriter& out, const ExchangeRequest& request) {
  out.text.u32(static_cast<std::uint32_t>(request.old_receipts.size()));
  for (const OldReceipt& receipt : request.old_receipts) {
    out.noise.raw(crypto::encode(receipt.checkpoint));
    out.text.u64(receipt.first);
    write_proof(out.noise, receipt.leaves);
    write_proof(out.noise, receipt.proof);
  }
  out.text.u32(static_cast<std::uint32_t>(request.old_stamps.size()));
  for (const OldStamp& old : request.old_stamps) {
    out.text.u32(old.event);
    out.text.u32(old.receipt);
    write_stamp(out.text, old.stamp);
  }
}

void read_old_stamps(ByteReader& text, ByteReader& noise, ExchangeRequest& request) {
  const std::uint32_t receipts = text.u32();
  if (receipts > limits::kBatchEventsMax) text.fail();
  for (std::uint32_t i = 0; i < receipts && text.ok() && noise.ok(); ++i) {
    OldReceipt receipt;
    receipt.checkpoint = read_checkpoint(noise);
    receipt.first = text.u64();
    receipt.leaves = read_proof(noise);
    receipt.proof = read_proof(noise);
    request.old_receipts.push_back(std::move(receipt));
  }
  const std::uint32_t stamps = text.u32();
  if (stamps > limits::kBatchEventsMax) text.fail();
  for (std::uint32_t i = 0; i < stamps && text.ok(); ++i) {
    OldStamp old;
    old.event = text.u32();
    old.receipt = text.u32();
    old.stamp = read_stamp(text);
    const bool fits =
        old.event < request.events.size() && old.receipt < request.old_receipts.size();
    if (!fits) text.fail();
    request.old_stamps.push_back(old);
  }
}

void write_sightings(PacketWriter& out, const std::vector<Sighting>& sightings) {
  out.text.u8(static_cast<std::uint8_t>(sightings.size()));
  for (const Sighting& each : sightings) {
    out.noise.raw(crypto::encode(each.checkpoint));
    write_proof(out.noise, each.consistency);
  }
}
std::vector<Sighting> read_sightings(ByteReader& text, ByteReader& noise) {
  const std::size_t count = text.u8();
  std::vector<Sighting> sightings;
  if (count > kSightingsMax) text.fail();
  for (std::size_t i = 0; i < count && text.ok() && noise.ok(); ++i) {
    Sighting sighting;
    sighting.checkpoint = read_checkpoint(noise);
    sighting.consistency = read_proof(noise);
    sightings.push_back(std::move(sighting));
  }
  return sightings;
}

void write_claims(ByteWriter& out, const std::vector<Claim>& claims) {
  out.u8(static_cast<std::uint8_t>(claims.size()));
  for (const Claim& claim : claims) {
    out.prefixed(claim.item.text());
    out.raw(base::view(claim.person.bytes()));
  }
}
std::vector<Claim> read_claims(ByteReader& in) {
  const std::size_t count = in.u8();
  std::vector<Claim> claims;
  if (count > limits::kClaimsMax) in.fail();
  for (std::size_t i = 0; i < count && in.ok(); ++i) {
    const std::string item(in.prefixed(base::kCodeBytesMax));
    if (!base::is_code(item)) in.fail();
    const base::PersonId person(in.array<16>());
    if (in.ok()) claims.push_back({domain::Subject(item), person});
  }
  return claims;
}

}  // namespace yibao::protocol
