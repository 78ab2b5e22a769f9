// Choosing a file: places to the left, what lies in the folder to the right; by mouse or, from the
// field, by the arrow keys, Enter, Backspace and Escape.
#include "client/desktop/compat.h"
#include "client/desktop/views/view.h"

namespace yibao::desktop {
namespace {

constexpr float kWidth = 820;
constexpr float kPlacesWidth = 190;
constexpr float kFileRowHeight = 32;
constexpr std::uintmax_t kKilo = 1024;

std::string size_words(std::uintmax_t size) {
  if (size < kKilo) return std::to_string(size) + " B";
  if (size < kKilo * kKilo) return std::to_string(size / kKilo) + " KB";
  return std::to_string(size / (kKilo * kKilo)) + " MB";
}

std::string place_name(const View& view, const app::FilePlace& place) {
  using Kind = app::FilePlace::Kind;
  switch (place.kind) {
    case Kind::kHome: return view.say("desk.pick.home");
    case Kind::kDesktop: return view.say("desk.pick.desktop");
    case Kind::kDocuments: return view.say("desk.pick.documents");
    case Kind::kDownloads: return view.say("desk.pick.downloads");
    case Kind::kStick: break;
  }
  return view.say("desk.pick.stick", {{"name", place.name}});
}

void draw_places(const View& view, const app::FileSheet& sheet, float height) {
  app::FilePicker& picker = view.work.picker;
  view.ui.begin_panel("pick-places", {theme::px(kPlacesWidth), height}, false);
  for (const app::FilePlace& place : sheet.places) {
    const bool here = place.path == sheet.folder;
    if (view.ui.row(place_name(view, place) + "##" + place.path.string(), theme::px(kFileRowHeight),
                    here)) {
      picker.go(place.path);
    }
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + theme::px(6));
    view.ui.clipped(place_name(view, place), ImGui::GetContentRegionAvail().x);
    view.ui.gap(12);
  }
  view.ui.end_panel();
}

void draw_file(const View& view, const app::FileRow& row, std::size_t number) {
  app::FilePicker& picker = view.work.picker;
  ImGui::PushID(static_cast<int>(number));
  const bool selected = number == picker.selected && !picker.question()->save;
  const bool pressed = view.ui.row(row.name, theme::px(kFileRowHeight), selected);
  const bool twice = ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
  const float width = ImGui::GetContentRegionAvail().x;
  const float x = ImGui::GetCursorPosX();
  const float y = ImGui::GetCursorPosY() + theme::px(4);
  ImGui::SetCursorPos({x + theme::px(6), y});
  const std::string words = row.folder ? view.say("desk.pick.folder") : size_words(row.size);
  const float rest = view.ui.width_of(words, TextStyle::kSmall) + theme::px(30);
  view.ui.clipped(row.name, width - rest, theme::colours().ink,
                  row.folder ? TextStyle::kStrong : TextStyle::kText);
  ImGui::SameLine(x + width - rest + theme::px(20));
  view.ui.text(words, theme::colours().quiet, TextStyle::kSmall);
  ImGui::SetCursorPosY(y + theme::px(kFileRowHeight));
  ImGui::PopID();
  if (!pressed) return;
  picker.selected = number;
  if (row.folder || twice || picker.question()->save) picker.take(number);
}

void draw_files(const View& view, const std::shared_ptr<const app::FileSheet>& sheet,
                float height) {
  app::FilePicker& picker = view.work.picker;
  view.ui.begin_panel("pick-files", {0, height});
  const std::vector<std::size_t> shown = picker.shown();
  if (shown.empty()) view.ui.paragraph(view.say("desk.pick.nothing"), theme::colours().quiet);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(shown.size()));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const auto number = static_cast<std::size_t>(i);
      draw_file(view, sheet->rows[shown[number]], number);
    }
  }
  if (sheet->cut_off) view.ui.paragraph(view.say("desk.pick.cut_off"), theme::colours().warn);
  view.ui.end_panel();
}

// While the field has the keyboard.
void follow_keys(const View& view) {
  app::FilePicker& picker = view.work.picker;
  const std::size_t count = picker.shown().size();
  if (compat::pressed(ImGuiKey_DownArrow) && picker.selected + 1 < count) ++picker.selected;
  if (compat::pressed(ImGuiKey_UpArrow) && picker.selected > 0) --picker.selected;
  if (compat::pressed(ImGuiKey_Backspace) && picker.text.empty()) picker.up();
}

void draw_folder_head(const View& view) {
  app::FilePicker& picker = view.work.picker;
  const auto& sheet = picker.sheet();
  if (view.ui.button(view.say("desk.pick.up"), Ui::Look::kPlain,
                     sheet && sheet->folder.has_relative_path())) {
    picker.up();
  }
  ImGui::SameLine();
  ImGui::AlignTextToFramePadding();
  const std::string folder = sheet ? sheet->folder.string() : "";
  if (picker.loading()) {
    view.ui.busy(view.say("desk.pick.reading"));
  } else {
    view.ui.clipped(folder, ImGui::GetContentRegionAvail().x, theme::colours().grey);
  }
}

void draw_foot(const View& view) {
  app::FilePicker& picker = view.work.picker;
  const bool save = picker.question()->save;
  const std::string label = view.say(save ? "desk.pick.name" : "desk.pick.filter");
  Ui::FieldLook look;
  look.hint = label;
  look.focus = ImGui::IsWindowAppearing();
  // What may be removed by Backspace is what stood before this frame.
  if (!save) follow_keys(view);
  if (view.ui.field(label, picker.text, look)) picker.keep();
  const bool entered = view.ui.entered();
  view.ui.gap(12);
  if (picker.must_confirm()) {
    view.ui.paragraph(view.say("desk.pick.replace"), theme::colours().warn);
    if (view.ui.button(view.say("desk.pick.replace.do"), Ui::Look::kDanger)) {
      picker.replace();
      return;
    }
    ImGui::SameLine();
  } else {
    const bool accept = view.ui.button(view.say(save ? "desk.pick.save" : "desk.pick.open"),
                                       Ui::Look::kPrimary, picker.can_accept());
    if (accept || entered) {
      picker.accept();
      if (!picker.is_open()) return;
    }
    ImGui::SameLine();
  }
  if (view.ui.button(view.say("desk.cancel")) || compat::pressed(ImGuiKey_Escape)) {
    picker.cancel();
  }
}

}  // namespace

void draw_file_picker(const View& view) {
  app::FilePicker& picker = view.work.picker;
  const std::string title =
      view.say(view.work.picker.is_open() ? picker.question()->title : "desk.pick.open") +
      "###pick";
  if (picker.is_open() && !ImGui::IsPopupOpen(title.c_str())) view.ui.open_dialog(title);
  if (!view.ui.begin_dialog(title, kWidth)) return;
  if (picker.is_open()) {
    draw_folder_head(view);
    view.ui.gap(8);
    view.problem(picker.problem());
    const float height = std::max(theme::px(120), ImGui::GetIO().DisplaySize.y - theme::px(330));
    if (const auto sheet = picker.sheet()) {
      draw_places(view, *sheet, height);
      ImGui::SameLine();
      draw_files(view, sheet, height);
    }
    view.ui.gap(10);
    if (picker.is_open()) draw_foot(view);
  }
  if (!picker.is_open()) view.ui.close_dialog();
  view.ui.end_dialog();
}

}  // namespace yibao::desktop
