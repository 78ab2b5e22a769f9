// The office's rules: read as they hold and held, compared, mended in a draft, tried on a year,
// adopted from a day; and targets of single units. The screen's thread.
#pragma once

#include "client/core/app/file_picker.h"
#include "client/core/app/loaded.h"
#include "client/core/app/office/office_place.h"
#include "client/core/app/office/rules/draft_part.h"
#include "client/core/app/office/rules/rules_adopting.h"
#include "client/core/app/office/rules/rules_sheet.h"
#include "client/core/app/office/rules/rules_trial.h"
#include "client/core/app/office/rules/targets_panel.h"

namespace yibao::app {

class RulesPlace final : public OfficePlace {
 public:
  RulesPlace(Desk& desk, base::Clock& clock, Way& way, FilePicker& picker);

  enum class Section : std::uint8_t { kRead, kDraft, kTrial, kTargets };
  Section section = Section::kRead;
  std::string search;  // "" shows every sentence
  enum class Filter : std::uint8_t { kAll, kChanged, kWrong };
  Filter filter = Filter::kAll;  // of the draft's sentences

  RulesetDraft draft;
  DraftPart part;
  RulesTrial trial;
  RulesAdopting adopting;
  TargetsPanel targets;

  // -- the versions
  const std::shared_ptr<const RulesSheet>& sheet() const { return loaded_.sheet(); }
  void show(std::size_t version);
  // nullopt: no comparison.
  void compare(std::optional<std::size_t> version);
  // One of the texts has what is searched for.
  bool fits(std::initializer_list<std::string_view> texts) const;

  // -- the draft
  // A copy of the version that is shown, with the number that the next one must have.
  void begin_draft();
  void choose_file();
  void import(const std::filesystem::path& file);
  void save_file();
  bool busy() const { return deed_.busy(); }
  void use_next_version();
  void open_adopting();
  // Once a frame while the question is open. The day that is given becomes the one that the draft
  // names: what is adopted says itself from when it holds.
  void refresh_adopting();
  void adopt();
  void try_draft();

  const std::optional<base::Error>& problem() const;

  void refresh(const Snapshot& snapshot) override;
  void leave() override;
  void forget() override;
  bool is_current(const Snapshot& snapshot) const override;
  std::optional<client::SteadyTime> wake_at() const override;

 private:
  void look();

  Desk& desk_;
  Way& way_;
  FilePicker& picker_;
  Deed deed_;
  Loaded<RulesSheet> loaded_;
  std::optional<base::EventId> shown_;
  std::optional<base::EventId> compared_;
};

}  // namespace yibao::app

YIBAO_ENUM_NAMES(yibao::app::RulesPlace::Section, "read", "draft", "trial", "targets");
YIBAO_ENUM_NAMES(yibao::app::RulesPlace::Filter, "all", "changed", "wrong");
