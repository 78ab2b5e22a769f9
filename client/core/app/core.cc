#include "client/core/app/core.h"

#include "client/core/app/outbox_rows.h"
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
  account_.phase = replica_ && replica_->identity() ? Phase::kSignedOut : Phase::kNotEnrolled;
  if (account_.phase == Phase::kSignedOut) {
    account_.server = replica_->identity()->server;
    read_people();
  }
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

void Core::claim(const std::optional<domain::Subject>& item) {
  if (!usable() || !replica_->is_office() || item == claimed_) return;
  claimed_ = item;
  // Who closes one mostly opens the next: that is told along with it, or with the next exchange.
  if (item) machine_.poke(options_.clock.steady());
}

// By a colleague at another computer only; at this one the person would know.
void Core::hear_claims(const std::vector<protocol::Claim>& claims) {
  claims_heard_ = options_.clock.steady();
  Claims others;
  for (const protocol::Claim& claim : claims) {
    others[claim.item] = replica_->person_name(claim.person);
  }
  if (others == *claims_) return;
  claims_ = std::make_shared<const Claims>(std::move(others));
  state_changed_ = true;
}

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

void Core::read_people() {
  account_.people.clear();
  const auto slots = replica_->vault().people();
  if (!slots) return;
  for (const client::PersonSlot& slot : *slots) {
    if (replica_->signed_in()) names_[slot.person] = replica_->person_name(slot.person);
    account_.people.push_back({slot.person, names_[slot.person]});
  }
}

base::Status Core::read_lists() {
  ++facts_version_;
  YIBAO_CHECK(replica_->follow_rules());
  read_people();
  account_.person = replica_->person();
  account_.person_name = replica_->person_name(*replica_->person());
  const domain::PersonInfo* info = replica_->person_info();
  account_.roles = info == nullptr ? std::vector<domain::Role>() : info->roles;
  account_.unit_name = replica_->unit_name(replica_->identity()->unit);
  account_.office = replica_->is_office();
  YIBAO_CHECK(drafts_.refresh(*replica_));
  YIBAO_TRY(OutboxRows outbox, waiting_rows(*replica_));
  outbox_ = std::make_shared<OutboxRows>(std::move(outbox));
  account_.signs = account_.has(domain::Role::kLeader) || drafts_.any_to_sign();
  YIBAO_TRY(CommissionLines lines, commission_lines(*replica_));
  if (lines != *commissions_) commissions_ = std::make_shared<CommissionLines>(std::move(lines));
  return {};
}

void Core::read_counts() {
  const auto count = [&](client::OutboxState state) {
    return replica_->outbox().count(state).value_or(0);
  };
  line_.status = machine_.status();
  line_.exchanging = exchanging_;
  line_.exchange_shown = exchanging_ && options_.clock.steady() >= shown_at();
  line_.waiting = count(client::OutboxState::kWaiting);
  line_.held = count(client::OutboxState::kHeld);
  line_.refused = count(client::OutboxState::kRefused);
  line_.evidence = replica_->book().evidence_count().value_or(0);
  line_.last_exchange = replica_->progress().last_exchange;
  line_.clock_offset = std::chrono::milliseconds(replica_->progress().clock_offset_millis);
}

void Core::publish() {
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->version = ++version_;
  snapshot->facts_version = facts_version_;
  if (somebody_is_here()) {
    read_counts();
    snapshot->ruleset = replica_->ruleset();
    snapshot->today = replica_->today();
    snapshot->rules_from = replica_->rules_from();
  }
  snapshot->account = std::make_shared<Account>(account_);
  snapshot->line = std::make_shared<LineState>(line_);
  snapshot->drafts = drafts_.rows();
  snapshot->outbox = outbox_;
  snapshot->commissions = commissions_;
  snapshot->claims = claims_;
  state_changed_ = false;
  desk_.publish(std::move(snapshot));
}

}  // namespace yibao::app
