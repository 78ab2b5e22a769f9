// A stick instead of a line: what waits is written into a file for the office, and the office's
// answer to it is read from one. Files are written and read by an errand. The screen's thread.
#pragma once

#include "client/core/app/core.h"
#include "client/core/app/file_picker.h"
#include "client/core/app/way.h"

namespace yibao::app {

class CourierPlace {
 public:
  CourierPlace(Desk& desk, FilePicker& picker, Way& way)
      : desk_(desk), picker_(picker), way_(way) {}

  // Asks where to, then goes on by itself.
  void take_out();
  // Asks which file, then goes on by itself.
  void bring_in();
  // As if it had been chosen.
  void take(const std::filesystem::path& file);

  bool busy() const { return busy_; }
  // Why the last one failed, until the next begins or somebody else sits down.
  const std::optional<base::Error>& problem() const { return problem_; }
  // What is under way is finished; nobody hears of it.
  void forget();

 private:
  struct Packed {
    base::Bytes file;
    std::size_t events = 0;
    std::size_t left = 0;  // do not fit in this one
  };
  static base::Result<Packed> pack(client::Replica& replica);
  bool begin();
  void write(const std::filesystem::path& file, Packed packed);
  void bring(base::Bytes file);
  void say_what_came(const client::ExchangeOutcome& outcome);
  // Whether this answer is still waited for; where it failed, that is said.
  bool goes_on(std::uint64_t turn, const base::Error* error);

  Desk& desk_;
  FilePicker& picker_;
  Way& way_;
  std::uint64_t turn_ = 0;
  bool busy_ = false;
  std::optional<base::Error> problem_;
};

}  // namespace yibao::app
