#include <doctest/doctest.h>

#include <cstdlib>

#include "tests/app/town.h"

namespace yibao::testing {
namespace {

papers::Paper sheet(const std::string& title) {
  papers::Paper paper;
  paper.title = title;
  return paper;
}

base::Result<papers::Paper> unit_sheet(client::Replica& replica) {
  return sheet(replica.unit_name(replica.identity()->unit));
}

// A machine where the printer takes what it is given into a file.
struct Printer {
  Printer() {
    before = std::getenv("PATH");
    write_file(bin.path() / "lp", "#!/bin/sh\n/bin/cat \"$2\" > '" + taken().string() + "'\n");
    std::filesystem::permissions(bin.path() / "lp", std::filesystem::perms::owner_all);
    ::setenv("PATH", bin.path().c_str(), 1);
  }
  ~Printer() { ::setenv("PATH", before.c_str(), 1); }
  Printer(const Printer&) = delete;
  Printer& operator=(const Printer&) = delete;
  std::filesystem::path taken() const { return bin.path() / "taken"; }
  TempFolder bin;
  std::string before;
};

TEST_CASE("a paper made from the replica reaches the printer") {
  const Printer printer;
  Town town;
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  desk.work.printing.print(unit_sheet);
  CHECK(desk.work.printing.busy());
  desk.settle();
  CHECK_FALSE(desk.work.printing.busy());
  CHECK_FALSE(desk.work.printing.problem());
  CHECK(desk.work.way.notice()->key == "desk.notice.printing");
  CHECK(read_file(printer.taken()).starts_with("%PDF-"));
}

TEST_CASE("without printer and viewer a sentence says so; a made paper needs nobody signed in") {
  const Printer printer;
  Town town;
  TownDesk desk(town);
  desk.work.printing.print(unit_sheet);
  desk.settle();
  CHECK(desk.work.printing.problem()->code == base::ErrorCode::kSignedOut);
  desk.work.printing.print(sheet("一"));
  desk.settle();
  CHECK_FALSE(desk.work.printing.problem());
  std::filesystem::remove(printer.bin.path() / "lp");
  desk.work.printing.print(sheet("二"));
  desk.settle();
  REQUIRE(desk.work.printing.problem());
  CHECK(desk.work.printing.problem()->args == base::not_now("no_printer").args);
}

TEST_CASE("a paper is saved as a file; where that fails it is told") {
  Town town;
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  const TempFolder folder;
  desk.work.printing.save(unit_sheet, folder.path() / "a.pdf");
  desk.settle();
  CHECK(read_file(folder.path() / "a.pdf").starts_with("%PDF-"));
  CHECK(desk.work.way.notice()->key == "desk.notice.saved_as");
  desk.work.printing.save(unit_sheet, folder.path() / "none/a.pdf");
  desk.settle();
  CHECK(desk.work.printing.problem()->code == base::ErrorCode::kIo);
}

}  // namespace
}  // namespace yibao::testing
