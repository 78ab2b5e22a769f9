// A paper on its way to the printer or into a file: made by the core, passed on by an errand, one
// at a time. What came of it is said by the way's notice. The screen's thread.
#pragma once

#include "client/core/app/core.h"
#include "client/core/app/way.h"
#include "client/papers/paper.h"

namespace yibao::app {

class Printing {
 public:
  Printing(Desk& desk, Way& way) : desk_(desk), way_(way) {}

  // Runs on the core thread; holds nothing of the screen's. The language of the paper is the
  // caller's business.
  using Make = std::function<base::Result<papers::Paper>(client::Replica&)>;

  // Printed; where there is no printer, shown by the system's viewer, to be printed from there.
  // Errors: those of `make`, not_allowed_now (neither), those of writing.
  void print(Make make);
  void print(papers::Paper paper);  // also where nobody is signed in
  // As PDF.
  void save(Make make, const std::filesystem::path& file);

  bool busy() const { return busy_; }
  // Why the last one failed, until another is asked for or the place is left.
  const std::optional<base::Error>& problem() const { return problem_; }
  void clear_problem() { problem_.reset(); }

 private:
  using MakePdf = std::function<base::Result<base::Bytes>(Core&)>;
  static MakePdf in_replica(Make make);
  void put_and_print(MakePdf make);
  bool begin();
  void finish(const base::Status& status);

  Desk& desk_;
  Way& way_;
  bool busy_ = false;
  std::optional<base::Error> problem_;
};

}  // namespace yibao::app
