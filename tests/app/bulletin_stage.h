// A central office's computer with a few units that reported: what bulletins and awards are made
// of. Everything has been received and is in the log.
#pragma once

#include "tests/app/town.h"

namespace yibao::testing {

inline const std::string kPublisherName = "赵审核";
inline const std::string kPublisherPassphrase = "officer-words-here";

class BulletinStage {
 public:
  // Units of the notice, by their codes.
  explicit BulletinStage(const char* jurisdiction = "otog",
                         const std::vector<std::string>& units = {"chengchuan", "jiaotiju",
                                                                  "caizhengju"});

  // Signed and received now; the authors are two people who are none.
  domain::Subject item_of(const std::string& unit, const std::string& title);
  // Gives the entry's number.
  std::uint64_t adopt(const std::string& unit, const domain::Subject& item,
                      const std::string& journal, const char* on_date, const char* form = "");
  // What the office said of an item or a unit, received.
  Town::Received says(const std::string& unit, const domain::Subject& subject,
                      domain::EventBody body);
  // The clock goes on to that time.
  void wait_until(const char* time);
  // As if the office had published it from another of its computers.
  base::EventId publish(const char* period,
                        domain::BulletinKind kind = domain::BulletinKind::kFigures,
                        std::optional<base::EventId> corrects = std::nullopt);

  Town town;
};

}  // namespace yibao::testing
