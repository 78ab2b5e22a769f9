// OpenSSL's objects in the hands of a unique_ptr: which function frees one stands in its type.
#pragma once

#include <memory>

namespace yibao::crypto {

template <auto Free>
struct FreedBy {
  template <class Type>
  void operator()(Type* object) const {
    Free(object);
  }
};

template <class Type, auto Free>
using Owned = std::unique_ptr<Type, FreedBy<Free>>;

}  // namespace yibao::crypto
