// What a core file of the server would hold, though it writes none.
#include <doctest/doctest.h>
#include <signal.h>
#include <stdlib.h>

#include <fstream>

#include "client/core/commands/drafts.h"
#include "tests/server/served_county.h"
#include "tests/support/canary.h"
#include "tests/support/must.h"
#include "tests/support/process_memory.h"

namespace yibao::testing {
namespace {

// Where it stands in a process, in any form; "" where it does not.
std::string in_process(const Canary& canary, pid_t process) {
  std::string found;
  each_region(process, [&](base::ByteView bytes) {
    if (found.empty()) found = canary.in(bytes);
  });
  return found;
}

// Servers that are started meanwhile may be looked into.
class DumpsAllowed {
 public:
  DumpsAllowed() { ::setenv("LD_PRELOAD", YIBAO_ALLOW_DUMPS, 1); }
  ~DumpsAllowed() { ::unsetenv("LD_PRELOAD"); }
};

bool writes_no_core(pid_t process) {
  std::ifstream limits("/proc/" + std::to_string(process) + "/limits");
  std::string line;
  while (std::getline(limits, line) && !line.starts_with("Max core file size")) {
  }
  return line.find(" 0                    0 ") != std::string::npos;
}

TEST_CASE(
    "what may not travel never is in the server's memory; what was found secret, not from its "
    "next start on") {
  const DumpsAllowed allowed;
  ServedCounty county;
  county.set_up();
  CHECK(writes_no_core(county.server->process()));
  const auto town = county.town();
  crypto::SystemRandom random;
  const Canary unsent("of a draft that is not offered", random);
  const Canary late("of an offer that is found secret", random);
  const Canary normal("of an offer like others", random);
  client::DraftDocument document;
  document.words.title = unsent.text();
  document.words.body = unsent.text();
  must(client::new_draft(town->replica(), document));
  const domain::Subject item = town->submit(late.text());
  town->submit(normal.text());
  must(town->exchange_all());
  must(county.office->exchange_all());
  CHECK(in_process(normal, county.server->process()) != "");  // it would be found
  CHECK(in_process(unsent, county.server->process()) == "");

  must(client::find_secret(county.office->replica(), item, "security"));
  must(county.office->exchange_all());
  county.server->end(SIGTERM);
  county.server->start();
  must(town->exchange_all());
  must(county.office->exchange_all());
  CHECK(in_process(late, county.server->process()) == "");
  CHECK(in_process(unsent, county.server->process()) == "");
}

}  // namespace
}  // namespace yibao::testing
