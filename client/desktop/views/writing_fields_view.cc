// What is said of a draft beside its words: its kind, who is named on it, its dates.
#include "client/desktop/views/view.h"

namespace yibao::desktop {
namespace {

void draw_kind(const View& view) {
  app::WritingPlace& place = view.work.writing;
  if (!view.snapshot().ruleset) return;
  const auto& kinds = view.snapshot().ruleset->words.kinds.all();
  std::vector<std::string> names;
  std::size_t chosen = kinds.size();
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    names.push_back(view.phrases.name(kinds[i].name));
    if (kinds[i].id == place.fields.kind) chosen = i;
  }
  const std::string label = view.say("cli.col.kind");
  view.ui.text(label, theme::colours().quiet, TextStyle::kSmall);
  if (view.ui.choice(label, names, chosen, ImGui::GetContentRegionAvail().x)) {
    place.fields.kind = kinds[chosen].id;
    place.edited();
  }
  if (view.ui.check(view.say("desk.emergency"), place.fields.emergency)) place.edited();
}

void draw_people(const View& view) {
  app::WritingPlace& place = view.work.writing;
  const auto field = [&](std::string_view key, std::string& text, const char* hint) {
    const std::string label = view.say(key);
    view.ui.text(label, theme::colours().quiet, TextStyle::kSmall);
    Ui::FieldLook look;
    if (hint != nullptr) look.hint = view.say(hint);
    if (view.ui.field(label, text, look)) place.edited();
  };
  field("desk.field.authors", place.fields.authors, "desk.field.authors_hint");
  field("desk.field.signer", place.fields.signer, nullptr);
  field("desk.field.contact", place.fields.contact, nullptr);
  field("desk.field.telephone", place.fields.telephone, nullptr);
  field("desk.field.data_as_of", place.fields.data_as_of, "desk.field.date_hint");
  if (app::date_is_wrong(place.fields.data_as_of)) {
    view.ui.paragraph(view.say("desk.field.date_wrong"), theme::colours().bad, TextStyle::kSmall);
  }
  field("desk.field.event_date", place.fields.event_date, "desk.field.date_hint");
  if (app::date_is_wrong(place.fields.event_date)) {
    view.ui.paragraph(view.say("desk.field.date_wrong"), theme::colours().bad, TextStyle::kSmall);
  }
}

}  // namespace

void draw_writing_fields(const View& view) {
  draw_kind(view);
  draw_people(view);
}

}  // namespace yibao::desktop
