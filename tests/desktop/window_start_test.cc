// Starting under circumstances: each time the program works, or says what is to be done.
#include <doctest/doctest.h>

#include "tests/app/town.h"
#include "tests/desktop/clipboard.h"
#include "tests/desktop/picture.h"

namespace yibao::testing {
namespace {

// The program without a person; `environment` as for Person.
ProcessResult starts_alone(const std::filesystem::path& home, const Arguments& environment,
                           const Arguments& more = {}, const std::string& input = "") {
  Arguments words =
      in_environment(environment, {YIBAO_PROGRAM, "--home", home.string(), "--lang", "zh"});
  words.insert(words.end(), more.begin(), more.end());
  return run_process(words, input);
}

bool says(const ProcessResult& result, const std::string& part) {
  return result.err.find(part) != std::string::npos;
}

bool shows(const Person& person, const std::string& part) {
  const auto screen = person.screen();
  return screen && screen->dump().find(part) != std::string::npos;
}

// Signs in, opens the draft, pastes Chinese and types; both are there.
void works(Person& person) {
  person.signs_in(kReporterPassphrase);
  person.clicks("春季防火巡查");
  const CopiedElsewhere copied("护林员");
  person.clicks("标题");
  Person::presses("ctrl+a");
  Person::presses("ctrl+v");
  Person::types("126");
  person.waits_to_read("标题", "护林员126");
}

TEST_CASE("a second window of the same folder says who has it, and opens when that one is gone") {
  Town town;
  const Display display;
  auto first = std::make_unique<Person>(town.folder());
  first->waits_for("口令");
  const TempFolder folder;
  const ProcessResult picture =
      starts_alone(town.folder(), {},
                   {"--passphrase-fd", "0", "--screenshot", (folder.path() / "p.png").string()},
                   kReporterPassphrase + "\n");
  CHECK(picture.exit_code == 1);
  CHECK(says(picture, "另一个程序正在使用这个数据文件夹"));
  Person second(town.folder());
  second.waits_for("重试");
  CHECK(shows(second, "另一个程序正在使用这个数据文件夹"));
  CHECK(first->logs_out() == 0);
  first.reset();
  second.clicks("重试");
  second.waits_for("口令");
  CHECK(second.logs_out() == 0);
}

TEST_CASE("an old graphics card: OpenGL 2 draws the same") {
  Town town;
  town.draft("春季防火巡查");
  const Display display;
  const Arguments old = {"LIBGL_ALWAYS_SOFTWARE=1", "MESA_GL_VERSION_OVERRIDE=2.1"};
  const TempFolder folder;
  const auto picture_with = [&](const Arguments& environment, const std::string& name) {
    const auto file = folder.path() / name;
    REQUIRE(
        starts_alone(town.folder(), environment,
                     {"--passphrase-fd", "0", "--place", "drafts", "--screenshot", file.string()},
                     kReporterPassphrase + "\n")
            .exit_code == 0);
    return read_png(file);
  };
  const Picture modern = picture_with({}, "modern.png");
  const Picture picture = picture_with(old, "old.png");
  REQUIRE(modern.grey.size() == picture.grey.size());
  std::size_t differing = 0;
  for (std::size_t i = 0; i < picture.grey.size(); ++i) {
    if (std::abs(int{picture.grey[i]} - int{modern.grey[i]}) > 32) ++differing;
  }
  CHECK(differing < picture.grey.size() / 200);
  Person person(town.folder(), old);
  person.signs_in(kReporterPassphrase);
  person.clicks("设置");
  hand({"mousemove", "640", "400", "click", "--repeat", "40", "--delay", "2", "5"});
  wait_for("the self-test", [&] { return shows(person, "（2.1 "); });
  CHECK(person.logs_out() == 0);
}

TEST_CASE(
    "without OpenGL or a display it says what is missing, also to who started it by a click") {
  Town town;
  const TempFolder folder;
  const auto told = folder.path() / "told";
  const auto teller = folder.path() / "zenity";
  write_file(teller, "#!/bin/sh\nprintf '%s\\n' \"$@\" > '" + told.string() + "'\n");
  std::filesystem::permissions(teller, std::filesystem::perms::owner_all);
  const std::string path = "PATH=" + folder.path().string() + ":/usr/bin:/bin";
  const auto check = [&](const ProcessResult& result) {
    CHECK(result.exit_code == 1);
    CHECK(says(result, "libgl1-mesa-dri"));
    CHECK(eventually([&] {
      return std::filesystem::exists(told) &&
             read_file(told).find("libgl1-mesa-dri") != std::string::npos;
    }));
    std::filesystem::remove(told);
  };
  {
    const Display display("1280x800", {"-extension", "GLX"});
    check(starts_alone(town.folder(), {path}));
  }
  check(starts_alone(town.folder(), {path, "DISPLAY"}));
}

// What fontconfig reads, naming a folder of fonts.
std::string font_settings(const std::filesystem::path& folder, const std::string& fonts) {
  const auto file = folder / "fonts.conf";
  write_file(file,
             "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
             "<fontconfig><dir>" +
                 fonts + "</dir><cachedir>" + folder.string() + "/cache</cachedir></fontconfig>");
  return "FONTCONFIG_FILE=" + file.string();
}

TEST_CASE("without a font for Chinese it says which to install") {
  Town town;
  const Display display;
  const TempFolder folder;
  SUBCASE("no font at all") {
    const ProcessResult result = starts_alone(
        town.folder(), {"PATH=/nowhere:/usr/bin", font_settings(folder.path(), folder.path())});
    CHECK(result.exit_code == 1);
    CHECK(says(result, "fonts-noto-cjk"));
  }
  SUBCASE("Latin ones only") {
    const ProcessResult result =
        starts_alone(town.folder(), {font_settings(folder.path(), "/usr/share/fonts/X11/Type1")});
    CHECK(result.exit_code == 1);
    CHECK(says(result, "fonts-noto-cjk"));
  }
}

TEST_CASE("without an input method, a locale or an environment it works") {
  Town town;
  town.draft("春季防火巡查");
  const Display display;
  Arguments environment;
  SUBCASE("no input method, none named") {
    environment = {"XMODIFIERS"};
  }
  SUBCASE("one named that does not run") {
    environment = {"XMODIFIERS=@im=nobody"};
  }
  SUBCASE("no locale") {
    environment = {"LC_ALL=C", "LANG"};
  }
  SUBCASE("a locale that is not there") {
    environment = {"LC_ALL=zz_ZZ.UTF-8"};
  }
  SUBCASE("no environment") {
    environment = {"LANG", "LC_ALL", "HOME", "USER", "XDG_RUNTIME_DIR", "XMODIFIERS", "PATH=/bin"};
  }
  Person person(town.folder(), environment);
  works(person);
  CHECK(person.logs_out() == 0);
}

}  // namespace
}  // namespace yibao::testing
