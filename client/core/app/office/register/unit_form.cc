#include "client/core/app/office/register/unit_form.h"

#include <algorithm>
#include <charconv>

#include "shared/base/text.h"

namespace yibao::app {
namespace {

std::string bare(const std::string& text) {
  return std::string(base::trim(text));
}

// Several names in a line, with any mark between them.
std::vector<std::string> aliases_in(const std::string& text) {
  constexpr std::u32string_view kMarks = U"；;、，,";
  std::u32string even = base::to_code_points(text);
  for (char32_t& c : even) {
    if (kMarks.find(c) != std::u32string_view::npos) c = U';';
  }
  std::vector<std::string> names = base::split_list(base::to_utf8(even), ';');
  std::erase(names, "");
  return names;
}

std::string one_line(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : "; ") + name;
  return text;
}

std::optional<std::int64_t> count_in(const std::string& text) {
  std::int64_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end != text.data() + text.size() || count < 0) return std::nullopt;
  return count;
}

}  // namespace

std::size_t UnitChoices::place_of(const std::string& code) const {
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i].first.text() == code) return i + 1;
  }
  return 0;
}

std::size_t UnitChoices::place_of_group(const domain::Term& group) const {
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups[i].first == group) return i + 1;
  }
  return 0;
}

UnitChoices choices_of(const RegisterSheet& sheet, const std::optional<base::UnitCode>& about) {
  UnitChoices choices;
  choices.groups = sheet.groups;
  for (const RegisteredUnit& unit : sheet.units) {
    if (!unit.ended && !unit.office && unit.code != about) {
      choices.units.emplace_back(unit.code, unit.name);
    }
  }
  return choices;
}

UnitForm form_of(const RegisteredUnit& unit, const UnitChoices& choices, base::Date today) {
  UnitForm form;
  form.code = unit.code.text();
  form.name = unit.name;
  form.aliases = one_line(unit.aliases);
  if (unit.headcount) form.headcount = std::to_string(*unit.headcount);
  form.group = choices.place_of_group(unit.group);
  if (unit.parent) form.parent = choices.place_of(unit.parent->text());
  form.from = base::to_text(today);
  return form;
}

FormTexts texts_of(const UnitForm& form, const UnitChoices& choices) {
  const auto unit = [&](std::size_t choice) {
    return choices.unit(choice).value_or(base::UnitCode()).text();
  };
  const bool grouped = form.group > 0 && form.group <= choices.groups.size();
  return {{"code", form.code},
          {"name", form.name},
          {"aliases", form.aliases},
          {"headcount", form.headcount},
          {"from", form.from},
          {"group", grouped ? choices.groups[form.group - 1].first : ""},
          {"parent", unit(form.parent)},
          {"day", form.from_a_day ? "1" : ""},
          {"merged", form.merged ? "1" : ""},
          {"heir", unit(form.heir)},
          {"anew", form.begins_anew ? "1" : ""}};
}

UnitForm form_from(FormTexts texts, const UnitChoices& choices) {
  UnitForm form;
  form.code = texts["code"];
  form.name = texts["name"];
  form.aliases = texts["aliases"];
  form.headcount = texts["headcount"];
  form.from = texts["from"];
  form.group = choices.place_of_group(texts["group"]);
  form.parent = choices.place_of(texts["parent"]);
  form.from_a_day = !texts["day"].empty();
  form.merged = !texts["merged"].empty();
  form.heir = choices.place_of(texts["heir"]);
  form.begins_anew = !texts["anew"].empty();
  return form;
}

std::string missing_in(const UnitForm& form, UnitDeed deed, const UnitChoices& choices) {
  const bool names = deed == UnitDeed::kNew || deed == UnitDeed::kChange;
  if (deed == UnitDeed::kNew && !base::is_code(bare(form.code))) return "desk.register.need_code";
  if (names && bare(form.name).empty()) return "desk.register.need_name";
  const bool dated = deed == UnitDeed::kEnd || form.from_a_day;
  if (dated && !base::parse_date(form.from)) return "desk.register.need_day";
  const std::string headcount = bare(form.headcount);
  if (!headcount.empty() && !count_in(headcount)) return "desk.register.need_headcount";
  if (deed == UnitDeed::kEnd && form.merged && !choices.unit(form.heir)) {
    return "desk.register.need_heir";
  }
  return "";
}

client::UnitInput input_of(const UnitForm& form, const UnitChoices& choices) {
  client::UnitInput input;
  input.code = base::UnitCode(bare(form.code));
  input.name = bare(form.name);
  input.aliases = aliases_in(form.aliases);
  if (form.group > 0 && form.group <= choices.groups.size()) {
    input.group = choices.groups[form.group - 1].first;
  }
  input.parent = choices.unit(form.parent);
  input.headcount = count_in(bare(form.headcount));
  if (form.from_a_day) input.from = base::parse_date(form.from);
  return input;
}

client::UnitChange change_of(const base::UnitCode& unit, const UnitForm& form,
                             const UnitForm& begun, const UnitChoices& choices) {
  const client::UnitInput wanted = input_of(form, choices);
  client::UnitChange change;
  change.unit = unit;
  change.from = wanted.from;
  if (form.name != begun.name) change.name = wanted.name;
  if (form.aliases != begun.aliases) change.aliases = wanted.aliases;
  if (form.group != begun.group) change.group = wanted.group;
  if (form.parent != begun.parent) change.parent = wanted.parent;
  if (form.headcount != begun.headcount) change.headcount = wanted.headcount;
  return change;
}

base::Result<UnitMeaning> answer_to(client::Replica& replica, const UnitQuestion& question) {
  UnitMeaning meaning;
  const auto both = [&](auto say) {
    meaning.zh = say(texts::Language::kChinese);
    meaning.en = say(texts::Language::kEnglish);
  };
  base::Status possible;
  if (question.deed == UnitDeed::kNew) {
    both([&](auto language) { return client::meaning_of_new(replica, question.input, language); });
    if (replica.registry()->unit(question.input.code) != nullptr) {
      possible = base::fail(base::ErrorCode::kAlreadyExists, "unit",
                            base::TextArgs{{"what", question.input.code.text()}});
    }
  } else if (question.deed == UnitDeed::kChange) {
    both([&](auto language) { return client::meaning_of(replica, question.change, language); });
    possible = client::check_change(replica, question.change);
  } else {
    both([&](auto language) {
      return client::meaning_of_end(replica, question.unit, question.heir, question.from,
                                    question.begins_anew, language);
    });
    possible = client::check_end(replica, question.unit, question.heir, question.from);
  }
  if (!possible) meaning.problem = possible.error();
  return meaning;
}

}  // namespace yibao::app
