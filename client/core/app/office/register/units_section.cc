#include "client/core/app/office/register/units_section.h"

#include "client/core/commands/unit_changes.h"

namespace yibao::app {
namespace {

constexpr const char* kUnitPaper = "unit_form.";

}  // namespace

UnitsSection::UnitsSection(Desk& desk, base::Clock& clock, Way& way)
    : FormSection(desk, clock, way) {}

// -- the list -------------------------------------------------------------------------------------

const std::vector<std::size_t>& UnitsSection::rows(const Sheet& sheet) {
  const std::string wanted =
      group > 0 && group <= sheet->groups.size() ? sheet->groups[group - 1].first : "";
  return fitting_.fit<RegisterSheet>(sheet, sheet->units, filter, wanted + (with_ended ? "+" : "-"),
                                     [&](const RegisteredUnit& unit) {
                                       return (with_ended || !unit.ended) &&
                                              (wanted.empty() || unit.group == wanted);
                                     });
}

void UnitsSection::open(const base::UnitCode& unit) {
  if (opened_ == unit) return;
  leave();
  opened_ = unit;
}

void UnitsSection::close() {
  leave();
}

// -- the form -------------------------------------------------------------------------------------

void UnitsSection::begin_form(UnitDeed deed, const std::string& paper) {
  meaning_.reset();
  moved_.reset();
  asked_for_.clear();
  begin(deed, paper);
}

void UnitsSection::begin_new(const Sheet& sheet) {
  leave();
  choices_ = choices_of(*sheet, std::nullopt);
  form.from = base::to_text(sheet->today);
  form.from_a_day = false;
  begin_form(UnitDeed::kNew, std::string(kUnitPaper) + "new");
}

void UnitsSection::begin_change(const Sheet& sheet) {
  const RegisteredUnit* unit = opened_ ? sheet->unit(*opened_) : nullptr;
  if (unit == nullptr) return;
  choices_ = choices_of(*sheet, opened_);
  form = form_of(*unit, choices_, sheet->today);
  begin_form(UnitDeed::kChange, kUnitPaper + unit->code.text() + ".change");
}

void UnitsSection::begin_end(const Sheet& sheet) {
  if (!opened_) return;
  choices_ = choices_of(*sheet, opened_);
  form = {};
  form.from = base::to_text(sheet->today);
  begin_form(UnitDeed::kEnd, kUnitPaper + opened_->text() + ".end");
}

void UnitsSection::give_up() {
  end_form();
  set_aside();
}

void UnitsSection::set_aside() {
  const auto stays = opened_;
  leave();
  opened_ = stays;
}

void UnitsSection::leave() {
  ++turn_;
  asking_ = false;
  close_form();
  meaning_.reset();
  moved_.reset();
  opened_.reset();
}

void UnitsSection::ask_meaning() {
  const std::string wanted = write_form(texts_of(form, choices_));
  if (asking_ || wanted == asked_for_ || keeper_.loading()) return;
  asked_for_ = wanted;
  if (!missing().empty()) {
    meaning_.reset();
    return;
  }
  UnitQuestion question;
  question.deed = doing();
  if (doing() == UnitDeed::kNew) question.input = input_of(form, choices_);
  if (doing() == UnitDeed::kChange) question.change = change_of(*opened_, form, begun_, choices_);
  if (doing() == UnitDeed::kEnd) {
    question.unit = *opened_;
    question.heir = form.merged ? choices_.unit(form.heir) : std::nullopt;
    question.from = *base::parse_date(form.from);
    question.begins_anew = form.begins_anew;
  }
  asking_ = true;
  desk_.ask(
      [question](Core& core) {
        return core.look([&](client::Replica& replica) { return answer_to(replica, question); });
      },
      [this, turn = turn_](const base::Result<UnitMeaning>& meaning) {
        if (turn != turn_) return;
        asking_ = false;
        if (!meaning) return deed_.fail(meaning.error());
        meaning_ = std::make_shared<const UnitMeaning>(*meaning);
      });
}

void UnitsSection::refresh(const Sheet& sheet) {
  // Somebody else may have changed what it would mean.
  if (sheet != sheet_) asked_for_.clear();
  sheet_ = sheet;
  if (doing() == UnitDeed::kNone) return;
  keep_typed();
  ask_meaning();
}

// -- doing it -------------------------------------------------------------------------------------

bool UnitsSection::can_do() const {
  const bool known = meaning_ && !asking_ && asked_for_ == write_form(texts_of(form, choices_));
  return !busy() && known && !meaning_->problem && missing().empty();
}

void UnitsSection::act(Act act, std::vector<base::UnitCode> concerned, const char* notice) {
  deed_.run(
      [act = std::move(act), concerned = std::move(concerned)](Core& core) {
        return core.change([&](client::Replica& replica) -> base::Result<client::PointsMove> {
          YIBAO_TRY(const auto watch, client::PointsWatch::begin(replica, concerned));
          YIBAO_CHECK(act(replica));
          return watch.end(replica);
        });
      },
      [this, notice](client::PointsMove moved) {
        end_form();
        meaning_.reset();
        moved_ = std::make_shared<const client::PointsMove>(std::move(moved));
        way_.say(notice);
      });
}

void UnitsSection::do_it() {
  if (!can_do()) return;
  if (doing() == UnitDeed::kNew) {
    return act([input = input_of(form, choices_)](
                   auto& replica) { return client::define_unit(replica, input); },
               {}, "desk.notice.unit_defined");
  }
  if (doing() == UnitDeed::kChange) {
    return act([change = change_of(*opened_, form, begun_, choices_)](
                   auto& replica) { return client::change_unit(replica, change); },
               {*opened_}, "desk.notice.unit_changed");
  }
  const auto heir = form.merged ? choices_.unit(form.heir) : std::nullopt;
  std::vector<base::UnitCode> concerned = {*opened_};
  if (heir) concerned.push_back(*heir);
  act([unit = *opened_, heir, from = *base::parse_date(form.from), anew = form.begins_anew](
          auto& replica) { return client::end_unit(replica, unit, heir, from, anew); },
      std::move(concerned), "desk.notice.unit_ended");
}

void UnitsSection::resume(const base::UnitCode& unit, base::Date from) {
  act([unit, from](auto& replica) { return client::resume_unit(replica, unit, from); }, {unit},
      "desk.notice.unit_resumed");
}

void UnitsSection::drop_planned(const base::UnitCode& unit, base::Date from) {
  act([unit, from](auto& replica) { return client::drop_planned(replica, unit, from); }, {unit},
      "desk.notice.unit_plan_dropped");
}

void UnitsSection::define_all() {
  deed_.run([](Core& core) { return core.change(&client::define_units_of_ruleset); },
            [this](std::size_t count) {
              way_.say("desk.notice.units_defined", {{"count", std::to_string(count)}});
            });
}

}  // namespace yibao::app
