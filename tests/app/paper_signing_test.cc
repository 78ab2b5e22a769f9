#include <doctest/doctest.h>

#include "client/core/attachments.h"
#include "client/core/commands/paper_signature.h"
#include "tests/app/town.h"

namespace yibao::testing {
namespace {

const std::string kPaperTitle = "阜康市开展春季防火巡查";
const std::string kSecondPassphrase = "second-reporter-words";
const std::string kPicture = "\x89PNG\r\n\x1a\n" + std::string(1000, 'p');

// The notice says nothing of paper: this is a jurisdiction that allows it.
std::string with_paper(std::string ruleset) {
  const std::string before = "\"signers\": [\"in_charge\"],";
  return ruleset.replace(ruleset.find(before), before.size(), before + "\"paper\": true,");
}

std::filesystem::path page_of(const Town& town, const std::string& name = "签字页.png") {
  const auto file = town.folder().parent_path() / name;
  write_file(file, kPicture);
  return file;
}

// A town with an offered item, opened by a second reporter.
struct Opened {
  Town town{"changji", "fukangshi", with_paper};
  std::unique_ptr<TownDesk> desk;
  domain::Subject item;

  explicit Opened(const std::string& passphrase = kSecondPassphrase) {
    town.add_reporter("李二", kSecondPassphrase);
    item = town.offered(kPaperTitle);
    desk = std::make_unique<TownDesk>(town);
    desk->sign_in(passphrase);
    desk->work.open_row(*desk->row(kPaperTitle));
    desk->settle();
  }
  app::PaperSigning& place() { return desk->work.paper_signing; }
  const app::ItemSheet& sheet() { return *desk->work.reading.sheet(); }
  void fill(const std::filesystem::path& file) {
    place().scan = file;
    place().gates = {true, true, true};
    place().not_secret = true;
    place().passphrase = kSecondPassphrase;
  }
};

TEST_CASE("a second person registers a leader's signature on paper, and it is shown as such") {
  Opened opened;
  REQUIRE(opened.sheet().paper_signers.size() == 1);
  CHECK(opened.sheet().paper_signers.front().name == kLeaderName);
  opened.fill(page_of(opened.town));
  REQUIRE(opened.place().ready(opened.sheet()));
  opened.place().enter(opened.sheet());
  opened.desk->settle();
  CHECK_FALSE(opened.place().problem());
  CHECK(opened.place().passphrase.empty());
  CHECK(opened.sheet().state == "signed_off");
  REQUIRE(opened.sheet().scan.has_value());
  const auto& step = opened.sheet().journey.back().step;
  CHECK(step.on_paper_by == kLeaderName);
  CHECK(step.author == "李二");
  const auto* row = opened.desk->row(kPaperTitle);
  CHECK(row->on_paper);
  CHECK_FALSE(row->signed_by_me);
  const auto scan = *opened.sheet().scan;
  opened.desk.reset();
  const auto replica = opened.town.replica(kSecondPassphrase);
  const auto file = client::open_attachment(*replica, scan);
  REQUIRE(file.has_value());
  CHECK(file->bytes == kPicture);
  CHECK(file->name == "签字页.png");
}

TEST_CASE("who wrote the draft registers nothing, nor anybody where the rules have no paper") {
  Opened author(kReporterPassphrase);
  CHECK(author.sheet().paper_signers.empty());
  Town town("changji", "fukangshi");
  town.add_reporter("李二", kSecondPassphrase);
  const auto item = town.offered(kPaperTitle);
  const auto replica = town.replica(kSecondPassphrase);
  const auto state = replica->item(item);
  REQUIRE(state.has_value());
  CHECK(client::paper_signers(*replica, *state->current_offer()).empty());
  client::SignOffInput input;
  input.gates = {true, true, true};
  input.not_secret = true;
  input.paper_signer = replica->find_person(kLeaderName).value();
  const auto refused =
      client::register_paper_signature(*replica, item, input, "签字页.png", kPicture);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == base::ErrorCode::kPaperNotAllowed);
  const auto kept =
      replica->database().find_integer("SELECT count(*) FROM content WHERE media = 9");
  CHECK(kept.value().value_or(0) == 0);
}

TEST_CASE("a gate, the finding, the page or the passphrase missing: not ready") {
  Opened opened;
  const auto page = page_of(opened.town);
  opened.fill(page);
  opened.place().gates.scope = false;
  CHECK_FALSE(opened.place().ready(opened.sheet()));
  opened.fill(page);
  opened.place().not_secret = false;
  CHECK_FALSE(opened.place().ready(opened.sheet()));
  opened.fill({});
  CHECK_FALSE(opened.place().ready(opened.sheet()));
  opened.fill(page);
  opened.place().forget();
  CHECK_FALSE(opened.place().ready(opened.sheet()));
}

TEST_CASE("what is no picture, a wrong passphrase and a file that went away are said") {
  Opened opened;
  const auto tries = [&](const std::filesystem::path& file, const std::string& passphrase) {
    opened.fill(file);
    opened.place().passphrase = passphrase;
    opened.place().enter(opened.sheet());
    opened.desk->settle();
    REQUIRE(opened.place().problem().has_value());
    CHECK(opened.sheet().state == "offered");
    return opened.place().problem()->code;
  };
  const auto text = page_of(opened.town, "签字页.txt");
  write_file(text, "同意");
  CHECK(tries(text, kSecondPassphrase) == base::ErrorCode::kNotAllowedNow);
  CHECK(tries(page_of(opened.town), "wrong words here") == base::ErrorCode::kPassphraseWrong);
  CHECK(tries("/nowhere/page.png", kSecondPassphrase) == base::ErrorCode::kFileMissing);
}

}  // namespace
}  // namespace yibao::testing
