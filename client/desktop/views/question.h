// What a question is made of, alike in every place: choices and fields under their labels, what
// does it and the way out. Between `Ui::begin_dialog` and `Ui::end_dialog`, or in a panel.
#pragma once

#include "client/desktop/views/view.h"

namespace yibao::desktop {

// The ruleset's reasons, in words.
std::vector<std::string> reason_names(const View& view, const std::vector<rules::Named>& reasons);
// Why a text is a state secret, in the order of domain::SecretBasis.
std::vector<std::string> basis_names(const View& view);

// `label` is a key of the catalogue. Width 0: to the right edge.
void ask_choice(const View& view, std::string_view label, const std::vector<std::string>& names,
                std::size_t& chosen, float width = 0);
struct LineLook {
  float width = 0;
  std::string hint = {};
  bool focus = false;
  bool secret = false;
};
void ask_line(const View& view, std::string_view label, std::string& text,
              const LineLook& look = {});
// A short field under its name, beside others in the flow, all at the same height; true when it was
// typed into.
bool ask_beside(const View& view, std::string_view label, std::string& text, const LineLook& look);
// A few lines of free text.
void ask_note(const View& view, std::string_view label, std::string& text);

// A question that stands for as long as the view-model wants it, wherever it was asked for. True
// while it is drawn; then `Ui::end_dialog`.
bool begin_question(const View& view, std::string_view title, bool wanted, float width);

// The last row of a dialog. Both buttons close it, and so does Escape, as the second one.
enum class Answer : unsigned char { kNone, kDo, kCancel };
Answer answer_row(const View& view, std::string_view do_label, Ui::Look look, bool enabled = true);

}  // namespace yibao::desktop
