#include "client/core/app/office/register/contacts_section.h"

#include "client/papers/xlsx_writer.h"
#include "shared/storage/files.h"

namespace yibao::app {
namespace {

constexpr std::size_t kWideColumns = 6;  // more lie on sheets turned

base::Result<ContactsSheet> read_contacts_sheet(client::Replica& replica) {
  return ContactsSheet{client::contact_rows(replica, texts::Language::kChinese),
                       client::contact_rows(replica, texts::Language::kEnglish)};
}

// The day it is of, and the clause that asks for it.
std::string remark_of(const client::Replica& replica, const client::ContactRows& rows,
                      texts::Language language) {
  const std::string day = base::to_text(replica.today());
  if (rows.clause.empty()) {
    return texts::text(language, "desk.register.contacts.as_of", {{"day", day}});
  }
  return texts::text(language, "desk.register.contacts.as_of_clause",
                     {{"day", day}, {"clause", rows.clause}});
}

FilePicker::Question question_for(const char* title, const std::string& name, const char* ending) {
  FilePicker::Question question;
  question.save = true;
  question.title = title;
  question.endings = {ending};
  question.name = name + ending;
  return question;
}

}  // namespace

papers::Paper contacts_paper(const client::ContactRows& rows, const std::string& remark,
                             base::Timestamp made_at) {
  papers::Paper paper;
  paper.title = rows.title;
  paper.remark = remark;
  paper.made_at = made_at;
  papers::Table table;
  table.header = rows.headings;
  table.rows = rows.rows;
  table.wide = rows.headings.size() > kWideColumns;
  paper.blocks.emplace_back(std::move(table));
  return paper;
}

papers::Workbook contacts_workbook(const client::ContactRows& rows, const std::string& remark,
                                   base::Timestamp made_at) {
  papers::Workbook book;
  book.title = rows.title;
  book.made_at = made_at;
  papers::Sheet sheet;
  sheet.name = rows.title;
  sheet.title = rows.title;
  sheet.remark = remark;
  sheet.header = rows.headings;
  for (const auto& row : rows.rows) {
    std::vector<papers::SheetCell> cells;
    for (const std::string& text : row) cells.push_back(papers::text_cell(text));
    sheet.rows.push_back(std::move(cells));
  }
  book.sheets.push_back(std::move(sheet));
  return book;
}

ContactsSection::ContactsSection(Desk& desk, FilePicker& picker, Printing& printing, Way& way)
    : import(desk, picker, way),
      desk_(desk),
      picker_(picker),
      printing_(printing),
      way_(way),
      loaded_(desk, &read_contacts_sheet) {}

Printing::Make ContactsSection::paper_in(texts::Language language) const {
  return [language](client::Replica& replica) -> base::Result<papers::Paper> {
    const client::ContactRows rows = client::contact_rows(replica, language);
    return contacts_paper(rows, remark_of(replica, rows, language), replica.now());
  };
}

void ContactsSection::print(texts::Language language) {
  if (!busy()) printing_.print(paper_in(language));
}

void ContactsSection::save_pdf(texts::Language language) {
  if (busy() || !sheet()) return;
  picker_.ask(question_for("desk.register.contacts.save_pdf", sheet()->in(language).title, ".pdf"),
              [this, language](const std::filesystem::path& file) {
                printing_.save(paper_in(language), file);
              });
}

void ContactsSection::save_workbook(texts::Language language) {
  if (busy() || !sheet()) return;
  picker_.ask(
      question_for("desk.register.contacts.save", sheet()->in(language).title, ".xlsx"),
      [this, language](const std::filesystem::path& file) { write_workbook(language, file); });
}

void ContactsSection::write_workbook(texts::Language language, const std::filesystem::path& file) {
  saving_ = true;
  problem_.reset();
  const auto make = [language](Core& core) {
    return core.look([&](client::Replica& replica) -> base::Result<papers::Workbook> {
      const client::ContactRows rows = client::contact_rows(replica, language);
      return contacts_workbook(rows, remark_of(replica, rows, language), replica.now());
    });
  };
  const auto write = [this, file](const base::Result<papers::Workbook>& book) {
    if (!book) {
      saving_ = false;
      problem_ = book.error();
      return;
    }
    desk_.send_out(
        [file, book = *book]() -> base::Status {
          YIBAO_TRY(const base::Bytes bytes, papers::to_xlsx(book));
          return storage::write_private_file(file, bytes);
        },
        [this, file](const base::Status& written) {
          saving_ = false;
          if (!written) {
            problem_ = written.error();
            return;
          }
          way_.say("desk.notice.saved_as", {{"path", file.string()}});
        });
  };
  desk_.ask(make, write);
}

void ContactsSection::leave() {
  import.close();
  problem_.reset();
}

}  // namespace yibao::app
