#include "client/papers/import_text.h"

#include <iconv.h>

#include <algorithm>

#include "client/papers/docx.h"
#include "shared/base/text.h"
#include "shared/storage/files.h"

namespace yibao::papers {
namespace {

using base::fail;

// A report of 20,000 characters has 60 KB; documents carry pictures that are not read.
constexpr std::size_t kFileBytesMax = 32 * 1024 * 1024;
constexpr std::size_t kTextBytesMax = 1024 * 1024;

std::string ending_of(const std::string& name) {
  std::string ending = std::filesystem::path(name).extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return ending;
}

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
  if (result == static_cast<std::size_t>(-1)) return fail(base::ErrorCode::kNotUtf8);
  text.resize(text.size() - to_left);
  return text;
}

base::Result<std::string> decoded(base::ByteView bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return converted("UTF-16", bytes);
  }
  if (base::is_utf8(bytes)) return std::string(bytes);
  return converted("GB18030", bytes);
}

// Line ends as ours, and nothing a reader could not see.
std::string cleaned(const std::string& text) {
  std::u32string kept;
  for (const char32_t c : base::to_code_points(base::tidy_lines(text))) {
    if (!base::has_invisible_characters(base::to_utf8(std::u32string(1, c)))) kept += c;
  }
  std::string clean = base::tidy_lines(base::to_utf8(kept));
  clean.erase(clean.find_last_not_of('\n') + 1);
  return clean;
}

}  // namespace

base::Result<base::Bytes> read_given_file(const std::filesystem::path& file,
                                          std::size_t bytes_max) {
  auto bytes = storage::read_file(file, bytes_max);
  if (!bytes && bytes.error().code == base::ErrorCode::kNotInitialised) {
    return fail(base::ErrorCode::kFileMissing, file.string(),
                base::TextArgs{{"path", file.string()}});
  }
  return bytes;
}

bool is_text_file(const std::filesystem::path& file) {
  const std::string ending = ending_of(file.filename().string());
  return ending == ".txt" || ending == ".docx";
}

base::Result<std::string> text_of(const std::string& name, base::ByteView bytes) {
  const std::string ending = ending_of(name);
  std::string text;
  if (ending == ".docx") {
    YIBAO_TRY(text, docx_text(bytes, kTextBytesMax));
  } else if (ending == ".txt") {
    if (bytes.size() > kTextBytesMax) return fail(base::not_now("text_huge"));
    YIBAO_TRY(text, decoded(bytes));
  } else {
    return fail(base::not_now("text_kind"));
  }
  if (text.size() > kTextBytesMax) return fail(base::not_now("text_huge"));
  return cleaned(text);
}

base::Result<std::string> read_text_file(const std::filesystem::path& file) {
  if (!is_text_file(file)) return fail(base::not_now("text_kind"));
  const auto bytes = read_given_file(file, kFileBytesMax);
  if (!bytes && bytes.error().code == base::ErrorCode::kTooLarge) {
    return fail(base::not_now("text_huge"));
  }
  if (!bytes) return fail(bytes.error());
  return text_of(file.filename().string(), *bytes);
}

}  // namespace yibao::papers
