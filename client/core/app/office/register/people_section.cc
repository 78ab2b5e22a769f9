#include "client/core/app/office/register/people_section.h"

#include <algorithm>

#include "shared/base/text.h"

namespace yibao::app {
namespace {

constexpr const char* kPersonPaper = "person_form.";

base::Result<PersonSheet> read_person(client::Replica& replica, const base::PersonId& person,
                                      const std::vector<domain::Subject>& items) {
  PersonSheet sheet;
  YIBAO_TRY(sheet.open, client::open_work(replica, person, items));
  YIBAO_TRY(sheet.history, client::person_history(replica, person));
  return sheet;
}

}  // namespace

PeopleSection::PeopleSection(Desk& desk, base::Clock& clock, Way& way)
    : FormSection(desk, clock, way), loaded_(desk) {}

// -- the list -------------------------------------------------------------------------------------

const std::vector<std::size_t>& PeopleSection::rows(const Sheet& sheet) {
  const base::UnitCode wanted =
      unit > 0 && unit <= sheet->units.size() ? sheet->units[unit - 1].code : base::UnitCode();
  return fitting_.fit<RegisterSheet>(
      sheet, sheet->people, filter, wanted.text() + (with_left ? "+" : "-"),
      [&](const RegisteredPerson& person) {
        return (with_left || !person.left) && (wanted.empty() || person.unit == wanted);
      });
}

std::vector<domain::Subject> PeopleSection::items_of(const DraftRows& rows,
                                                     const base::PersonId& person) {
  std::vector<domain::Subject> items;
  for (const auto& row : rows) {
    const auto stage = base::enum_from_name<domain::Stage>(row->state);
    const bool theirs = row->author_id == person || row->signer_id == person;
    if (theirs && stage && client::is_open(*stage)) items.push_back(row->id);
  }
  return items;
}

void PeopleSection::open(const base::PersonId& person) {
  if (opened_ == person) return;
  leave();
  opened_ = person;
  drafts_.reset();
}

// -- the form -------------------------------------------------------------------------------------

void PeopleSection::begin_form(PersonDeed deed, const std::string& paper) {
  changed_meanwhile_ = false;
  steps_ = person() ? person()->history.size() : 0;
  begin(deed, paper);
}

void PeopleSection::begin_new(const Sheet& sheet, const std::optional<base::UnitCode>& of) {
  leave();
  choices_ = choices_of(*sheet, nullptr);
  for (std::size_t i = 0; i < choices_.units.size(); ++i) {
    if (choices_.units[i].first == of) form.unit = i;
  }
  form.roles.front() = true;
  begin_form(PersonDeed::kNew, std::string(kPersonPaper) + "new");
}

void PeopleSection::begin_change(const Sheet& sheet) {
  const RegisteredPerson* person = opened_ ? sheet->person(*opened_) : nullptr;
  if (person == nullptr) return;
  choices_ = choices_of(*sheet, person);
  form = form_of(*person, choices_);
  begin_form(PersonDeed::kChange, kPersonPaper + person->id.text());
}

void PeopleSection::begin_leaving(const Sheet& sheet) {
  const RegisteredPerson* person = opened_ ? sheet->person(*opened_) : nullptr;
  if (person == nullptr) return;
  choices_ = choices_of(*sheet, person);
  form = {};
  form.from = base::to_text(sheet->today);
  begin_form(PersonDeed::kLeave, kPersonPaper + person->id.text() + ".leave");
}

void PeopleSection::give_up() {
  end_form();
  set_aside();
}

void PeopleSection::set_aside() {
  close_form();
}

void PeopleSection::leave() {
  set_aside();
  loaded_.close();
  opened_.reset();
}

bool PeopleSection::moves() const {
  const RegisteredPerson* person = sheet_ && opened_ ? sheet_->person(*opened_) : nullptr;
  return doing() == PersonDeed::kChange && person != nullptr && form.unit < choices_.units.size() &&
         choices_.units[form.unit].first != person->unit;
}

bool PeopleSection::has_namesake() const {
  if (!sheet_ || form.unit >= choices_.units.size()) return false;
  const std::string name(base::trim(form.name));
  const base::UnitCode& of = choices_.units[form.unit].first;
  return std::any_of(sheet_->people.begin(), sheet_->people.end(), [&](const auto& person) {
    return person.unit == of && person.profile.name == name && person.id != opened_ && !person.left;
  });
}

const std::optional<base::Error>& PeopleSection::problem() const {
  if (deed_.problem()) return deed_.problem();
  return keeper_.problem() ? keeper_.problem() : loaded_.problem();
}

void PeopleSection::refresh(const Snapshot& snapshot, const Sheet& sheet) {
  sheet_ = sheet;
  if (opened_ && snapshot.drafts != drafts_) {
    drafts_ = snapshot.drafts;
    loaded_.open([person = *opened_, items = items_of(*drafts_, *opened_)](
                     client::Replica& replica) { return read_person(replica, person, items); });
  }
  if (opened_) loaded_.refresh(snapshot);
  if (doing() == PersonDeed::kNone) return;
  const bool more = person() && person()->history.size() > steps_;
  changed_meanwhile_ = changed_meanwhile_ || (doing() == PersonDeed::kChange && steps_ > 0 && more);
  keep_typed();
}

// -- doing it -------------------------------------------------------------------------------------

template <class Work>
void PeopleSection::act(Work work, const char* notice) {
  deed_.run(
      [work](Core& core) {
        return core.change([&](client::Replica& replica) -> base::Status {
          YIBAO_CHECK(work(replica));
          return {};
        });
      },
      [this, notice] {
        end_form();
        way_.say(notice);
      });
}

void PeopleSection::do_it() {
  if (busy() || !missing().empty()) return;
  if (doing() == PersonDeed::kNew) {
    return act([input = input_of(form, choices_)](
                   auto& replica) { return client::define_person(replica, input); },
               "desk.notice.person_defined");
  }
  if (doing() == PersonDeed::kChange) {
    return act([change = change_of(*opened_, form, begun_, choices_)](
                   auto& replica) { return client::change_person(replica, change); },
               "desk.notice.person_changed");
  }
  std::optional<base::PersonId> successor;
  if (form.successor > 0 && form.successor <= choices_.colleagues.size()) {
    successor = choices_.colleagues[form.successor - 1].first;
  }
  act([person = *opened_, from = *base::parse_date(form.from),
       successor](auto& replica) { return client::person_left(replica, person, from, successor); },
      "desk.notice.person_left");
}

void PeopleSection::stays() {
  if (!opened_ || busy()) return;
  client::PersonChange change;
  change.person = *opened_;
  change.stays = true;
  act([change](auto& replica) { return client::change_person(replica, change); },
      "desk.notice.person_stays");
}

}  // namespace yibao::app
