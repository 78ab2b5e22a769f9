// A town's computer without a network: a folder with a replica (of 昂素镇 unless told otherwise),
// as an enrolment and a first exchange leave it. A reporter and a leader in charge use it. And the
// desktop of that computer without a window, worked step by step in the test's own thread.
#pragma once

#include <functional>
#include <memory>

#include "client/core/app/core_thread.h"
#include "client/core/app/workplace.h"
#include "shared/protocol/standing_document.h"
#include "tests/support/clock.h"
#include "tests/support/files.h"

namespace yibao::testing {

inline const std::string kReporterName = "王小草";
inline const std::string kLeaderName = "陈立新";
inline const std::string kReporterPassphrase = "reporter-words";
inline const std::string kLeaderPassphrase = "leader-words-too";

class Town {
 public:
  explicit Town(const char* jurisdiction = "otog", const char* unit = "angsu");
  // Under rules that no notice has: `amend` gets the ruleset's text and changes it.
  using Amend = std::function<std::string(std::string)>;
  Town(const char* jurisdiction, const char* unit, const Amend& amend);

  const std::filesystem::path& folder() const { return folder_.path(); }
  // Opened by itself, to look at what is on the disk or to prepare something.
  std::unique_ptr<client::Replica> replica(const std::string& passphrase = kReporterPassphrase);
  // A draft that passes every check, saved and not offered.
  domain::Subject draft(const std::string& title);
  domain::Subject offered(const std::string& title);
  // One more reporter at this computer.
  void add_reporter(const std::string& name, const std::string& passphrase);
  // This computer is the central office's from now on, and this is one of its officers.
  void become_office(const std::string& name, const std::string& passphrase,
                     std::vector<domain::Role> roles = {domain::Role::kOffice});
  // More units than its own, by their codes in the ruleset; or as one is said to be.
  void add_units(const std::vector<std::string>& codes);
  void define_unit(const std::string& code, domain::UnitDefined body = {});
  // From that day there is no such unit any more.
  void end_unit(const std::string& code, base::Date from);
  // Somebody in the register, who has no computer here.
  base::PersonId define_person(const char* unit, const std::string& name,
                               std::vector<domain::Role> roles = {domain::Role::kReporter},
                               domain::LeaderPost post = domain::LeaderPost::kNone);
  // Offered, signed and received.
  domain::Subject received(const std::string& title);
  // What another unit has sent in, which exists from then on: signed and received. The words are
  // about the title. And what such a unit says about something.
  struct Sent {
    std::string title;
    std::optional<domain::Subject> commission = {};
    std::string kind = "dynamic";
  };
  domain::Subject received_from(const std::string& unit, const Sent& sent);
  // The same, and taken.
  domain::Subject accepted_from(const std::string& unit, const std::string& title,
                                const std::string& kind = "dynamic");
  void unit_says(const std::string& unit, const domain::Subject& subject, domain::EventBody body,
                 const std::vector<domain::Content>& contents = {});
  // The office asks this town for an item; the kind is "dynamic".
  domain::Subject commission(const std::string& title, base::Timestamp due);
  void key_topics(const std::string& title, base::Date from, base::Date until);
  // What the office says about something, received and in the log.
  void office_says(const domain::Subject& subject, domain::EventBody body);
  // The same to other units, in a replica that may be open already.
  void office_says_of(const std::vector<std::string>& units, const domain::Subject& subject,
                      domain::EventBody body);
  void office_says_of(client::Replica& replica, const std::vector<std::string>& units,
                      const domain::Subject& subject, domain::EventBody body);
  // The server's standing has arrived.
  void publish(const protocol::StandingDocument& standing);
  // As if the server had taken in everything that waits: stamps and a receipt that holds.
  void deliver_waiting();
  // As if the server had refused everything that waits.
  void refuse_waiting();
  // What the log's key says of its log at that length; and as if an exchange had brought that.
  crypto::Checkpoint checkpoint(std::uint64_t size, const crypto::Digest& root);
  void sees(const crypto::Checkpoint& checkpoint);
  // As if an exchange had brought it: signed, stamped, kept with its contents, not folded yet; of
  // this town's unit where the event names none. For many, the caller holds a transaction.
  struct Received {
    base::EventId id;
    std::string hash;  // as others refer to its exact payload
    std::uint64_t sequence = 0;
  };
  Received receive(client::Replica& replica, domain::Event event,
                   const std::vector<domain::Content>& contents = {});

  TestClock clock{at("2024-03-11 09:00")};
  base::SeededRandom random{20240311};

 private:
  void define_unit(client::Replica& replica, const std::string& code, domain::UnitDefined unit);
  void adopt_ruleset(client::Replica& replica, const Amend& amend);
  domain::Content brief(const std::string& title, const std::string& text, domain::MediaType media);
  // Starts something of the office's, received and in the log.
  domain::Subject office_starts(domain::EventBody body, const domain::Content& content);
  base::PersonId add_person(client::Replica& replica, const std::string& name,
                            std::vector<domain::Role> roles, domain::LeaderPost post,
                            const std::string& passphrase);
  void say_who(client::Replica& replica, const base::PersonId& person, const base::UnitCode& unit,
               const std::string& name, std::vector<domain::Role> roles, domain::LeaderPost post);

  base::JurisdictionCode jurisdiction_;
  base::UnitCode unit_;
  TempFolder folder_;
  base::IdMaker ids_{clock, random};
  crypto::SigningKey log_key_ = crypto::SigningKey::generate(random);
  base::DeviceId device_ = ids_.make<base::DeviceId>();
  std::uint64_t sequence_ = 0;
};

class TownDesk {
 public:
  // `disk`: the name of another file system of SQLite than the system's.
  explicit TownDesk(Town& town, const std::string& disk = "");

  // Core and screen take turns until neither has anything to do.
  void settle();
  void sign_in(const std::string& passphrase);
  const app::DraftRow* row(const std::string& title);

  Town& town;
  app::Desk desk;
  client::SyncAgent agent;
  app::Core core;
  app::Workplace work;
};

}  // namespace yibao::testing
