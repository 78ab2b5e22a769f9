// Old PCs with an empty battery, and people who set the year to get rid of a message: what a PC
// takes for today is told to the server and believed by nobody.
#include <doctest/doctest.h>

#include "client/core/verify.h"
#include "server/service/verify.h"
#include "tests/client/county.h"

namespace yibao::client {
namespace {

using testing::at;
using testing::Computer;
using testing::County;
using testing::must;

constexpr const char* kWrong[] = {"1970-01-01 08:00", "1999-12-31 23:59", "2038-01-20 09:00",
                                  "2090-06-01 12:00"};

std::vector<std::string> faults_of(Computer& computer) {
  return must(verify_replica(computer.replica(), [](std::size_t) { return true; })).faults;
}

void works_on(County& county, Computer& computer, const std::string& title) {
  const auto item = county.submit(computer, title);
  must(computer.exchange());
  const auto state = must(computer.replica().item(item));
  REQUIRE(state.sign_offs.size() == 1);
  REQUIRE(state.sign_offs.back().stamp.has_value());
  CHECK(state.sign_offs.back().stamp->received_at == county.clock.now());
  must(county.office().exchange());
  CHECK(faults_of(computer).empty());
}

TEST_CASE("a PC whose clock is years off writes, signs and exchanges as any other") {
  for (const char* wrong : kWrong) {
    CAPTURE(wrong);
    County county;
    Computer& town = county.angsu();
    town.clock().set(at(wrong));
    works_on(county, town, "昂素镇开展春季防火巡查");
    // And back, and on: nothing hangs on its having been wrong.
    town.clock().set(county.clock.now());
    works_on(county, town, "昂素镇推进高标准农田建设");
    CHECK(faults_of(county.office()).empty());
    CHECK(must(server::verify_log(county.server().writer().store(), [](std::uint64_t) {
            return true;
          })).faults.empty());
  }
}

}  // namespace
}  // namespace yibao::client
