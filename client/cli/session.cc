#include "client/cli/session.h"

#include <termios.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <iostream>
#include <iterator>

#include "client/core/sync/conversation.h"
#include "shared/base/limits.h"

namespace yibao::cli {
namespace {

using base::ErrorCode;
using base::fail;

constexpr std::size_t kShortIdLength = 8;

// Switches the terminal's echo off for as long as it lives.
class SilentTerminal {
 public:
  SilentTerminal() {
    silent_ = ::isatty(STDIN_FILENO) == 1 && ::tcgetattr(STDIN_FILENO, &before_) == 0;
    if (!silent_) return;
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
  }
  SilentTerminal(const SilentTerminal&) = delete;
  SilentTerminal& operator=(const SilentTerminal&) = delete;
  ~SilentTerminal() {
    if (!silent_) return;
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    std::fputc('\n', stderr);
  }

 private:
  termios before_{};
  bool silent_ = false;
};

}  // namespace

base::Error usage(const std::string& detail) {
  return base::Error(ErrorCode::kUsage, detail, {{"detail", detail}});
}

int exit_code(const base::Error& error) {
  switch (error.code) {
    case ErrorCode::kLocked: return kLocked;
    case ErrorCode::kUsage:
    case ErrorCode::kFileMissing:
    case ErrorCode::kFileUnknown:
    case ErrorCode::kFileDamaged:
    case ErrorCode::kFileForeign:
    case ErrorCode::kNotUtf8:
    case ErrorCode::kNotFound:
    case ErrorCode::kAmbiguous:
    case ErrorCode::kUnitUnknown:
    case ErrorCode::kPersonUnknown:
    case ErrorCode::kTermUnknown:
    case ErrorCode::kFormMissing:
    case ErrorCode::kRulesetInvalid: return kWrongUsage;
    default: break;
  }
  switch (base::failure_class(error.code)) {
    case base::FailureClass::kAgain: return kNoLine;
    case base::FailureClass::kHeld:
    case base::FailureClass::kRefused: return kRefused;
    case base::FailureClass::kBlocked: return kBlocked;
    case base::FailureClass::kLocal: return kFailed;
  }
  return kFailed;
}

Session::Session(Settings settings) : settings_(std::move(settings)) {}

std::string Session::say(std::string_view key, const base::TextArgs& args) const {
  return texts::text(settings_.language, key, args);
}

base::Status Session::open(bool create, bool sign_in) {
  client::Replica::Options options{
      settings_.home, clock_, random_,
      crypto::PassphraseCost{static_cast<std::uint8_t>(settings_.cost)}};
  options.create = create;
  YIBAO_TRY(replica_, client::Replica::open(std::move(options)));
  if (!sign_in) return {};
  YIBAO_TRY(std::string words, passphrase("cli.passphrase"));
  std::optional<base::PersonId> person;
  if (!settings_.person.empty()) {
    person = base::PersonId::parse(settings_.person);
    if (!person) return fail(usage("--person"));
  }
  const base::Status done = replica_->sign_in(words, person);
  base::wipe(words);
  return done;
}

base::Result<std::string> Session::passphrase(std::string_view prompt_key) {
  std::string line;
  line.reserve(base::limits::kPassphraseBytesMax);  // growing would leave pieces of it behind
  if (settings_.passphrase_fd >= 0) {
    char c = 0;
    while (line.size() < base::limits::kPassphraseBytesMax) {
      const ssize_t got = ::read(settings_.passphrase_fd, &c, 1);
      if (got < 0) return fail(usage("--passphrase-fd"));
      if (got == 0 || c == '\n') break;
      line += c;
    }
    return line;
  }
  std::fprintf(stderr, "%s", say(prompt_key).c_str());
  const SilentTerminal silent;
  if (!std::getline(std::cin, line)) return fail(ErrorCode::kSignedOut);
  return line;
}

base::Status Session::connect() {
  if (link_) return {};
  if (!replica_->identity() || replica_->device_key() == nullptr) {
    return fail(ErrorCode::kSignedOut);
  }
  const client::Identity& identity = *replica_->identity();
  YIBAO_TRY(transport_, client::HttpsTransport::open(identity.server, identity.ca_certificate));
  link_ = std::make_unique<client::Link>(*transport_, identity, *replica_->device_key());
  return {};
}

base::Result<client::Link*> Session::line() {
  YIBAO_CHECK(connect());
  return link_.get();
}

base::Result<client::ExchangeOutcome> Session::exchange_all() {
  YIBAO_CHECK(connect());
  client::SyncMachine machine{client::SyncTuning()};
  client::Conversation conversation(*replica_, *link_);
  client::ExchangeOutcome total;
  // The machine decides, as in the desktop; here its pauses end the work instead of passing.
  for (auto action = machine.next(clock_.steady()); action.exchange;
       action = machine.next(clock_.steady())) {
    const auto stepped = conversation.step(action.limits);
    if (!stepped) {
      machine.failed(stepped.error(), clock_.steady(), random_);
      const bool cut = stepped.error().code == ErrorCode::kTooLarge && conversation.last_sent() > 1;
      if (cut) continue;
      return fail(stepped.error());
    }
    const client::ExchangeOutcome& outcome = *stepped;
    machine.exchanged(outcome, clock_.steady(), random_);
    total.admitted += outcome.admitted;
    total.refused += outcome.refused;
    total.pulled += outcome.pulled;
    total.held = outcome.held;
    total.trial = outcome.trial;
    total.restored = total.restored || outcome.restored;
    total.offered_again += outcome.offered_again;
    total.more_to_send = outcome.more_to_send;
    total.server_too_old = outcome.server_too_old;
    total.clock_offset = outcome.clock_offset;
  }
  return total;
}

base::Result<domain::Subject> Session::find(const std::string& text,
                                            const std::vector<domain::Subject>& among,
                                            const char* what) {
  std::vector<domain::Subject> found;
  for (const domain::Subject& subject : among) {
    if (subject.text() == text) return subject;
    if (text.size() >= 4 && subject.text().ends_with(text)) found.push_back(subject);
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    return fail(ErrorCode::kNotFound, what, base::TextArgs{{"what", say(what) + " " + text}});
  }
  std::string choices;
  for (const domain::Subject& each : found) choices += (choices.empty() ? "" : ", ") + each.text();
  return fail(ErrorCode::kAmbiguous, what, base::TextArgs{{"value", text}, {"choices", choices}});
}

base::Result<domain::Subject> Session::item(const std::string& text) {
  YIBAO_TRY(const auto rows, replica_->index().items());
  std::vector<domain::Subject> among;
  for (const client::ItemRow& row : rows) among.push_back(row.item);
  return find(text, among, "term.item");
}

base::Result<domain::Subject> Session::commission(const std::string& text) {
  YIBAO_TRY(const auto rows, replica_->index().commissions());
  std::vector<domain::Subject> among;
  for (const client::CommissionRow& row : rows) among.push_back(row.commission);
  return find(text, among, "term.commission");
}

base::Result<domain::Subject> Session::of_kind(client::RowKind kind, const std::string& text,
                                               const char* what) {
  YIBAO_TRY(const auto among, replica_->index().subjects(kind));
  return find(text, among, what);
}

base::Result<base::EventId> Session::event(const std::string& text) {
  if (const auto id = base::EventId::parse(text)) return *id;
  const std::string digits = text.starts_with('#') ? text.substr(1) : text;
  YIBAO_TRY(const std::int64_t number, whole(digits, "#"));
  std::optional<base::EventId> found;
  base::Status decoded;
  const auto sequence = static_cast<std::uint64_t>(std::max<std::int64_t>(number, 0));
  YIBAO_CHECK(replica_->entries().each_stamped(sequence, sequence, [&](const auto& kept) {
    const auto event = protocol::decode_event(kept.event.payload);
    if (event) found = event->id;
    if (!event) decoded = fail(event.error());
    return true;
  }));
  YIBAO_CHECK(decoded);
  if (!found) return fail(ErrorCode::kNotFound, "event", base::TextArgs{{"what", "#" + digits}});
  return *found;
}

base::Result<domain::Subject> Session::draft(const std::string& text) {
  YIBAO_TRY(const auto drafts, replica_->drafts().all());
  YIBAO_TRY(const auto rows, replica_->index().items());
  std::vector<domain::Subject> among;
  for (const client::DraftInfo& draft : drafts) among.push_back(draft.draft);
  for (const client::ItemRow& row : rows) {
    if (std::find(among.begin(), among.end(), row.item) == among.end()) among.push_back(row.item);
  }
  return find(text, among, "term.draft");
}

base::Result<base::Date> Session::date(const std::string& text) {
  if (text.empty()) return replica_->today();
  const auto day = base::parse_date(text);
  if (!day) return fail(usage(text));
  return *day;
}

base::Result<rules::Period> Session::period(const std::string& text) {
  if (text.empty()) return rules::period_of(rules::PeriodKind::kYear, replica_->today());
  const auto period = rules::parse_period(text);
  if (!period) return fail(usage("--period " + text));
  return *period;
}

base::Result<base::Timestamp> Session::time(const std::string& text) {
  if (const auto day = base::parse_date(text)) {
    return base::end_of(*day, offset()) - std::chrono::milliseconds(1);
  }
  const auto time = base::parse_time(text, offset());
  if (!time) return fail(usage(text));
  return *time;
}

base::Result<std::int64_t> Session::whole(const std::string& text, const char* option) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool all = error == std::errc() && end == text.data() + text.size();
  if (!all) return fail(usage(std::string(option) + " " + text));
  return number;
}

base::Result<std::string> Session::text_from(const std::string& file) {
  std::string bytes;
  if (file == "-") {
    bytes.assign(std::istreambuf_iterator<char>(std::cin), {});
  } else {
    YIBAO_TRY(bytes, storage::read_file(file, base::limits::kAttachmentBytesMax));
  }
  if (!base::is_utf8(bytes)) return fail(ErrorCode::kNotUtf8, file);
  return base::tidy_lines(bytes);
}

base::Result<std::string> Session::text_or_file(const std::string& text, const std::string& file) {
  if (file.empty()) return text;
  return text_from(file);
}

base::UtcOffset Session::offset() const {
  const auto ruleset = replica_ ? replica_->ruleset() : nullptr;
  return ruleset ? ruleset->utc_offset : base::kChinaOffset;
}

std::string Session::time_text(base::Timestamp time) const {
  return base::to_text(time, offset()).substr(0, 16);
}

std::string Session::short_id(const domain::Subject& subject) {
  const std::string& text = subject.text();
  return text.size() > kShortIdLength ? text.substr(text.size() - kShortIdLength) : text;
}

}  // namespace yibao::cli
