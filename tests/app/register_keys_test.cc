// The register's machines and keys, and codes for newcomers.
#include <doctest/doctest.h>

#include "tests/app/administrator.h"

namespace yibao::testing {
namespace {

using app::RegisterSection;

struct Keys : Administrator {
  Keys() { sits_down(RegisterSection::kKeys); }
  app::KeysSection& section() { return place().keys; }
  struct Found {
    app::RegisteredDevice device;
    app::RegisteredKey key;
  };
  Found of(const std::string& name) {
    for (const app::RegisteredDevice& device : sheet()->devices) {
      for (const app::RegisteredKey& key : device.keys) {
        if (key.person_name == name) return {device, key};
      }
    }
    throw std::runtime_error("no key of " + name);
  }
};

TEST_CASE("a key that is lost is revoked with its reason, and is seen as revoked") {
  Keys keys;
  const Keys::Found before = keys.of(kReporterName);
  CHECK(before.device.good(before.key));
  keys.section().ask(before.device, &before.key, keys.desk->work.snapshot().account->person);
  REQUIRE(keys.section().question());
  CHECK(keys.section().question()->name == kReporterName);
  CHECK_FALSE(keys.section().question()->own);
  keys.section().reason = static_cast<std::size_t>(app::RevokeReason::kLeft);
  keys.section().revoke();
  keys.desk->settle();
  CHECK_FALSE(keys.section().problem());
  const Keys::Found after = keys.of(kReporterName);
  REQUIRE(after.key.revoked);
  CHECK(after.key.revoked->reason == "left");
  CHECK(after.key.revoked->by == "赵管理");
  CHECK_FALSE(after.device.good(after.key));
  CHECK(keys.person(kReporterName)->keys == 0);
  CHECK(keys.person(kLeaderName)->keys == 1);
}

TEST_CASE("the last administrator's key stays") {
  Keys keys;
  const Keys::Found own = keys.of("赵管理");
  keys.section().ask(own.device, &own.key, keys.desk->work.snapshot().account->person);
  keys.section().revoke();
  keys.desk->settle();
  REQUIRE(keys.section().problem());
  CHECK(keys.section().problem()->code == base::ErrorCode::kNotAllowedNow);
  CHECK_FALSE(keys.of("赵管理").key.revoked);
}

TEST_CASE("codes are asked for those without a key, and without a line a sentence says so") {
  Keys keys;
  keys.desk.reset();
  keys.town.define_person("chengchuan", "李某乙");
  keys.sits_down(RegisterSection::kPeople);
  const auto guests = keys.place().without_key();
  REQUIRE(guests.size() == 1);
  CHECK(guests.front().name == "李某乙");
  app::Inviting& inviting = keys.place().inviting;
  inviting.open(guests);
  CHECK_FALSE(inviting.can_ask());
  inviting.passphrase = "not the passphrase";
  inviting.ask(keys.town.clock.now());
  CHECK(inviting.passphrase.empty());
  keys.desk->settle();
  REQUIRE(inviting.problem());
  CHECK(inviting.problem()->code == base::ErrorCode::kPassphraseWrong);
  inviting.passphrase = kAdministratorPassphrase;
  inviting.ask(keys.town.clock.now());
  while (inviting.busy()) keys.desk->settle();  // the line's own thread answers
  REQUIRE(inviting.problem());
  CHECK(inviting.problem()->code == base::ErrorCode::kLineDown);
  CHECK(inviting.slips().empty());
  inviting.passphrase = kAdministratorPassphrase;
  keys.place().leave();
  CHECK_FALSE(inviting.is_open());
  CHECK(inviting.passphrase.empty());
}

TEST_CASE("a slip has what a newcomer needs, one to a sheet") {
  std::vector<app::Slip> slips(2);
  for (app::Slip& slip : slips) {
    slip.name = "李某乙";
    slip.unit_name = "城川镇";
    slip.jurisdiction = "otog";
    slip.code = std::make_shared<const app::Secret>("7KQ4-MXRT-9B2C-HD5W");
    slip.fingerprint = "12:34";
    slip.server = "10.0.0.1:8443";
    slip.until = at("2024-03-14 09:00");
  }
  for (const texts::Language language : {texts::Language::kChinese, texts::Language::kEnglish}) {
    const papers::Paper paper =
        app::slip_paper(slips, base::kChinaOffset, at("2024-03-11 09:00"), language);
    std::size_t codes = 0;
    std::size_t sheets = 1;
    for (const papers::Block& block : paper.blocks) {
      sheets += std::holds_alternative<papers::Annex>(block) ? 1U : 0U;
      const auto* fields = std::get_if<papers::Fields>(&block);
      if (fields == nullptr) continue;
      for (const papers::Fields::Line& line : fields->lines) {
        CHECK_FALSE(line.value.empty());
        codes += line.value == "7KQ4-MXRT-9B2C-HD5W" ? 1U : 0U;
      }
    }
    CHECK(codes == 2);
    CHECK(sheets == 2);
  }
}

}  // namespace
}  // namespace yibao::testing
