// yibao-cli: an emergency by telephone, and a signature on paper where the rules have none.
#include <doctest/doctest.h>

#include "tests/client/cli_stage.h"

namespace yibao {
namespace {

using testing::cli_stage;
using testing::CliStage;

constexpr int kRefusedHere = 1;

TEST_CASE("a telephone report is noted by command and can be written on") {
  CliStage& stage = cli_stage();
  const auto noted =
      stage.ask(stage.town(), {"draft", "phone", "--what", "团结路燃气泄漏", "--told",
                               "县政府值班室", "--at", "2024-03-01 08:00"});
  const std::string draft = noted.at("draft");
  CHECK(noted.at("title") == "团结路燃气泄漏");
  const auto listed = stage.ask(stage.town(), {"draft", "list"});
  CHECK(listed.dump().find(draft) != std::string::npos);
  const auto missing = stage.run(stage.town(), {"draft", "phone", "--what", "团结路燃气泄漏"});
  CHECK(missing.exit_code == kRefusedHere);
  CHECK(missing.err.find("请写清报给了谁") != std::string::npos);
  const auto later =
      stage.run(stage.town(), {"draft", "phone", "--what", "团结路燃气泄漏", "--told",
                               "县政府值班室", "--at", "2124-03-01 08:00"});
  CHECK(later.exit_code == kRefusedHere);
}

TEST_CASE("where the rules have no paper a scan is refused, and half of it is wrong usage") {
  CliStage& stage = cli_stage();
  const auto leader = stage.join("angsu", "Leader On Paper");
  const std::string item = stage.new_draft(stage.town(), "纸质签发一篇");
  stage.ask(stage.town(), {"draft", "offer", item, "--not-secret"});
  testing::write_file(stage.file("page.png"), "\x89PNG\r\n\x1a\nppp");
  const auto refused = stage.run(
      stage.town(), {"draft", "sign", item, "--policy", "--content", "--scope", "--not-secret",
                     "--paper-signer", "Leader On Paper", "--scan", stage.file("page.png")});
  CHECK(refused.exit_code != 0);
  CHECK(refused.err.find("[paper_not_allowed]") != std::string::npos);
  const auto half = stage.run(stage.town(), {"draft", "sign", item, "--scan", "page.png"});
  CHECK(half.exit_code == 2);
}

}  // namespace
}  // namespace yibao
