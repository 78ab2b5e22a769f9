#include "client/core/app/office/fact_form.h"

#include <charconv>

namespace yibao::app {
namespace {

constexpr std::int64_t kIssueMost = 99'999;

// nullopt: no whole number above zero.
std::optional<std::int64_t> issue_number(const std::string& text) {
  std::int64_t number = 0;
  const std::string_view trimmed = base::trim(text);
  const auto [end, error] =
      std::from_chars(trimmed.data(), trimmed.data() + trimmed.size(), number);
  const bool whole = error == std::errc() && end == trimmed.data() + trimmed.size();
  if (!whole || number < 1 || number > kIssueMost) return std::nullopt;
  return number;
}

template <class Entry>
rules::Code code_at(const std::vector<Entry>& list, std::size_t index) {
  return index < list.size() ? list[index].id : "";
}

}  // namespace

void FactForm::begin(FactKind wanted, base::Date today) {
  const FactForm before = *this;
  *this = FactForm();
  kind = wanted;
  // News of one journal come in rows: it stays chosen.
  place = before.place;
  form = before.form;
  level = before.level;
  post = before.post;
  day = base::to_text(today);
}

std::string FactForm::missing(const rules::Ruleset& ruleset, base::Date today) const {
  const auto on_date = base::parse_date(std::string(base::trim(day)));
  if (!on_date) return "desk.fact.no_day";
  if (*on_date > today) return "desk.fact.later_day";
  switch (kind) {
    case FactKind::kAdopted: {
      const auto places = client::adoption_places(ruleset);
      if (place >= places.size()) return "desk.fact.no_place";
      if (!places[place].forms.empty() && form >= places[place].forms.size()) {
        return "desk.fact.no_form";
      }
      if (!base::trim(issue).empty() && !issue_number(issue)) return "desk.fact.no_issue";
      return "";
    }
    case FactKind::kForwarded:
      return level < ruleset.words.levels.all().size() ? "" : "desk.fact.no_level";
    case FactKind::kInstructed: {
      const auto& posts = ruleset.words.posts.all();
      const bool known =
          posts.empty() ? level < ruleset.words.levels.all().size() : post < posts.size();
      return known ? "" : "desk.fact.no_post";
    }
    case FactKind::kInaccurate: return base::trim(note).empty() ? "desk.fact.no_note" : "";
  }
  return "";
}

EnteredFact FactForm::fact(const rules::Ruleset& ruleset) const {
  EnteredFact fact;
  fact.kind = kind;
  fact.on_date = base::parse_date(std::string(base::trim(day))).value_or(base::Date());
  fact.note = base::trim(note);
  switch (kind) {
    case FactKind::kAdopted: {
      const client::AdoptionPlace where = client::adoption_places(ruleset).at(place);
      fact.adoption.journal = where.id;
      if (!where.forms.empty()) fact.adoption.form = where.forms.at(form).id;
      fact.adoption.issue = issue_number(issue);
      fact.adoption.on_date = fact.on_date;
      fact.adoption.reason = fact.note;
      break;
    }
    case FactKind::kForwarded: fact.level = code_at(ruleset.words.levels.all(), level); break;
    case FactKind::kInstructed: {
      const auto& posts = ruleset.words.posts.all();
      if (posts.empty()) fact.level = code_at(ruleset.words.levels.all(), level);
      fact.post = code_at(posts, post);
      break;
    }
    case FactKind::kInaccurate:
      for (std::size_t i = 0; i < flags.size() && i < ruleset.words.flags.all().size(); ++i) {
        if (flags[i]) fact.flags.push_back(ruleset.words.flags.all()[i].id);
      }
      break;
  }
  return fact;
}

}  // namespace yibao::app
