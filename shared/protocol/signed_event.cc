#include "shared/protocol/signed_event.h"

#include "shared/crypto/strict_json.h"
#include "shared/protocol/json_fields.h"

namespace yibao::protocol {
namespace {

using base::ErrorCode;
using domain::Event;

// The envelope's own fields, described like a body.
struct Header {
  base::EventId id;
  std::string type;
  base::JurisdictionCode jurisdiction;
  domain::Subject subject;
  base::UnitCode unit;
  std::vector<base::UnitCode> parties;
  std::optional<base::PersonId> author;
  std::optional<base::DeviceId> device;
  base::Timestamp made_at{};
  std::vector<domain::ContentAddress> contents;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("id", self.id);
    field("type", self.type);
    field("jurisdiction", self.jurisdiction);
    field("subject", self.subject);
    field("unit", self.unit);
    field("parties", self.parties);
    field("author", self.author);
    field("device", self.device);
    field("made_at", self.made_at);
    field("contents", self.contents);
  }
};

struct AnchorFields {
  std::int64_t epoch = 0;
  std::int64_t size = 0;
  base::Timestamp at{};
  std::optional<std::string> root;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("epoch", self.epoch);
    field("size", self.size);
    field("at", self.at);
    field("root", self.root);
  }
};

template <class Body>
base::Status read_into(const json& object, domain::EventBody& out) {
  YIBAO_TRY(out, read_body<Body>(object, Strings::kCodes));
  return {};
}

base::Status read_typed_body(domain::EventType type, const json& object, domain::EventBody& out) {
  switch (type) {
#define YIBAO_CASE(enumerator, name, Body) \
  case domain::EventType::enumerator: return read_into<domain::Body>(object, out);
    YIBAO_EVENT_TYPES(YIBAO_CASE)
#undef YIBAO_CASE
  }
  return base::fail(ErrorCode::kUnknownType);
}

json write_typed_body(const domain::EventBody& body) {
  return std::visit(
      [](const auto& value) -> json {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, domain::UnknownBody>) {
          return json::object();
        } else {
          return to_json(value);
        }
      },
      body);
}

std::optional<std::string> root_text(const domain::Anchor& anchor) {
  return anchor.root ? std::optional(crypto::text(*anchor.root)) : std::nullopt;
}

// Error: field_invalid.
base::Result<domain::Anchor> read_anchor(const json& object) {
  const auto found = object.find("anchor");
  AnchorFields fields;
  bool good = found != object.end() && from_json(*found, fields, Strings::kCodes) &&
              fields.epoch >= 0 && fields.epoch <= UINT32_MAX && fields.size >= 0;
  domain::Anchor anchor{static_cast<std::uint32_t>(fields.epoch),
                        static_cast<std::uint64_t>(fields.size), fields.at};
  if (fields.root) anchor.root = crypto::digest_from_text(*fields.root);
  good = good && anchor.root.has_value() == fields.root.has_value();
  if (good) return anchor;
  return base::fail(ErrorCode::kFieldInvalid, "anchor", base::TextArgs{{"field", "anchor"}});
}

base::Status check_sizes(const Event& event) {
  const bool fits = event.parties.size() <= base::limits::kPartiesMax &&
                    event.contents.size() <= base::limits::kContentsPerEventMax;
  if (!fits) return base::fail(ErrorCode::kTooLarge, "parties or contents");
  return {};
}

}  // namespace

base::Bytes encode_event(const Event& event) {
  Header header{event.id,
                std::string(event.type_name()),
                event.jurisdiction,
                event.subject,
                event.unit,
                event.parties,
                event.author.is_nil() ? std::nullopt : std::optional(event.author),
                event.device.is_nil() ? std::nullopt : std::optional(event.device),
                event.made_at,
                event.contents};
  json object = to_json(header);
  const AnchorFields anchor{event.anchor.epoch, static_cast<std::int64_t>(event.anchor.size),
                            event.anchor.at, root_text(event.anchor)};
  object["anchor"] = to_json(anchor);
  object["body"] = write_typed_body(event.body);
  return crypto::to_canonical(object);
}

base::Result<Event> decode_event(base::ByteView payload) {
  YIBAO_TRY(const json object, crypto::parse_strict(payload));
  YIBAO_TRY(Header header, read_body<Header>(object, Strings::kCodes));
  const auto body_json = object.find("body");
  YIBAO_TRY(const domain::Anchor anchor, read_anchor(object));
  if (body_json == object.end() || !body_json->is_object()) {
    return base::fail(ErrorCode::kFieldInvalid, "body", base::TextArgs{{"field", "body"}});
  }

  Event event;
  event.id = header.id;
  event.jurisdiction = header.jurisdiction;
  event.subject = header.subject;
  event.unit = header.unit;
  event.parties = std::move(header.parties);
  event.author = header.author.value_or(base::PersonId());
  event.device = header.device.value_or(base::DeviceId());
  event.made_at = header.made_at;
  event.anchor = anchor;
  event.contents = std::move(header.contents);
  YIBAO_CHECK(check_sizes(event));
  if (const auto type = domain::event_type_from_name(header.type)) {
    YIBAO_CHECK(read_typed_body(*type, *body_json, event.body));
  } else {
    event.body = domain::UnknownBody{header.type};
  }
  return event;
}

SignedEvent sign_event(const Event& event, const crypto::SigningKey& key) {
  return sign_payload(encode_event(event), key);
}

SignedEvent sign_payload(base::Bytes payload, const crypto::SigningKey& key) {
  SignedEvent signed_event;
  signed_event.payload = std::move(payload);
  signed_event.key = key.key_id();
  signed_event.suite = key.suite();
  signed_event.signature = key.sign(kEventDomain, signed_event.payload);
  return signed_event;
}

bool signature_is_good(const SignedEvent& signed_event, const crypto::PublicKey& key) {
  return key.suite == signed_event.suite && key.id() == signed_event.key &&
         crypto::verify(key, kEventDomain, signed_event.payload, signed_event.signature);
}

base::Result<domain::Entry> to_entry(const SignedEvent& signed_event,
                                     const std::optional<domain::Stamp>& stamp) {
  YIBAO_TRY(Event event, decode_event(signed_event.payload));
  domain::Entry entry;
  entry.event = std::make_shared<const Event>(std::move(event));
  entry.hash = domain::event_hash(signed_event.payload);
  entry.key = signed_event.key;
  entry.stamp = stamp;
  return entry;
}

}  // namespace yibao::protocol
