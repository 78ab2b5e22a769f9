#include "client/papers/plain_text.h"

#include <iconv.h>

#include "shared/base/text.h"

namespace yibao::papers {
namespace {

base::Result<std::string> converted(const char* encoding, base::ByteView bytes) {
  const iconv_t converter = ::iconv_open("UTF-8", encoding);
  std::string text(bytes.size() * 3 + 4, '\0');
  std::string input(bytes);
  char* from = input.data();
  std::size_t from_left = input.size();
  char* to = text.data();
  std::size_t to_left = text.size();
  const std::size_t result = ::iconv(converter, &from, &from_left, &to, &to_left);
  ::iconv_close(converter);
  if (result == static_cast<std::size_t>(-1)) return base::fail(base::ErrorCode::kNotUtf8);
  text.resize(text.size() - to_left);
  return text;
}

}  // namespace

base::Result<std::string> decoded_text(base::ByteView bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return converted("UTF-16", bytes);
  }
  if (base::is_utf8(bytes)) return std::string(bytes);
  return converted("GB18030", bytes);
}

std::u32string visible(std::string_view text) {
  std::u32string kept = base::to_code_points(text);
  std::erase_if(kept, &base::is_invisible);
  return kept;
}

std::string visible_text(std::string_view text) {
  return base::to_utf8(visible(text));
}

std::string cleaned_text(const std::string& text) {
  std::string clean = base::tidy_lines(visible_text(base::tidy_lines(text)));
  clean.erase(clean.find_last_not_of('\n') + 1);
  return clean;
}

}  // namespace yibao::papers
