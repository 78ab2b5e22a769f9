#include "client/desktop/options.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>

#include "client/desktop/views/places.h"
#include "shared/base/limits.h"

namespace yibao::desktop {
namespace {

constexpr int kWrongUsage = 2;

std::filesystem::path usual_home() {
  if (const char* own = std::getenv("YIBAO_HOME")) return own;
  if (const char* data = std::getenv("XDG_DATA_HOME")) {
    return std::filesystem::path(data) / "yibao";
  }
  const char* home = std::getenv("HOME");
  return std::filesystem::path(home == nullptr ? "." : home) / ".local/share/yibao";
}

// The names of the places that stand in the rail.
std::vector<std::string> rail_places() {
  std::vector<std::string> names;
  for (const PlaceRow& row : places()) {
    if (!row.key.empty()) names.emplace_back(base::enum_name(row.place));
  }
  return names;
}

}  // namespace

ParsedOptions parse_options(int argc, char** argv) {
  Options options;
  const texts::Language spoken = texts::language_from_environment();
  std::string home;
  std::string language;
  std::string place;
  std::string file;
  std::string screenshot;
  std::string description;
  const auto say = [&](const char* key) { return texts::text(spoken, key); };
  CLI::App app(say("desk.about"), "yibao");
  app.add_option("--home", home, say("cli.opt.home"));
  app.add_option("--lang", language, say("desk.opt.lang"))->check(CLI::IsMember({"zh", "en"}));
  app.add_option("--person", options.person, say("cli.opt.person"));
  app.add_option("--passphrase-fd", options.passphrase_fd, say("cli.opt.passphrase-fd"));
  app.add_option("--place", place, say("desk.opt.place"))->check(CLI::IsMember(rail_places()));
  app.add_option("file", file, say("desk.opt.file"));
  app.add_option("--screenshot", screenshot, say("desk.opt.screenshot"));
  app.add_option("--describe", description, say("desk.opt.describe"));
  app.set_version_flag("--version", YIBAO_VERSION);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return {std::nullopt, code == 0 ? 0 : kWrongUsage};
  }
  options.home = home.empty() ? usual_home() : std::filesystem::path(home);
  if (!language.empty()) options.language = base::enum_from_name<texts::Language>(language);
  if (!place.empty()) options.place = base::enum_from_name<yibao::app::Place>(place);
  // By where the program was started, not by where it stands later.
  if (!file.empty()) options.file = std::filesystem::absolute(file);
  options.screenshot = screenshot;
  options.description = description;
  return {options, 0};
}

std::string read_passphrase(int descriptor) {
  std::string line;
  char c = 0;
  while (line.size() < base::limits::kPassphraseBytesMax && ::read(descriptor, &c, 1) == 1 &&
         c != '\n') {
    line += c;
  }
  return line;
}

}  // namespace yibao::desktop
