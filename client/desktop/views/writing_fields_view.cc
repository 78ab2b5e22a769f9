// What is said of a draft beside its words: its kind and topics, who is named on it, its dates, the
// commission it answers, the units it is written with.
#include <algorithm>

#include "client/desktop/views/view.h"

namespace yibao::desktop {
namespace {

using Field = rules::FindingPlace::Field;

void caption(const View& view, const std::string& text) {
  view.ui.text(text, theme::colours().quiet, TextStyle::kSmall);
}

float whole_width() {
  return ImGui::GetContentRegionAvail().x;
}

void draw_kind(const View& view, const rules::Ruleset& ruleset) {
  app::WritingPlace& place = view.work.writing;
  const auto& kinds = ruleset.words.kinds.all();
  std::vector<std::string> names;
  std::size_t chosen = kinds.size();
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    names.push_back(view.phrases.name(kinds[i].name));
    if (kinds[i].id == place.fields.kind) chosen = i;
  }
  const std::string label = view.say("cli.col.kind");
  caption(view, label);
  if (view.ui.choice(label, names, chosen, whole_width())) {
    place.fields.kind = kinds[chosen].id;
    place.edited();
  }
  if (view.ui.check(view.say("desk.emergency"), place.fields.emergency)) place.edited();
}

// Several codes out of a list; what the list does not have stays as it is.
template <class Code, class Entries, class CodeOf, class NameOf>
void draw_codes(const View& view, std::string_view key, std::vector<Code>& codes,
                const Entries& entries, CodeOf code_of, NameOf name_of) {
  if (entries.empty()) return;
  std::vector<std::string> names;
  std::vector<bool> chosen;
  for (const auto& entry : entries) {
    names.push_back(name_of(entry));
    chosen.push_back(std::find(codes.begin(), codes.end(), code_of(entry)) != codes.end());
  }
  const std::string label = view.say(key);
  caption(view, label);
  if (!view.ui.choices(label, names, chosen, view.say("desk.field.none"), whole_width())) return;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto at = std::find(codes.begin(), codes.end(), code_of(entries[i]));
    if (chosen[i] && at == codes.end()) codes.push_back(code_of(entries[i]));
    if (!chosen[i] && at != codes.end()) codes.erase(at);
  }
  view.work.writing.edited();
}

void draw_named(const View& view, std::string_view key, std::vector<domain::Term>& codes,
                const rules::NamedList<rules::Named>& list) {
  draw_codes(
      view, key, codes, list.all(), [](const rules::Named& named) { return named.id; },
      [&](const rules::Named& named) { return view.phrases.name(named.name); });
}

void draw_tone(const View& view) {
  app::WritingPlace& place = view.work.writing;
  std::vector<std::string> names;
  for (const std::string_view name : base::EnumNames<domain::Tone>::kNames) {
    names.push_back(view.say("desk.tone." + std::string(name)));
  }
  auto chosen = static_cast<std::size_t>(place.fields.tone);
  const std::string label = view.say("desk.field.tone");
  caption(view, label);
  if (view.ui.choice(label, names, chosen, whole_width())) {
    place.fields.tone = static_cast<domain::Tone>(chosen);
    place.edited();
  }
}

void draw_text_field(const View& view, std::string_view key, std::string& text,
                     std::string_view hint = {}, Field field = Field::kMeta) {
  const std::string label = view.say(key);
  caption(view, label);
  Ui::FieldLook look;
  look.focus = view.work.writing.text.take_focus(field);
  if (!hint.empty()) look.hint = view.say(hint);
  if (view.ui.field(label, text, look)) view.work.writing.edited();
}

// As it was noted before there was a text.
void draw_phone_fields(const View& view) {
  app::DraftFields& fields = view.work.writing.fields;
  if (!fields.phoned_at) return;
  view.ui.paragraph(view.say("desk.phone.at_time", {{"when", view.when(*fields.phoned_at)}}),
                    theme::colours().warn, TextStyle::kSmall);
  draw_text_field(view, "desk.phone.to", fields.phoned_to);
}

struct DateHelp {
  std::string_view key;
  base::Date date;
};

void draw_date(const View& view, std::string_view key, std::string& text,
               const std::vector<DateHelp>& helps) {
  draw_text_field(view, key, text, "desk.field.date_hint");
  if (app::date_is_wrong(text)) {
    view.ui.paragraph(view.say("desk.field.date_wrong"), theme::colours().bad, TextStyle::kSmall);
  }
  for (const DateHelp& help : helps) {
    if (view.ui.button(view.say(help.key) + "##" + std::string(key), Ui::Look::kLink)) {
      text = base::to_text(help.date);
      view.work.writing.edited();
    }
    ImGui::SameLine(0, 0);
  }
  ImGui::NewLine();
}

void draw_dates(const View& view, base::Date today) {
  app::DraftFields& fields = view.work.writing.fields;
  draw_date(view, "desk.field.data_as_of", fields.data_as_of,
            {{"desk.date.today", today}, {"desk.date.last_month", app::end_of_last_month(today)}});
  draw_date(view, "desk.field.event_date", fields.event_date,
            {{"desk.date.today", today}, {"desk.date.yesterday", today - std::chrono::days(1)}});
}

void draw_commission(const View& view, const app::DraftChoices& choices) {
  app::WritingPlace& place = view.work.writing;
  const auto& open = choices.commissions;
  std::vector<std::string> names = {view.say("desk.field.none")};
  std::size_t chosen = place.fields.commission ? open.size() + 1 : 0;
  for (std::size_t i = 0; i < open.size(); ++i) {
    names.push_back(view.say("desk.field.commission_row",
                             {{"title", open[i].title}, {"when", view.when(open[i].due)}}));
    if (place.fields.commission == open[i].id) chosen = i + 1;
  }
  const bool closed = chosen == names.size();  // one that is judged by now
  if (open.empty() && !closed) return;
  if (closed) names.push_back(view.say("desk.field.commission_closed"));
  const std::string label = view.say("desk.field.commission");
  caption(view, label);
  if (!view.ui.choice(label, names, chosen, whole_width())) return;
  place.fields.commission = chosen == 0 ? std::optional<domain::Subject>() : open[chosen - 1].id;
  place.edited();
}

void draw_people_fields(const View& view) {
  app::DraftFields& fields = view.work.writing.fields;
  draw_text_field(view, "desk.field.authors", fields.authors, "desk.field.authors_hint",
                  Field::kAuthors);
  draw_text_field(view, "desk.field.signer", fields.signer, {}, Field::kSigner);
  draw_text_field(view, "desk.field.contact", fields.contact, {}, Field::kContact);
  draw_text_field(view, "desk.field.telephone", fields.telephone, {}, Field::kTelephone);
}

}  // namespace

void draw_writing_fields(const View& view) {
  app::DraftFields& fields = view.work.writing.fields;
  const auto& ruleset = view.snapshot().ruleset;
  if (ruleset) {
    draw_kind(view, *ruleset);
    draw_phone_fields(view);
    draw_named(view, "desk.field.topics", fields.topics, ruleset->words.topics);
    draw_named(view, "desk.field.flags", fields.flags, ruleset->words.flags);
  }
  const auto& choices = view.work.aids.choices();
  if (choices) draw_commission(view, *choices);
  draw_tone(view);
  draw_people_fields(view);
  draw_dates(view, choices ? choices->today : base::Date{});
  if (choices) {
    draw_codes(
        view, "desk.field.co_units", fields.co_units, choices->units,
        [](const app::DraftChoices::Unit& unit) { return unit.code; },
        [](const app::DraftChoices::Unit& unit) { return unit.name; });
  }
}

}  // namespace yibao::desktop
