// A county in one process: a server, its central office and the computers of its units, with no
// socket between them. 鄂托克前旗 with its ruleset unless another jurisdiction is asked for; the
// clock and the randomness are the test's.
//
// People join as an enrolment leaves them, without the costly one-time code (enrol_test.cc has
// that). Whatever has to succeed throws (must.h).
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "client/core/commands/drafts.h"
#include "client/core/sync/exchanger.h"
#include "client/core/sync/link.h"
#include "server/http/api.h"
#include "tests/support/clock.h"
#include "tests/support/files.h"
#include "tests/support/must.h"
#include "tests/support/suite.h"

namespace yibao::testing {

inline constexpr crypto::PassphraseCost kLeastCost{1};
// What the line shows of the server, and the server knows of itself.
inline constexpr crypto::Digest kCertificate{7};
inline const std::string kPassphrase = "草原驿站 2024";

class County;

// The line of a computer: straight into the server's routes, unless the test cuts it.
class CountyLine final : public client::Transport {
 public:
  explicit CountyLine(County& county) : county_(county) {}
  base::Result<client::TransportAnswer> post(const std::string& path, base::ByteView body,
                                             const std::string& authorization) override;
  void interrupt() override {}

  bool down = false;
  bool to_other = false;       // to the server that County::split made
  bool loses_answers = false;  // the server gets the request, nobody gets its answer
  int answers_lost = 0;        // so many of the next, of any route
  // A server that lies, with the log's own key: changes every answer to an exchange.
  std::function<void(protocol::ExchangeResponse&)> tamper;
  // Somebody on the way, who has no key: changes the bytes of every answer.
  std::function<void(base::Bytes&)> on_the_way;

 private:
  County& county_;
};

// A PC's own clock: the county's, and as far off as somebody has set it.
class OwnClock final : public base::Clock {
 public:
  explicit OwnClock(base::Clock& right) : right_(right) {}
  base::Timestamp now() override { return right_.now() + off_; }
  std::chrono::steady_clock::time_point steady() override { return right_.steady(); }
  void set(base::Timestamp now) { off_ = now - right_.now(); }

 private:
  base::Clock& right_;
  base::Timestamp::duration off_{};
};

// A unit's PC: a folder, the replica in it, a line.
class Computer {
 public:
  Computer(County& county, const base::UnitCode& unit);

  client::Replica& replica() { return *replica_; }
  const std::filesystem::path& folder() const { return folder_.path(); }
  CountyLine& line() { return line_; }
  OwnClock& clock() { return clock_; }
  const base::UnitCode& unit() const { return unit_; }

  // The program ends; it starts again and somebody signs in.
  void close();
  void start();
  base::Result<base::PersonId> sign_in(const std::string& passphrase = kPassphrase);

  // As long as there is something to send or to fetch.
  base::Result<client::ExchangeOutcome> exchange_once(std::size_t events_max = 500);
  base::Result<client::ExchangeOutcome> exchange();

 private:
  friend class County;
  County& county_;
  base::UnitCode unit_;
  TempFolder folder_;
  OwnClock clock_;
  std::unique_ptr<client::Replica> replica_;
  CountyLine line_;
  std::unique_ptr<client::Link> link_;
};

class County {
 public:
  // Any jurisdiction whose ruleset is in schemas/jurisdictions. 昂素镇 is there in otog only.
  explicit County(const std::string& jurisdiction = "otog");

  // -- who there is
  Computer& office() { return *office_; }  // the administrator, who is of the central office
  Computer& angsu() { return *angsu_; }    // 昂素镇; a leader in charge, who may also report
  // One more computer, with somebody of the unit at it.
  std::unique_ptr<Computer> join(const char* unit, std::vector<domain::Role> roles,
                                 domain::LeaderPost post = domain::LeaderPost::kNone,
                                 const std::string& passphrase = kPassphrase);
  // A second person at that computer; gives their id.
  base::PersonId join_at(Computer& computer, std::vector<domain::Role> roles,
                         const std::string& passphrase,
                         domain::LeaderPost post = domain::LeaderPost::kNone);

  // -- what they do
  // A draft that passes every check.
  client::DraftDocument draft(const std::string& title = "昂素镇开展春季防火巡查") const;
  // Written, offered, signed off at that computer; not sent.
  domain::Subject submit(Computer& computer, const std::string& title = "昂素镇开展春季防火巡查");
  static client::SignOffInput all_gates();

  // -- the server's machine
  // A copy of the log as it is now; and that copy put back, as a new epoch, confirmed.
  void back_up(const std::string& name = "backup");
  void restore(const std::string& name = "backup");
  // Without a word: as somebody with the disk in their hands could.
  void put_back(const std::string& name = "backup");
  // The whole disk, with what the server has beside its log: nothing there says it.
  void put_back_unseen(const std::string& name = "backup");

  std::filesystem::path server_folder() const { return folder_.path() / jurisdiction_.text(); }
  server::Jurisdiction& server() { return *jurisdictions_.front(); }
  // Another server with the same key and the log as it is now: from here on the two are told apart
  // by nothing but what each of them takes in.
  void split();
  server::Jurisdiction& other_server() { return *others_.front(); }
  client::TransportAnswer answer(const std::string& path, base::ByteView body,
                                 const std::string& authorization, bool other = false);

  TestClock clock;
  base::SeededRandom random{20240301};
  // Every body that crossed a line, both ways, and what the server logged.
  std::vector<base::Bytes> heard;
  std::string log_text;

 private:
  void set_up();
  void start_server();
  std::unique_ptr<server::Jurisdiction> serve(const std::filesystem::path& folder);
  base::PersonId define(const base::UnitCode& unit, std::vector<domain::Role> roles,
                        domain::LeaderPost post);
  // What the server and the replica do when a person enrols.
  void enrol(Computer& computer, const base::PersonId& person, const std::string& passphrase,
             bool first_administrator);

  base::JurisdictionCode jurisdiction_;
  TempFolder folder_;
  base::Log log_;
  base::IdMaker ids_{clock, random};
  server::Metrics metrics_;
  std::vector<std::unique_ptr<server::Jurisdiction>> jurisdictions_;
  std::unique_ptr<server::Api> api_;
  std::vector<std::unique_ptr<server::Jurisdiction>> others_;
  std::unique_ptr<server::Api> other_api_;
  std::unique_ptr<Computer> office_;
  std::unique_ptr<Computer> angsu_;
};

}  // namespace yibao::testing
