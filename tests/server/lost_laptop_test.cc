// What the administrators' manual says to do when a computer or a passphrase is lost, done step by
// step with the programs: a served county over TLS, its commands, real replicas.
#include <doctest/doctest.h>

#include "client/core/commands/drafts.h"
#include "client/core/commands/registry.h"
#include "tests/server/served_county.h"
#include "tests/support/must.h"

namespace yibao::testing {
namespace {

using nlohmann::json;

const std::string kName = "某甲";

base::PersonId person_at(OfficePc& pc) {
  return *pc.replica().person();
}
base::DeviceId device_of(OfficePc& pc) {
  return pc.replica().identity()->device;
}
crypto::KeyId key_at(OfficePc& pc) {
  return pc.replica().vault().signing_key()->key_id();
}

std::string code_for(const ServedCounty& county, const base::PersonId& person) {
  return county.ask({"invite", "--person", person.text()}).at("code");
}

// What a computer would send, as somebody else can carry it.
protocol::ExchangeRequest queue_of(OfficePc& pc) {
  client::Exchanger exchanger(pc.replica());
  protocol::ExchangeRequest request = must(exchanger.next({500, 4 * 1024 * 1024})).request;
  request.seen.reset();
  request.also_seen.clear();
  return request;
}

std::string title_of(OfficePc& pc, const domain::Subject& item) {
  const auto state = must(pc.replica().item(item));
  if (state.offers.empty()) return "";
  const auto words = must(pc.replica().words(state.offers.back().body.words));
  return words ? words->title : "";
}

// A code used at a computer that is in use already, by somebody who has signed in there.
void join_at(const ServedCounty& county, OfficePc& pc, const base::PersonId& person,
             const std::string& passphrase) {
  const std::string server = loopback_address(county.server->port());
  const auto transport = must(client::HttpsTransport::open(server, ""));
  const auto certificate = must(transport->seen_certificate());
  must(client::enrol(
      pc.replica(), *transport, certificate,
      {server, base::JurisdictionCode("otog"), code_for(county, person), passphrase}));
}

// Written here, and offered to nobody.
domain::Subject unsent_draft(OfficePc& pc, const std::string& title) {
  client::DraftDocument document;
  document.kind = "dynamic";
  document.words.title = title;
  return must(client::new_draft(pc.replica(), document));
}

bool has_draft(OfficePc& pc, const domain::Subject& draft) {
  const auto drafts = must(pc.replica().drafts().all());
  return std::any_of(drafts.begin(), drafts.end(),
                     [&](const client::DraftInfo& each) { return each.draft == draft; });
}

TEST_CASE(
    "a laptop is lost: out within the second, its late signatures are listed, its person goes on") {
  ServedCounty county;
  county.set_up();
  const auto laptop = county.town(kName);
  const auto colleague = county.town("某乙");
  const auto sent = laptop->submit("已经报出的一篇");
  must(laptop->exchange_all());
  const auto unsent = laptop->submit("还没有送出的一篇");
  const auto late = queue_of(*laptop);
  REQUIRE(late.events.size() == 2);
  const base::PersonId person = person_at(*laptop);
  const base::DeviceId lost = device_of(*laptop);
  const crypto::KeyId lost_key = key_at(*laptop);

  // 1 and 2: the computer and the key, on the server; whoever holds it has a session open.
  must(laptop->link().exchange(queue_of(*colleague)));
  county.ask({"revoke", "--device", lost.text()});
  county.ask({"revoke", "--key", lost_key.text()});
  // The very next request, so within the second.
  CHECK(code_of(laptop->exchange()) == "device_revoked");
  CHECK(code_of(laptop->connect(county.server->port())) == "");
  CHECK(code_of(laptop->exchange()) == "device_revoked");
  CHECK(laptop->waiting() == 2);  // nothing there is lost, should it be found again
  // And in the register, so that everybody's computer knows.
  must(client::revoke_device(county.office->replica(), lost, "lost"));
  must(county.office->exchange_all());
  must(colleague->exchange_all());

  // 5: what the key signed and somebody brings all the same is refused and listed.
  const std::uint64_t size = county.entries();
  const auto answers = must(colleague->link().exchange(late)).answers;
  REQUIRE(answers.size() == 2);
  for (const protocol::Answer& answer : answers) {
    CHECK(answer.outcome == protocol::Outcome::kRefused);
    CHECK(answer.code == base::ErrorCode::kKeyRevoked);
  }
  CHECK(county.entries() == size);
  const json listed = county.ask({"quarantine"}).at("quarantine");
  REQUIRE(listed.size() == 2);
  for (const json& each : listed) {
    CHECK(each.at("key") == lost_key.text());
    CHECK(each.at("unit") == "angsu");
  }

  // 3: a new computer. What was sent is there, signed by the old key as before; what was not is on
  // the lost one only, and is written again.
  OfficePc again;
  must(again.join(county.server->port(), code_for(county, person)));
  must(again.exchange_all());
  CHECK(person_at(again) == person);
  CHECK(device_of(again) != lost);
  CHECK(title_of(again, sent) == "已经报出的一篇");
  const auto kept = must(again.replica().item(sent));
  REQUIRE_FALSE(kept.sign_offs.empty());
  CHECK(must(again.replica().entries().find(kept.sign_offs.back().id))->event.key == lost_key);
  CHECK(code_of(again.replica().item(unsent)) == "not_found");
  const auto rewritten = again.submit("还没有送出的一篇");
  must(again.exchange_all());
  CHECK(again.waiting() == 0);
  must(colleague->exchange_all());
  CHECK(title_of(*colleague, rewritten) == "还没有送出的一篇");
  // The old computer stays out, also after its person has come back.
  CHECK(code_of(laptop->exchange()) == "device_revoked");
}

TEST_CASE(
    "a passphrase is forgotten at a shared computer: a colleague opens it, everything is there") {
  ServedCounty county;
  county.set_up();
  const auto pc = county.town(kName);
  const base::PersonId person = person_at(*pc);
  const crypto::KeyId first_key = key_at(*pc);
  const auto unsent = unsent_draft(*pc, "写了一半的一篇");
  const auto queued = pc->submit("还没有送出的一篇");
  const auto elsewhere = county.town("某乙");
  join_at(county, *pc, person_at(*elsewhere), "a colleague's words");
  must(pc->exchange_all());

  // The colleague's passphrase, then the new code.
  pc->replica().sign_out();
  must(pc->replica().sign_in("a colleague's words", std::nullopt));
  join_at(county, *pc, person, "remembered words");
  pc->replica().sign_out();
  CHECK(code_of(pc->replica().sign_in("correct-horse-7", person)) == "passphrase_wrong");
  must(pc->replica().sign_in("remembered words", person));
  must(pc->connect(county.server->port()));
  must(pc->exchange_all());
  CHECK(person_at(*pc) == person);
  CHECK(key_at(*pc) != first_key);
  CHECK(has_draft(*pc, unsent));
  CHECK(title_of(*pc, queued) == "还没有送出的一篇");
  pc->submit("用新口令签的一篇");
  must(pc->exchange_all());
  CHECK(pc->waiting() == 0);
}

TEST_CASE("a passphrase is forgotten and nobody else is there: another folder, and what was sent") {
  ServedCounty county;
  county.set_up();
  const auto before = county.town(kName);
  const auto sent = before->submit("已经报出的一篇");
  const auto unsent = unsent_draft(*before, "写了一半的一篇");
  must(before->exchange_all());
  OfficePc again;  // the same machine, with an empty folder
  must(again.join(county.server->port(), code_for(county, person_at(*before))));
  must(again.exchange_all());
  CHECK(title_of(again, sent) == "已经报出的一篇");
  CHECK_FALSE(has_draft(again, unsent));
}

}  // namespace
}  // namespace yibao::testing
