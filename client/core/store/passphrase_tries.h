// How often in a row a passphrase was wrong, person by person, and how long the next try waits for
// it: a colleague at a shared PC gets nowhere by guessing, and whoever forgot may go on trying for
// ever. Kept in the database, so that starting the program again changes nothing.
//
// A clock that was set back makes nobody wait longer than the most (base/limits.h).
#pragma once

#include <map>

#include "shared/base/ids.h"
#include "shared/base/time.h"
#include "shared/storage/database.h"

namespace yibao::client {

class PassphraseTries {
 public:
  PassphraseTries(storage::Database& database, base::Clock& clock)
      : database_(database), clock_(clock) {}

  // Zero: a passphrase may be tried now.
  base::Result<std::chrono::seconds> wait(const base::PersonId& person);
  // Counts as wrong until forget() says otherwise: whoever ends the program before the answer has
  // had it all the same. A disk that is full keeps nobody out of what they wrote: then it is
  // counted in memory only.
  base::Status begin(const base::PersonId& person);
  base::Status forget(const base::PersonId& person);
  // It was somebody else's passphrase: as if the try that began last had not been made.
  base::Status excuse(const base::PersonId& person);

 private:
  struct Tries {
    std::int64_t wrong = 0;
    base::Timestamp last{};
    base::Timestamp before{};  // the one before the last
  };
  base::Result<Tries*> of(const base::PersonId& person);
  void keep(const base::PersonId& person, const Tries& tries);

  storage::Database& database_;
  base::Clock& clock_;
  std::map<base::PersonId, Tries> known_;
};

}  // namespace yibao::client
