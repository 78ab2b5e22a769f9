// News from above: an item looked for and opened, or a list pasted and entered line by line.
#include "client/core/app/office/office.h"
#include "client/desktop/views/flow.h"
#include "client/desktop/views/panes.h"
#include "client/desktop/views/question.h"
#include "client/desktop/views/states.h"

namespace yibao::desktop {
namespace {

using client::NewsFate;

constexpr float kNewsSearchWidth = 320;
constexpr float kPasteHeight = 0.34F;  // of the room

void draw_news_search(const View& view) {
  app::NewsPlace& place = view.work.office().news;
  view.ui.text(view.say("desk.news.one"), theme::colours().ink, TextStyle::kStrong);
  view.ui.paragraph(view.say("desk.news.one.text"), theme::colours().quiet, TextStyle::kSmall);
  Ui::FieldLook look;
  look.hint = view.say("desk.news.search");
  view.ui.field(view.say("desk.news.search"), place.search, look);
  view.ui.gap(6);
  const app::DraftRows rows = place.found();
  if (rows.empty() && !base::trim(place.search).empty()) {
    view.ui.paragraph(view.say("desk.news.not_found"), theme::colours().quiet);
  }
  for (const auto& row : rows) {
    const std::string title =
        row->edited_title.empty() ? title_text(view, *row) : row->edited_title;
    ImGui::PushID(row->id.text().c_str());
    if (view.ui.row(title, ImGui::GetTextLineHeight() * 2 + theme::px(10))) {
      ImGui::PopID();
      return view.work.office().item.show(row->id);
    }
    view.ui.clipped(title, ImGui::GetContentRegionAvail().x);
    view.ui.clipped(row->unit_name + "　" + kind_text(view, row->kind),
                    ImGui::GetContentRegionAvail().x, theme::colours().quiet, TextStyle::kSmall);
    ImGui::PopID();
    view.ui.gap(4);
  }
}

StateColours fate_colours(NewsFate fate) {
  switch (fate) {
    case NewsFate::kReady: return {theme::colours().good, theme::colours().good_pale};
    case NewsFate::kChoose: return warn_colours();
    case NewsFate::kKnown:
    case NewsFate::kRepeated: return {theme::colours().grey, theme::colours().grey_pale};
    default: return bad_colours();
  }
}

// "2024-03-08　采用　《每日要情》　第12期"
std::string fact_text(const View& view, const client::EnteredFact& fact) {
  const auto& ruleset = view.snapshot().ruleset;
  const auto name = [&](const auto& list, const std::string& code) {
    const auto* entry = list.by_id(code);
    return entry == nullptr ? code : view.phrases.name(entry->name);
  };
  constexpr const char* kEvents[] = {"event.item.adopted", "event.item.forwarded",
                                     "event.item.instructed", "event.item.found_inaccurate"};
  std::string text =
      base::to_text(fact.on_date) + "　" + view.say(kEvents[static_cast<std::size_t>(fact.kind)]);
  const auto add = [&](const std::string& part) {
    if (!part.empty()) text += "　" + part;
  };
  const std::string& journal = fact.adoption.journal;
  if (ruleset->words.journals.by_id(journal) != nullptr) {
    add(name(ruleset->words.journals, journal));
  } else {
    add(name(ruleset->words.levels, journal));
  }
  add(name(ruleset->words.forms, fact.adoption.form));
  add(name(ruleset->words.levels, fact.level));
  add(name(ruleset->words.posts, fact.post));
  if (fact.adoption.issue) {
    add(view.say("desk.journals.number", {{"number", std::to_string(*fact.adoption.issue)}}));
  }
  return text;
}

void draw_line(const View& view, app::NewsChoice& choice) {
  const client::NewsLine& line = choice.line;
  const std::string id = "##" + std::to_string(line.number);
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  if (choice.possible()) {
    view.ui.check(id + "take", choice.taken);
  }
  ImGui::TableNextColumn();
  const StateColours colours = fate_colours(line.fate);
  view.ui.chip(view.say("desk.news.fate." + std::string(base::enum_name(line.fate))), colours.ink,
               colours.ground);
  ImGui::TableNextColumn();
  view.ui.paragraph(line.text, theme::colours().quiet, TextStyle::kSmall);
  const bool understood = line.fate != NewsFate::kUnclear && line.fate != NewsFate::kNoColumn &&
                          line.fate != NewsFate::kLater;
  if (understood) view.ui.paragraph(fact_text(view, line.fact));
  if (!choice.possible()) {
    view.ui.paragraph(view.say("desk.news.why." + std::string(base::enum_name(line.fate))),
                      theme::colours().warn, TextStyle::kSmall);
    return;
  }
  std::vector<std::string> names;
  for (const client::NewsCandidate& candidate : line.candidates) {
    names.push_back(candidate.title + "　" + candidate.unit_name);
  }
  if (names.size() == 1) {
    view.ui.paragraph(names.front(), theme::colours().ink, TextStyle::kStrong);
  } else {
    view.ui.choice(view.say("desk.news.item") + id, names, choice.chosen,
                   ImGui::GetContentRegionAvail().x);
  }
}

void draw_lines(const View& view) {
  app::NewsPlace& place = view.work.office().news;
  constexpr ImGuiTableFlags kFlags =
      ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_PadOuterX;
  const float foot = ImGui::GetFrameHeight() + theme::px(16);
  if (ImGui::BeginTable("lines", 3, kFlags, {0, -foot})) {
    ImGui::TableSetupColumn("take", ImGuiTableColumnFlags_WidthFixed, theme::px(34));
    ImGui::TableSetupColumn("fate", ImGuiTableColumnFlags_WidthFixed, theme::px(104));
    ImGui::TableSetupColumn("line", ImGuiTableColumnFlags_WidthStretch);
    for (app::NewsChoice& choice : place.lines) draw_line(view, choice);
    ImGui::EndTable();
  }
  const std::size_t count = place.count();
  if (view.ui.button(view.say("desk.news.enter", {{"count", std::to_string(count)}}),
                     Ui::Look::kPrimary, count > 0 && !place.busy() && !place.reading())) {
    place.enter();
  }
  if (flowing_button(view, "desk.news.clear", Ui::Look::kPlain, !place.busy())) place.clear();
}

void draw_news_list(const View& view) {
  // An item that was looked for was opened: the place is left.
  if (view.work.way.place() != app::Place::kNews) return;
  app::NewsPlace& place = view.work.office().news;
  view.ui.text(view.say("desk.news.list"), theme::colours().ink, TextStyle::kStrong);
  view.ui.paragraph(view.say("desk.news.list.text"), theme::colours().quiet, TextStyle::kSmall);
  const float room = ImGui::GetContentRegionAvail().y;
  Ui::EditorLook look;
  look.size = {0, place.lines.empty() ? room - theme::px(40) : room * kPasteHeight};
  look.hint = view.say("desk.news.hint");
  if (view.ui.editor(view.say("desk.news.list"), place.text, look)) place.edited();
  view.ui.gap(6);
  if (place.reading()) view.ui.busy(view.say("desk.news.reading"));
  if (!place.lines.empty()) draw_lines(view);
}

}  // namespace

void draw_news(const View& view) {
  app::NewsPlace& place = view.work.office().news;
  view.title("desk.page.news", view.say("desk.news.explain"));
  view.ui.gap(10);
  view.problem(place.problem());
  if (!view.snapshot().ruleset) {
    view.ui.paragraph(view.say("desk.desk.no_rules"), theme::colours().quiet);
    return;
  }
  TwoPanes panes{"one", "list"};
  panes.width = kNewsSearchWidth;
  panes.height = 0.4F;
  draw_two_panes(
      view, panes, [&] { draw_news_search(view); }, [&] { draw_news_list(view); });
}

}  // namespace yibao::desktop
