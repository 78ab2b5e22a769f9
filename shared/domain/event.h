// An event: what an author made. Immutable; its id is the author's choice, so sending it twice
// changes nothing. Metadata carries ids and codes only; every free text, title, name, telephone
// number and file is a content (content.h) that the event refers to.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/domain/bodies_draft.h"
#include "shared/domain/bodies_item.h"
#include "shared/domain/bodies_office.h"
#include "shared/domain/bodies_registry.h"
#include "shared/domain/event_types.h"

namespace yibao::domain {

enum class EventType : std::uint8_t {
#define YIBAO_ENUMERATOR(enumerator, name, Body) enumerator,
  YIBAO_EVENT_TYPES(YIBAO_ENUMERATOR)
#undef YIBAO_ENUMERATOR
};

inline constexpr std::size_t kEventTypeCount = 0
#define YIBAO_COUNT(enumerator, name, Body) +1
    YIBAO_EVENT_TYPES(YIBAO_COUNT)
#undef YIBAO_COUNT
    ;

std::string_view name(EventType type);
std::optional<EventType> event_type_from_name(std::string_view name);

// A type this program does not know: kept, hashed and shown, not folded.
struct UnknownBody {
  std::string type_name;
};

using EventBody = std::variant<UnknownBody
#define YIBAO_ALTERNATIVE(enumerator, name, Body) , Body
                                   YIBAO_EVENT_TYPES(YIBAO_ALTERNATIVE)
#undef YIBAO_ALTERNATIVE
                               >;

// The newest server checkpoint the author had seen: the event was made after it. With the root it
// is the author's own word, signed, for which log that was: whoever is shown the event is shown the
// same log.
struct Anchor {
  std::uint32_t epoch = 0;
  std::uint64_t size = 0;
  Timestamp at{};
  std::optional<crypto::Digest> root = {};
};

struct Event {
  EventId id;
  JurisdictionCode jurisdiction;
  Subject subject;
  UnitCode unit;
  std::vector<UnitCode> parties;  // other units it concerns
  PersonId author;                // nil: the server itself
  DeviceId device;
  Timestamp made_at{};  // the author's clock, corrected by the offset it had learnt
  Anchor anchor;
  std::vector<ContentAddress> contents;  // all it refers to, in the order they are sent
  EventBody body;

  // nullopt for an unknown type.
  std::optional<EventType> type() const;
  std::string_view type_name() const;
  bool is(EventType wanted) const { return body.index() == static_cast<std::size_t>(wanted) + 1; }
  template <class Body>
  const Body* as() const {
    return std::get_if<Body>(&body);
  }
};

// The contents that the body itself names; an event's `contents` has all of these, and may have
// more (an attachment's chunks).
std::vector<ContentAddress> contents_in_body(const Event& event);

}  // namespace yibao::domain
