// yibao-cli: everything a person can do on the desktop, for scripts and tests.
#include "client/cli/commander.h"

int main(int argc, char** argv) {
  return yibao::cli::run_command_line(argc, argv);
}
