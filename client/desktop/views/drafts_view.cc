// The list of drafts and items: what is shown of it, and searching.
#include "client/desktop/views/flow.h"

namespace yibao::desktop {
namespace {

void draw_filters(const View& view, const std::vector<std::size_t>& counts) {
  app::DraftFilter& chosen_filter = view.work.drafts.choice.filter;
  for (std::size_t i = 0; i < base::EnumNames<app::DraftFilter>::kNames.size(); ++i) {
    const auto filter = static_cast<app::DraftFilter>(i);
    const std::string name = view.say("desk.filter." + std::string(base::enum_name(filter)));
    const std::string count = i < counts.size() ? " " + std::to_string(counts[i]) : "";
    if (i > 0) flow(button_width(view, name + count), theme::px(4));
    const bool chosen = chosen_filter == filter;
    if (view.ui.button(name + count + "##" + name, chosen ? Ui::Look::kPrimary : Ui::Look::kLink)) {
      chosen_filter = filter;
    }
  }
}

void draw_search(const View& view) {
  app::DraftsPlace& place = view.work.drafts;
  const std::string all_texts = view.say("desk.drafts.search_texts");
  Ui::FieldLook look;
  look.width = theme::px(260);
  look.hint = view.say("desk.drafts.search");
  view.ui.field(view.say("desk.drafts.search"), place.choice.search, look);
  const bool entered = view.ui.entered();
  ImGui::SameLine();
  const bool any = !client::search_terms(place.choice.search).empty();
  if ((view.ui.button(all_texts, Ui::Look::kPlain, any) || entered) && any) place.search_texts();
}

// How far a search in the texts has come, and the way out of it.
void draw_progress(const View& view) {
  app::TextSearch& search = view.work.drafts.texts;
  const base::TextArgs args = {{"done", std::to_string(search.done())},
                               {"total", std::to_string(search.total())},
                               {"found", std::to_string(search.found().size())}};
  const std::string_view state = search.running()                 ? "desk.search.running"
                                 : search.full()                  ? "desk.search.full"
                                 : search.done() < search.total() ? "desk.search.stopped"
                                                                  : "desk.search.finished";
  ImGui::AlignTextToFramePadding();
  view.ui.text(view.say(state, args), theme::colours().quiet);
  ImGui::SameLine(0, theme::px(14));
  if (search.running()) {
    if (view.ui.button(view.say("desk.search.stop"))) search.stop();
    ImGui::SameLine();
  }
  if (view.ui.button(view.say("desk.search.back"), Ui::Look::kLink)) {
    view.work.drafts.choice.search.clear();
    search.clear();
  }
  view.problem(search.problem());
}

void draw_none(const View& view, std::string_view key) {
  ImGui::SetCursorPos({theme::px(24), theme::px(24)});
  view.ui.paragraph(view.say(key), theme::colours().quiet);
}

void draw_list(const View& view) {
  const app::DraftsPlace& place = view.work.drafts;
  if (place.texts.active()) {
    const auto found = place.found();
    if (!found.empty()) return draw_found_drafts(view, found);
    if (!place.texts.running()) draw_none(view, "desk.drafts.no_match");
    return;
  }
  if (!place.arranged()) return;
  const app::DraftRows& rows = place.arranged()->rows;
  if (!rows.empty()) return draw_drafts_table(view, rows);
  draw_none(view, view.snapshot().drafts->empty() ? "desk.drafts.none" : "desk.drafts.no_match");
}

}  // namespace

void draw_drafts(const View& view) {
  view.title("desk.page.drafts");
  const bool can_write = view.snapshot().ruleset != nullptr;
  const auto pressed = view.title_buttons({{"desk.moving", Ui::Look::kPlain, true},
                                           {"desk.phone.new", Ui::Look::kPlain, can_write},
                                           {"desk.drafts.new", Ui::Look::kPrimary, can_write}});
  if (pressed == 0U) view.work.way.go(app::Place::kMoving);
  if (pressed == 1U) view.work.note_phone_call();
  if (pressed == 2U) view.work.way.go(app::Place::kTemplates);
  view.ui.gap(14);
  view.problem(view.snapshot().account->problem);
  const auto& arranged = view.work.drafts.arranged();
  draw_filters(view, arranged ? arranged->counts : std::vector<std::size_t>());
  draw_search(view);
  if (view.work.drafts.texts.active()) draw_progress(view);
  view.ui.gap(10);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, theme::px(2)});
  view.ui.begin_panel("drafts-panel", {0, 0});
  ImGui::PopStyleVar();
  draw_list(view);
  view.ui.end_panel();
}

}  // namespace yibao::desktop
