#include <doctest/doctest.h>

#include "client/core/commands/drafts.h"
#include "tests/app/town.h"

namespace yibao::testing {
namespace {

// Offered, and signed by the leader two hours later.
domain::Subject signed_item(Town& town) {
  const domain::Subject item = town.offered("签过一篇");
  town.clock.advance(std::chrono::hours(2));
  client::SignOffInput input;
  input.gates = {true, true, true};
  input.not_secret = true;
  REQUIRE(client::sign_off(*town.replica(kLeaderPassphrase), item, input));
  return item;
}

app::JourneySheet journey(Town& town, const domain::Subject& item) {
  const auto sheet = app::journey_sheet(*town.replica(), item);
  REQUIRE(sheet);
  return *sheet;
}

std::string words_of(const papers::Paper& paper) {
  std::string text = paper.title + paper.remark;
  for (const papers::Block& block : paper.blocks) {
    if (const auto* heading = std::get_if<papers::Heading>(&block)) text += heading->text;
    if (const auto* paragraph = std::get_if<papers::Paragraph>(&block)) text += paragraph->text;
    if (const auto* fields = std::get_if<papers::Fields>(&block)) {
      for (const auto& line : fields->lines) text += line.name + line.value + "\n";
    }
    if (const auto* table = std::get_if<papers::Table>(&block)) {
      for (const auto& row : table->rows) {
        for (const std::string& cell : row) text += cell + "|";
      }
    }
  }
  return text;
}

TEST_CASE("every stage has its time, and how long it came after the one before") {
  Town town;
  const domain::Subject item = signed_item(town);
  const app::JourneySheet sheet = journey(town, item);
  CHECK(sheet.title == "签过一篇");
  CHECK(sheet.state == "signed_off");
  REQUIRE(sheet.stages.size() == 2);
  CHECK(sheet.stages[0].type == "draft.offered");
  CHECK_FALSE(sheet.stages[0].since);
  CHECK(sheet.stages[1].author == kLeaderName);
  REQUIRE(sheet.stages[1].since);
  CHECK(*sheet.stages[1].since >= std::chrono::hours(2));
  CHECK(*sheet.stages[1].since < std::chrono::hours(3));
  CHECK_FALSE(sheet.receipt);
}

TEST_CASE("the receipt is checked here: it holds, and with another key it does not") {
  Town town;
  const domain::Subject item = signed_item(town);
  town.deliver_waiting();
  const app::JourneySheet sheet = journey(town, item);
  REQUIRE(sheet.receipt);
  CHECK(sheet.receipt->proof == client::Proof::kProven);
  CHECK(sheet.receipt->sequence == sheet.receipt->checkpoint_size);
  CHECK(sheet.stages[1].receipt == sheet.receipt->sequence);
  CHECK_FALSE(sheet.receipt->event_hash.empty());
  const auto replica = town.replica();
  auto forged = *replica->book().receipt_for(sheet.receipt->sequence);
  forged->checkpoint = crypto::sign_checkpoint(
      crypto::SigningKey::generate(town.random), replica->identity()->log_id, 0,
      forged->checkpoint.size, forged->checkpoint.root, forged->checkpoint.at);
  REQUIRE(replica->book().add_receipt(*forged));
  const auto proof = client::prove_receipt(*replica, sheet.receipt->sequence);
  CHECK(proof->proof == client::Proof::kBroken);
  CHECK(client::prove_receipt(*replica, 1)->proof == client::Proof::kNone);
}

TEST_CASE("on paper it says what the screen says, in either language") {
  Town town;
  const domain::Subject item = signed_item(town);
  const std::string before =
      words_of(app::journey_paper(texts::Language::kChinese, journey(town, item)));
  CHECK(before.find("没有回执") != std::string::npos);
  CHECK(before.find("2 小时") != std::string::npos);
  town.deliver_waiting();
  const app::JourneySheet sheet = journey(town, item);
  const std::string zh = words_of(app::journey_paper(texts::Language::kChinese, sheet));
  CHECK(zh.find("签过一篇") != std::string::npos);
  CHECK(zh.find("已在本机验证") != std::string::npos);
  CHECK(zh.find(sheet.receipt->log_key) != std::string::npos);
  const std::string en = words_of(app::journey_paper(texts::Language::kEnglish, sheet));
  CHECK(en.find("Checked here") != std::string::npos);
}

}  // namespace
}  // namespace yibao::testing
