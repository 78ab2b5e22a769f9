// Machines with the keys on them, and shutting one out.
#include "client/desktop/views/office/register/parts.h"

namespace yibao::desktop {
namespace {

constexpr float kRevokeDialog = 520;
constexpr float kDeviceGuess = 130;
constexpr std::size_t kShortId = 8;

std::string short_text(const std::string& id) {
  return id.size() > kShortId ? id.substr(id.size() - kShortId) : id;
}

std::string revoked_text(const View& view, const app::Revoked& revoked) {
  const std::string key = "revoked." + revoked.reason;
  return view.say("desk.register.revoked_line",
                  {{"when", view.when(revoked.at)},
                   {"by", revoked.by},
                   {"reason", texts::has_text(key) ? view.say(key) : revoked.reason}});
}

void draw_key(const View& view, const app::RegisteredDevice& device, const app::RegisteredKey& key,
              bool may) {
  app::KeysSection& section = roster(view).keys;
  ImGui::AlignTextToFramePadding();
  view.ui.text(key.person_name.empty() ? key.person.text() : key.person_name);
  ImGui::SameLine(0, theme::px(8));
  view.ui.text(short_text(key.id.text()), theme::colours().quiet, TextStyle::kSmall);
  if (key.enrolled) {
    ImGui::SameLine(0, theme::px(8));
    view.ui.text(view.say("desk.register.enrolled", {{"when", view.when(*key.enrolled)}}),
                 theme::colours().quiet, TextStyle::kSmall);
  }
  if (key.revoked) {
    view.ui.paragraph(revoked_text(view, *key.revoked), theme::colours().bad, TextStyle::kSmall);
  } else if (may && !device.revoked) {
    ImGui::SameLine(0, theme::px(8));
    if (view.ui.button(view.say("desk.register.revoke_key") + "##" + key.id.text(), Ui::Look::kLink,
                       !section.busy())) {
      section.ask(device, &key, view.snapshot().account->person);
    }
  }
}

void draw_device(const View& view, const app::RegisteredDevice& device, bool may) {
  ImGui::PushID(device.id.text().c_str());
  ImGui::AlignTextToFramePadding();
  view.ui.text(device.unit_name, theme::colours().ink, TextStyle::kStrong);
  ImGui::SameLine(0, theme::px(8));
  view.ui.text(view.say("desk.register.machine", {{"id", short_text(device.id.text())}}),
               theme::colours().quiet, TextStyle::kSmall);
  if (device.here) {
    ImGui::SameLine(0, theme::px(8));
    view.ui.chip(view.say("desk.register.here"), theme::colours().accent,
                 theme::colours().accent_pale);
  }
  if (device.revoked) {
    ImGui::SameLine(0, theme::px(8));
    view.ui.chip(view.say("desk.register.revoked"), theme::colours().bad,
                 theme::colours().bad_pale);
    view.ui.paragraph(revoked_text(view, *device.revoked), theme::colours().bad, TextStyle::kSmall);
  } else if (may) {
    ImGui::SameLine(0, theme::px(8));
    if (view.ui.button(view.say("desk.register.revoke_device") + "##" + device.id.text(),
                       Ui::Look::kLink, !roster(view).keys.busy())) {
      roster(view).keys.ask(device, nullptr, view.snapshot().account->person);
    }
  }
  for (const app::RegisteredKey& key : device.keys) draw_key(view, device, key, may);
  view.ui.gap(6);
  view.ui.line();
  view.ui.gap(6);
  ImGui::PopID();
}

void draw_revoke_dialog(const View& view) {
  app::KeysSection& section = roster(view).keys;
  const std::string title = view.say("desk.register.revoke.title");
  if (section.question() && !ImGui::IsPopupOpen(title.c_str())) view.ui.open_dialog(title);
  if (!view.ui.begin_dialog(title, kRevokeDialog)) return;
  if (section.question()) {
    const auto& question = *section.question();
    view.ui.paragraph(
        view.say(question.key ? "desk.register.revoke.key" : "desk.register.revoke.device",
                 {{"name", question.name}}));
    if (question.own) {
      view.ui.paragraph(view.say("desk.register.revoke.own"), theme::colours().bad);
    }
    std::vector<std::string> reasons;
    for (const std::string_view reason : base::EnumNames<app::RevokeReason>::kNames) {
      reasons.push_back(view.say("revoked." + std::string(reason)));
    }
    ask_choice(view, "desk.register.revoke.reason", reasons, section.reason);
    const Answer answer =
        answer_row(view, "desk.register.revoke.do", Ui::Look::kDanger, !section.busy());
    if (answer == Answer::kDo) section.revoke();
    if (answer == Answer::kCancel) section.give_up();
  }
  view.ui.end_dialog();
}

}  // namespace

void draw_keys_section(const View& view) {
  app::KeysSection& section = roster(view).keys;
  const auto sheet = roster(view).sheet();
  const bool may = app::RegisterPlace::may_people(*view.snapshot().account);
  draw_search(view, section.filter);
  ImGui::SameLine(0, theme::px(8));
  view.ui.check(view.say("desk.register.with_revoked"), section.with_revoked);
  view.ui.paragraph(view.say(may ? "desk.register.keys_text" : "desk.register.people_not_yours"),
                    theme::colours().quiet, TextStyle::kSmall);
  view.ui.gap(8);
  view.problem(section.problem());
  view.ui.begin_panel("register-keys", {0, 0});
  const std::vector<std::size_t>& rows = section.rows(sheet);
  if (rows.empty()) view.ui.paragraph(view.say("desk.register.none_found"), theme::colours().quiet);
  view.ui.rows("register-devices", rows.size(), theme::px(kDeviceGuess),
               [&](std::size_t i) { draw_device(view, sheet->devices[rows[i]], may); });
  view.ui.end_panel();
  draw_revoke_dialog(view);
}

}  // namespace yibao::desktop
