// What a person takes for one step in a text: a character, a word, a paragraph.
#pragma once

#include <string_view>

#include "client/core/app/text/text_span.h"

namespace yibao::app {

// A character with what is attached to it (accents, forms of a rare name's character) is one step.
std::size_t next_character(std::u32string_view text, std::size_t at);
std::size_t previous_character(std::u32string_view text, std::size_t at);

// Han characters between two marks, Latin letters with digits, and marks are one word each: there
// is no dictionary.
std::size_t next_word(std::u32string_view text, std::size_t at);
std::size_t previous_word(std::u32string_view text, std::size_t at);
TextSpan word_at(std::u32string_view text, std::size_t at);

// Without its line feed.
TextSpan paragraph_at(std::u32string_view text, std::size_t at);

}  // namespace yibao::app
