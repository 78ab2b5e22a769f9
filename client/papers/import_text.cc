#include "client/papers/import_text.h"

#include <algorithm>

#include "client/papers/docx.h"
#include "client/papers/plain_text.h"
#include "shared/storage/files.h"

namespace yibao::papers {
namespace {

using base::fail;

// A report of 20,000 characters has 60 KB; documents carry pictures that are not read.
constexpr std::size_t kFileBytesMax = 32 * 1024 * 1024;
constexpr std::size_t kTextBytesMax = 1024 * 1024;

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

std::string ending_of(const std::string& name) {
  std::string ending = std::filesystem::path(name).extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return ending;
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
    YIBAO_TRY(text, decoded_text(bytes));
  } else {
    return fail(base::not_now("text_kind"));
  }
  if (text.size() > kTextBytesMax) return fail(base::not_now("text_huge"));
  return cleaned_text(text);
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
