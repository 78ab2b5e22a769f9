#include "client/core/app/draft_fields.h"

#include <algorithm>

namespace yibao::app {
namespace {

constexpr std::string_view kNameSeparator = "、";

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    text += (text.empty() ? "" : std::string(kNameSeparator)) + name;
  }
  return text;
}

// Also as people type it: with a comma or a semicolon.
std::vector<std::string> names_in(std::string text) {
  for (const std::string_view other :
       {std::string_view("，"), std::string_view("；"), std::string_view(","), kNameSeparator}) {
    for (std::size_t at = text.find(other); at != std::string::npos; at = text.find(other, at)) {
      text.replace(at, other.size(), ";");
    }
  }
  std::vector<std::string> names = base::split_list(text, ';');
  std::erase(names, "");
  return names;
}

std::string date_text(const std::optional<base::Date>& date) {
  return date ? base::to_text(*date) : "";
}

}  // namespace

DraftFields fields_of(const client::DraftDocument& document) {
  DraftFields fields;
  fields.title = document.words.title;
  fields.body = document.words.body;
  fields.kind = document.kind;
  fields.authors = joined(document.words.authors);
  fields.signer = document.words.signer;
  fields.contact = document.words.contact;
  fields.telephone = document.words.telephone;
  fields.data_as_of = date_text(document.data_as_of);
  fields.event_date = date_text(document.event_date);
  fields.emergency = document.emergency;
  fields.phoned_at = document.phoned_at;
  fields.phoned_to = document.words.phoned_to;
  fields.internal = document.internal;
  fields.attachments = document.words.attachments;
  fields.topics = document.topics;
  fields.flags = document.flags;
  fields.co_units = document.co_units;
  fields.commission = document.commission;
  fields.tone = document.tone;
  return fields;
}

void take_fields(const DraftFields& fields, client::DraftDocument& document) {
  document.words.title = base::trim(fields.title);
  document.words.body = base::tidy_lines(fields.body);
  document.kind = fields.kind;
  document.words.authors = names_in(fields.authors);
  document.words.signer = base::trim(fields.signer);
  document.words.contact = base::trim(fields.contact);
  document.words.telephone = base::trim(fields.telephone);
  document.data_as_of = base::parse_date(base::trim(fields.data_as_of));
  document.event_date = base::parse_date(base::trim(fields.event_date));
  document.emergency = fields.emergency;
  document.words.phoned_to = base::trim(fields.phoned_to);
  document.internal = fields.internal;
  document.words.attachments = fields.attachments;
  document.topics = fields.topics;
  document.flags = fields.flags;
  document.co_units = fields.co_units;
  document.commission = fields.commission;
  document.tone = fields.tone;
}

bool date_is_wrong(const std::string& text) {
  return !base::trim(text).empty() && !base::parse_date(base::trim(text));
}

base::Date end_of_last_month(base::Date today) {
  const std::chrono::year_month_day day(today);
  return base::Date(day.year() / day.month() / 1) - std::chrono::days(1);
}

base::Result<DraftChoices> draft_choices(client::Replica& replica) {
  DraftChoices choices;
  choices.today = replica.today();
  const base::UnitCode own = replica.identity()->unit;
  for (const auto& [code, unit] : replica.registry()->units()) {
    if (code == own || unit.central_office || unit.ended(choices.today)) continue;
    choices.units.push_back({code, replica.unit_name(code)});
  }
  YIBAO_TRY(const auto commissions, replica.index().commissions());
  for (const client::CommissionRow& row : commissions) {
    const client::RowAnswer* answer = row.of(own);
    if (row.cancelled || (answer != nullptr && !answer->verdict.empty())) continue;
    const std::int64_t due = answer == nullptr ? row.due : answer->due;
    choices.commissions.push_back({row.commission, row.title, base::from_millis(due)});
  }
  std::stable_sort(choices.commissions.begin(), choices.commissions.end(),
                   [](const auto& a, const auto& b) { return a.due < b.due; });
  return choices;
}

}  // namespace yibao::app
