#include "client/core/app/writing_text.h"

#include "client/core/app/text/clean_text.h"

namespace yibao::app {

void WritingText::open(std::string_view text) {
  body.load(text);
  find.close();
  wanted_.reset();
}

void WritingText::follow(std::string_view text) {
  if (!body.says(text)) body.replace_all(text);
}

bool WritingText::append(std::string_view more) {
  return body.replace_all(body.utf8().append(more));
}

// The text is checked as it is stored, without the blanks at its line ends.
TextSpan WritingText::span_of(const rules::FindingPlace& place) const {
  return {place_as_typed(body.text(), place.begin, false),
          place_as_typed(body.text(), place.end, false)};
}

void WritingText::mark(const std::vector<rules::Finding>& findings, std::uint64_t revision) {
  std::vector<TextMark> marks;
  for (std::size_t i = 0; revision == body.revision() && i < findings.size(); ++i) {
    const rules::FindingPlace& place = findings[i].place;
    if (place.field != Field::kBody || place.begin >= place.end) continue;
    marks.push_back({span_of(place), i});
  }
  body.set_marks(std::move(marks));
}

void WritingText::lead_to(const rules::FindingPlace& place) {
  wanted_ = place.field;
  if (place.field == Field::kBody && place.begin < place.end) body.select(span_of(place));
}

bool WritingText::take_focus(Field field) {
  if (wanted_ != field) return false;
  wanted_.reset();
  return true;
}

}  // namespace yibao::app
