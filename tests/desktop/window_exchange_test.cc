// The program with a server: a machine's first start up to the self-test, and what arrives while
// the window is minimised. Minutes between exchanges pass in seconds (hurried_clock.cc).
#include <doctest/doctest.h>

#include <sstream>

#include "tests/demo/cast.h"
#include "tests/desktop/real_window.h"

namespace yibao::testing {
namespace {

constexpr const char* kOffice = "zhengfuban";
constexpr const char* kTown = "chengchuan";
constexpr const char* kNewWords = "seven quiet mules";

// A server whose office has not joined yet.
class House {
 public:
  House()
      : sources_(source_path("")),
        setup_{YIBAO_SERVER_PROGRAM,   YIBAO_CLI_PROGRAM, sources_, folder_.path(), {},
               YIBAO_QUICK_CLI_PROGRAM},
        narrator_(told_, sources_ / "installers/stories/narration.json", "zh"),
        server_(setup_, "otog", kOffice, narrator_) {}

  demo::Server& server() { return server_; }
  std::string address() const { return "127.0.0.1:" + std::to_string(server_.port()); }
  demo::Player at(const std::string& computer) { return {setup_, narrator_, computer, computer}; }
  std::filesystem::path sample(const std::string& name) const {
    return sources_ / "installers/samples" / name;
  }
  std::filesystem::path rules() const { return sources_ / "schemas/jurisdictions/otog.json"; }

 private:
  TempFolder folder_;
  std::filesystem::path sources_;
  demo::Setup setup_;
  std::ostringstream told_;
  demo::Narrator narrator_;
  demo::Server server_;
};

void fill(Person& person, const std::string& field, const std::string& text) {
  person.clicks(field);
  Person::presses("ctrl+a");
  Person::types(text, 8);
}

TEST_CASE("the first start leads from the server's address to a self-test and the desk") {
  House house;
  const Display display;
  const TempFolder fresh;
  const auto home = fresh.path() / "not" / "there" / "yet";
  Person person(home);
  fill(person, "服务器地址", "127.0.0.1:1");
  person.clicks("连接");
  wait_for("a reason", [&] { return person.screen()->dump().find("代码 ") != std::string::npos; });
  CHECK(person.reads("服务器地址") == "127.0.0.1:1");
  fill(person, "服务器地址", house.address());
  person.clicks("连接");
  person.clicks("下一步");
  fill(person, "开通码", "ABCD");
  CHECK_FALSE(person.sees("设置口令"));
  fill(person, "开通码", house.server().first_code());
  person.clicks("下一步");
  fill(person, "设置口令", kNewWords);
  fill(person, "再输一遍口令", kNewWords);
  person.clicks("登记");
  person.waits_for("开始使用");
  for (const char* line : {"线路", "时钟", "字体", "输入法", "打印"}) person.waits_for(line);
  person.clicks("开始使用");
  person.waits_for("工作台");
  CHECK(person.logs_out() == 0);

  Person again(home);
  again.signs_in(kNewWords);
  again.waits_for("工作台");
  CHECK(again.logs_out() == 0);
}

TEST_CASE("minimised, it goes on exchanging and calls for what has arrived") {
  House house;
  demo::Player officer = house.at("office");
  demo::Player reporter = house.at("town");
  demo::Player leader = house.at("leader");
  const int port = house.server().port();
  officer.enrol(house.server(), port, house.server().first_code());
  officer.run({"ruleset", "adopt", house.rules()});
  officer.run({"unit", "define-all"});
  officer.run({"person", "define", "--unit", kTown, "--name", "甲", "--roles", "reporter",
               "--telephone", "0000-1234567"});
  officer.run({"person", "define", "--unit", kTown, "--name", "乙", "--roles", "leader", "--post",
               "principal"});
  reporter.enrol(house.server(), port, house.server().invite("甲"));
  leader.enrol(house.server(), port, house.server().invite("乙"));
  reporter.run({"sync"});
  const Display display;
  const WindowManager manager;
  Person person(leader.home(), Arguments{"LD_PRELOAD=" YIBAO_HURRIED_CLOCK});
  person.signs_in(leader.passphrase());
  person.waits_for("审签");
  const std::string window = Person::window();
  CHECK(hand({"getwindowname", window}).starts_with("驿报"));
  hand({"windowminimize", window});
  const auto state = [&] { return run_process({"xprop", "-id", window, "_NET_WM_STATE"}).out; };
  wait_for("the window to be minimised",
           [&] { return state().find("_NET_WM_STATE_HIDDEN") != std::string::npos; });

  const std::string said = reporter.run(
      {"draft", "new", "--kind", "problem", "--file", house.sample("25-problem-rural-sewage.txt")});
  reporter.run({"draft", "offer", said.substr(0, said.find_first_of(" \n")), "--not-secret"});
  wait_for("the count in the title", [&] {
    return hand({"getwindowname", window}).starts_with("(1) 驿报");
  });
  wait_for("the desktop to be told",
           [&] { return state().find("_NET_WM_STATE_DEMANDS_ATTENTION") != std::string::npos; });
  hand({"windowactivate", "--sync", window});
  wait_for("the window to be back",
           [&] { return state().find("_NET_WM_STATE_HIDDEN") == std::string::npos; });
  person.clicks("审签");
  person.waits_for("农村生活污水处理设施“建而难用”问题不容忽视");
  CHECK(person.logs_out() == 0);
}

}  // namespace
}  // namespace yibao::testing
