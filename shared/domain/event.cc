#include "shared/domain/event.h"

#include <array>

namespace yibao::domain {
namespace {

constexpr auto kNames = std::to_array<std::string_view>({
#define YIBAO_NAME(enumerator, name, Body) name,
    YIBAO_EVENT_TYPES(YIBAO_NAME)
#undef YIBAO_NAME
});

// Picks the addresses out of a body's fields.
struct AddressCollector {
  std::vector<ContentAddress>& found;

  void operator()(const char* /*name*/, const ContentAddress& address) const {
    found.push_back(address);
  }
  void operator()(const char* /*name*/, const std::optional<ContentAddress>& address) const {
    if (address) found.push_back(*address);
  }
  template <class Value>
  void operator()(const char* /*name*/, const Value& /*no address*/) const {}
};

}  // namespace

std::string_view name(EventType type) {
  return kNames.at(static_cast<std::size_t>(type));
}

std::optional<EventType> event_type_from_name(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames.at(i) == name) return static_cast<EventType>(i);
  }
  return std::nullopt;
}

std::optional<EventType> Event::type() const {
  if (body.index() == 0) return std::nullopt;
  return static_cast<EventType>(body.index() - 1);
}

std::string_view Event::type_name() const {
  if (const auto* unknown = as<UnknownBody>()) return unknown->type_name;
  return name(*type());
}

std::vector<ContentAddress> contents_in_body(const Event& event) {
  std::vector<ContentAddress> found;
  std::visit(
      [&](const auto& body) {
        using Body = std::decay_t<decltype(body)>;
        // What is purged is named, not carried.
        constexpr bool kCarries =
            !std::is_same_v<Body, UnknownBody> && !std::is_same_v<Body, ContentPurged>;
        if constexpr (kCarries) Body::each_field(body, AddressCollector{found});
      },
      event.body);
  return found;
}

}  // namespace yibao::domain
