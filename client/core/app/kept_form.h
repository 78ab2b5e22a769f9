// What stands in a form's fields as one text and back, for a working paper. Fields that a newer
// program wrote are left out, those that it did not know are empty.
#pragma once

#include <map>
#include <string>

#include "shared/base/byte_stream.h"

namespace yibao::app {

using FormTexts = std::map<std::string, std::string>;

inline base::Bytes write_form(const FormTexts& texts) {
  base::ByteWriter out;
  for (const auto& [name, text] : texts) {
    out.prefixed(name);
    out.prefixed(text);
  }
  return out.take();
}

inline FormTexts read_form(base::ByteView kept) {
  constexpr std::size_t kFieldMost = 64 * 1024;
  FormTexts texts;
  base::ByteReader in(kept);
  while (in.ok() && in.left() > 0) {
    const std::string name(in.prefixed(kFieldMost));
    const std::string text(in.prefixed(kFieldMost));
    if (in.ok()) texts[name] = text;
  }
  return texts;
}

}  // namespace yibao::app
