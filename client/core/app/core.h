// The replica as the core thread works it: signing in and out, joining, commands, the exchange in
// the background; after each round of work a snapshot of what is so. Everything here runs on one
// thread (core_thread.h; in tests the test's own). The network is the agent's (sync_agent.h), so
// nothing here waits for a line.
#pragma once

#include "client/core/app/desk.h"
#include "client/core/app/draft_list.h"
#include "client/core/app/secret.h"
#include "client/core/sync/invite.h"
#include "client/core/sync/sync_agent.h"
#include "client/papers/viewing.h"

namespace yibao::app {

inline constexpr std::chrono::minutes kSigningPass{5};

class Core {
 public:
  struct Options {
    std::filesystem::path folder;
    base::Clock& clock;
    base::RandomSource& random;
    crypto::PassphraseCost cost;
    client::SyncTuning tuning = {};
    std::string vfs = {};  // tests put a faulty disk here
  };
  // Desk and agent outlive the core's last job.
  Core(Options options, Desk& desk, client::SyncAgent& agent);

  const std::filesystem::path& folder() const { return options_.folder; }

  void open();
  // `who`: an id, a name, or "" for whoever the passphrase fits. Errors: passphrase_wrong,
  // person_unknown; those of the store.
  base::Status sign_in(const std::string& passphrase, const std::string& who);
  // With a code of a recovery sheet (recovery.h): another passphrase, and signed in by it.
  base::Status recover(const std::string& code, const std::string& passphrase);
  // Keys for signing are dropped and the screen is hidden; exchange goes on.
  void lock();
  void sign_out();
  // Who answers at the address, before anything is asked of them; `done` is called on this thread.
  using Met = std::function<void(const base::Result<client::ServerGreeting>&)>;
  void meet(const std::string& server, Met done);
  // What is under way fails.
  void give_up_meeting();
  // Joins with a one-time code, into an empty folder or as a further person of this one; `done` is
  // called on this thread, and whoever joined is signed in.
  struct Joining {
    std::string server;        // empty folder only
    std::string jurisdiction;  // empty folder only
    std::string code;
    SharedSecret passphrase;
    // Shown by the server when it was met and compared; no other is accepted.
    std::optional<crypto::Digest> certificate = {};
    SharedSecret present = {};  // of somebody who is here, where nobody is signed in
  };
  void enrol(const Joining& joining, std::function<void(base::Status)> done);

  // One-time codes for people, asked for one after another by an administrator who shows the
  // passphrase. `each` is called on this thread with a place of the list and its answer; after the
  // first failure nobody else is asked for. Nothing of a code is kept here.
  struct Inviting {
    std::vector<client::InviteInput> people;
    SharedSecret passphrase;
  };
  using Invited = std::function<void(std::size_t, const base::Result<protocol::Invitation>&)>;
  void invite(const Inviting& inviting, Invited each);

  // Looking: `act` gets the replica and gives a Result. Error: signed_out.
  template <class Act>
  auto look(Act act) -> decltype(act(std::declval<client::Replica&>())) {
    if (!usable()) return base::fail(base::ErrorCode::kSignedOut);
    return act(*replica_);
  }
  // Changing: as above; afterwards lists are read again and what waits is sent.
  template <class Act>
  auto change(Act act) -> decltype(act(std::declval<client::Replica&>())) {
    auto result = look(std::move(act));
    lists_changed_ = true;
    machine_.poke(options_.clock.steady());
    return result;
  }
  // Changing what nobody else will see: local drafts.
  template <class Act>
  auto write(Act act) -> decltype(act(std::declval<client::Replica&>())) {
    auto result = look(std::move(act));
    lists_changed_ = true;
    return result;
  }
  // What only the person themselves may do: the passphrase shows that it is they, then `act`.
  template <class Act>
  auto confirmed(const std::string& passphrase, Act act)
      -> decltype(act(std::declval<client::Replica&>())) {
    YIBAO_CHECK(show_passphrase(passphrase, false));
    return act(*replica_);
  }
  // Signing: confirmed, and changed. The person may leave a pass open: for kSigningPass the next
  // signatures ask for no passphrase. Of it only the hour is kept, no secret; locking (also by
  // idleness), signing in or out and `drop_pass` end it. Errors: passphrase_wrong; not_allowed_now
  // when no pass is open.
  struct Proof {
    SharedSecret passphrase;  // null: by the open pass
    bool leave_pass = false;
  };
  template <class Act>
  auto sign(const Proof& proof, Act act) -> decltype(act(std::declval<client::Replica&>())) {
    YIBAO_CHECK(proof.passphrase ? show_passphrase(proof.passphrase->text(), proof.leave_pass)
                                 : show_pass());
    return change(std::move(act));
  }
  void drop_pass() { pass_until_.reset(); }

  // What another program shows; emptied when the person signs out.
  papers::ViewingFolder& viewing() { return viewing_; }

  // The office's: this item is open here, and colleagues are told so; nullopt: none is.
  void claim(const std::optional<domain::Subject>& item);
  const std::optional<domain::Subject>& claimed() const { return claimed_; }
  // What colleagues have open, as the server last said it.
  void hear_claims(const std::vector<protocol::Claim>& claims);
  // By a person: held events are released, pauses are skipped.
  void exchange_now();
  // After jobs: starts an exchange if one is due, publishes what changed.
  void settle();
  // When `settle` has something to do without any job.
  client::SteadyTime wake_at() const;

 private:
  base::Status show_passphrase(const std::string& passphrase, bool leave_open);
  base::Status show_pass() const {
    if (pass_until_ && options_.clock.steady() < *pass_until_) return {};
    return base::fail(base::not_now("pass_over"));
  }
  bool usable() const { return replica_ && account_.phase == Phase::kSignedIn; }
  // Signed in or behind a locked screen: exchange goes on.
  bool somebody_is_here() const {
    return replica_ && (account_.phase == Phase::kSignedIn || account_.phase == Phase::kLocked);
  }
  base::Status open_replica(bool create);
  base::Status introduce(const SharedSecret& present);
  void invite_next(const std::shared_ptr<const std::vector<client::InviteInput>>& people,
                   std::size_t at, const Invited& each);
  base::Result<std::shared_ptr<const client::PreparedEnrolment>> prepare_enrolment(
      const client::EnrolInput& input, const crypto::Digest& certificate);
  void ask_to_enrol(const std::shared_ptr<const client::EnrolInput>& input,
                    const crypto::Digest& certificate,
                    const std::function<void(base::Status)>& finish);
  void signed_in();
  void start_exchange();
  // When an exchange that goes on is spoken of.
  client::SteadyTime shown_at() const;
  void exchanged(std::uint64_t session, const client::SentExchange& sent,
                 base::Result<protocol::ExchangeResponse> response);
  void read_people();
  base::Status read_lists();
  void read_counts();
  bool day_changed();
  void publish();

  Options options_;
  Desk& desk_;
  client::SyncAgent& agent_;
  std::unique_ptr<client::Replica> replica_;
  // Asked and never answered: the same may be asked again, with the same code.
  struct Unanswered {
    std::string code;
    std::shared_ptr<const client::PreparedEnrolment> enrolment;
  };
  std::optional<Unanswered> unanswered_;
  client::SyncMachine machine_;
  papers::ViewingFolder viewing_;
  std::optional<client::SteadyTime> pass_until_;
  bool exchanging_ = false;
  bool asked_for_ = false;      // the exchange, by a person
  client::SteadyTime began_{};  // the exchange, with those right before it
  client::SteadyTime ended_{};
  std::uint64_t session_ = 0;  // rises at each sign-out: late answers belong to nobody
  bool lists_changed_ = false;
  bool state_changed_ = true;

  Account account_;
  LineState line_;
  DraftList drafts_;
  std::shared_ptr<const OutboxRows> outbox_ = std::make_shared<OutboxRows>();
  std::shared_ptr<const CommissionLines> commissions_ = std::make_shared<CommissionLines>();
  std::optional<domain::Subject> claimed_;
  std::shared_ptr<const Claims> claims_ = std::make_shared<Claims>();
  client::SteadyTime claims_heard_{};
  std::uint64_t version_ = 0;
  std::uint64_t facts_version_ = 0;
  std::optional<base::Date> today_;
  std::map<base::PersonId, std::string> names_;  // seen while signed in
};

}  // namespace yibao::app
