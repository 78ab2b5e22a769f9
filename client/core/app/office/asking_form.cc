#include "client/core/app/office/asking_form.h"

#include <algorithm>
#include <charconv>

#include "client/core/app/office/kept_form.h"
#include "client/core/commands/commissions.h"

namespace yibao::app {
namespace {

constexpr const char* kPaper = "commission new";
constexpr std::int64_t kItemsMost = 99;

struct Paper {
  std::string title, text, kind, items, day, time;
  std::vector<base::UnitCode> units;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("title", self.title);
    field("text", self.text);
    field("kind", self.kind);
    field("items", self.items);
    field("day", self.day);
    field("time", self.time);
    field("units", self.units);
  }
};

std::optional<std::int64_t> items_of(const std::string& typed) {
  const std::string_view text = base::trim(typed);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool good = error == std::errc() && end == text.data() + text.size();
  if (!good || value < 1 || value > kItemsMost) return std::nullopt;
  return value;
}

base::Result<AskingChoices> asking_choices(client::Replica& replica) {
  AskingChoices choices;
  choices.units = std::make_shared<client::UnitDirectory>(client::unit_directory(replica));
  YIBAO_TRY(auto loads, client::unit_loads(replica));
  for (client::UnitLoad& load : loads) {
    const base::UnitCode unit = load.unit;
    choices.loads.emplace(unit, std::move(load));
  }
  return choices;
}

// An earlier commission, to be asked once more.
struct Earlier {
  client::CommissionRow row;
  std::string text;
};

base::Result<Earlier> earlier(client::Replica& replica, const domain::Subject& commission) {
  YIBAO_TRY(const domain::CommissionState state, replica.commission(commission));
  YIBAO_TRY(const auto row, replica.index().commission(commission));
  Earlier found;
  if (row) found.row = *row;
  found.text = replica.note_text(state.issued->body.text);
  return found;
}

}  // namespace

AskingForm::AskingForm(Desk& desk, base::Clock& clock)
    : desk_(desk), keeper_(desk, clock), choices_(desk, &asking_choices), deed_(desk) {
  clear();
}

void AskingForm::clear() {
  title.clear();
  text.load("");
  kind = 0;
  items = "1";
  day.clear();
  time = "18:00";
  units.clear();
  units.search.clear();
  dropped_.clear();
}

bool AskingForm::empty() const {
  return base::trim(title).empty() && text.text().empty() && base::trim(day).empty() &&
         units.count() == 0;
}

// -- keeping --------------------------------------------------------------------------------------

std::string AskingForm::paper() const {
  const auto& picked = units.all_picked();
  return to_paper(
      Paper{title, text.utf8(), kind_code(), items, day, time, {picked.begin(), picked.end()}});
}

void AskingForm::take(const base::Bytes& kept) {
  const auto paper = from_paper<Paper>(kept);
  if (!paper) return;
  title = paper->title;
  text.load(paper->text);
  choose_kind(paper->kind);
  items = paper->items;
  day = paper->day;
  time = paper->time;
  dropped_ = units.set(paper->units);
}

void AskingForm::choose_kind(const rules::Code& code) {
  const auto found = std::find_if(kinds_.begin(), kinds_.end(),
                                  [&](const rules::Named& each) { return each.id == code; });
  kind = found == kinds_.end() ? 0 : static_cast<std::size_t>(found - kinds_.begin()) + 1;
}

void AskingForm::edited() {
  keeper_.put(paper());
}

void AskingForm::refresh(const Snapshot& snapshot) {
  offset_ = snapshot.offset();
  if (std::exchange(ruleset_, snapshot.ruleset) != snapshot.ruleset) {
    const rules::Code chosen = kind_code();
    kinds_.clear();
    for (const rules::Kind& each : ruleset_->words.kinds.all()) {
      if (!each.brief) kinds_.push_back({each.id, each.name, {}, each.origin});
    }
    choose_kind(chosen);
  }
  choices_.refresh(snapshot);
  const auto sheet = choices_.sheet();
  if (sheet && units.directory() != sheet->units) {
    const auto gone = units.use(sheet->units);
    dropped_.insert(dropped_.end(), gone.begin(), gone.end());
  }
  keeper_.refresh(snapshot, kPaper, [this](const base::Bytes& kept) { take(kept); });
}

void AskingForm::leave() {
  keeper_.close();
  choices_.close();
  clear();
}

const std::optional<base::Error>& AskingForm::problem() const {
  return deed_.problem() ? deed_.problem() : choices_.problem();
}

const client::UnitLoad* AskingForm::load_of(const base::UnitCode& unit) const {
  const auto sheet = choices_.sheet();
  if (!sheet) return nullptr;
  const auto found = sheet->loads.find(unit);
  return found == sheet->loads.end() ? nullptr : &found->second;
}

// -- checking -------------------------------------------------------------------------------------

std::optional<base::Timestamp> AskingForm::due() const {
  const auto date = base::parse_date(base::trim(day));
  if (!date) return std::nullopt;
  const std::string_view hour = base::trim(time);
  if (hour.empty()) return base::end_of(*date, offset_) - std::chrono::milliseconds(1);
  return base::parse_time(base::to_text(*date) + " " + std::string(hour), offset_);
}

std::string AskingForm::missing(base::Timestamp now) const {
  if (base::trim(title).empty()) return "desk.asking.need.title";
  if (base::trim(text.utf8()).empty()) return "desk.asking.need.text";
  if (!items_of(items)) return "desk.asking.need.items";
  const auto deadline = due();
  if (!deadline) return "desk.asking.need.due";
  if (*deadline <= now) return "desk.asking.need.later";
  if (units.count() == 0) return "desk.asking.need.units";
  return "";
}

// -- acting ---------------------------------------------------------------------------------------

void AskingForm::copy(const domain::Subject& commission) {
  deed_.run(
      [commission](Core& core) {
        return core.look([&](client::Replica& replica) { return earlier(replica, commission); });
      },
      [this](const Earlier& found) {
        clear();
        title = found.row.title;
        text.load(found.text);
        choose_kind(found.row.kind);
        items = std::to_string(found.row.items);
        std::vector<base::UnitCode> asked;
        for (const client::RowAnswer& answer : found.row.answers) asked.push_back(answer.unit);
        dropped_ = units.set(asked);
        edited();
      });
}

void AskingForm::give_up() {
  keeper_.drop();
  clear();
}

void AskingForm::send(base::Timestamp now, std::function<void(domain::Subject)> then) {
  if (busy() || !missing(now).empty()) return;
  client::CommissionInput input;
  input.title = std::string(base::trim(title));
  input.text = base::tidy_lines(text.utf8());
  input.units = units.units();
  input.due = *due();
  input.kind = kind_code();
  input.items = *items_of(items);
  deed_.run(
      [input](Core& core) {
        return core.change(
            [&](client::Replica& replica) { return client::issue_commission(replica, input); });
      },
      [this, then = std::move(then)](domain::Subject commission) {
        give_up();
        then(std::move(commission));
      });
}

}  // namespace yibao::app
