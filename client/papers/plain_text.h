// Text in the encodings offices have: UTF-8, UTF-16 with its mark, GB18030. Any thread.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/bytes.h"
#include "shared/base/result.h"

namespace yibao::papers {

// As UTF-8. Error: not_utf8, where it is none of them.
base::Result<std::string> decoded_text(base::ByteView bytes);

// Without what a reader could not see; line ends and tabs stay.
std::u32string visible(std::string_view text);
std::string visible_text(std::string_view text);

// Line ends as ours, nothing a reader could not see, no empty lines at the end.
std::string cleaned_text(const std::string& text);

}  // namespace yibao::papers
