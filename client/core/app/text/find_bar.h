// Finding and replacing in the text that is open: what is looked for, where it stands, going from
// one hit to the next. Latin letters are found in either case.
#pragma once

#include <string>

#include "client/core/app/text/text_model.h"

namespace yibao::app {

class FindBar {
 public:
  std::string needle;
  std::string replacement;

  bool is_open() const { return open_; }
  bool replaces() const { return replaces_; }
  // With what is selected, where that is a word or two.
  void open(const TextModel& model, bool replaces);
  void close();
  // Whether what is looked for shall be typed now; once.
  bool take_focus();
  void ask_for_focus() { wants_focus_ = true; }

  // Every hit in the text as it is now, none when closed; looked for again only after a change.
  const std::vector<TextSpan>& hits(const TextModel& model);
  // The selected one, counted from 1; 0 when none is selected.
  std::size_t number(const TextModel& model);

  // From the caret, round the end. False when there is none.
  bool next(TextModel& model);
  bool previous(TextModel& model);
  // The selected hit, then on to the next one; where none is selected, only that.
  bool replace(TextModel& model);
  // One step to undo. Gives how many.
  std::size_t replace_all(TextModel& model);

 private:
  std::u32string needle_now() const;

  bool open_ = false;
  bool replaces_ = false;
  bool wants_focus_ = false;
  std::vector<TextSpan> hits_;
  std::u32string looked_for_;
  std::uint64_t revision_ = 0;
  const TextModel* model_ = nullptr;  // only compared
};

}  // namespace yibao::app
