#include "client/core/app/text/text_model.h"

#include <algorithm>

#include "client/core/app/text/clean_text.h"
#include "client/core/app/text/text_units.h"
#include "shared/base/text.h"

namespace yibao::app {
namespace {

constexpr std::size_t kBytesOfHan = 3;

bool ends_phrase(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'；' || c == U'\n';
}

}  // namespace

// -- the whole ------------------------------------------------------------------------------------

std::string TextModel::utf8() const {
  return base::to_utf8(text_);
}

bool TextModel::says(std::string_view utf8) const {
  if (utf8.size() != bytes_) return false;
  for (const char32_t c : text_) {
    if (utf8.empty() || base::take_code_point(utf8) != c) return false;
  }
  return utf8.empty();
}

void TextModel::load(std::string_view utf8) {
  wipe();
  CleanText clean = clean_text(utf8, traits_.one_line);
  // A secret must not leave copies behind while it grows.
  if (traits_.secret) text_.reserve(std::max(traits_.bytes_most, clean.text.size()));
  text_.append(clean.text);
  if (traits_.secret) app::wipe(clean.text);
  bytes_ = utf8_size(text_);
}

void TextModel::wipe() {
  app::wipe(text_);
  history_.wipe();
  bytes_ = caret_ = anchor_ = 0;
  at_line_end_ = false;
  kept_x_.reset();
  remark_.reset();
  marks_.clear();
  ++revision_;
}

// -- caret ----------------------------------------------------------------------------------------

TextSpan TextModel::selection() const {
  return {std::min(caret_, anchor_), std::max(caret_, anchor_)};
}

std::string TextModel::selected() const {
  if (traits_.secret) return "";
  const TextSpan span = selection();
  return base::to_utf8(std::u32string_view(text_).substr(span.begin, span.size()));
}

void TextModel::move_to(std::size_t place, bool select, bool at_line_end) {
  caret_ = std::min(place, text_.size());
  if (!select) anchor_ = caret_;
  at_line_end_ = at_line_end;
  kept_x_.reset();
  history_.end_step();
}

void TextModel::select(TextSpan span) {
  move_to(span.begin);
  move_to(span.end, true);
}

void TextModel::left(bool by_word, bool select) {
  if (has_selection() && !select && !by_word) return move_to(selection().begin);
  move_to(by_word ? previous_word(text_, caret_) : previous_character(text_, caret_), select);
}

void TextModel::right(bool by_word, bool select) {
  if (has_selection() && !select && !by_word) return move_to(selection().end);
  move_to(by_word ? next_word(text_, caret_) : next_character(text_, caret_), select);
}

// -- changing -------------------------------------------------------------------------------------

bool TextModel::has_room(TextSpan span, std::u32string_view with) {
  const std::size_t removed = utf8_size(std::u32string_view(text_).substr(span.begin, span.size()));
  const std::size_t after = bytes_ - removed + utf8_size(with);
  if (after > traits_.bytes_most && after > bytes_) {
    remark_ = TextRemark{TextRemark::Kind::kTooLong, traits_.bytes_most / kBytesOfHan};
    return false;
  }
  bytes_ = after;
  return true;
}

void TextModel::put(TextSpan span, std::u32string_view with) {
  text_.replace(span.begin, span.size(), with);
  shift_marks(marks_, span, with.size());
  caret_ = anchor_ = span.begin + with.size();
  at_line_end_ = false;
  kept_x_.reset();
  ++revision_;
}

bool TextModel::change(TextSpan span, std::u32string_view with, UndoHistory::Kind kind) {
  remark_.reset();
  if (traits_.read_only || (span.empty() && with.empty()) || !has_room(span, with)) return false;
  if (!traits_.secret) {
    history_.note(
        {span.begin, text_.substr(span.begin, span.size()), std::u32string(with), caret_, anchor_},
        kind);
  }
  put(span, with);
  return true;
}

bool TextModel::type(char32_t code_point) {
  if (!may_be_typed(code_point)) return false;
  const bool changed =
      change(selection(), std::u32string_view(&code_point, 1), UndoHistory::Kind::kTyped);
  if (ends_phrase(code_point)) end_phrase();
  return changed;
}

bool TextModel::new_line() {
  if (traits_.one_line) return false;
  const bool changed = change(selection(), U"\n", UndoHistory::Kind::kTyped);
  end_phrase();
  return changed;
}

bool TextModel::paste(std::string_view bytes) {
  CleanText clean = clean_text(bytes, traits_.one_line);
  const bool changed = change(selection(), clean.text, UndoHistory::Kind::kOther);
  if (!remark_ && clean.dropped > 0 && !traits_.read_only) {
    remark_ = TextRemark{TextRemark::Kind::kDropped, clean.dropped};
  }
  if (traits_.secret) app::wipe(clean.text);
  return changed;
}

bool TextModel::erase_back(bool by_word) {
  if (has_selection()) return change(selection(), U"", UndoHistory::Kind::kOther);
  const std::size_t begin =
      by_word ? previous_word(text_, caret_) : previous_character(text_, caret_);
  return change({begin, caret_}, U"", UndoHistory::Kind::kErasedBack);
}

bool TextModel::erase_forward(bool by_word) {
  if (has_selection()) return change(selection(), U"", UndoHistory::Kind::kOther);
  const std::size_t end = by_word ? next_word(text_, caret_) : next_character(text_, caret_);
  return change({caret_, end}, U"", UndoHistory::Kind::kErasedForward);
}

bool TextModel::replace(TextSpan span, std::u32string_view with) {
  span.end = std::min(span.end, text_.size());
  span.begin = std::min(span.begin, span.end);
  return change(span, with, UndoHistory::Kind::kOther);
}

bool TextModel::replace_all(std::string_view utf8) {
  const std::size_t caret = caret_;
  const CleanText clean = clean_text(utf8, traits_.one_line);
  const bool changed = clean.text != text_ && replace({0, text_.size()}, clean.text);
  if (changed) move_to(caret);
  return changed;
}

// -- undoing --------------------------------------------------------------------------------------

bool TextModel::undo() {
  if (!can_undo()) return false;
  const TextChange& change = *history_.undo();
  bytes_ = bytes_ - utf8_size(change.inserted) + utf8_size(change.removed);
  put({change.at, change.at + change.inserted.size()}, change.removed);
  caret_ = std::min(change.caret_before, text_.size());
  anchor_ = std::min(change.anchor_before, text_.size());
  remark_.reset();
  return true;
}

bool TextModel::redo() {
  if (!can_redo()) return false;
  const TextChange& change = *history_.redo();
  bytes_ = bytes_ - utf8_size(change.removed) + utf8_size(change.inserted);
  put({change.at, change.at + change.removed.size()}, change.inserted);
  remark_.reset();
  return true;
}

}  // namespace yibao::app
