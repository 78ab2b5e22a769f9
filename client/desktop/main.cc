// yibao: the desktop client.
#include "client/desktop/application.h"

int main(int argc, char** argv) {
  const auto parsed = yibao::desktop::parse_options(argc, argv);
  return parsed.options ? yibao::desktop::run(*parsed.options) : parsed.exit_code;
}
