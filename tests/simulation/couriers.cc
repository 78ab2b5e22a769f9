#include "tests/simulation/couriers.h"

#include <algorithm>

namespace yibao::simulation {

void Couriers::leaves_the_office(const std::string& device, base::Bytes file) {
  to_server_.push_back({device, std::move(file)});
}

void Couriers::leaves_the_server(const std::string& device, base::Bytes file) {
  to_offices_.push_back({device, std::move(file)});
}

void Couriers::goes_again_to_server(const Stick& stick) {
  if (!stick.no_good) to_server_.push_back(stick);
}

void Couriers::goes_again_to_office(const Stick& stick) {
  if (!stick.no_good) to_offices_.push_back(stick);
}

std::optional<Stick> Couriers::arrives_at_the_server() {
  if (to_server_.empty()) return std::nullopt;
  return arrives(to_server_, random_.below(to_server_.size()));
}

std::optional<Stick> Couriers::arrives_at_an_office(const std::string& device) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < to_offices_.size(); ++i) {
    if (device.empty() || to_offices_[i].device == device) places.push_back(i);
  }
  if (places.empty()) return std::nullopt;
  return arrives(to_offices_, places[random_.below(places.size())]);
}

std::optional<Stick> Couriers::arrives(std::vector<Stick>& under_way, std::size_t at) {
  Stick stick = under_way[at];
  const auto gone = [&] { under_way.erase(under_way.begin() + static_cast<std::ptrdiff_t>(at)); };
  if (random_.below(1000) >= faults_) {
    gone();
    return stick;
  }
  switch (random_.below(4)) {
    case 0:
      trace_.say(stick.device + ": a stick got lost");
      gone();
      return std::nullopt;
    case 1: trace_.say(stick.device + ": a stick will be brought once more"); return stick;
    case 2:  // the one who brought it looks for another copy
      damage(stick);
      return stick;
    default:
      damage(stick);
      gone();
      return stick;
  }
}

void Couriers::damage(Stick& stick) {
  stick.no_good = true;
  const std::size_t at = random_.below(stick.file.size());
  if (random_.below(2) == 0) {
    stick.file.resize(at);
    trace_.say(stick.device + ": a stick is cut at byte " + std::to_string(at));
  } else {
    stick.file[at] = static_cast<char>(stick.file[at] ^ (1 << random_.below(8)));
    trace_.say(stick.device + ": a bit of byte " + std::to_string(at) + " of a stick is changed");
  }
}

}  // namespace yibao::simulation
