// Mouse and keyboard of a text box.
#include <algorithm>

#include "client/core/app/text/text_units.h"
#include "client/desktop/compat.h"
#include "client/desktop/text_box_frame.h"

namespace yibao::desktop {
namespace {

app::TextSpan unit_at(const app::TextModel& model, std::size_t place, int clicks) {
  return clicks == 2 ? app::word_at(model.text(), place) : app::paragraph_at(model.text(), place);
}

void click(TextBoxFrame& frame) {
  const auto hit = frame.hit(ImGui::GetIO().MousePos);
  frame.box.clicks = std::clamp(ImGui::GetMouseClickedCount(ImGuiMouseButton_Left), 1, 3);
  if (frame.box.clicks == 1) {
    frame.model.move_to(hit.place, ImGui::GetIO().KeyShift, hit.at_line_end);
  } else {
    frame.box.picked = unit_at(frame.model, hit.place, frame.box.clicks);
    frame.model.select(frame.box.picked);
  }
}

void drag(TextBoxFrame& frame) {
  const auto hit = frame.hit(ImGui::GetIO().MousePos);
  if (frame.box.clicks == 1) {
    if (hit.place != frame.model.caret()) frame.model.move_to(hit.place, true, hit.at_line_end);
    return;
  }
  const app::TextSpan unit = unit_at(frame.model, hit.place, frame.box.clicks);
  const app::TextSpan picked = frame.box.picked;
  if (unit.begin < picked.begin) {
    frame.model.select({picked.end, unit.begin});
  } else {
    frame.model.select({picked.begin, std::max(unit.end, picked.end)});
  }
}

void take_characters(TextBoxFrame& frame, TextBoxOutcome& outcome) {
  ImGuiIO& io = ImGui::GetIO();
  if (io.InputQueueCharacters.empty()) return;
  // With Ctrl a key is a command; with Ctrl and Alt it is the third level of a keyboard.
  if (!io.KeyCtrl || io.KeyAlt) {
    for (const ImWchar c : io.InputQueueCharacters) {
      outcome.changed |= frame.model.type(frame.glyphs.meaning(c));
    }
  }
  io.InputQueueCharacters.resize(0);
  frame.box.touched = ImGui::GetTime();
}

void copy(const app::TextModel& model) {
  const std::string words = model.selected();
  if (!words.empty()) ImGui::SetClipboardText(words.c_str());
}

bool cut(app::TextModel& model) {
  if (!model.has_selection() || model.traits().secret || model.traits().read_only) return false;
  copy(model);
  return model.erase_back(false);
}

bool paste(app::TextModel& model) {
  const char* bytes = ImGui::GetClipboardText();
  return bytes != nullptr && model.paste(bytes);
}

// Commands of the Ctrl key. Gives whether there was one.
bool take_command(app::TextModel& model, bool shift, bool& changed) {
  if (compat::repeated(ImGuiKey_A)) {
    model.select_all();
  } else if (compat::repeated(ImGuiKey_C) || compat::repeated(ImGuiKey_Insert)) {
    copy(model);
  } else if (compat::repeated(ImGuiKey_X)) {
    changed |= cut(model);
  } else if (compat::repeated(ImGuiKey_V)) {
    changed |= paste(model);
  } else if (compat::repeated(ImGuiKey_Y) || (shift && compat::repeated(ImGuiKey_Z))) {
    changed |= model.redo();
  } else if (compat::repeated(ImGuiKey_Z)) {
    changed |= model.undo();
  } else {
    return false;
  }
  return true;
}

// Gives whether a key moved the caret.
bool take_move(TextBoxFrame& frame, bool ctrl, bool shift) {
  app::TextModel& model = frame.model;
  const app::TextLayout& layout = frame.box.layout;
  const auto page = std::max<std::ptrdiff_t>(
      static_cast<int>(frame.inside.GetHeight() / frame.line_height) - 1, 1);
  if (compat::repeated(ImGuiKey_LeftArrow)) {
    model.left(ctrl, shift);
  } else if (compat::repeated(ImGuiKey_RightArrow)) {
    model.right(ctrl, shift);
  } else if (compat::repeated(ImGuiKey_Home)) {
    ctrl ? model.move_to(0, shift) : move_to_line_begin(model, layout, shift);
  } else if (compat::repeated(ImGuiKey_End)) {
    ctrl ? model.move_to(model.text().size(), shift) : move_to_line_end(model, layout, shift);
  } else if (!frame.look.wrapped) {
    return false;
  } else if (compat::repeated(ImGuiKey_UpArrow)) {
    move_by_lines(model, layout, -1, shift);
  } else if (compat::repeated(ImGuiKey_DownArrow)) {
    move_by_lines(model, layout, 1, shift);
  } else if (compat::repeated(ImGuiKey_PageUp)) {
    move_by_lines(model, layout, -page, shift);
  } else if (compat::repeated(ImGuiKey_PageDown)) {
    move_by_lines(model, layout, page, shift);
  } else {
    return false;
  }
  return true;
}

bool take_erasing(app::TextModel& model, bool ctrl, bool shift, bool& changed) {
  if (compat::repeated(ImGuiKey_Backspace)) {
    changed |= model.erase_back(ctrl);
  } else if (compat::repeated(ImGuiKey_Delete)) {
    changed |= shift ? cut(model) : model.erase_forward(ctrl);
  } else if (shift && compat::repeated(ImGuiKey_Insert)) {
    changed |= paste(model);
  } else {
    return false;
  }
  return true;
}

}  // namespace

void take_mouse(TextBoxFrame& frame) {
  if (!frame.active || !ImGui::GetIO().MouseDown[0]) {
    frame.box.clicks = 0;
    return;
  }
  if (frame.hovered && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
    click(frame);
    frame.box.touched = ImGui::GetTime();
  } else if (frame.box.clicks > 0 && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 2)) {
    drag(frame);
    frame.box.touched = ImGui::GetTime();
  }
}

// A frame brings characters and at most one key after them, in the order they were typed.
void take_keys(TextBoxFrame& frame, TextBoxOutcome& outcome) {
  const ImGuiIO& io = ImGui::GetIO();
  const bool ctrl = io.KeyCtrl && !io.KeyAlt;
  const bool shift = io.KeyShift;
  take_characters(frame, outcome);
  lay_out(frame);
  const bool enter = compat::entered();
  bool used = (ctrl && take_command(frame.model, shift, outcome.changed)) ||
              take_move(frame, ctrl, shift) ||
              take_erasing(frame.model, ctrl, shift, outcome.changed);
  if (!used && enter) {
    used = true;
    outcome.entered = !frame.look.wrapped || ctrl;
    if (outcome.entered) {
      ImGui::ClearActiveID();
    } else {
      outcome.changed |= frame.model.new_line();
    }
  }
  // Nothing but the typing ends.
  if (compat::pressed(ImGuiKey_Escape)) ImGui::ClearActiveID();
  if (used) frame.box.touched = ImGui::GetTime();
}

}  // namespace yibao::desktop
