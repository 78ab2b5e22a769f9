// People who carry bundle files on sticks between the offices and the server's machine. A stick is
// on its way for hours or days and others overtake it; it gets lost, is brought once more, arrives
// cut or with a bit changed. Nobody on the way can tell what is on it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/random.h"
#include "tests/simulation/trace.h"

namespace yibao::simulation {

struct Stick {
  std::string device;  // whose it is
  base::Bytes file;
  bool no_good = false;  // damaged, or brought to where it does not belong
};

class Couriers {
 public:
  // The trace outlives it.
  Couriers(Trace& trace, std::uint64_t seed) : trace_(trace), random_(seed) {}

  // Of a thousand sticks, how many something happens to.
  void set_faults(std::uint64_t rate) { faults_ = rate; }

  void leaves_the_office(const std::string& device, base::Bytes file);
  void leaves_the_server(const std::string& device, base::Bytes file);
  // What could not be taken where it came; what is damaged is thrown away.
  void goes_again_to_server(const Stick& stick);
  void goes_again_to_office(const Stick& stick);

  // Any of those that are under way there, as it arrives; nullopt: none, or it got lost.
  std::optional<Stick> arrives_at_the_server();
  // For that device; "": for any.
  std::optional<Stick> arrives_at_an_office(const std::string& device = "");

  bool all_arrived() const { return to_server_.empty() && to_offices_.empty(); }

 private:
  std::optional<Stick> arrives(std::vector<Stick>& under_way, std::size_t at);
  void damage(Stick& stick);

  Trace& trace_;
  base::SeededRandom random_;
  std::uint64_t faults_ = 0;
  std::vector<Stick> to_server_;
  std::vector<Stick> to_offices_;
};

}  // namespace yibao::simulation
