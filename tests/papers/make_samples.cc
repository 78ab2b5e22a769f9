// Writes the samples into a folder: what two runs write is compared, and looked at.
#include <iostream>

#include "client/papers/docx_writer.h"
#include "client/papers/pdf.h"
#include "client/papers/xlsx_writer.h"
#include "tests/papers/samples.h"
#include "tests/support/files.h"
#include "tests/support/must.h"

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: papers_samples FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = arguments[1];
  const auto write = [&](const std::string& name, const yibao::papers::Paper& paper) {
    yibao::testing::write_file(folder / (name + ".pdf"),
                               yibao::testing::must(yibao::papers::to_pdf(paper)));
    yibao::testing::write_file(folder / (name + ".docx"),
                               yibao::testing::must(yibao::papers::to_docx(paper)));
  };
  write("bulletin", yibao::papers::sample_bulletin());
  write("notice", yibao::papers::sample_notice());
  write("receipt", yibao::papers::sample_receipt());
  const auto write_book = [&](const std::string& name, const yibao::papers::Workbook& book) {
    yibao::testing::write_file(folder / (name + ".xlsx"),
                               yibao::testing::must(yibao::papers::to_xlsx(book)));
  };
  write_book("payees", yibao::papers::sample_payees());
  write_book("roster", yibao::papers::sample_roster());
}
