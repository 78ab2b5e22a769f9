// What may not leave this machine, and what may not stay anywhere, is looked for in every form and
// everywhere: on the line, in databases with their logs and free pages, in backups, bundles,
// parcels and logs. Beside each zero stands a text that must be found in the same place.
#include "tests/support/canary.h"

#include <doctest/doctest.h>

#include "client/core/attachments.h"
#include "client/core/commands/office.h"
#include "client/core/moving.h"
#include "client/core/outbox_actions.h"
#include "server/service/admin.h"
#include "server/service/backup.h"
#include "shared/protocol/bundle.h"
#include "tests/client/county.h"

namespace yibao::client {
namespace {

using testing::Canary;
using testing::Computer;
using testing::County;
using testing::must;

base::Bytes noise_of(base::RandomSource& random, std::size_t size) {
  base::Bytes bytes(size, '\0');
  for (char& c : bytes) c = static_cast<char>(random.below(256));
  return bytes;
}

TEST_CASE("a text is found in each of its forms, and is not found where it is not") {
  base::SeededRandom random(7);
  const Canary canary("text", random);
  const Canary other("other", random);
  CHECK(canary.forms().size() == 2 * 14);  // of the whole text and of its letters
  for (const Canary::Form& form : canary.forms()) {
    CAPTURE(form.name);
    const base::Bytes noise = noise_of(random, 300);
    CHECK(canary.in(noise).empty());
    CHECK_FALSE(canary.in(noise + form.bytes + noise).empty());
    CHECK(other.in(noise + form.bytes + noise).empty());
  }
  for (std::size_t offset = 0; offset < 3; ++offset) {
    const std::string before = noise_of(random, 30 + offset);
    CHECK_FALSE(canary.in(base::to_base64url(before + canary.text() + "!")).empty());
  }
}

struct Song {
  County county;
  base::SeededRandom random{20240317};
  Canary internal{"a work secret", random};    // marked, never offered
  Canary draft{"a draft", random};             // never offered
  Canary unsent{"found before sent", random};  // offered without a line, found secret, then sent
  Canary late{"found after sent", random};     // was everywhere
  Canary purged{"purged by law", random};      // was everywhere
  Canary normal{"an item", random};            // stays
  Canary waiting{"in a bundle", random};       // goes by stick
  std::vector<domain::Subject> drafts;
  base::Bytes bundle;
  base::Bytes parcel;
  testing::TempFolder outside;

  Computer& angsu() { return county.angsu(); }
  Computer& office() { return county.office(); }
  std::vector<const Canary*> kept_here() const { return {&internal, &draft, &unsent}; }
  std::vector<const Canary*> gone() const { return {&internal, &draft, &unsent, &late, &purged}; }

  DraftDocument document(const Canary& canary) {
    DraftDocument made = county.draft(canary.text());
    made.words.body += "\n" + canary.text() + "。";
    made.words.authors = {canary.text()};
    made.words.signer = canary.text();
    made.words.contact = canary.text();
    made.words.telephone = canary.text();
    made.words.attachments = {must(keep_attachment(angsu().replica(), canary.text() + ".csv",
                                                   "名称\n" + canary.text() + "\n", {}))};
    return made;
  }
  domain::Subject written(const Canary& canary, bool marked = false) {
    DraftDocument made = document(canary);
    made.internal = marked;
    drafts.push_back(must(new_draft(angsu().replica(), made)));
    return drafts.back();
  }
  domain::Subject offered(const Canary& canary) {
    const domain::Subject item = written(canary);
    must(offer_draft(angsu().replica(), item, true));
    must(sign_off(angsu().replica(), item, County::all_gates()));
    return item;
  }
  void everybody() {
    for (int i = 0; i < 2; ++i) {
      must(angsu().exchange());
      must(office().exchange());
    }
  }
  bool heard(const Canary& canary) {
    for (const base::Bytes& body : county.heard) {
      if (!canary.in_body(body).empty()) return true;
    }
    return false;
  }

  void sings() {
    const auto marked = written(internal, true);
    written(draft);
    CHECK(testing::code_of(offer_draft(angsu().replica(), marked, true)) == "not_allowed_now");
    const auto before = offered(unsent);
    must(find_draft_secret(angsu().replica(), before, "security"));
    offered(normal);
    const auto found = offered(late);
    const auto by_law = offered(purged);
    everybody();
    const auto now = county.clock.now();
    must(office().replica().papers().put(wording_paper(found), late.text(), now));
    must(office().replica().papers().put("bulletin one", "采用：" + late.text(), now));
    must(find_secret(office().replica(), found, "security"));
    must(purge_contents(office().replica(), by_law, "by_law"));
    everybody();
  }
  void packs() {
    offered(waiting);
    Exchanger exchanger(angsu().replica());
    const SentExchange sent = must(exchanger.next({500, 1024 * 1024}));
    bundle = must(protocol::seal_request_bundle(
        angsu().replica().identity()->device, *angsu().replica().device_key(),
        county.server().writer().log_key().public_key(), protocol::encode(sent.request)));
    DraftsParcel carried = new_parcel(angsu().replica());
    for (const domain::Subject& each : drafts) {
      auto moved = must(pack_draft(angsu().replica(), each));
      if (moved) carried.drafts.push_back(*std::move(moved));
    }
    parcel = must(seal_parcel(carried, testing::kPassphrase, testing::kLeastCost, county.random));
  }
  // Locked, and signed out: exchange goes on behind the lock.
  void leaves() {
    angsu().replica().vault().drop_signing_key();
    must(angsu().exchange());
    angsu().replica().sign_out();
    angsu().close();
    office().close();
  }
};

TEST_CASE("what may not leave is nowhere, and what was found secret or purged is gone everywhere") {
  Song song;
  song.sings();
  for (const Canary* each : song.kept_here()) CHECK_MESSAGE(!song.heard(*each), each->what());
  for (const Canary* each : {&song.normal, &song.late, &song.purged}) {
    CHECK_MESSAGE(song.heard(*each), each->what());
  }

  song.county.heard.clear();
  song.packs();
  const auto backup = song.outside.path() / "backup";
  must(server::copy_verified(song.county.server_folder(), backup));
  song.leaves();
  for (const Canary* each : song.gone()) CHECK_MESSAGE(!song.heard(*each), each->what());
  CHECK(song.heard(song.waiting));

  const auto server = song.county.server_folder();
  for (const Canary* each : song.gone()) {
    CHECK(each->in_folder(server) == "");
    CHECK(each->in_rows(server / "log.db") == "");
    CHECK(each->in_folder(backup) == "");
    CHECK(each->in_rows(backup / "log.db") == "");
  }
  CHECK(song.normal.in_rows(server / "log.db") != "");
  CHECK(song.normal.in_rows(backup / "log.db") != "");

  // A replica is sealed: nothing at all can be read of it. That its files are read at all, the
  // names of its tables show.
  for (const Computer* each : {&song.angsu(), &song.office()}) {
    for (const Canary* canary : song.gone()) CHECK(canary->in_folder(each->folder()) == "");
    CHECK(song.normal.in_folder(each->folder()) == "");
    CHECK(testing::read_file(each->folder() / "replica.db").find("working_paper") !=
          std::string::npos);
  }
  // With the passphrase: what may stay is there, and nothing else is.
  song.angsu().start();
  must(song.angsu().sign_in());
  Replica& replica = song.angsu().replica();
  std::string opened;
  must(replica.database().query(
      "SELECT address FROM content WHERE sealed NOT NULL", [&](const storage::Row& row) {
        const auto digest = base::to_array<32>(row.bytes(0));
        const auto content = must(replica.vault().content(domain::ContentAddress{*digest}));
        if (content) opened += content->bytes;
        return true;
      }));
  for (const Canary* each : {&song.unsent, &song.late, &song.purged}) CHECK(each->in(opened) == "");
  for (const Canary* each : {&song.normal, &song.internal}) CHECK(each->in(opened) != "");
}

TEST_CASE("bundles and parcels are sealed, and hold nothing that may not go") {
  Song song;
  song.sings();
  song.packs();
  const auto request =
      must(protocol::open_request_bundle(song.bundle, song.county.server().writer().log_key()));
  std::string carried;
  for (const MovedDraft& each : must(open_parcel(song.parcel, testing::kPassphrase)).drafts) {
    carried += encode_draft(each.document);
    for (const domain::Content& content : each.contents) carried += content.bytes;
  }
  for (const Canary* each : song.gone()) {
    CHECK(each->in_body(request.exchange_request) == "");
    CHECK(each->in(song.bundle) == "");
    CHECK(each->in(song.parcel) == "");
    if (each != &song.draft) CHECK(each->in(carried) == "");
  }
  CHECK(song.waiting.in_body(request.exchange_request) != "");
  CHECK(song.waiting.in(song.bundle) == "");
  CHECK(song.draft.in(carried) != "");  // goes with whoever knows the passphrase
}

TEST_CASE("the server's log names things by their ids, never by a word of anybody's") {
  Song song;
  song.sings();
  const auto person = song.county.server().state()->registry->people().begin()->first;
  const std::string invited =
      must(server::Admin(song.county.server()).run({"invite", {{"person", person.text()}}, ""}))
          .text;
  static_cast<void>(song.county.answer("/v1/nothing", song.normal.text(), song.normal.text()));
  for (const Canary* each : song.gone()) CHECK(each->in(song.county.log_text) == "");
  CHECK(song.normal.in(song.county.log_text) == "");
  for (const std::string& word : {testing::kPassphrase, std::string("某某"), std::string("0477")}) {
    CHECK_MESSAGE(song.county.log_text.find(word) == std::string::npos, word);
  }
  const std::size_t at = invited.find("\"code\":\"");
  REQUIRE(at != std::string::npos);
  const std::string code = invited.substr(at + 8, invited.find('"', at + 8) - at - 8);
  CHECK(song.county.log_text.find(code) == std::string::npos);
  // It was written, and of this very matter.
  CHECK(song.county.log_text.find("found_secret") != std::string::npos);
}

}  // namespace
}  // namespace yibao::client
