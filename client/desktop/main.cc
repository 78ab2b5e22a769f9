// yibao: the desktop client.
#include <csignal>

#include "client/desktop/application.h"
#include "shared/base/core_dumps.h"

int main(int argc, char** argv) {
  yibao::base::forbid_core_dumps();
  ::signal(SIGPIPE, SIG_IGN);  // a server that hangs up is an error with a sentence, not the end
  const auto parsed = yibao::desktop::parse_options(argc, argv);
  return parsed.options ? yibao::desktop::run(*parsed.options) : parsed.exit_code;
}
