// Any described struct (each_field), filled at random or written out as text: so that one test
// holds for every event body there is and will be.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/random.h"
#include "shared/base/time.h"
#include "shared/domain/content.h"
#include "shared/domain/entry.h"

namespace yibao::testing {

template <class Type>
concept HasFields = requires(Type& value) {
  Type::each_field(value, [](auto&&...) {});
};

// -- filling: every field gets a value that is not its default ------------------------------------

class Filler {
 public:
  explicit Filler(base::SeededRandom& random) : random_(random) {}

  template <class Value>
  void operator()(const char* /*name*/, Value& value) {
    fill(value);
  }

 private:
  void fill(std::string& value) { value = "code-" + std::to_string(random_.below(1000)); }
  void fill(bool& value) { value = true; }
  void fill(std::int64_t& value) { value = 1 + static_cast<std::int64_t>(random_.below(1000)); }
  void fill(base::Timestamp& value) {
    value = base::from_millis(1'700'000'000'000 + static_cast<std::int64_t>(random_.below(1000)));
  }
  void fill(base::Date& value) {
    value = base::Date(std::chrono::days(19'000 + static_cast<int>(random_.below(1000))));
  }
  void fill(domain::ContentAddress& value) { value = {random_.array<32>()}; }
  void fill(crypto::KeyId& value) { value = crypto::KeyId(random_.array<16>()); }
  template <class Tag>
  void fill(base::Id<Tag>& value) {
    value = base::Id<Tag>(random_.array<16>());
  }
  template <class Tag>
  void fill(base::Code<Tag>& value) {
    value = base::Code<Tag>("unit-" + std::to_string(random_.below(1000)));
  }
  template <base::NamedEnum Enum>
  void fill(Enum& value) {
    const std::size_t count = base::EnumNames<Enum>::kNames.size();
    value = static_cast<Enum>(1 + random_.below(count - 1));
  }
  template <class Value>
  void fill(std::optional<Value>& value) {
    value.emplace();
    fill(*value);
  }
  template <class Item>
  void fill(std::vector<Item>& items) {
    items.resize(1 + random_.below(3));
    for (Item& item : items) fill(item);
  }
  template <HasFields Body>
  void fill(Body& body) {
    Body::each_field(body, *this);
  }

  base::SeededRandom& random_;
};

template <HasFields Body>
Body filled(base::SeededRandom& random) {
  Body body;
  Body::each_field(body, Filler(random));
  return body;
}

inline domain::EventBody filled_body(domain::EventType type, base::SeededRandom& random) {
  switch (type) {
#define YIBAO_CASE(enumerator, name, Body) \
  case domain::EventType::enumerator: return filled<domain::Body>(random);
    YIBAO_EVENT_TYPES(YIBAO_CASE)
#undef YIBAO_CASE
  }
  return {};
}

inline std::vector<domain::EventType> all_event_types() {
  return {
#define YIBAO_TYPE(enumerator, name, Body) domain::EventType::enumerator,
      YIBAO_EVENT_TYPES(YIBAO_TYPE)
#undef YIBAO_TYPE
  };
}

// -- writing out ----------------------------------------------------------------------------------

inline std::string dump(const std::string& value) {
  return "'" + value + "'";
}
inline std::string dump(bool value) {
  return value ? "yes" : "no";
}
inline std::string dump(std::int64_t value) {
  return std::to_string(value);
}
inline std::string dump(base::Timestamp value) {
  return base::to_rfc3339(value);
}
inline std::string dump(base::Date value) {
  return base::to_text(value);
}
inline std::string dump(const crypto::Digest& value) {
  return crypto::text(value);
}
inline std::string dump(const domain::ContentAddress& value) {
  return domain::text(value);
}
inline std::string dump(const crypto::KeyId& value) {
  return value.text();
}
inline std::string dump(const crypto::Stamp& value) {
  return std::to_string(value.epoch) + ":" + std::to_string(value.sequence) + "@" +
         dump(value.received_at);
}
template <class Tag>
std::string dump(const base::Id<Tag>& value) {
  return value.text();
}
template <class Tag>
std::string dump(const base::Code<Tag>& value) {
  return value.text();
}
template <base::NamedEnum Enum>
std::string dump(Enum value) {
  return std::string(base::enum_name(value));
}
template <HasFields Body>
std::string dump(const Body& body);
template <class Value>
std::string dump(const std::optional<Value>& value) {
  return value ? dump(*value) : "-";
}
template <class Item>
std::string dump(const std::vector<Item>& items) {
  std::string out = "[";
  for (const Item& item : items) out += dump(item) + " ";
  return out + "]";
}
template <HasFields Body>
std::string dump(const Body& body) {
  std::string out = "{";
  Body::each_field(body, [&](const char* name, const auto& value) {
    out += std::string(name) + "=" + dump(value) + " ";
  });
  return out + "}";
}

inline std::string dump(const domain::EventBody& body) {
  return std::visit(
      [](const auto& value) -> std::string {
        if constexpr (HasFields<std::decay_t<decltype(value)>>) {
          return dump(value);
        } else {
          return "unknown " + value.type_name;
        }
      },
      body);
}

}  // namespace yibao::testing
