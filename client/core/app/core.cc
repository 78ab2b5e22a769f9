#include "client/core/app/core.h"

#include "client/core/recovery.h"

#include "client/core/sync/exchanger.h"

namespace yibao::app {

using base::ErrorCode;
using base::fail;

namespace {
// Without anything due: only so that a change of the day is noticed.
constexpr std::chrono::minutes kIdleLook{1};
// What is over sooner is not spoken of: the line that is down is tried again and again, and a
// screen that flickers each time tells nobody anything.
constexpr std::chrono::milliseconds kUnseen{300};
}  // namespace

Core::Core(Options options, Desk& desk, client::SyncAgent& agent)
    : options_(std::move(options)),
      desk_(desk),
      agent_(agent),
      machine_(options_.tuning),
      viewing_(options_.folder) {
  account_.folder = options_.folder;
}

// -- opening --------------------------------------------------------------------------------------

base::Status Core::open_replica(bool create) {
  client::Replica::Options options{options_.folder, options_.clock, options_.random, options_.cost};
  options.create = create;
  options.vfs = options_.vfs;
  YIBAO_TRY(replica_, client::Replica::open(std::move(options)));
  return {};
}

void Core::open() {
  state_changed_ = true;
  const base::Status opened = open_replica(false);
  if (!opened && opened.error().code != ErrorCode::kNotInitialised) {
    account_.phase = Phase::kUnavailable;
    account_.problem = opened.error();
    return;
  }
  account_.phase = Phase::kNotEnrolled;
  if (!replica_ || !replica_->identity()) return;
  account_.phase = Phase::kSignedOut;
  account_.server = replica_->identity()->server;
  read_people();
}

// -- who is there ---------------------------------------------------------------------------------

base::Status Core::sign_in(const std::string& passphrase, const std::string& who) {
  if (!replica_) return fail(ErrorCode::kNotInitialised);
  const auto id = base::PersonId::parse(who);
  YIBAO_CHECK(replica_->sign_in(passphrase, id));
  if (!who.empty() && !id && replica_->person_name(*replica_->person()) != who) {
    const std::string known = replica_->person_name(*replica_->person());
    replica_->sign_out();
    return fail(ErrorCode::kPersonUnknown, "person",
                base::TextArgs{{"value", who}, {"choices", known}});
  }
  signed_in();
  return {};
}

base::Status Core::recover(const std::string& code, const std::string& passphrase) {
  if (!replica_) return fail(ErrorCode::kNotInitialised);
  YIBAO_TRY(const base::PersonId person, client::recover(*replica_, code, passphrase));
  return sign_in(passphrase, person.text());
}

void Core::signed_in() {
  drop_pass();
  account_.phase = Phase::kSignedIn;
  account_.server = replica_->identity()->server;
  agent_.connect(*replica_->identity(), *replica_->device_key());
  machine_.set_attended(true);
  machine_.poke(options_.clock.steady());
  drafts_.clear();
  lists_changed_ = true;
  state_changed_ = true;
}

base::Status Core::show_passphrase(const std::string& passphrase, bool leave_open) {
  if (!usable()) return fail(ErrorCode::kSignedOut);
  drop_pass();
  if (const auto person = replica_->vault().unlock(passphrase, replica_->person()); !person) {
    return fail(person.error());
  }
  if (leave_open) pass_until_ = options_.clock.steady() + kSigningPass;
  return {};
}

void Core::lock() {
  if (!usable()) return;
  drop_pass();
  claimed_.reset();
  replica_->vault().drop_signing_key();
  account_.phase = Phase::kLocked;
  machine_.set_attended(false);
  state_changed_ = true;
}

void Core::sign_out() {
  if (!replica_ || !replica_->signed_in()) return;
  ++session_;
  drop_pass();
  exchanging_ = false;
  agent_.disconnect();
  viewing_.clear();
  replica_->sign_out();
  drafts_.clear();
  outbox_ = std::make_shared<OutboxRows>();
  commissions_ = std::make_shared<CommissionLines>();
  claimed_.reset();
  claims_ = std::make_shared<Claims>();
  const Account before = std::move(account_);
  account_ = Account();
  account_.folder = before.folder;
  account_.server = before.server;
  account_.people = before.people;
  account_.phase = Phase::kSignedOut;
  line_ = LineState();
  lists_changed_ = false;
  state_changed_ = true;
}

// -- exchange -------------------------------------------------------------------------------------

void Core::exchange_now() {
  if (!somebody_is_here()) return;
  static_cast<void>(replica_->outbox().release_held(replica_->now()));
  machine_.poke(options_.clock.steady());
  asked_for_ = true;
  lists_changed_ = true;
}

void Core::start_exchange() {
  const auto now = options_.clock.steady();
  const auto action = machine_.next(now);
  if (!action.exchange) return;
  client::Exchanger exchanger(*replica_);
  auto sent = exchanger.next(action.limits);
  if (!sent) {
    machine_.failed(sent.error(), now, options_.random);
    state_changed_ = true;
    return;
  }
  if (claimed_) sent->request.claims = {{*claimed_, *replica_->person()}};
  if (now >= ended_ + kUnseen) began_ = now;
  exchanging_ = true;
  state_changed_ = true;
  const auto kept = std::make_shared<const client::SentExchange>(*std::move(sent));
  agent_.exchange(kept->request, [this, kept, session = session_](auto response) {
    auto answer = std::make_shared<base::Result<protocol::ExchangeResponse>>(std::move(response));
    desk_.jobs().post([kept, session, answer](Core& core) {
      core.exchanged(session, *kept, std::move(*answer));
    });
  });
}

void Core::exchanged(std::uint64_t session, const client::SentExchange& sent,
                     base::Result<protocol::ExchangeResponse> response) {
  if (session != session_) return;
  exchanging_ = false;
  asked_for_ = false;
  state_changed_ = true;
  const auto now = options_.clock.steady();
  ended_ = now;
  if (response) hear_claims(response->claims);
  if (now - claims_heard_ > base::limits::kClaimLifetime) hear_claims({});
  if (!response) return machine_.failed(response.error(), now, options_.random);
  client::Exchanger exchanger(*replica_);
  const auto outcome = exchanger.apply(sent, *response);
  lists_changed_ = lists_changed_ || !outcome || outcome->changed;
  if (!outcome) return machine_.failed(outcome.error(), now, options_.random);
  if (outcome->purged) viewing_.clear();
  line_.trial = outcome->trial;
  machine_.exchanged(*outcome, now, options_.random);
}

client::SteadyTime Core::shown_at() const {
  return asked_for_ ? began_ : began_ + kUnseen;
}

client::SteadyTime Core::wake_at() const {
  const auto idle = options_.clock.steady() + kIdleLook;
  if (exchanging_ && !line_.exchange_shown) return std::min(idle, shown_at());
  if (!somebody_is_here() || exchanging_) return idle;
  return std::min(idle, machine_.next(options_.clock.steady()).wake_at);
}

// -- what the screen sees -------------------------------------------------------------------------

void Core::settle() {
  if (somebody_is_here()) {
    if (!exchanging_) start_exchange();
    if (exchanging_ && !line_.exchange_shown && options_.clock.steady() >= shown_at()) {
      state_changed_ = true;
    }
    if (day_changed()) lists_changed_ = true;
    if (lists_changed_) {
      const base::Status read = read_lists();
      account_.problem = read ? std::nullopt : std::optional(read.error());
      lists_changed_ = false;
      state_changed_ = true;
    }
  }
  if (state_changed_) publish();
}

bool Core::day_changed() {
  const base::Date today = replica_->today();
  if (today_ == today) return false;
  today_ = today;
  return true;
}

}  // namespace yibao::app
