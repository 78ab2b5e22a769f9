#include "client/core/app/office/records_desk.h"

#include <algorithm>
#include <charconv>

#include "client/core/app/office/kept_form.h"
#include "client/core/commands/items.h"

namespace yibao::app {
namespace {

constexpr const char* kRecordPaper = "record new";
constexpr const char* kByMistake = "mistake";
constexpr std::int64_t kCountMost = 999'999;

struct RecordPaper {
  std::string record, day, count, people, value, note;
  std::vector<base::UnitCode> units;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("record", self.record);
    field("day", self.day);
    field("count", self.count);
    field("people", self.people);
    field("value", self.value);
    field("note", self.note);
    field("units", self.units);
  }
};

std::optional<std::int64_t> number_of(const std::string& typed) {
  const std::string_view text = base::trim(typed);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool good = error == std::errc() && end == text.data() + text.size();
  if (!good || value < 1 || value > kCountMost) return std::nullopt;
  return value;
}

RecordChoice choice_of(const rules::RecordUses& uses) {
  RecordChoice choice;
  choice.id = uses.record->id;
  choice.name = uses.record->name;
  choice.people = uses.people;
  choice.value = uses.value;
  if (uses.range != nullptr) {
    choice.least = uses.range->least.text();
    choice.most = uses.range->most.text();
  }
  for (const rules::RecordUse& use : uses.uses) {
    choice.uses.push_back({use.rule().name, use.rule().origin.cite});
  }
  return choice;
}

}  // namespace

base::Result<RecordsSheet> records_sheet(client::Replica& replica, const rules::Period& year) {
  RecordsSheet sheet;
  const auto ruleset = replica.ruleset_on(std::min(year.last, replica.today()));
  if (!ruleset) return base::fail(base::ErrorCode::kRulesetMissing);
  for (const rules::RecordUses& uses : rules::uses_of_records(*ruleset)) {
    sheet.choices.push_back(choice_of(uses));
  }
  YIBAO_TRY(sheet.records, client::unit_records(replica, year));
  YIBAO_TRY(sheet.wanted, client::wanted_records(replica, year));
  sheet.units = std::make_shared<client::UnitDirectory>(client::unit_directory(replica));
  return sheet;
}

void RecordsDesk::refresh(const Snapshot& snapshot, const rules::Period& period) {
  today_ = snapshot.today;
  may_act_ = snapshot.account->is_officer();
  const rules::Period year = rules::period_of(rules::PeriodKind::kYear, period.last);
  if (year != year_) {
    year_ = year;
    loaded_.open([year](client::Replica& replica) { return records_sheet(replica, year); });
  }
  SheetPlace::refresh(snapshot);
  if (sheet() && units.directory() != sheet()->units) units.use(sheet()->units);
  if (!writing_ || !sheet()) return;
  keeper_.refresh(snapshot, kRecordPaper, [this](const base::Bytes& kept) { take(kept); });
  if (!keeper_.read() || !wanted_) return;
  // What else was typed stays.
  const auto [code, wanted] = *std::exchange(wanted_, std::nullopt);
  choose(code);
  units.set(wanted);
}

void RecordsDesk::leave() {
  forget();
  writing_ = false;
  wanted_.reset();
  moved_.reset();
  search.clear();
  only.clear();
}

void RecordsDesk::forget() {
  keeper_.close();
  clear();
  loaded_.close();
  year_ = {};
  deed_.forget();
}

void RecordsDesk::clear() {
  record = 0;
  day = base::to_text(today_);
  count = "1";
  people.clear();
  value.clear();
  note.clear();
  units.clear();
  units.search.clear();
  to_retract.reset();
  why.clear();
}

// -- the form -------------------------------------------------------------------------------------

void RecordsDesk::begin() {
  if (!writing_) clear();
  writing_ = true;
}

void RecordsDesk::begin(const rules::Code& code, const std::vector<base::UnitCode>& wanted) {
  begin();
  wanted_ = {code, wanted};
}

void RecordsDesk::choose(const rules::Code& code) {
  const auto& choices = sheet()->choices;
  const auto found = std::find_if(choices.begin(), choices.end(),
                                  [&](const RecordChoice& each) { return each.id == code; });
  record = found == choices.end() ? 0 : static_cast<std::size_t>(found - choices.begin());
}

const RecordChoice* RecordsDesk::choice() const {
  const bool there = sheet() && record < sheet()->choices.size();
  return there ? &sheet()->choices[record] : nullptr;
}

void RecordsDesk::edited() {
  const RecordChoice* chosen = choice();
  const auto& picked = units.all_picked();
  keeper_.put(to_paper(RecordPaper{chosen == nullptr ? "" : chosen->id,
                                   day,
                                   count,
                                   people,
                                   value,
                                   note,
                                   {picked.begin(), picked.end()}}));
}

void RecordsDesk::take(const base::Bytes& kept) {
  const auto paper = from_paper<RecordPaper>(kept);
  if (!paper) return;
  choose(paper->record);
  day = paper->day;
  count = paper->count;
  people = paper->people;
  value = paper->value;
  note = paper->note;
  units.set(paper->units);
}

void RecordsDesk::set_aside() {
  keeper_.close();
  clear();
  writing_ = false;
}

void RecordsDesk::give_up() {
  keeper_.drop();
  clear();
  writing_ = false;
}

std::string RecordsDesk::missing() const {
  const RecordChoice* chosen = choice();
  if (chosen == nullptr) return "desk.record.need.record";
  const auto date = base::parse_date(base::trim(day));
  if (!date || *date > today_) return "desk.record.need.day";
  if (!number_of(count)) return "desk.record.need.count";
  const bool has_people = !base::trim(people).empty();
  if ((has_people || chosen->people) && !number_of(people)) return "desk.record.need.people";
  const auto figure = base::Decimal::parse(base::trim(value));
  const bool has_value = !base::trim(value).empty();
  if ((has_value || chosen->value) && !figure) return "desk.record.need.value";
  if (chosen->needs_reason()) {
    const auto least = base::Decimal::parse(chosen->least);
    const auto most = base::Decimal::parse(chosen->most);
    if (*figure < *least || *figure > *most) return "desk.record.need.range";
    if (base::trim(note).empty()) return "desk.record.need.reason";
  }
  return units.count() == 0 ? "desk.record.need.units" : "";
}

// -- acting ---------------------------------------------------------------------------------------

void RecordsDesk::change(std::vector<base::UnitCode> concerned, Change change,
                         std::function<void()> done) {
  deed_.run(
      [concerned = std::move(concerned), change = std::move(change)](Core& core) {
        return core.change([&](client::Replica& replica) -> base::Result<client::PointsMove> {
          YIBAO_TRY(const auto watch, client::PointsWatch::begin(
                                          replica, client::with_overseers(replica, concerned)));
          YIBAO_CHECK(change(replica));
          return watch.end(replica);
        });
      },
      [this, done = std::move(done)](client::PointsMove move) {
        moved_ = std::make_shared<client::PointsMove>(std::move(move));
        done();
      });
}

void RecordsDesk::enter() {
  if (busy() || !missing().empty()) return;
  client::RecordInput input;
  input.record = choice()->id;
  input.on_date = *base::parse_date(base::trim(day));
  input.count = *number_of(count);
  if (!base::trim(people).empty()) input.people = number_of(people);
  input.value = std::string(base::trim(value));
  input.note = std::string(base::trim(note));
  const auto picked = units.units();
  change(
      picked,
      [picked, input](client::Replica& replica) -> base::Status {
        YIBAO_CHECK(client::enter_records(replica, picked, input));
        return {};
      },
      [this, entered = picked.size()] {
        give_up();
        way_.say("desk.record.notice.entered", {{"count", std::to_string(entered)}});
      });
}

void RecordsDesk::retract() {
  if (!to_retract || busy() || !sheet()) return;
  const auto& records = sheet()->records;
  const auto found =
      std::find_if(records.begin(), records.end(),
                   [&](const client::UnitRecord& each) { return each.event == *to_retract; });
  if (found == records.end()) return;
  change(
      {found->unit},
      [fact = *to_retract,
       text = std::string(base::trim(why))](client::Replica& replica) -> base::Status {
        YIBAO_CHECK(client::retract_fact(replica, fact, kByMistake, text));
        return {};
      },
      [this] {
        to_retract.reset();
        why.clear();
        way_.say("desk.record.notice.retracted");
      });
}

bool RecordsDesk::shows(const client::UnitRecord& each) const {
  const std::string_view wanted = base::trim(search);
  const bool named = wanted.empty() || each.unit_name.find(wanted) != std::string::npos ||
                     each.note.find(wanted) != std::string::npos;
  return named && (only.empty() || each.record == only);
}

}  // namespace yibao::app
