// One row of a form: its name, its field, what can be done with it.
#include <algorithm>

#include "client/desktop/views/flow.h"
#include "client/desktop/views/office/rules/rules.h"

namespace yibao::desktop {
namespace {

using Kind = client::FormRow::Kind;
using Act = std::function<void()>;

constexpr float kLabelShare = 0.36F;
constexpr float kLabelBeside = 380;  // narrower: a row's name stands above its field
constexpr std::size_t kFieldLinesMost = 7;

// One row, and what the person does to it: done after all are drawn, since it makes other rows.
class RowView {
 public:
  RowView(const View& view, std::size_t number)
      : view_(view),
        part_(rules_place(view).part),
        number_(number),
        row_(part_.rows()[number]),
        label_(word_text(view, row_.label)),
        id_(label_ + "##" + row_.place + std::to_string(static_cast<int>(row_.write))) {}

  Act draw() {
    const float indent = theme::px(14) * static_cast<float>(row_.depth);
    if (indent > 0) ImGui::Indent(indent);
    point();
    switch (row_.kind) {
      case Kind::kHeading: draw_heading(); break;
      case Kind::kLink: draw_link(); break;
      case Kind::kText:
      case Kind::kLines: draw_typed(); break;
      case Kind::kFlag: draw_flag(); break;
      case Kind::kChoice: draw_choice(); break;
      case Kind::kChoices: draw_choices(); break;
      case Kind::kAdd: draw_add(); break;
      case Kind::kOdd: draw_odd(); break;
    }
    if (indent > 0) ImGui::Unindent(indent);
    return std::move(act_);
  }

 private:
  bool is_pointed() const {
    return !part_.pointed().empty() && part_.pointed() == row_.place && row_.kind != Kind::kAdd;
  }
  void point() {
    if (is_pointed() && part_.take_pointer()) ImGui::SetScrollHereY();
  }

  // Room for the buttons at the right end.
  float tools_width() const {
    float width = 0;
    const float one = view_.ui.width_of("↑") + 2 * ImGui::GetStyle().FramePadding.x + theme::px(4);
    for (const bool tool : {row_.may_rise, row_.may_sink, row_.may_remove}) {
      if (tool) width += one;
    }
    return width;
  }

  void draw_tools() {
    const auto tool = [&](bool has, const char* sign, const Act& act) {
      if (!has) return;
      ImGui::SameLine(0, theme::px(4));
      if (view_.ui.button(std::string(sign) + "##" + id_, Ui::Look::kLink)) act_ = act;
    };
    app::DraftPart& part = part_;
    const std::size_t number = number_;
    tool(row_.may_rise, "↑", [&part, number] { part.move(number, false); });
    tool(row_.may_sink, "↓", [&part, number] { part.move(number, true); });
    tool(row_.may_remove, "×", [&part, number] { part.remove(number); });
  }

  // The name, and then the cursor where its field is to stand; gives the field's width.
  float begin_field() {
    const float room = ImGui::GetContentRegionAvail().x;
    const ImU32 colour = is_pointed() ? theme::colours().accent : theme::colours().grey;
    if (room < theme::px(kLabelBeside)) {
      view_.ui.paragraph(label_, colour, TextStyle::kSmall);
      return room - tools_width();
    }
    const float name = room * kLabelShare;
    const float left = ImGui::GetCursorPosX();
    const float top = ImGui::GetCursorPosY();
    ImGui::BeginGroup();
    ImGui::SetCursorPosY(top + ImGui::GetStyle().FramePadding.y);
    view_.ui.paragraph(label_, colour, TextStyle::kText, room - name + theme::px(8));
    ImGui::EndGroup();
    ImGui::SameLine();
    ImGui::SetCursorPos({left + name, top});
    return room - name - tools_width();
  }

  void draw_heading() {
    const std::string text =
        row_.label.name.zh.empty() ? label_ : view_.phrases.name(row_.label.name);
    view_.ui.text(text, theme::colours().ink, TextStyle::kStrong);
    draw_tools();
  }

  void draw_link() {
    const auto& reading = rules_place(view_).draft.reading();
    std::string said =
        reading ? reading->said(view_.phrases.language(), row_.place) : std::string();
    if (said.empty()) said = row_.value.empty() ? label_ : row_.value;
    const bool element = row_.label.key == "rule.form.element";
    const bool list = !element && row_.label.number > 0;
    const float room = ImGui::GetContentRegionAvail().x - tools_width();
    std::string text = element || said == label_ ? said : label_ + view_.say("rule.colon") + said;
    if (list) text = label_ + "（" + std::to_string(row_.label.number) + "）";
    ImGui::BeginGroup();
    ImGui::PushClipRect(ImGui::GetCursorScreenPos(), {ImGui::GetCursorScreenPos().x + room, 1e6F},
                        true);
    const bool pressed = view_.ui.button(text + "##" + id_, Ui::Look::kLink, true);
    ImGui::PopClipRect();
    ImGui::EndGroup();
    if (pressed) {
      act_ = [&part = part_, place = row_.place] { part.select(place); };
    }
    draw_tools();
  }

  void draw_typed() {
    Ui::FieldLook look;
    look.width = begin_field();
    look.bytes_most = base::limits::kTextBytesMax;
    if (row_.kind == Kind::kLines) {
      const auto breaks = std::count(row_.value.begin(), row_.value.end(), '\n');
      const auto lines =
          std::min<std::size_t>(static_cast<std::size_t>(breaks) + 2, kFieldLinesMost);
      look.height = static_cast<float>(lines) * ImGui::GetTextLineHeight() +
                    2 * ImGui::GetStyle().FramePadding.y;
    }
    if (row_.write == client::FormRow::Write::kOfGroup ||
        row_.write == client::FormRow::Write::kOfUnit) {
      look.hint = view_.say("rule.none");
    }
    std::string typed = row_.value;
    if (view_.ui.field(id_, typed, look)) {
      act_ = [&part = part_, number = number_, typed] { part.write(number, typed); };
    }
    draw_tools();
  }

  void draw_flag() {
    bool flag = row_.value == "true";
    if (view_.ui.check(id_, flag)) {
      act_ = [&part = part_, number = number_, flag] { part.tick(number, flag); };
    }
    draw_tools();
  }

  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const client::FormChoice& choice : row_.choices) {
      all.push_back(word_text(view_, choice.word));
    }
    return all;
  }

  void draw_choice() {
    const float width = begin_field();
    std::size_t chosen = row_.chosen.value_or(row_.choices.size());
    if (view_.ui.choice(id_, names(), chosen, width)) {
      act_ = [&part = part_, number = number_, chosen] { part.choose(number, chosen); };
    }
    draw_tools();
  }

  void draw_choices() {
    const float width = begin_field();
    std::vector<bool> chosen = row_.chosen_many;
    if (view_.ui.choices(id_, names(), chosen, view_.say("desk.rules.nothing"), width)) {
      act_ = [&part = part_, number = number_, chosen] { part.choose(number, chosen); };
    }
    draw_tools();
  }

  void draw_add() {
    const auto add = [&part = part_, number = number_](std::size_t choice) {
      return [&part, number, choice] { part.add(number, choice); };
    };
    if (row_.choices.size() == 1) {
      const bool named = row_.write == client::FormRow::Write::kField;
      const std::string text =
          named ? label_ + " " + word_text(view_, row_.choices.front().word) : label_;
      if (view_.ui.button(text + "##" + id_, Ui::Look::kLink)) act_ = add(0);
      return;
    }
    // A list that is opened to choose from; nothing is chosen while it is closed.
    std::vector<std::string> choices = {label_};
    for (const std::string& name : names()) choices.push_back(name);
    std::size_t chosen = 0;
    const float width = std::min(theme::px(260), ImGui::GetContentRegionAvail().x);
    if (view_.ui.choice(id_, choices, chosen, width) && chosen > 0) act_ = add(chosen - 1);
  }

  void draw_odd() {
    const float width = begin_field();
    view_.ui.clipped(row_.value, width, theme::colours().warn);
    draw_tools();
  }

  const View& view_;
  app::DraftPart& part_;
  std::size_t number_;
  const client::FormRow& row_;
  std::string label_;
  std::string id_;
  Act act_;
};

}  // namespace

std::function<void()> draw_form_row(const View& view, std::size_t number) {
  return RowView(view, number).draw();
}

}  // namespace yibao::desktop
