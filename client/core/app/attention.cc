#include "client/core/app/attention.h"

#include <algorithm>

#include "client/papers/programs.h"

namespace yibao::app {
namespace {

struct Player {
  const char* program;
  std::vector<std::string> arguments;
};

std::set<std::string> waiting_in(const Snapshot& snapshot) {
  const WaitingItems& items = *snapshot.waiting;
  std::set<std::string> now;
  const auto add = [&](const DraftRow& row) { now.insert(row.state + " " + row.id.text()); };
  for (const auto& row : *items.to_sign) add(*row);
  for (const auto& row : items.to_mend) add(*row);
  for (const auto& row : items.asked_back) now.insert("asked back " + row->id.text());
  for (const auto& row : *items.received) {
    if (!row->emergency) break;  // they come first
    add(*row);
  }
  for (const OutboxRow& row : *snapshot.outbox) {
    if (row.state == client::OutboxState::kRefused) now.insert("refused " + row.id.text());
  }
  for (const CommissionLine& line : *snapshot.commissions) {
    if (line.is_new()) now.insert("commission " + line.id.text());
  }
  return now;
}

}  // namespace

void Attention::look(const Snapshot& snapshot) {
  const Phase phase = snapshot.account->phase;
  if (phase != Phase::kSignedIn && phase != Phase::kLocked) {
    *this = {};
    return;
  }
  const bool same = items_ == snapshot.waiting && outbox_ == snapshot.outbox &&
                    commissions_ == snapshot.commissions;
  if (present_ && same) return;
  items_ = snapshot.waiting;
  outbox_ = snapshot.outbox;
  commissions_ = snapshot.commissions;
  std::set<std::string> now = waiting_in(snapshot);
  const bool more = !std::includes(waiting_.begin(), waiting_.end(), now.begin(), now.end());
  calls_ = calls_ || (present_ && more);
  present_ = true;
  waiting_ = std::move(now);
}

bool ring() {
  const Player players[] = {
      {"canberra-gtk-play", {"--id=message-new-instant"}},
      {"paplay", {"/usr/share/sounds/freedesktop/stereo/message-new-instant.oga"}},
  };
  for (const Player& player : players) {
    const auto program = papers::find_program(player.program);
    if (program && papers::start_program(*program, player.arguments)) return true;
  }
  return false;
}

}  // namespace yibao::app
