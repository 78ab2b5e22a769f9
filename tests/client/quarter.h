// A quarter as a whole jurisdiction lives it, day by day on the test's clock: two officers at two
// computers, some units with a computer of their own, all others handing in on paper. Everything is
// done through the functions that the desktop and the command line use.
//
// Whatever has to succeed throws (must.h); what check_...() is about is CHECKed.
#pragma once

#include "client/core/bulletin_drafting.h"
#include "client/core/news.h"
#include "shared/report/bulletin_changes.h"
#include "tests/client/county.h"

namespace yibao::testing {

// What a reporter writes.
struct Paper {
  std::string title;
  std::string kind = "dynamic";
  std::vector<std::string> flags = {};
  std::optional<domain::Subject> commission = std::nullopt;
};

// An item in an issue.
struct Printed {
  domain::Subject item;
  std::string form = "";
};

class Quarter {
 public:
  // `units` have a computer, with a reporter and a leader in charge at it.
  Quarter(const std::string& jurisdiction, const std::vector<std::string>& units);

  Computer& first() { return county.office(); }  // administers as well
  Computer& second() { return *second_; }
  Computer& unit(const std::string& code) { return *units_.at(code); }
  client::Replica& at_first() { return first().replica(); }
  client::Replica& at_second() { return second().replica(); }

  // -- time and line
  void wait_until(const char* time);
  // Everybody whose line is up sends and fetches; the server publishes; everybody has that too.
  void everybody();

  // -- units
  // Written and offered by the reporter, signed by the leader; sent with the next exchange.
  domain::Subject hand_in(const std::string& code, const Paper& paper);
  // An item that was returned goes in again, with a sentence more.
  void mend(const std::string& code, const domain::Subject& item);
  // Every unit without a computer brings one item on paper, which the first officer enters by a
  // file. Gives how many units those are.
  std::size_t enter_paper(const char* day, const std::string& more_rows);

  // -- the office
  // Each is meant for the issue; the issue is printed.
  static void print(Computer& officer, const std::string& journal, std::int64_t issue,
                    const char* day, const std::vector<Printed>& items);
  // Reads it, enters what is ready, and tells what became of every line.
  static std::vector<client::NewsFate> hear(Computer& officer, const std::string& news);
  // Drafted, looked at, published.
  client::PublishedBulletin publish(Computer& officer, const char* period,
                                    std::optional<base::EventId> corrects = std::nullopt);

  // -- what is so
  // As that computer accounts for it; "" where it does not.
  static std::string points(Computer& computer, const std::string& code, const char* period);
  // The snapshot as it is kept there.
  static base::Bytes frozen(Computer& computer, const client::PublishedBulletin& bulletin);
  // What a bulletin shows of a unit; throws where it does not.
  static report::BulletinUnit shown(const report::Bulletin& bulletin, const std::string& code);
  // The standing adoption by that journal.
  static base::EventId adoption_of(Computer& computer, const domain::Subject& item,
                                   const std::string& journal);
  // Each changed unit with its points before and now and how many causes: "jiaotiju 30>10 1".
  // Points that did not change: "-".
  static std::vector<std::string> told(const std::vector<report::BulletinChange>& changes);
  // Both officers and the server have the same points for every unit, each unit's own computer has
  // the same for itself, and nobody finds a figure of the published standing otherwise.
  void check_agreement(const char* period);
  // The item's later verdict was given by somebody who had not heard of the first: it counts
  // nowhere, and everybody concerned can read that.
  static void check_overtaken(Computer& computer, const domain::Subject& item,
                              domain::Stage standing);

  County county;

 private:
  std::vector<Computer*> computers();

  std::unique_ptr<Computer> second_;
  std::map<std::string, std::unique_ptr<Computer>> units_;
};

}  // namespace yibao::testing
