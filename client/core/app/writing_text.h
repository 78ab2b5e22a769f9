// The text of the draft that is open, as the editor works on it: what is looked for in it, which
// findings stand under it, where the person is led. The screen's thread.
#pragma once

#include "client/core/app/text/find_bar.h"
#include "shared/rules/preflight.h"

namespace yibao::app {

class WritingText {
 public:
  using Field = rules::FindingPlace::Field;

  TextModel body;
  FindBar find;

  // Another draft is opened, or none: nothing of the one before is left.
  void open(std::string_view text);
  // Somebody else set the text: a change like one by hand.
  void follow(std::string_view text);

  // At its end. False: it has no room there.
  bool append(std::string_view more);

  // What pre-flight found in the text as it was at `revision`; marks carry the finding's index.
  void mark(const std::vector<rules::Finding>& findings, std::uint64_t revision);

  // Whether there is a place to go to.
  static bool leads_somewhere(const rules::FindingPlace& place) {
    return place.field != Field::kMeta;
  }
  // Selects the words where it is about some, and asks for the keyboard there.
  void lead_to(const rules::FindingPlace& place);
  void ask_for(Field field) { wanted_ = field; }
  // Whether the field shall take the keyboard now; once, asked by who draws it.
  bool take_focus(Field field);

 private:
  TextSpan span_of(const rules::FindingPlace& place) const;

  std::optional<Field> wanted_;
};

}  // namespace yibao::app
