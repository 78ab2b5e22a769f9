// Signing in, and coming back to a locked screen.
#include "client/desktop/views/entrance.h"

namespace yibao::desktop {
namespace {

std::vector<std::string> names_of(const View& view) {
  std::vector<std::string> names;
  const auto& people = view.snapshot().account->people;
  for (std::size_t i = 0; i < people.size(); ++i) {
    // Sealed, or not told by the server yet.
    names.push_back(people[i].name.empty()
                        ? view.say("desk.sign_in.person", {{"number", std::to_string(i + 1)}})
                        : people[i].name);
  }
  return names;
}

bool names_are_known(const app::Account& account) {
  for (const app::PersonChoice& person : account.people) {
    if (!person.name.empty()) return true;
  }
  return false;
}

void draw_who(const View& view, bool locked) {
  const app::Account& account = *view.snapshot().account;
  if (locked) {
    return view.ui.paragraph(view.say("desk.locked", {{"name", account.person_name}}));
  }
  if (account.people.size() < 2) return;
  if (!names_are_known(account)) {
    // Names are sealed until somebody has signed in: then the passphrase says who it is.
    return view.ui.paragraph(
        view.say("desk.sign_in.shared", {{"count", std::to_string(account.people.size())}}),
        theme::colours().quiet, TextStyle::kSmall);
  }
  view.ui.text(view.say("desk.sign_in.who"), theme::colours().quiet, TextStyle::kSmall);
  view.ui.choice(view.say("desk.sign_in.who"), names_of(view), view.work.sign_in.choice,
                 ImGui::GetContentRegionAvail().x);
  view.ui.gap(6);
}

void draw_other_ways(const View& view, bool locked) {
  app::SignInPlace& place = view.work.sign_in;
  if (locked) {
    if (entrance_link(view, "desk.sign_in.change_person", !place.busy())) {
      view.work.ask_to_leave(app::Workplace::Leaving::kSignOut);
    }
  } else if (entrance_link(view, "desk.sign_in.further", !place.busy())) {
    place.forget();
    view.work.join.begin_further();
  }
  if (entrance_link(view, "desk.sign_in.lost")) {
    place.lost_passphrase = !place.lost_passphrase;
  }
  if (place.lost_passphrase) draw_lost_passphrase(view);
}

}  // namespace

void draw_sign_in(const View& view) {
  app::SignInPlace& place = view.work.sign_in;
  const app::Account& account = *view.snapshot().account;
  const bool locked = account.phase == app::Phase::kLocked;
  draw_who(view, locked);
  const std::string label = view.say("desk.sign_in.passphrase");
  view.ui.text(label, theme::colours().quiet, TextStyle::kSmall);
  Ui::FieldLook look;
  look.secret = true;
  // Asked again, it is typed again.
  bool* asked = ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("asked"), false);
  look.focus = ImGui::IsWindowAppearing() || (*asked && !place.busy());
  if (!place.busy()) *asked = false;
  view.ui.field(label, place.passphrase, look);
  const bool entered = view.ui.entered();
  view.ui.gap(10);
  const bool ready = !place.busy() && !place.passphrase.empty() && !place.waits(account);
  const bool pressed = view.ui.button(view.say(locked ? "desk.unlock" : "desk.sign_in"),
                                      Ui::Look::kPrimary, ready, ImGui::GetContentRegionAvail().x);
  if (place.busy()) view.ui.busy(view.say("desk.sign_in.busy"));
  if (ready && (pressed || entered)) {
    *asked = true;
    if (locked) {
      place.unlock(account);
    } else {
      place.sign_in(account);
    }
  }
  view.ui.gap(6);
  view.problem(place.problem());
  view.ui.gap(6);
  draw_other_ways(view, locked);
  view.ui.gap(10);
  view.ui.clipped(account.folder.string() + "　" + account.server, ImGui::GetContentRegionAvail().x,
                  theme::colours().quiet, TextStyle::kSmall);
}

}  // namespace yibao::desktop
