// A contact table brought in: chosen, read by an errand, looked through line by line, put right,
// then taken in as a whole or not at all. The screen's thread.
#pragma once

#include "client/core/app/core.h"
#include "client/core/app/file_picker.h"
#include "client/core/app/way.h"
#include "client/core/contacts/contact_plan.h"

namespace yibao::app {

// The plan in words.
struct ContactLine {
  std::size_t row = 0;
  std::string written_unit;  // "" where the table names none
  std::string unit;          // that is meant
  std::string name, title, telephone, mobile;
  std::string roles;  // names of the catalogue
  client::ContactFate fate = client::ContactFate::kNew;
  std::vector<client::PersonDifference> changes;
  std::vector<std::pair<client::ContactFault, std::string>> faults;
  std::vector<std::pair<base::UnitCode, std::string>> similar;
  std::string elsewhere;
};
struct ContactPreview {
  client::ContactPlan plan;
  client::ContactChoices choices;
  std::vector<ContactLine> lines;
  std::vector<std::string> absent;  // in the register, but not in the table
  std::vector<std::pair<base::UnitCode, std::string>> units;  // to choose from
  bool needs_unit = false;  // rows name none, and nobody said whose table it is
};

class ContactImport {
 public:
  ContactImport(Desk& desk, FilePicker& picker, Way& way)
      : desk_(desk), picker_(picker), way_(way) {}

  void choose_file();
  // As if it had been chosen.
  void take(const std::filesystem::path& file);
  const std::filesystem::path& file() const { return file_; }
  // Of a workbook with several sheets: their names, and which is read.
  const std::vector<std::string>& sheets() const { return sheets_; }
  std::size_t sheet = 0;
  void read_sheet();

  bool is_open() const { return preview_ != nullptr; }
  const std::shared_ptr<const ContactPreview>& preview() const { return preview_; }
  // All lines, or those that something is to be done about or is wrong with.
  bool only_notable = false;
  const std::vector<std::size_t>& shown();

  // -- putting it right
  void mean_unit(const std::string& written, const base::UnitCode& unit);
  void mean_whole_table(const base::UnitCode& unit);
  void leave_out(std::size_t line, bool out);

  bool can_import() const { return is_open() && !busy() && preview_->plan.to_do() > 0; }
  void import();
  bool busy() const { return busy_; }
  const std::optional<base::Error>& problem() const { return problem_; }
  void close();

 private:
  using Read = std::shared_ptr<const client::ReadContacts>;
  void plan();
  void failed(const base::Error& error);

  Desk& desk_;
  FilePicker& picker_;
  Way& way_;
  std::filesystem::path file_;
  std::vector<std::string> sheets_;
  bool busy_ = false;
  std::uint64_t turn_ = 0;
  Read read_;
  client::ContactChoices choices_;
  std::shared_ptr<const ContactPreview> preview_;
  std::shared_ptr<const ContactPreview> shown_of_;
  bool shown_notable_ = false;
  std::vector<std::size_t> shown_;
  std::optional<base::Error> problem_;
};

ContactPreview preview_of(const client::Replica& replica, client::ContactPlan plan,
                          client::ContactChoices choices);

}  // namespace yibao::app
