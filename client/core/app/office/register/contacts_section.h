// The contact table in the notice's columns: looked at, printed, written into a file, brought in.
// The screen's thread.
#pragma once

#include "client/core/app/office/register/contact_import.h"
#include "client/core/app/printing.h"
#include "client/core/app/sheet_place.h"
#include "client/core/contacts/contact_rows.h"
#include "client/papers/workbook.h"

namespace yibao::app {

struct ContactsSheet {
  client::ContactRows zh, en;
  const client::ContactRows& in(texts::Language language) const {
    return language == texts::Language::kEnglish ? en : zh;
  }
};

papers::Paper contacts_paper(const client::ContactRows& rows, const std::string& remark,
                             base::Timestamp made_at);
papers::Workbook contacts_workbook(const client::ContactRows& rows, const std::string& remark,
                                   base::Timestamp made_at);

class ContactsSection {
 public:
  ContactsSection(Desk& desk, FilePicker& picker, Printing& printing, Way& way);

  const std::shared_ptr<const ContactsSheet>& sheet() const { return loaded_.sheet(); }
  ContactImport import;

  void print(texts::Language language);
  // Asks for the file: a spreadsheet, or a PDF.
  void save_workbook(texts::Language language);
  void save_pdf(texts::Language language);

  void refresh(const Snapshot& snapshot) { loaded_.refresh(snapshot); }
  void leave();
  bool busy() const { return saving_ || printing_.busy(); }
  bool is_current(const Snapshot& snapshot) const {
    return loaded_.is_current(snapshot) && !import.busy();
  }
  const std::optional<base::Error>& problem() const {
    return problem_ ? problem_ : printing_.problem() ? printing_.problem() : loaded_.problem();
  }

 private:
  Printing::Make paper_in(texts::Language language) const;
  void write_workbook(texts::Language language, const std::filesystem::path& file);

  Desk& desk_;
  FilePicker& picker_;
  Printing& printing_;
  Way& way_;
  Loaded<ContactsSheet> loaded_;
  bool saving_ = false;
  std::optional<base::Error> problem_;
};

}  // namespace yibao::app
