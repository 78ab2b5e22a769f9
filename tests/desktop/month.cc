#include "tests/desktop/month.h"

#include <chrono>

#include "shared/base/time.h"

namespace yibao::testing {
namespace {

std::string first_word_of(const std::string& text) {
  return text.substr(0, text.find_first_of(" \n"));
}

// What the office has not judged yet: samples and their kinds.
constexpr std::pair<const char*, const char*> kSent[] = {
    {"13-dynamic-skills-training.txt", "dynamic"}, {"22-problem-fruit-sales.txt", "problem"}};

// A day, counted from the one on which the picture is made.
std::string day_from_now(int days) {
  return base::to_text(base::local_date(base::SystemClock().now(), base::kChinaOffset) +
                       std::chrono::days(days));
}

}  // namespace

Month::Month()
    : sources_(source_path("")),
      setup_{YIBAO_SERVER_PROGRAM,   YIBAO_CLI_PROGRAM, sources_, folder_.path() / "demo", {},
             YIBAO_QUICK_CLI_PROGRAM},
      narrator_(told_, sources_ / "installers/stories/narration.json", "zh"),
      story_(demo::read_story(sources_ / "installers/stories/otog.json")) {
  std::filesystem::create_directories(setup_.folder);
  telling_ = std::make_unique<demo::Telling>(setup_, story_, narrator_);
  telling_->tell();
  ask_for_items();
  return_one();
  send_two();
  offer_two();
  offer_one_twice();
  leave_drafts();
  reporter().run({"sync"});
  leader().run({"sync"});
}

std::string Month::server_address() const {
  return "127.0.0.1:" + std::to_string(telling_->server().port());
}

std::string Month::invite(const std::string& name) {
  telling_->officer().run(
      {"person", "define", "--unit", story_.town.unit, "--name", name, "--roles", "reporter"});
  return telling_->server().invite(name);
}

void Month::ask_for_items() {
  demo::Player& officer = telling_->officer();
  const auto issue = [&](const std::string& title, const std::string& text, int days) {
    officer.run({"commission", "issue", "--title", title, "--text", text, "--due",
                 day_from_now(days), "--units", story_.town.unit});
  };
  issue("约稿：校园周边安全整治", "请报送排查的数量、问题和整改时限。", 9);
  issue(kCommission, "请报送本地化肥、种子储备和价格情况，附具体数据。", 2);
  officer.run({"topics", "issue", "--title", "本月报送要点", "--text",
               "一、春耕备耕和农资供应。\n二、接诉即办中的共性问题。\n三、重大项目开复工。",
               "--from", day_from_now(-20), "--until", day_from_now(10)});
  reporter().run({"sync"});
}

// By the office, to be mended.
void Month::return_one() {
  const std::string item = write("06-brief-forest-grassland-fire.txt", "brief");
  reporter().run({"draft", "offer", item, "--not-secret"});
  leader().run({"sync"});
  leader().run({"draft", "sign", item, "--policy", "--content", "--scope", "--not-secret"});
  telling_->officer().run({"sync"});
  telling_->officer().run({"item", "return", item, "--reason", "too_shallow", "--note",
                           "请补充巡查的次数和发现的问题。"});
}

// To be judged by the office.
void Month::send_two() {
  for (const auto& [sample, kind] : kSent) {
    const std::string item = write(sample, kind);
    reporter().run({"draft", "offer", item, "--not-secret"});
    leader().run({"sync"});
    leader().run({"draft", "sign", item, "--policy", "--content", "--scope", "--not-secret"});
  }
  telling_->officer().run({"sync"});
}

// To be signed by the leader.
void Month::offer_two() {
  reporter().run(
      {"draft", "offer", write("25-problem-rural-sewage.txt", "problem"), "--not-secret"});
  const std::string urgent = write("94-emergency.txt", "dynamic");
  reporter().run({"--offline", "draft", "edit", urgent, "--emergency"});
  reporter().run({"draft", "offer", urgent, "--not-secret"});
}

// The same item is mended at two computers and goes out from both.
void Month::offer_one_twice() {
  const std::string sample = "07-brief-night-economy.txt";
  const std::string item = write(sample, "brief");
  reporter().run({"draft", "offer", item, "--not-secret"});
  leader().run({"sync"});
  leader().run({"draft", "send-back", item, "--reason", "too_shallow"});
  reporter().run({"sync"});
  const std::filesystem::path other = setup_.folder / "town-other";
  std::filesystem::copy(reporter().home(), other, std::filesystem::copy_options::recursive);
  reporter().run({"--offline", "draft", "edit", item, "--file",
                  longer(sample, "下一步，将增设夜间停车位120个。")});
  reporter().run({"draft", "offer", item, "--not-secret"});
  const auto at_other = [&](std::vector<std::string> command) {
    std::vector<std::string> all{setup_.cli_program, "--home", other, "--passphrase-fd", "0"};
    all.insert(all.end(), command.begin(), command.end());
    const ProcessResult result = run_process(all, reporter().passphrase() + "\n");
    if (result.exit_code != 0) throw demo::StoryError(command.front() + ": " + result.err);
  };
  at_other({"--offline", "draft", "edit", item, "--file",
            longer(sample, "下一步，将延长公交末班车时间，方便群众夜间出行。")});
  at_other({"draft", "offer", item, "--not-secret"});
}

void Month::leave_drafts() {
  const std::string sample = "33-research-desertification-control.txt";
  const std::string often = write(sample, "research");
  reporter().run({"--offline", "draft", "edit", often, "--file",
                  longer(sample, "五、下一步打算。年内再治理沙地1.2万亩。")});
  reporter().run({"--offline", "draft", "edit", often, "--file",
                  longer(sample, "五、下一步打算。年内再治理沙地1.5万亩，补植补造0.3万亩。")});
  write("91-weak-no-figures.txt", "dynamic");
}

std::string Month::write(const std::string& sample, const std::string& kind) {
  return first_word_of(reporter().run({"draft", "new", "--kind", kind, "--file",
                                       (sources_ / "installers/samples" / sample).string()}));
}

std::filesystem::path Month::longer(const std::string& sample, const std::string& addition) {
  std::filesystem::path file = setup_.folder / ("longer-" + sample);
  write_file(file, read_file(sources_ / "installers/samples" / sample) + "　　" + addition + "\n");
  return file;
}

}  // namespace yibao::testing
