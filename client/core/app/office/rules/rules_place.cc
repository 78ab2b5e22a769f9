#include "client/core/app/office/rules/rules_place.h"

#include <algorithm>

#include "client/papers/import_text.h"
#include "shared/base/text.h"
#include "shared/storage/files.h"

namespace yibao::app {
namespace {

constexpr const char* kEnding = ".json";
constexpr int kYearsBack = 9;

// UTF-8 as it stands; what an old editor wrote in another encoding is brought to it.
base::Result<std::string> read_ruleset_file(const std::filesystem::path& file) {
  YIBAO_TRY(base::Bytes bytes, papers::read_given_file(file, base::limits::kDocumentBytesMax));
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kMark)) bytes.erase(0, kMark.size());
  if (base::is_utf8(bytes)) return bytes;
  return papers::text_of("ruleset.txt", bytes);
}

}  // namespace

RulesPlace::RulesPlace(Desk& desk, base::Clock& clock, Way& way, FilePicker& picker)
    : draft(desk, clock),
      part(desk, clock, draft),
      trial(desk),
      adopting(desk, way),
      targets(desk, way),
      desk_(desk),
      way_(way),
      picker_(picker),
      deed_(desk),
      loaded_(desk) {
  look();
}

// -- the versions ---------------------------------------------------------------------------------

void RulesPlace::look() {
  loaded_.open([shown = shown_, compared = compared_](client::Replica& replica) {
    return rules_sheet(replica, shown, compared);
  });
}

void RulesPlace::show(std::size_t version) {
  if (!sheet() || version >= sheet()->versions.size()) return;
  shown_ = sheet()->versions[version].info.event;
  look();
}

void RulesPlace::compare(std::optional<std::size_t> version) {
  if (!sheet() || (version && *version >= sheet()->versions.size())) return;
  if (!shown_ && !sheet()->versions.empty()) shown_ = sheet()->versions[sheet()->shown].info.event;
  compared_ = version ? std::optional(sheet()->versions[*version].info.event) : std::nullopt;
  look();
}

bool RulesPlace::fits(std::initializer_list<std::string_view> texts) const {
  const std::string_view wanted = base::trim(search);
  return wanted.empty() || std::any_of(texts.begin(), texts.end(), [&](std::string_view text) {
           return text.find(wanted) != std::string_view::npos;
         });
}

// -- the draft ------------------------------------------------------------------------------------

void RulesPlace::begin_draft() {
  if (!sheet() || sheet()->text.empty() || !draft.is_known()) return;
  std::string text = sheet()->text;
  std::int64_t next = 1;
  for (const client::RulesetVersion& version : sheet()->versions) {
    next = std::max(next, version.info.version + 1);
  }
  if (auto parts = client::RulesetText::read(text)) {
    if (parts->put("$", "version", std::to_string(next))) text = parts->text();
  }
  draft.begin(std::move(text));
  section = Section::kDraft;
}

void RulesPlace::choose_file() {
  if (busy()) return;
  FilePicker::Question question;
  question.title = "desk.rules.import_title";
  question.endings = {kEnding};
  picker_.ask(std::move(question), [this](const std::filesystem::path& file) { import(file); });
}

void RulesPlace::import(const std::filesystem::path& file) {
  if (busy()) return;
  deed_.clear_problem();
  desk_.send_out([file] { return read_ruleset_file(file); },
                 [this, name = file.filename().string()](base::Result<std::string> text) {
                   if (!text) return deed_.fail(text.error());
                   draft.begin(*std::move(text));
                   section = Section::kDraft;
                   way_.say("desk.notice.rules_imported", {{"name", name}});
                 });
}

void RulesPlace::save_file() {
  if (!draft.is_open() || busy()) return;
  FilePicker::Question question;
  question.save = true;
  question.title = "desk.rules.export_title";
  question.endings = {kEnding};
  const auto& reading = draft.reading();
  const bool known = reading && reading->ruleset;
  question.name = known ? reading->ruleset->id + "-v" + std::to_string(reading->ruleset->version)
                        : std::string("ruleset");
  picker_.ask(std::move(question), [this](const std::filesystem::path& file) {
    deed_.clear_problem();
    desk_.send_out([file, text = draft.text()] { return storage::write_file(file, text); },
                   [this, name = file.filename().string()](const base::Status& written) {
                     if (!written) return deed_.fail(written.error());
                     way_.say("desk.notice.rules_exported", {{"name", name}});
                   });
  });
}

void RulesPlace::use_next_version() {
  if (!draft.reading()) return;
  const std::string next = std::to_string(draft.reading()->next_version);
  draft.change("", [&](client::RulesetText& text) { return text.put("$", "version", next); });
}

void RulesPlace::open_adopting() {
  if (!sheet()) return;
  part.flush();
  adopting.open(draft.text(), sheet()->today);
  refresh_adopting();
}

void RulesPlace::refresh_adopting() {
  const auto day = base::parse_date(adopting.day);
  if (day && draft.parts() != nullptr) {
    const auto* named = draft.parts()->find(RulesAdopting::kDayPlace);
    const std::string text = base::to_text(*day);
    if (named == nullptr || draft.parts()->value(*named) != text) {
      draft.change(RulesAdopting::kDayPlace, [&](client::RulesetText& parts) {
        return parts.put("$", "in_force_from", client::json_text(text));
      });
    }
  }
  adopting.refresh(draft.text());
}

void RulesPlace::adopt() {
  adopting.adopt([this](const base::EventId& adopted) {
    part.close();
    draft.discard();
    trial.close();
    adopting.close();
    shown_ = adopted;
    compared_.reset();
    section = Section::kRead;
    look();
  });
}

void RulesPlace::try_draft() {
  part.flush();
  if (draft.is_read()) trial.start(draft.reading()->ruleset, draft.revision());
}

const std::optional<base::Error>& RulesPlace::problem() const {
  if (deed_.problem()) return deed_.problem();
  if (adopting.problem()) return adopting.problem();
  return draft.problem() ? draft.problem() : loaded_.problem();
}

// -- as the office knows it -----------------------------------------------------------------------

void RulesPlace::refresh(const Snapshot& snapshot) {
  loaded_.refresh(snapshot);
  if (sheet()) {
    const base::Date first = sheet()->today - std::chrono::days(365 * kYearsBack);
    trial.year.set_days(first, sheet()->today);
  }
  draft.refresh(snapshot);
  if (section == Section::kDraft) part.refresh();
  if (section == Section::kTargets) targets.refresh(snapshot);
}

void RulesPlace::leave() {
  part.flush();
  draft.flush();
  trial.stop();
}

void RulesPlace::forget() {
  part.close();
  draft.close();
  trial.close();
  adopting.close();
  targets.close();
  loaded_.close();
}

bool RulesPlace::is_current(const Snapshot& snapshot) const {
  const bool read = !draft.is_open() || draft.is_read();
  const bool set = section != Section::kTargets || targets.is_current(snapshot);
  return loaded_.is_current(snapshot) && draft.is_known() && read && set && !trial.running();
}

std::optional<client::SteadyTime> RulesPlace::wake_at() const {
  auto wake = draft.wake_at();
  const auto other = part.wake_at();
  if (other) wake = wake ? std::min(*wake, *other) : other;
  return wake;
}

}  // namespace yibao::app
