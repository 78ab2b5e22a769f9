#include "tests/tidy/rooms.h"

#include <doctest/doctest.h>

#include "tests/tidy/repository.h"

namespace yibao {
namespace {

using tidy::Faults;
using tidy::Room;
using tidy::Source;

const std::vector<Room> kHouse = {{"base", "shared/base/", {}, {}},
                                  {"crypto", "shared/crypto/", {"base"}, {}},
                                  {"texts", "shared/texts/", {"base"}, {}},
                                  {"server_http", "server/http/", {"crypto"}, {"texts"}},
                                  {"client_core", "client/core/", {"crypto"}, {}},
                                  {"client_cli", "client/cli/", {"client_core"}, {}},
                                  {"yibao-cli", "client/cli/main.cc", {"client_cli"}, {}}};

Faults faults_of(const char* path, const char* include) {
  return tidy::include_faults(kHouse, {{path, "#include \"" + std::string(include) + "\"\n"}});
}

std::vector<Room> real_rooms() {
  std::vector<Room> rooms;
  for (const Source& file : tidy::build_files()) {
    if (file.path.starts_with("tests/")) continue;
    for (Room& room : tidy::rooms_in(file)) rooms.push_back(std::move(room));
  }
  return rooms;
}

TEST_CASE("rooms are read from a build file") {
  const auto rooms =
      tidy::rooms_in({"client/CMakeLists.txt",
                      "# yibao_room(not SOURCES a.cc)\n"
                      "yibao_room(client_core\n"
                      "  SOURCES ${sql} core/a.cc core/sync/b.cc\n"
                      "  DEPENDS yibao::rules Threads::Threads\n"
                      "  PRIVATE_DEPENDS yibao::texts fmt::fmt)\n"
                      "add_executable(yibao-cli cli/main.cc)\n"
                      "target_link_libraries(yibao-cli PRIVATE yibao::client_cli)\n"});
  REQUIRE(rooms.size() == 2);
  CHECK(rooms[0].folder == "client/core/");
  CHECK(tidy::rooms_in({"client/CMakeLists.txt",
                        "yibao_room(client_app SOURCES core/app/a.cc core/app/b.cc)\n"})
            .front()
            .folder == "client/core/app/");
  CHECK(rooms[0].name == "client_core");
  CHECK(rooms[0].depends == std::vector<std::string>{"rules"});
  CHECK(rooms[0].private_depends == std::vector<std::string>{"texts"});
  CHECK(rooms[1].folder == "client/cli/main.cc");
  CHECK(rooms[1].depends == std::vector<std::string>{"client_cli"});
}

TEST_CASE("a file may include its own room and what that depends on, near or far") {
  CHECK(faults_of("shared/crypto/a.cc", "shared/crypto/b.h").empty());
  CHECK(faults_of("shared/crypto/a.cc", "shared/base/b.h").empty());
  CHECK(faults_of("client/cli/a.cc", "shared/base/b.h").empty());
  CHECK(faults_of("client/cli/main.cc", "client/cli/b.h").empty());
  CHECK(faults_of("server/http/a.cc", "shared/texts/b.h").empty());
}

TEST_CASE("a file may include nothing else of ours") {
  CHECK(faults_of("shared/base/a.cc", "shared/crypto/b.h").size() == 1);
  CHECK(faults_of("client/core/a.cc", "client/cli/b.h").size() == 1);
  CHECK(faults_of("client/core/a.cc", "server/http/b.h").size() == 1);
  CHECK(faults_of("client/core/a.cc", "b.h").size() == 1);
  CHECK(faults_of("shared/nowhere/a.cc", "shared/base/b.h").size() == 1);
}

TEST_CASE("an include in a comment is none") {
  CHECK(tidy::include_faults(kHouse, {{"shared/base/a.cc", "// #include \"client/core/a.h\"\n"}})
            .empty());
}

TEST_CASE("arrows run one way") {
  CHECK(tidy::arrow_faults(kHouse).empty());
  const auto with = [](Room room) {
    std::vector<Room> rooms = kHouse;
    rooms.push_back(std::move(room));
    return tidy::arrow_faults(rooms);
  };
  CHECK(with({"rules", "shared/rules/", {"server_http"}, {}}).size() == 1);
  CHECK(with({"gate", "server/gate/", {}, {"client_core"}}).size() == 1);
  CHECK(with({"window", "client/desktop/", {"server_http"}, {}}).size() == 1);
  CHECK(with({"sync", "client/core/sync/", {"client_cli"}, {}}).size() == 1);
  CHECK(with({"papers", "client/papers/", {"client_core"}, {}}).size() == 1);
  CHECK(with({"rules", "shared/rules/", {"nothing"}, {}}).size() == 1);
  CHECK(with({"window", "client/desktop/", {"client_core"}, {}}).empty());
}

TEST_CASE("rooms in a circle are told") {
  const Faults faults = tidy::arrow_faults({{"a", "shared/a/", {"b"}, {}},
                                            {"b", "shared/b/", {"c"}, {}},
                                            {"c", "shared/c/", {"a"}, {}}});
  CHECK(faults.size() == 3);
}

TEST_CASE("every include of the program follows its room's dependencies") {
  const Faults faults = tidy::include_faults(real_rooms(), tidy::product_sources());
  CHECK_MESSAGE(faults.empty(), tidy::listed(faults));
}

// What is sent is made of these; what may not be sent has a type that they never name.
Faults local_only_faults(const std::vector<tidy::Source>& sources) {
  Faults faults;
  for (const tidy::Source& source : sources) {
    const bool of_the_wire =
        source.path.starts_with("shared/protocol/") || source.path.starts_with("client/core/sync/");
    if (!of_the_wire) continue;
    const std::string code = tidy::without_comments(source.text);
    for (const char* word : {"local_only.h", "LocalOnly"}) {
      if (code.find(word) != std::string::npos) faults.push_back(source.path + ": " + word);
    }
  }
  return faults;
}

TEST_CASE("what the wire is made of never names what stays on the machine") {
  const std::string include = "#include \"shared/domain/local_only.h\"\n";
  CHECK(local_only_faults({{"client/core/sync/link.cc", include}}).size() == 1);
  CHECK(local_only_faults({{"shared/protocol/a.h", "LocalOnly<Words> x;"}}).size() == 1);
  CHECK(local_only_faults({{"shared/protocol/a.h", "// LocalOnly<Words>"}}).empty());
  CHECK(local_only_faults({{"client/core/store/a.h", include}}).empty());
  const Faults faults = local_only_faults(tidy::product_sources());
  CHECK_MESSAGE(faults.empty(), tidy::listed(faults));
}

TEST_CASE("the house is a one-way street") {
  const std::vector<Room> rooms = real_rooms();
  CHECK(rooms.size() >= 15);
  const Faults faults = tidy::arrow_faults(rooms);
  CHECK_MESSAGE(faults.empty(), tidy::listed(faults));
}

}  // namespace
}  // namespace yibao
