// UTF-8 text: validity, and counting as Chinese offices count. Text is never normalised: a name
// written with a compatibility character stays as it was written.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yibao::base {

// Strict: no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view text);
// Of a command line: a terminal of another encoding types what no message, event or answer may
// hold.
bool are_utf8(std::span<const char* const> arguments);

// Control characters other than line feed and tab, U+2028/2029, bidirectional overrides and
// non-characters: nothing that a reader could not see may stand in a title or a name.
bool has_invisible_characters(std::string_view text);

bool is_invisible(char32_t code_point);

// Takes the first code point off a text that is not empty. nullopt, and nothing taken, where its
// bytes are not strict UTF-8.
std::optional<char32_t> take_code_point(std::string_view& text);

std::u32string to_code_points(std::string_view valid_utf8);
std::string to_utf8(std::u32string_view code_points);

// How a word limit counts; each ruleset names its mode.
enum class CountMode : std::uint8_t {
  kOffice,          // each Chinese character and mark one, each run of Latin letters or digits one
  kWordProcessor,   // as word processors count: each Chinese character and mark one, each run of
                    // anything else between spaces one ("5.8%" is one)
  kEveryCharacter,  // each character but white space one
};

std::size_t count_words(std::string_view valid_utf8, CountMode mode);

// Ideographs in all planes; marks and kana are not Han.
bool is_han(char32_t code_point);
bool is_space(char32_t code_point);

// Line ends as \n, no byte-order mark, no trailing white space at line ends: what an editor or a
// pasted text is brought to before it is stored.
std::string tidy_lines(std::string_view valid_utf8);

// Splits at one character into trimmed parts. Trimmed: of ASCII white space and U+3000, as typed.
std::vector<std::string> split_list(std::string_view text, char separator);
std::string_view trim(std::string_view text);

}  // namespace yibao::base
