// yibao-cli: everything a person can do on the desktop, for scripts and tests.
#include <csignal>
#include <system_error>

#include "client/cli/commander.h"
#include "shared/base/core_dumps.h"

int main(int argc, char** argv) {
  yibao::base::forbid_core_dumps();
  ::signal(SIGPIPE, SIG_IGN);  // a server that hangs up is an error with a sentence, not the end
  try {
    return yibao::cli::run_command_line(argc, argv);
  } catch (const std::system_error&) {  // nobody reads what is printed any more
    return yibao::cli::kFailed;
  }
}
