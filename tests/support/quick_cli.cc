// The command line, with passphrases that cost nothing to guess. A key that was made by it opens in
// no time, in every program: tests whose people join by it and then work with what users run spend
// their time on what they test.
#include "client/cli/commander.h"

int main(int argc, char** argv) {
  return yibao::cli::run_command_line(argc, argv, yibao::crypto::PassphraseCost{1});
}
