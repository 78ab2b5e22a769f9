// A jurisdiction served in this process, from a temporary folder, with a clock and a randomness
// that a test owns: 鄂托克前旗 with its ruleset, a central office, two towns and people who have
// joined. It makes what clients send (signed events with their contents) and hands it to the
// exchange as the HTTP door does, with no socket in between.
//
// Owned by one thread; with `threads` the server has its own writer and scoring threads.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "server/service/jurisdiction.h"
#include "shared/crypto/random.h"
#include "tests/support/clock.h"
#include "tests/support/files.h"

namespace yibao::testing {

// Somebody who has joined, with the keys that their replica holds.
struct Member {
  base::PersonId person;
  base::UnitCode unit;
  base::DeviceId device;
  crypto::SigningKey key;
  crypto::SigningKey device_key;
};

// A draft on its way: its words and the event that offers them.
struct Draft {
  domain::Subject item;
  domain::Content words;
  domain::Event offered;
};

class JurisdictionFixture {
 public:
  struct Options {
    bool threads = false;
    std::string vfs = {};
    std::string ruleset = "schemas/jurisdictions/otog.json";
    // What newcomers are told and must have seen, where the server has a line.
    std::string ca_certificate = {};
    crypto::Digest certificate = crypto::sha256("certificate");
  };
  explicit JurisdictionFixture(Options options);
  JurisdictionFixture() : JurisdictionFixture(Options{}) {}

  server::Jurisdiction& server() { return *serving_; }
  // To whoever serves it on (an Api); it must not outlive the fixture.
  std::vector<std::unique_ptr<server::Jurisdiction>> hand_over();
  // The server certificate that a client of it would see.
  crypto::Digest certificate() const { return options_.certificate; }
  std::filesystem::path folder() const { return folder_.path() / "otog"; }
  // The server's process ends and starts again on the same folder.
  void stop() { server_.reset(); }
  void start();
  void restart() {
    stop();
    start();
  }

  const Member& administrator() const { return *administrator_; }  // and of the office
  const Member& reporter() const { return *reporter_; }            // of 昂素镇
  const Member& leader() const { return *leader_; }                // of 昂素镇
  const Member& neighbour() const { return *neighbour_; }          // a reporter of 城川镇

  // Defines a person and enrols a key on a device: a new one unless one is given.
  std::unique_ptr<Member> join(const base::UnitCode& unit, std::vector<domain::Role> roles,
                               domain::LeaderPost post = domain::LeaderPost::kNone);

  // Adopts a ruleset from that day, as the next version where it says that it is the first; gives
  // the answer.
  protocol::Answer adopt(const std::string& ruleset, base::Date from);

  // -- what a client makes
  domain::Event event(const Member& author, domain::EventBody body, domain::Subject subject,
                      std::vector<domain::ContentAddress> contents = {});
  Draft draft(const Member& author, const std::string& title = "昂素镇开展春季防火巡查",
              const std::string& body = "3月1日，昂素镇组织42人巡查草场，清理隐患7处。");
  domain::Event signed_off(const Member& signer, const Draft& draft);
  domain::Content note(const std::string& text);
  domain::Subject new_subject() { return domain::Subject(ids_.make<base::SubjectId>().text()); }

  // -- what a client sends
  // Asks for nothing; what it pushes and pulls is filled in.
  protocol::ExchangeRequest request() const;
  base::Result<protocol::ExchangeResponse> exchange(const Member& from,
                                                    protocol::ExchangeRequest request);
  std::vector<protocol::Answer> push(const Member& from, std::vector<protocol::SignedEvent> events,
                                     std::vector<domain::Content> contents = {});
  // Signs and sends one event; gives its answer.
  protocol::Answer push_one(const Member& from, const domain::Event& event,
                            std::vector<domain::Content> contents = {});
  // Offers and signs off; gives the sign-off. Both must be admitted.
  domain::Event submit(const Member& author, const Draft& draft);

  std::uint64_t size() { return serving_->state()->checkpoint.size; }
  // What the server logged so far.
  std::string log_text() const;

  TestClock clock;
  base::SeededRandom random{20240301};

 private:
  std::unique_ptr<Member> enrol(const base::PersonId& person, const base::UnitCode& unit,
                                bool first_administrator);
  void set_up(const std::string& ruleset);
  std::string as_next_version(std::string ruleset) const;
  // A server with threads draws from where several may: a seeded source is one thread's.
  base::RandomSource& server_random();

  Options options_;
  TempFolder folder_;
  crypto::SystemRandom shared_random_;
  mutable std::mutex log_mutex_;
  std::string log_text_;
  base::Log log_;
  base::IdMaker ids_{clock, random};
  std::unique_ptr<server::Jurisdiction> server_;
  server::Jurisdiction* serving_ = nullptr;  // server_'s, here or handed over
  std::unique_ptr<Member> administrator_;
  std::unique_ptr<Member> reporter_;
  std::unique_ptr<Member> leader_;
  std::unique_ptr<Member> neighbour_;
};

}  // namespace yibao::testing
