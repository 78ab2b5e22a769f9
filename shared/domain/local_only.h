// What never leaves this machine, as a type: a value that is read as what it is and is neither
// encoded, sent nor logged. It lists no fields, so no codec takes it; the wire's rooms
// (shared/protocol, client/core/sync) never name it. Whoever means to let it go calls `release`,
// with the author's declaration that it is no secret.
#pragma once

#include <optional>
#include <utility>

namespace yibao::domain {

template <class T>
class LocalOnly : public T {
 public:
  LocalOnly() = default;
  LocalOnly(T value) : T(std::move(value)) {}  // NOLINT: whatever comes in may stay here

  // Hides the fields that T lists to codecs.
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) = delete;
};

// It is no kind of document: nothing can be made a content of it (protocol/documents.h).
template <class T>
void media_of(const LocalOnly<T>& value) = delete;

// That the author declared, on being asked, that this is no secret. There is no other way to one.
class NotSecretDeclaration {
 public:
  static std::optional<NotSecretDeclaration> of(bool declared) {
    return declared ? std::optional(NotSecretDeclaration()) : std::nullopt;
  }

 private:
  NotSecretDeclaration() = default;
};

template <class T>
const T& release(const LocalOnly<T>& value, const NotSecretDeclaration& /*declared*/) {
  return value;
}

}  // namespace yibao::domain
