#include "client/core/app/courier_place.h"

#include <algorithm>

#include "client/core/sync/courier.h"
#include "client/papers/import_text.h"
#include "shared/protocol/bundle.h"
#include "shared/storage/files.h"

namespace yibao::app {
namespace {

constexpr const char* kProposedBundleName = "yibao";

}  // namespace

bool CourierPlace::begin() {
  if (busy_) return false;
  busy_ = true;
  problem_.reset();
  return true;
}

bool CourierPlace::goes_on(std::uint64_t turn, const base::Error* error) {
  if (turn != turn_) return false;
  if (error == nullptr) return true;
  busy_ = false;
  problem_ = *error;
  return false;
}

void CourierPlace::forget() {
  ++turn_;
  busy_ = false;
  problem_.reset();
}

// -- out ------------------------------------------------------------------------------------------

void CourierPlace::take_out() {
  if (busy_) return;
  FilePicker::Question question;
  question.save = true;
  question.title = "desk.courier.save_title";
  question.endings = {client::kBundleFileEnding};
  question.name = kProposedBundleName;
  picker_.ask(std::move(question), [this](const std::filesystem::path& file) {
    if (!begin()) return;
    desk_.ask([](Core& core) { return core.write(&CourierPlace::pack); },
              [this, file, turn = turn_](base::Result<Packed> packed) {
                if (!goes_on(turn, packed ? nullptr : &packed.error())) return;
                write(file, *std::move(packed));
              });
  });
}

base::Result<CourierPlace::Packed> CourierPlace::pack(client::Replica& replica) {
  const client::SyncTuning tuning;
  YIBAO_TRY(auto bundle, client::export_bundle(replica, {tuning.events_most, tuning.pull_bytes}));
  YIBAO_TRY(const std::int64_t waiting, replica.outbox().count(client::OutboxState::kWaiting));
  const std::size_t all = std::max(static_cast<std::size_t>(waiting), bundle.events);
  return Packed{std::move(bundle.file), bundle.events, all - bundle.events};
}

void CourierPlace::write(const std::filesystem::path& file, Packed packed) {
  const base::TextArgs args = {{"path", file.string()},
                               {"count", std::to_string(packed.events)},
                               {"left", std::to_string(packed.left)}};
  const char* key =
      packed.left > 0 ? "desk.notice.bundle_written_more" : "desk.notice.bundle_written";
  desk_.send_out(
      [file, bytes = std::move(packed.file)] { return storage::write_file(file, bytes); },
      [this, key, args, turn = turn_](const base::Status& written) {
        if (!goes_on(turn, written ? nullptr : &written.error())) return;
        busy_ = false;
        way_.say(key, args);
      });
}

// -- in -------------------------------------------------------------------------------------------

void CourierPlace::bring_in() {
  if (busy_) return;
  FilePicker::Question question;
  question.title = "desk.courier.open_title";
  question.endings = {client::kBundleFileEnding};
  picker_.ask(std::move(question), [this](const std::filesystem::path& file) { take(file); });
}

void CourierPlace::take(const std::filesystem::path& file) {
  if (!begin()) return;
  desk_.send_out([file] { return papers::read_given_file(file, protocol::kBundleBytesMax); },
                 [this, turn = turn_](base::Result<base::Bytes> bytes) {
                   if (!goes_on(turn, bytes ? nullptr : &bytes.error())) return;
                   bring(*std::move(bytes));
                 });
}

void CourierPlace::bring(base::Bytes file) {
  desk_.ask(
      [file = std::move(file)](Core& core) {
        return core.change(
            [&](client::Replica& replica) { return client::import_bundle(replica, file); });
      },
      [this, turn = turn_](const base::Result<client::ExchangeOutcome>& outcome) {
        if (!goes_on(turn, outcome ? nullptr : &outcome.error())) return;
        busy_ = false;
        say_what_came(*outcome);
      });
}

void CourierPlace::say_what_came(const client::ExchangeOutcome& outcome) {
  if (outcome.overtaken) return way_.say("cli.bundle_overtaken");
  const bool more = outcome.more_to_send || outcome.more_to_pull;
  way_.say(more ? "desk.notice.bundle_taken_more" : "desk.notice.bundle_taken",
           {{"admitted", std::to_string(outcome.admitted)},
            {"refused", std::to_string(outcome.refused)},
            {"pulled", std::to_string(outcome.pulled)}});
}

}  // namespace yibao::app
