// Signing in, and coming back to a locked screen.
#include "client/desktop/views/view.h"

namespace yibao::desktop {
namespace {

std::vector<std::string> names_of(const View& view) {
  std::vector<std::string> names;
  const auto& people = view.snapshot().account->people;
  for (std::size_t i = 0; i < people.size(); ++i) {
    // Names are sealed until somebody has signed in: then the passphrase says who it is.
    names.push_back(people[i].name.empty()
                        ? view.say("desk.sign_in.person", {{"number", std::to_string(i + 1)}})
                        : people[i].name);
  }
  return names;
}

}  // namespace

void draw_sign_in(const View& view) {
  app::SignInPlace& place = view.work.sign_in;
  const app::Account& account = *view.snapshot().account;
  const bool locked = account.phase == app::Phase::kLocked;
  if (locked) view.ui.paragraph(view.say("desk.locked", {{"name", account.person_name}}));
  const bool named = !account.people.empty() && !account.people.front().name.empty();
  if (account.people.size() > 1 && named && !locked) {
    view.ui.text(view.say("desk.sign_in.who"), theme::colours().quiet, TextStyle::kSmall);
    view.ui.choice(view.say("desk.sign_in.who"), names_of(view), place.choice,
                   ImGui::GetContentRegionAvail().x);
    view.ui.gap(6);
  }
  if (account.people.size() > 1 && !named) {
    view.ui.paragraph(
        view.say("desk.sign_in.shared", {{"count", std::to_string(account.people.size())}}),
        theme::colours().quiet, TextStyle::kSmall);
  }
  const std::string label = view.say("desk.sign_in.passphrase");
  view.ui.text(label, theme::colours().quiet, TextStyle::kSmall);
  Ui::FieldLook look;
  look.secret = true;
  look.focus = ImGui::IsWindowAppearing();
  view.ui.field(label, place.passphrase, look);
  const bool entered = view.ui.entered();
  view.ui.gap(10);
  const bool ready = !place.busy() && !place.passphrase.empty();
  const bool pressed = view.ui.button(view.say(locked ? "desk.unlock" : "desk.sign_in"),
                                      Ui::Look::kPrimary, ready, ImGui::GetContentRegionAvail().x);
  if (place.busy()) view.ui.busy(view.say("desk.sign_in.busy"));
  if (ready && (pressed || entered)) {
    if (locked) {
      place.sign_in_as(account.person ? account.person->text() : "");
    } else {
      place.sign_in(account);
    }
  }
  view.ui.gap(6);
  view.problem(place.problem());
  view.ui.gap(10);
  view.ui.clipped(account.folder.string() + "　" + account.server, ImGui::GetContentRegionAvail().x,
                  theme::colours().quiet, TextStyle::kSmall);
}

}  // namespace yibao::desktop
