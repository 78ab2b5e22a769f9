#include "tests/tidy/libraries.h"

#include <doctest/doctest.h>

#include "tests/tidy/repository.h"

namespace yibao {
namespace {

using tidy::Faults;
using tidy::LibraryRule;

const std::vector<LibraryRule> kRules = {
    {"httplib.h",
     {"server/http/http_server.cc", "server/http/request_form.cc",
      "client/core/sync/https_transport.cc"}},
    {"sqlite3.h", {"shared/storage/database.cc"}},
    {"zip.h", {"client/papers/zip_archive.cc"}},
    {"expat.h", {"client/papers/xml_reader.cc"}},
    {"xlsxwriter.h", {"client/papers/xlsx_formats.h"}},
    {"pango/", {"client/papers/fonts.h"}},
    {"cairo", {"client/papers/page.cc", "client/papers/chart_painter.cc"}},
    {"imgui", {"client/desktop/"}},
    {"GLFW/", {"client/desktop/"}},
    {"CLI/", {"client/cli/commander.cc", "client/desktop/options.cc", "server/main.cc"}},
    {"zstd.h", {"shared/base/compression.cc"}},
    {"sodium.h", {"shared/crypto/"}},
    {"openssl/",
     {"shared/crypto/", "server/http/certificates.cc", "server/http/http_server.cc",
      "client/core/sync/https_transport.cc"}},
    {"nlohmann/",
     {"shared/crypto/strict_json.h", "shared/crypto/strict_json.cc",
      "shared/crypto/canonical_reader.h", "client/core/app/preferences.cc", "client/core/ruleset/",
      "client/desktop/description.cc", "shared/protocol/json_fields.h",
      "shared/report/standing_json.cc", "shared/rules/json_reader.h", "server/service/admin.cc",
      "server/service/backup_note.cc", "server/cli/", "client/cli/"}},
};

TEST_CASE("a library outside its places is told, and a place without it") {
  const std::vector<LibraryRule> rules = {{"zip.h", {"shared/a.cc", "client/b/"}}};
  const auto faults = [&](const char* path, const char* text) {
    return tidy::library_faults(rules, {{"shared/a.cc", "#include <zip.h>\n"},
                                        {"client/b/c.cc", "#include <zip.h>\n"},
                                        {path, text}});
  };
  CHECK(faults("client/b/d.h", "#include <zip.h>").empty());
  CHECK(faults("client/d.h", "int x;\n#include <zip.h>") ==
        Faults{"client/d.h:2: zip.h does not belong here"});
  CHECK(faults("client/d.h", "// #include <zip.h>").empty());
  CHECK(tidy::library_faults(rules, {{"client/b/c.cc", "#include <zip.h>\n"}}).size() == 1);
}

TEST_CASE("every library keeps to its corner") {
  const Faults faults = tidy::library_faults(kRules, tidy::product_sources());
  CHECK_MESSAGE(faults.empty(), tidy::listed(faults));
}

TEST_CASE("the program knows nothing of the tests") {
  const Faults faults =
      tidy::library_faults({{"doctest", {}}, {"valijson", {}}}, tidy::product_sources());
  CHECK_MESSAGE(faults.empty(), tidy::listed(faults));
}

TEST_CASE("tests of the window and what it is measured beside alone know the window's libraries") {
  const Faults faults =
      tidy::library_faults({{"imgui", {"tests/desktop/", "tests/bench/empty_window.cc"}},
                            {"GLFW/", {"tests/desktop/", "tests/bench/empty_window.cc"}}},
                           tidy::test_sources());
  CHECK_MESSAGE(faults.empty(), tidy::listed(faults));
}

}  // namespace
}  // namespace yibao
