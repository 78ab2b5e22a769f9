// Joining, a step a card: the first start of a machine, or a further person at one that is
// enrolled.
#include <algorithm>

#include "client/core/app/passphrase.h"
#include "client/desktop/views/entrance.h"
#include "shared/crypto/fingerprint.h"

namespace yibao::desktop {
namespace {

using app::JoinStep;

void draw_field(const View& view, std::string_view key, std::string& text, std::string_view hint,
                bool secret = false) {
  const std::string label = view.say(key);
  view.ui.text(label, theme::colours().quiet, TextStyle::kSmall);
  Ui::FieldLook look;
  look.secret = secret;
  if (!hint.empty()) look.hint = view.say(hint);
  view.ui.field(label, text, look);
}

void draw_greeting(const View& view, const client::ServerGreeting& greeting) {
  view.ui.gap(4);
  const std::string met = greeting.program.empty()
                              ? view.say("desk.join.met_nobody_awaited")
                              : view.say("desk.join.met", {{"version", greeting.program}});
  view.ui.paragraph(met, theme::colours().good);
  view.ui.paragraph(view.say("desk.join.fingerprint"), theme::colours().quiet, TextStyle::kSmall);
  view.ui.paragraph(crypto::fingerprint(greeting.certificate), theme::colours().ink,
                    TextStyle::kSmall);
}

void draw_server(const View& view) {
  app::JoinPlace& place = view.work.join;
  view.ui.paragraph(view.say("desk.join.text"), theme::colours().quiet, TextStyle::kSmall);
  draw_field(view, "desk.join.server", place.server, "desk.join.server_hint");
  if (place.greeting() != nullptr) draw_greeting(view, *place.greeting());
}

// As the server named them; asked for where it named none.
void draw_jurisdiction(const View& view) {
  app::JoinPlace& place = view.work.join;
  const client::ServerGreeting* greeting = place.greeting();
  if (greeting == nullptr || greeting->jurisdictions.empty()) {
    return draw_field(view, "desk.join.jurisdiction", place.jurisdiction,
                      "desk.join.jurisdiction_hint");
  }
  std::vector<std::string> names;
  std::size_t chosen = greeting->jurisdictions.size();
  for (const base::JurisdictionCode& code : greeting->jurisdictions) {
    if (code.text() == place.jurisdiction) chosen = names.size();
    names.push_back(code.text());
  }
  const std::string label = view.say("desk.join.jurisdiction");
  view.ui.text(label, theme::colours().quiet, TextStyle::kSmall);
  view.ui.choice(label, names, chosen, ImGui::GetContentRegionAvail().x);
  if (chosen < names.size()) place.jurisdiction = names[chosen];
}

void draw_code(const View& view) {
  app::JoinPlace& place = view.work.join;
  view.ui.paragraph(view.say("desk.join.code_text"), theme::colours().quiet, TextStyle::kSmall);
  if (!place.further()) draw_jurisdiction(view);
  draw_field(view, "desk.join.code", place.code, "desk.join.code_hint");
}

void draw_colleague(const View& view) {
  view.ui.paragraph(view.say("desk.join.colleague_text"), theme::colours().quiet,
                    TextStyle::kSmall);
  draw_field(view, "desk.join.colleague", view.work.join.colleague, "", true);
}

void draw_passphrase(const View& view) {
  app::JoinPlace& place = view.work.join;
  view.ui.paragraph(view.say("desk.join.passphrase_text"), theme::colours().quiet,
                    TextStyle::kSmall);
  draw_field(view, "desk.join.passphrase", place.passphrase, "", true);
  if (!place.passphrase.empty()) {
    const app::Strength strength = app::strength_of(place.passphrase);
    const bool poor = strength == app::Strength::kShort || strength == app::Strength::kWeak;
    view.ui.text(view.say("desk.strength." + std::string(base::enum_name(strength))),
                 poor ? theme::colours().warn : theme::colours().good, TextStyle::kSmall);
  }
  draw_field(view, "desk.join.repeat", place.repeated, "", true);
}

std::string forward_label(const View& view) {
  const app::JoinPlace& place = view.work.join;
  switch (place.step()) {
    case JoinStep::kServer:
      return view.say(place.greeting() == nullptr ? "desk.join.meet" : "desk.join.next");
    case JoinStep::kPassphrase: return view.say("desk.join");
    default: return view.say("desk.join.next");
  }
}

void draw_buttons(const View& view) {
  app::JoinPlace& place = view.work.join;
  const std::string missing = place.missing();
  view.ui.gap(6);
  if (place.busy()) {
    view.ui.busy(view.say(place.can_cancel() ? "desk.join.meeting" : "desk.join.busy"));
  } else if (!missing.empty()) {
    view.ui.paragraph(view.say(missing), theme::colours().quiet, TextStyle::kSmall);
  } else if (place.step() == JoinStep::kPassphrase) {
    view.ui.paragraph(view.say("desk.join.ready"), theme::colours().quiet, TextStyle::kSmall);
  }
  const bool entered = view.ui.entered();
  const bool pressed =
      view.ui.button(forward_label(view), Ui::Look::kPrimary, !place.busy() && missing.empty());
  if (pressed || (entered && !place.busy() && missing.empty())) place.forward();
  if (place.can_cancel()) {
    ImGui::SameLine();
    if (view.ui.button(view.say("desk.cancel"))) place.cancel();
  } else if (place.step() != JoinStep::kServer) {
    ImGui::SameLine();
    if (view.ui.button(view.say("desk.join.back"), Ui::Look::kPlain, !place.busy())) place.back();
  }
  if (place.further()) {
    ImGui::SameLine();
    if (view.ui.button(view.say("desk.join.leave"), Ui::Look::kLink, !place.busy())) {
      place.leave_further();
    }
  }
}

}  // namespace

void draw_join(const View& view) {
  const app::JoinPlace& place = view.work.join;
  const auto number = place.step() == JoinStep::kServer || place.step() == JoinStep::kColleague ? 1
                      : place.step() == JoinStep::kCode                                         ? 2
                                                                                                : 3;
  view.ui.text(view.say("desk.join.step", {{"number", std::to_string(number)}}),
               theme::colours().accent, TextStyle::kSmall);
  view.ui.text(view.say("desk.join.title." + std::string(base::enum_name(place.step()))),
               theme::colours().ink, TextStyle::kStrong);
  view.ui.gap(6);
  switch (place.step()) {
    case JoinStep::kServer: draw_server(view); break;
    case JoinStep::kColleague: draw_colleague(view); break;
    case JoinStep::kCode: draw_code(view); break;
    case JoinStep::kPassphrase: draw_passphrase(view); break;
    case JoinStep::kSelfTest: break;
  }
  draw_buttons(view);
  view.ui.gap(6);
  view.problem(place.problem());
}

void draw_first_test(const View& view) {
  view.ui.text(view.say("desk.join.step", {{"number", "4"}}), theme::colours().accent,
               TextStyle::kSmall);
  view.ui.text(view.say("desk.join.title.self_test"), theme::colours().ink, TextStyle::kStrong);
  view.ui.gap(6);
  view.ui.paragraph(view.say("desk.join.joined"), theme::colours().good);
  draw_self_test(view);
  view.ui.gap(10);
  if (view.ui.button(view.say("desk.join.begin"), Ui::Look::kPrimary)) view.work.join.finish();
}

}  // namespace yibao::desktop
