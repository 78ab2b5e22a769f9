// A text being written: its characters, caret and selection, what can be undone. Knows nothing of
// how it is drawn. Places are counted in code points. The screen's thread.
#pragma once

#include <optional>
#include <string>

#include "client/core/app/text/undo_history.h"
#include "shared/base/limits.h"

namespace yibao::app {

struct TextTraits {
  bool one_line = false;
  bool secret = false;  // no history, nothing for the clipboard, overwritten when it goes
  bool read_only = false;
  std::size_t bytes_most = base::limits::kTextBytesMax;
};

// Why a change was not made, or not wholly.
struct TextRemark {
  enum class Kind : unsigned char { kTooLong, kDropped };
  Kind kind = Kind::kTooLong;
  std::size_t count =
      0;  // characters (of three bytes) that have room at most; or that were dropped
};

class TextModel {
 public:
  explicit TextModel(TextTraits traits = {}) : traits_(traits) {}
  ~TextModel() { wipe(); }
  TextModel(const TextModel&) = delete;
  TextModel& operator=(const TextModel&) = delete;

  const TextTraits& traits() const { return traits_; }
  void set_read_only(bool read_only) { traits_.read_only = read_only; }

  const std::u32string& text() const { return text_; }
  std::string utf8() const;
  bool says(std::string_view utf8) const;  // the same text
  // Rises with every change of the text.
  std::uint64_t revision() const { return revision_; }

  // Another text: nothing of the old one can be undone. The caret stands before it.
  void load(std::string_view utf8);
  // Overwrites the text and its history: found secret.
  void wipe();

  // -- caret
  std::size_t caret() const { return caret_; }
  TextSpan selection() const;
  bool has_selection() const { return caret_ != anchor_; }
  std::string selected() const;  // "" of a secret
  // At a line's soft end the caret may stand there or before the next line's first character.
  bool at_line_end() const { return at_line_end_; }
  // The distance from the left that moving up and down keeps.
  std::optional<float> kept_x() const { return kept_x_; }
  void keep_x(float x) { kept_x_ = x; }
  // Anywhere in the text; `select`: the selection reaches from where it began to here.
  void move_to(std::size_t place, bool select = false, bool at_line_end = false);
  void select(TextSpan span);
  void select_all() { select({0, text_.size()}); }
  void left(bool by_word, bool select);
  void right(bool by_word, bool select);

  // -- changing. True when something was changed.
  bool type(char32_t code_point);
  bool new_line();
  bool paste(std::string_view bytes);
  bool erase_back(bool by_word);
  bool erase_forward(bool by_word);
  // One step, however much it is; the caret stands behind it.
  bool replace(TextSpan span, std::u32string_view with);
  // The whole text, to be undone like a change by hand.
  bool replace_all(std::string_view utf8);

  bool undo();
  bool redo();
  bool can_undo() const { return history_.can_undo() && !traits_.read_only; }
  bool can_redo() const { return history_.can_redo() && !traits_.read_only; }
  // A pause: what is typed next is undone by itself.
  void end_phrase() { history_.end_step(); }

  // About the last change that was tried.
  const std::optional<TextRemark>& remark() const { return remark_; }
  void dismiss_remark() { remark_.reset(); }

  // -- marks under the text
  const std::vector<TextMark>& marks() const { return marks_; }
  void set_marks(std::vector<TextMark> marks) { marks_ = std::move(marks); }

 private:
  bool change(TextSpan span, std::u32string_view with, UndoHistory::Kind kind);
  bool has_room(TextSpan span, std::u32string_view with);
  void put(TextSpan span, std::u32string_view with);

  TextTraits traits_;
  std::u32string text_;
  std::size_t bytes_ = 0;  // of the text in UTF-8
  std::size_t caret_ = 0;
  std::size_t anchor_ = 0;
  bool at_line_end_ = false;
  std::optional<float> kept_x_;
  std::uint64_t revision_ = 0;
  UndoHistory history_;
  std::optional<TextRemark> remark_;
  std::vector<TextMark> marks_;
};

}  // namespace yibao::app
