// The question for one-time codes, and the codes: shown once, to be printed or read out.
#include "client/desktop/views/office/register/parts.h"

namespace yibao::desktop {
namespace {

constexpr float kInviteDialog = 620;
constexpr float kCodesHeight = 280;
constexpr std::size_t kNamesMost = 12;

void draw_guests(const View& view, const app::Inviting& inviting) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(inviting.guests().size(), kNamesMost); ++i) {
    const auto& guest = inviting.guests()[i];
    names.push_back(
        view.say("desk.register.invite.guest", {{"name", guest.name}, {"unit", guest.unit_name}}));
  }
  view.ui.paragraph(joined(view, names));
  if (inviting.guests().size() > kNamesMost) {
    view.ui.paragraph(view.say("desk.register.invite.more",
                               {{"count", std::to_string(inviting.guests().size())}}),
                      theme::colours().quiet);
  }
}

void draw_invite_question(const View& view, app::Inviting& inviting) {
  view.ui.paragraph(view.say("desk.register.invite.text"), theme::colours().grey);
  view.ui.gap(6);
  draw_guests(view, inviting);
  std::vector<std::string> hours;
  for (const std::uint16_t each : app::kInviteHours) {
    hours.push_back(view.say("desk.register.invite.hours", {{"count", std::to_string(each)}}));
  }
  ask_choice(view, "desk.register.invite.lasts", hours, inviting.hours);
  view.ui.gap(4);
  view.ui.check(view.say("desk.register.invite.replaces"), inviting.replaces);
  LineLook secret;
  secret.secret = true;
  ask_line(view, "desk.register.invite.passphrase", inviting.passphrase, secret);
}

void draw_slip(const View& view, const app::Slip& slip) {
  view.ui.text(slip.name, theme::colours().ink, TextStyle::kStrong);
  ImGui::SameLine(0, theme::px(8));
  view.ui.text(slip.unit_name, theme::colours().grey);
  view.ui.text(slip.code->text(), theme::colours().accent_strong, TextStyle::kHeading);
  view.ui.text(
      view.say("desk.register.invite.until",
               {{"when", base::to_text(slip.until, view.snapshot().offset()).substr(0, 16)}}),
      theme::colours().quiet, TextStyle::kSmall);
  view.ui.gap(6);
}

bool is_of_this_machine(const std::string& server) {
  return server.starts_with("127.") || server.starts_with("localhost") ||
         server.starts_with("[::1]");
}

void draw_codes(const View& view, const app::Inviting& inviting) {
  view.ui.paragraph(view.say("desk.register.invite.once"), theme::colours().warn);
  view.ui.gap(6);
  view.ui.begin_panel("codes", {0, theme::px(kCodesHeight)});
  for (const app::Slip& slip : inviting.slips()) draw_slip(view, slip);
  view.ui.end_panel();
  const app::Slip& first = inviting.slips().front();
  draw_fact(view, "register.slip.server", first.server);
  if (is_of_this_machine(first.server)) {
    view.ui.paragraph(view.say("desk.register.invite.loopback"), theme::colours().warn,
                      TextStyle::kSmall);
  }
  draw_fact(view, "register.slip.fingerprint", first.fingerprint);
}

}  // namespace

void draw_inviting(const View& view) {
  app::Inviting& inviting = roster(view).inviting;
  const std::string title = view.say("desk.register.invite.title");
  if (inviting.is_open() && !ImGui::IsPopupOpen(title.c_str())) view.ui.open_dialog(title);
  if (!view.ui.begin_dialog(title, kInviteDialog)) return;
  const bool has_codes = !inviting.slips().empty();
  const bool all = inviting.slips().size() == inviting.guests().size();
  if (has_codes) draw_codes(view, inviting);
  if (!has_codes && inviting.is_open()) draw_invite_question(view, inviting);
  if (has_codes && !all && !inviting.busy()) {
    view.ui.paragraph(
        view.say("desk.register.invite.rest",
                 {{"count", std::to_string(inviting.guests().size() - inviting.slips().size())}}),
        theme::colours().warn);
    LineLook secret;
    secret.secret = true;
    ask_line(view, "desk.register.invite.passphrase", inviting.passphrase, secret);
  }
  view.problem(inviting.problem());
  view.problem(view.work.printing.problem());
  view.ui.gap(14);
  if (inviting.busy()) {
    view.ui.busy(view.say("desk.register.invite.asking",
                          {{"done", std::to_string(inviting.slips().size())},
                           {"total", std::to_string(inviting.guests().size())}}));
  }
  if (!all && !inviting.busy()) {
    if (view.ui.button(view.say("desk.register.invite.do"), Ui::Look::kPrimary,
                       inviting.can_ask())) {
      inviting.ask(view.work.now());
    }
    ImGui::SameLine(0, theme::px(8));
  }
  if (has_codes && !inviting.busy()) {
    if (view.ui.button(view.say("desk.register.invite.print"),
                       all ? Ui::Look::kPrimary : Ui::Look::kPlain, !view.work.printing.busy())) {
      inviting.print(view.phrases.language(), view.snapshot().offset(), view.work.now());
    }
    ImGui::SameLine(0, theme::px(8));
  }
  const bool leave =
      view.ui.button(view.say(has_codes ? "desk.register.invite.close" : "desk.cancel"));
  // Codes are gone with the dialog: Escape closes it only while there are none.
  if (leave || (!has_codes && view.ui.escaped()) || !inviting.is_open()) {
    inviting.close();
    view.ui.close_dialog();
  }
  view.ui.end_dialog();
}

}  // namespace yibao::desktop
