#include "client/core/app/office/register/past_section.h"

#include <utility>

#include "client/core/app/table_file.h"

namespace yibao::app {
namespace {

base::Result<PastImportLines> read_imports(client::Replica& replica) {
  YIBAO_TRY(auto imports, client::past_imports(replica));
  PastImportLines lines;
  for (client::PastImport& import : imports) {
    PastImportLine line;
    for (const base::UnitCode& unit : import.units) line.units.push_back(replica.unit_name(unit));
    line.import = std::move(import);
    lines.push_back(std::move(line));
  }
  return lines;
}

base::Result<client::PastFile> read_file(const std::filesystem::path& file,
                                         const rules::Vocabulary& words) {
  YIBAO_TRY(papers::SheetRows rows, papers::read_sheet_file(file));
  return client::read_past_file(client::csv_of(table_rows(std::move(rows))), words);
}

rules::Name record_name(const client::Replica& replica, const std::string& record) {
  const auto ruleset = replica.ruleset();
  const auto* known = ruleset ? ruleset->words.records.by_id(record) : nullptr;
  return known == nullptr ? rules::Name{record, record} : known->name;
}

base::Result<PastPreview> preview_past(client::Replica& replica, client::PastFile file) {
  PastPreview preview;
  preview.file = std::move(file);
  if (!preview.file.problems.empty()) return preview;
  YIBAO_TRY(preview.plan, client::plan_past(replica, preview.file));
  for (const client::PastTotal& total : preview.plan.totals) {
    PastTotalLine line{total.unit_name, total.year, total.rows, {}};
    for (const auto& [record, count] : total.records) {
      line.records.emplace_back(record_name(replica, record), count);
    }
    preview.totals.push_back(std::move(line));
  }
  return preview;
}

}  // namespace

PastSection::PastSection(Desk& desk, FilePicker& picker, Way& way)
    : desk_(desk), picker_(picker), way_(way), loaded_(desk, &read_imports), deed_(desk) {}

void PastSection::choose_file() {
  if (busy()) return;
  FilePicker::Question question;
  question.title = "desk.register.past.choose";
  question.endings = table_endings();
  picker_.ask(std::move(question), [this](const std::filesystem::path& file) { take(file); });
}

// The ruleset's words first, then the file by an errand, then what is in the log already.
void PastSection::take(const std::filesystem::path& file) {
  close();
  file_ = file;
  reading_ = true;
  desk_.ask(
      [](Core& core) {
        return core.look([](client::Replica& replica) -> base::Result<Words> {
          auto words = client::past_words(replica);
          if (!words) return base::fail(base::ErrorCode::kRulesetMissing);
          return words;
        });
      },
      [this, turn = turn_](const base::Result<Words>& words) {
        if (turn != turn_) return;
        if (!words) return failed(words.error());
        read(*words);
      });
}

void PastSection::read(Words words) {
  desk_.send_out([file = file_, words = std::move(words)] { return read_file(file, *words); },
                 [this, turn = turn_](base::Result<client::PastFile> file) {
                   if (turn != turn_) return;
                   if (!file) return failed(file.error());
                   plan(*std::move(file));
                 });
}

void PastSection::plan(client::PastFile file) {
  desk_.ask(
      [file = std::move(file)](Core& core) mutable {
        return core.look(
            [&](client::Replica& replica) { return preview_past(replica, std::move(file)); });
      },
      [this, turn = turn_](base::Result<PastPreview> preview) {
        if (turn != turn_) return;
        if (!preview) return failed(preview.error());
        reading_ = false;
        preview_ = std::make_shared<const PastPreview>(*std::move(preview));
      });
}

void PastSection::failed(const base::Error& error) {
  reading_ = false;
  deed_.fail(error);
}

bool PastSection::can_import() const {
  return !busy() && preview_ && preview_->file.problems.empty() && !preview_->plan.fresh.empty();
}

void PastSection::import() {
  if (!can_import()) return;
  deed_.run(
      [preview = preview_, name = file_.filename().string()](Core& core) {
        return core.change([&](client::Replica& replica) -> base::Result<client::PastOutcome> {
          // Somebody else may have imported the same meanwhile.
          YIBAO_TRY(const client::PastPlan now, client::plan_past(replica, preview->file));
          return client::import_past(replica, now, name);
        });
      },
      [this](const client::PastOutcome& outcome) {
        close();
        way_.say("desk.notice.past_imported", {{"rows", std::to_string(outcome.rows)}});
      });
}

void PastSection::ask_to_retract(const domain::Term& file) {
  to_retract_ = file;
  reason = 0;
  note.clear();
  deed_.clear_problem();
}

void PastSection::retract() {
  if (!to_retract_ || busy()) return;
  const std::string why = kPastReasons.at(reason);
  deed_.run(
      [file = *std::exchange(to_retract_, std::nullopt), why, text = note](Core& core) {
        return core.change([&](client::Replica& replica) {
          return client::retract_past(replica, file, why, text);
        });
      },
      [this](std::size_t) { way_.say("desk.notice.past_retracted"); });
}

void PastSection::close() {
  ++turn_;
  reading_ = false;
  file_.clear();
  preview_.reset();
  to_retract_.reset();
  note.clear();
  deed_.forget();
}

}  // namespace yibao::app
