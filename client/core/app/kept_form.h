// What stands in a form's fields as one text and back, for a working paper. Only what the person
// made different from the form as it was begun is kept, so that what others change meanwhile is not
// undone by a form that is taken up again.
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

inline FormTexts differing(FormTexts now, const FormTexts& begun) {
  std::erase_if(now, [&](const auto& field) {
    const auto before = begun.find(field.first);
    return before != begun.end() && before->second == field.second;
  });
  return now;
}

inline FormTexts laid_over(FormTexts begun, const FormTexts& kept) {
  for (const auto& [name, text] : kept) begun[name] = text;
  return begun;
}

}  // namespace yibao::app
