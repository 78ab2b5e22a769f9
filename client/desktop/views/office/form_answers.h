// The last row below a form that is kept while it is filled in: what does it, later, and throwing
// it away, which is asked about first; or, in words, what is still missing.
#pragma once

#include "client/desktop/views/view.h"

namespace yibao::desktop {

// Keys of the catalogue.
struct FormAnswers {
  std::string_view act;
  std::string_view later = "desk.interview.later";  // "": it stays open
  std::string_view give_up = "desk.interview.give_up";
  std::string_view give_up_title;
  std::string_view give_up_text;
  std::string_view give_up_do = "desk.interview.give_up.do";
  std::string missing;  // "": it can be done
  bool begun = true;    // there is something to throw away
  bool busy = false;
};
enum class FormAnswer : unsigned char { kNone, kDo, kLater, kGiveUp };
FormAnswer draw_form_answers(const View& view, const FormAnswers& answers);

// How high a form's panel is with that row below it, which stays in sight however little room there
// is; `below`: what stands between them.
float form_height(float below = 0);

}  // namespace yibao::desktop
