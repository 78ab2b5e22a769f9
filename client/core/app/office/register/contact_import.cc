#include "client/core/app/office/register/contact_import.h"

#include <algorithm>

#include "client/core/app/table_file.h"

namespace yibao::app {
namespace {

using client::ContactFate;

struct OpenedTable {
  std::vector<std::string> sheets;
  std::shared_ptr<const client::ReadContacts> contacts;
};

base::Result<OpenedTable> open_table(const std::filesystem::path& file, const std::string& sheet) {
  YIBAO_TRY(papers::SheetRows rows, papers::read_sheet_file(file, sheet));
  OpenedTable opened;
  opened.sheets = rows.names;
  YIBAO_TRY(client::ReadContacts read, client::read_contacts(table_rows(std::move(rows))));
  opened.contacts = std::make_shared<const client::ReadContacts>(std::move(read));
  return opened;
}

std::string names_of_roles(const client::RolesSaid& roles) {
  std::string text;
  if (roles.leader) text = roles.principal ? "@signer.principal" : "@signer.in_charge";
  if (roles.reporter) text += (text.empty() ? "" : ",") + std::string("@role.reporter");
  return text;
}

bool is_notable(const ContactLine& line) {
  return line.fate != ContactFate::kSame || !line.faults.empty();
}

}  // namespace

ContactPreview preview_of(const client::Replica& replica, client::ContactPlan plan,
                          client::ContactChoices choices) {
  ContactPreview preview;
  for (const client::PlannedContact& planned : plan.lines) {
    const client::ReadPerson& read = *planned.read;
    ContactLine line;
    line.row = read.row;
    line.written_unit = read.unit.empty() ? plan.read->unit_above : read.unit;
    if (planned.unit) line.unit = replica.unit_name(*planned.unit);
    line.name = read.name;
    line.title = read.title;
    line.telephone = read.telephone;
    line.mobile = read.mobile;
    line.roles = names_of_roles(read.roles);
    line.fate = planned.fate;
    line.changes = planned.changes;
    line.faults = read.faults;
    line.elsewhere = planned.elsewhere;
    for (const base::UnitCode& unit : planned.similar) {
      line.similar.emplace_back(unit, replica.unit_name(unit));
    }
    preview.needs_unit = preview.needs_unit || (line.written_unit.empty() && !planned.unit &&
                                                planned.fate == ContactFate::kUnitUnknown);
    preview.lines.push_back(std::move(line));
  }
  for (const base::PersonId& person : plan.absent) {
    preview.absent.push_back(replica.person_name(person));
  }
  for (const auto& [code, info] : replica.registry()->units()) {
    if (!info.ended(replica.today())) preview.units.emplace_back(code, replica.unit_name(code));
  }
  preview.plan = std::move(plan);
  preview.choices = std::move(choices);
  return preview;
}

void ContactImport::choose_file() {
  if (busy()) return;
  FilePicker::Question question;
  question.title = "desk.register.contacts.choose";
  question.endings = table_endings();
  picker_.ask(std::move(question), [this](const std::filesystem::path& file) { take(file); });
}

void ContactImport::take(const std::filesystem::path& file) {
  close();
  file_ = file;
  read_sheet();
}

void ContactImport::read_sheet() {
  if (busy_ || file_.empty()) return;
  busy_ = true;
  problem_.reset();
  choices_ = {};
  const std::string name = sheet < sheets_.size() ? sheets_[sheet] : "";
  desk_.send_out([file = file_, name] { return open_table(file, name); },
                 [this, turn = turn_](base::Result<OpenedTable> table) {
                   if (turn != turn_) return;
                   busy_ = false;
                   if (!table) return failed(table.error());
                   if (sheets_.empty()) sheets_ = std::move(table->sheets);
                   read_ = std::move(table->contacts);
                   plan();
                 });
}

void ContactImport::failed(const base::Error& error) {
  busy_ = false;
  problem_ = error;
}

void ContactImport::plan() {
  busy_ = true;
  desk_.ask(
      [read = read_, choices = choices_](Core& core) {
        return core.look([&](client::Replica& replica) -> base::Result<ContactPreview> {
          return preview_of(replica, client::plan_contacts(replica, read, choices), choices);
        });
      },
      [this, turn = turn_](base::Result<ContactPreview> preview) {
        if (turn != turn_) return;
        if (!preview) return failed(preview.error());
        busy_ = false;
        preview_ = std::make_shared<const ContactPreview>(*std::move(preview));
      });
}

const std::vector<std::size_t>& ContactImport::shown() {
  if (preview_ == shown_of_ && only_notable == shown_notable_) return shown_;
  shown_of_ = preview_;
  shown_notable_ = only_notable;
  shown_.clear();
  for (std::size_t i = 0; preview_ && i < preview_->lines.size(); ++i) {
    if (!only_notable || is_notable(preview_->lines[i])) shown_.push_back(i);
  }
  return shown_;
}

void ContactImport::mean_unit(const std::string& written, const base::UnitCode& unit) {
  if (busy()) return;
  choices_.units[written] = unit;
  plan();
}

void ContactImport::mean_whole_table(const base::UnitCode& unit) {
  if (busy()) return;
  choices_.whole_table = unit;
  plan();
}

void ContactImport::leave_out(std::size_t line, bool out) {
  if (busy()) return;
  if (out) {
    choices_.left_out.insert(line);
  } else {
    choices_.left_out.erase(line);
  }
  plan();
}

void ContactImport::import() {
  if (!can_import()) return;
  busy_ = true;
  problem_.reset();
  desk_.ask(
      [preview = preview_](Core& core) {
        return core.change([&](client::Replica& replica) {
          return client::import_contacts(replica, preview->plan, preview->choices);
        });
      },
      [this, turn = turn_](const base::Result<client::ContactOutcome>& outcome) {
        if (turn != turn_) return;
        if (!outcome) {
          failed(outcome.error());
          // The register is another one by now: what would become of each line is, too.
          return plan();
        }
        close();
        way_.say("desk.notice.contacts_imported", {{"added", std::to_string(outcome->added)},
                                                   {"changed", std::to_string(outcome->changed)}});
      });
}

void ContactImport::close() {
  ++turn_;
  busy_ = false;
  file_.clear();
  sheets_.clear();
  sheet = 0;
  only_notable = false;
  read_.reset();
  choices_ = {};
  preview_.reset();
  problem_.reset();
}

}  // namespace yibao::app
