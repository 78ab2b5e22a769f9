// A ruleset's text as a person mends it: each part is found by the place that the loader names in
// its problems ("$.points.sum[2].when"), and changed without touching a character elsewhere, so
// that whoever wrote the file finds their lines again. A value; parts live until the next change.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yibao::client {

struct TextPart {
  enum class Kind : unsigned char { kObject, kList, kText, kNumber, kFlag, kNothing };
  Kind kind = Kind::kNothing;
  std::size_t begin = 0, end = 0;    // bytes of the text
  std::size_t key_begin = 0;         // of a member: where its key stands; else as `begin`
  std::string key = {};              // of a member
  std::vector<TextPart> parts = {};  // members or elements

  bool is(Kind one) const { return kind == one; }
  // The last one of that key, which is the one that counts; null: there is none.
  const TextPart* member(std::string_view wanted) const;
};

class RulesetText {
 public:
  // nullopt: no JSON, or nested deeper than a ruleset may be.
  static std::optional<RulesetText> read(std::string text);

  const std::string& text() const { return text_; }
  const TextPart& root() const { return root_; }
  // Null: nothing stands there.
  const TextPart* find(std::string_view place) const;
  // The longest beginning of the place at which something stands.
  std::string nearest(std::string_view place) const;
  // The object or list that it is in, or would be in; "" for the whole.
  std::string outer(std::string_view place) const;

  // As it stands.
  std::string_view raw(const TextPart& part) const {
    return std::string_view(text_).substr(part.begin, part.end - part.begin);
  }
  // As it stands, as if it began a line of its own.
  std::string dedented(const TextPart& part) const;
  // A text's characters; the digits, the word of anything else that has no parts.
  std::string value(const TextPart& part) const;

  // -- changing; `json` is well-formed. False, and nothing changed, where the place has nothing to
  // be changed.
  bool replace(std::string_view place, const std::string& json);
  // A member of an object: in place of what it says now, or after the others.
  bool put(std::string_view object, const std::string& key, const std::string& json);
  // Behind the others. What stands alone where a list may stand becomes the list's first element.
  bool append(std::string_view list, const std::string& json);
  bool remove(std::string_view place);
  // Changes places with the next element of its list.
  bool swap_with_next(std::string_view place);

 private:
  RulesetText(std::string text, TextPart root) : text_(std::move(text)), root_(std::move(root)) {}
  struct Found {
    const TextPart* part;
    const TextPart* within;  // null for the whole
    std::size_t length;      // of the place that led there
    std::size_t before;      // and of that which led to what it is in
  };
  Found walk(std::string_view place) const;
  bool edit(std::size_t begin, std::size_t end, const std::string& with);
  bool grow(const TextPart& container, const std::string& addition);
  std::size_t indent_at(std::size_t byte) const;

  std::string text_;
  TextPart root_;
};

// -- places
std::string member_place(const std::string& object, const std::string& key);
std::string element_place(const std::string& list, std::size_t index);
// Whether what stands at `place` is `whole` or a part of it.
bool is_within(std::string_view place, std::string_view whole);

// -- values as JSON
std::string json_text(const std::string& value);
// The same JSON over several lines where one would be too long, its first line after `indent`.
std::string laid_out(const std::string& json, std::size_t indent);

}  // namespace yibao::client
