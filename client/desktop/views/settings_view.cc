// What people choose for the window on this machine, each person's own passphrase, and the facts
// that somebody asks for on the telephone.
#include <algorithm>

#include "client/desktop/views/entrance.h"

namespace yibao::desktop {
namespace {

constexpr float kFieldWidth = 320;

float field_width() {
  return std::min(theme::px(kFieldWidth), ImGui::GetContentRegionAvail().x);
}

void draw_label(const View& view, const std::string& label) {
  view.ui.text(label, theme::colours().quiet, TextStyle::kSmall);
}

void draw_section(const View& view, std::string_view key) {
  view.ui.gap(20);
  view.ui.text(view.say(key), theme::colours().ink, TextStyle::kStrong);
  view.ui.gap(6);
}

// A labelled list of values; gives the one that was chosen, else the present one.
template <class Value, std::size_t count, class Name>
Value chosen_of(const View& view, std::string_view key, const std::array<Value, count>& values,
                Value present, Name name) {
  std::vector<std::string> names;
  std::size_t chosen = count;
  for (std::size_t i = 0; i < count; ++i) {
    names.push_back(name(values[i]));
    if (values[i] == present) chosen = i;
  }
  const std::string label = view.say(key);
  draw_label(view, label);
  view.ui.choice(label, names, chosen, field_width());
  return chosen < count ? values[chosen] : present;
}

// The same of an enumeration; `names`: what stands before each value's name in the catalogue.
template <base::NamedEnum Choice, std::size_t count>
Choice chosen_of(const View& view, std::string_view key, std::string_view names,
                 const std::array<Choice, count>& values, Choice present) {
  return chosen_of(view, key, values, present, [&](Choice choice) {
    return view.say(std::string(names) + std::string(base::enum_name(choice)));
  });
}

void draw_display(const View& view, app::Preferences& preferences) {
  using app::LanguageChoice;
  draw_section(view, "desk.settings.display");
  preferences.language = chosen_of(
      view, "desk.settings.language", "desk.settings.language.",
      std::array{LanguageChoice::kSystem, LanguageChoice::kChinese, LanguageChoice::kEnglish},
      preferences.language);
  preferences.font_size = chosen_of(
      view, "desk.settings.font_size", app::kFontSizes, preferences.font_size, [&](int size) {
        return view.say("desk.settings.percent", {{"count", std::to_string(size)}});
      });
  preferences.shade = chosen_of(
      view, "desk.settings.shade", "desk.settings.shade.",
      std::array{app::Shade::kLight, app::Shade::kDark, app::Shade::kContrast}, preferences.shade);
}

void draw_attention(const View& view, app::Preferences& preferences) {
  draw_section(view, "desk.settings.attention");
  view.ui.check(view.say("desk.settings.sound"), preferences.sound);
  preferences.idle_lock_minutes =
      chosen_of(view, "desk.settings.idle_lock", app::kIdleLockMinutes,
                preferences.idle_lock_minutes, [&](int minutes) {
                  return view.say("desk.settings.minutes", {{"count", std::to_string(minutes)}});
                });
}

void draw_new_passphrase(const View& view) {
  app::SettingsPlace& place = view.work.settings;
  draw_section(view, "desk.passphrase.title");
  view.ui.paragraph(view.say("desk.passphrase.explain"), theme::colours().quiet, TextStyle::kSmall);
  const auto secret = [&](std::string_view key, std::string& text) {
    const std::string label = view.say(key);
    draw_label(view, label);
    Ui::FieldLook look;
    look.secret = true;
    look.width = field_width();
    view.ui.field(label, text, look);
  };
  secret("desk.passphrase.present", place.present);
  secret("desk.passphrase.fresh", place.fresh);
  secret("desk.passphrase.repeat", place.repeated);
  const std::string missing = place.missing();
  view.ui.paragraph(view.say(missing.empty() ? "desk.passphrase.ready" : missing),
                    theme::colours().quiet, TextStyle::kSmall);
  if (view.ui.button(view.say("desk.passphrase.change"), Ui::Look::kPrimary,
                     !place.busy() && missing.empty())) {
    place.change_passphrase();
  }
  if (place.busy()) view.ui.busy(view.say("desk.sign_in.busy"));
  view.problem(place.problem());
}

void draw_machine(const View& view) {
  const app::Account& account = *view.snapshot().account;
  draw_section(view, "desk.settings.machine");
  const auto fact = [&](std::string_view key, const std::string& value) {
    draw_label(view, view.say(key));
    view.ui.paragraph(value);
    view.ui.gap(4);
  };
  std::string people;
  for (const app::PersonChoice& person : account.people) {
    people += (people.empty() ? "" : view.say("desk.and")) + person.name;
  }
  fact("desk.settings.people", people);
  fact("desk.settings.server", account.server);
  fact("desk.settings.folder", account.folder.string());
  fact("desk.settings.version", YIBAO_VERSION);
}

void draw_people(const View& view) {
  view.ui.paragraph(view.say("desk.settings.further_text"), theme::colours().quiet,
                    TextStyle::kSmall);
  if (view.ui.button(view.say("desk.settings.sign_out"))) {
    view.work.ask_to_leave(app::Workplace::Leaving::kSignOut);
  }
}

}  // namespace

void draw_settings(const View& view) {
  view.title("desk.page.settings", view.say("desk.settings.explain"));
  view.ui.gap(14);
  app::SettingsPlace& place = view.work.settings;
  view.ui.begin_panel("settings-panel", {0, 0});
  if (!place.complaint().empty()) {
    view.ui.paragraph(view.say(place.complaint()), theme::colours().warn);
  }
  view.problem(place.not_kept());
  app::Preferences preferences = place.preferences();
  draw_display(view, preferences);
  draw_attention(view, preferences);
  place.choose(preferences);
  draw_new_passphrase(view);
  draw_section(view, "desk.recovery");
  draw_recovery(view);
  draw_machine(view);
  draw_people(view);
  draw_section(view, "desk.compare");
  draw_compare(view);
  draw_section(view, "desk.test");
  draw_self_test(view);
  view.ui.end_panel();
}

}  // namespace yibao::desktop
