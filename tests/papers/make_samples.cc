// Writes the samples into a folder: what two runs write is compared, and looked at.
#include <iostream>

#include "client/papers/pdf.h"
#include "tests/papers/samples.h"
#include "tests/support/files.h"
#include "tests/support/must.h"

int main(int count, char** arguments) {
  using namespace yibao;  // NOLINT
  if (count != 2) {
    std::cerr << "usage: papers_samples FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = arguments[1];
  const auto write = [&](const std::string& name, const papers::Paper& paper) {
    testing::write_file(folder / (name + ".pdf"), testing::must(papers::to_pdf(paper)));
  };
  write("bulletin", papers::sample_bulletin());
  write("notice", papers::sample_notice());
  write("receipt", papers::sample_receipt());
}
