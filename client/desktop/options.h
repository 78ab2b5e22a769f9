// The desktop's command line.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "client/core/app/workplace.h"
#include "shared/texts/catalogue.h"

namespace yibao::desktop {

struct Options {
  std::filesystem::path home;
  std::optional<texts::Language> language;  // over the one that was chosen in the window
  std::string person;
  int passphrase_fd = -1;
  std::optional<app::Place> place;
  std::filesystem::path file;  // opened once somebody has signed in, as if dropped on the window
  std::filesystem::path screenshot;   // written when the place is drawn; then the program ends
  std::filesystem::path description;  // of the screen, written at each change
};

// What to run with; or the exit code, after help or a wrong option was printed.
struct ParsedOptions {
  std::optional<Options> options;
  int exit_code = 0;
};
ParsedOptions parse_options(int argc, char** argv);

// The first line that comes from the descriptor.
std::string read_passphrase(int descriptor);

}  // namespace yibao::desktop
