// Typing: fields over a caller's string, the editor over a caller's model.
#include "client/desktop/ui.h"
#include "shared/base/bytes.h"

namespace yibao::desktop {
namespace {

constexpr float kTipWidth = 320;

bool same_traits(const app::TextTraits& a, const app::TextTraits& b) {
  return a.one_line == b.one_line && a.secret == b.secret && a.bytes_most == b.bytes_most;
}

void give(TextBox& box, std::string& text) {
  const bool secret = box.model->traits().secret;
  std::string now = box.model->utf8();
  if (secret) base::wipe(text);
  text = now;
  if (secret) base::wipe(now);
  if (!secret) box.given = text;
}

// The box holds the caller's text, also where somebody else has changed it.
void take(TextBox& box, const std::string& text, const app::TextTraits& traits) {
  const bool fresh = !box.model || !same_traits(box.model->traits(), traits);
  if (fresh) box.model = std::make_unique<app::TextModel>(traits);
  box.model->set_read_only(traits.read_only);
  const bool same = traits.secret ? box.model->says(text) : box.given == text;
  if (same && !fresh) return;
  box.model->load(text);
  if (!traits.secret) box.given = text;
}

}  // namespace

// What is not drawn any more is forgotten; a secret is overwritten with it.
void Ui::begin_frame() {
  noted_.clear();
  refused_.reset();
  caret_blinks_ = false;
  std::erase_if(boxes_, [](const auto& each) { return !each.second.drawn; });
  for (auto& [id, box] : boxes_) box.drawn = false;
  std::erase_if(rows_, [](const auto& each) { return !each.second.drawn; });
  for (auto& [id, rows] : rows_) rows.drawn = false;
}

TextBoxOutcome Ui::text_box(std::string_view label, TextBox& box, app::TextModel& model,
                            const TextBoxLook& look) {
  const TextBoxOutcome outcome = draw_text_box(label, box, model, look, *glyphs_);
  entered_ = outcome.entered;
  caret_blinks_ |= outcome.blinks;
  if (outcome.active && model.remark()) {
    refused_ = Refused{*model.remark(), {ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y}};
  }
  if (!outcome.active) model.dismiss_remark();
  return outcome;
}

bool Ui::field(std::string_view label, std::string& text, const FieldLook& look) {
  const WithStyle with(*glyphs_, look.style);
  const std::string id = "##" + std::string(label);
  TextBox& box = boxes_[ImGui::GetID(id.c_str())];
  take(box, text,
       {.one_line = look.height <= 0,
        .secret = look.secret,
        .read_only = look.read_only,
        .bytes_most = look.secret ? base::limits::kPassphraseBytesMax : look.bytes_most});
  TextBoxLook drawn;
  drawn.size = {look.width > 0 ? look.width : ImGui::GetContentRegionAvail().x,
                look.height > 0 ? look.height : ImGui::GetFrameHeight()};
  drawn.wrapped = look.height > 0;
  drawn.style = look.style;
  drawn.hint = look.hint;
  drawn.borderless = look.borderless;
  drawn.focus = look.focus;
  const bool changed = text_box(id, box, *box.model, drawn).changed;
  if (changed) give(box, text);
  note("field", label, look.secret ? "" : text, !look.read_only);
  return changed;
}

bool Ui::editor(std::string_view label, app::TextModel& model, const EditorLook& look) {
  const WithStyle with(*glyphs_, TextStyle::kText);
  const std::string id = "##" + std::string(label);
  TextBox& box = boxes_[ImGui::GetID(id.c_str())];
  TextBoxLook drawn;
  const ImVec2 room = ImGui::GetContentRegionAvail();
  drawn.size = {look.size.x > 0 ? look.size.x : room.x, look.size.y > 0 ? look.size.y : room.y};
  drawn.wrapped = true;
  drawn.indent = look.indent;
  drawn.hint = look.hint;
  drawn.borderless = look.borderless;
  drawn.focus = look.focus;
  drawn.hits = look.hits;
  std::vector<ImU32> colours;
  for (const EditorMark& mark : look.marks) colours.push_back(mark.colour);
  drawn.mark_colours = colours;
  const TextBoxOutcome outcome = text_box(id, box, model, drawn);
  if (box.noted != model.revision()) {
    box.noted = model.revision();
    box.given = model.utf8();
  }
  note("field", label, box.given, !model.traits().read_only);
  if (outcome.pointed_mark && *outcome.pointed_mark < look.marks.size()) {
    ImGui::SetNextWindowSize({theme::px(kTipWidth), 0});
    ImGui::BeginTooltip();
    paragraph(look.marks[*outcome.pointed_mark].words);
    ImGui::EndTooltip();
  }
  return outcome.changed;
}

}  // namespace yibao::desktop
