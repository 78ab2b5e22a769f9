#include "shared/protocol/json_fields.h"
#include "tests/compile_fail/given.h"

namespace yibao {

// As a field of something that is sent.
struct Sent {
  domain::LocalOnly<domain::Words> words;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("words", self.words);
  }
};

auto encoded(Given& given) {
  return protocol::to_json(Sent{given.words});
}

}  // namespace yibao
