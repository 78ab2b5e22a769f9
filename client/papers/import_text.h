// The text in a file that a person brings: plain text in whatever encoding it has, or a word
// processor's document. Paragraphs become lines, a table's row a line with its cells between tabs;
// what nobody could see is left out. Any thread but the screen's.
#pragma once

#include <filesystem>
#include <string>

#include "shared/base/bytes.h"
#include "shared/base/result.h"

namespace yibao::papers {

// A file a person named or dropped. Errors: file_missing, too_large, io.
base::Result<base::Bytes> read_given_file(const std::filesystem::path& file, std::size_t bytes_max);

// ".docx", in small letters.
std::string ending_of(const std::string& name);
// By its name: .txt or .docx.
bool is_text_file(const std::filesystem::path& file);

// Errors: not_allowed_now (docx_unreadable, text_huge, text_kind), not_utf8.
base::Result<std::string> text_of(const std::string& name, base::ByteView bytes);
// As above, and those of reading.
base::Result<std::string> read_text_file(const std::filesystem::path& file);

}  // namespace yibao::papers
