#include "client/core/app/attention.h"

#include <algorithm>

#include "client/papers/programs.h"

namespace yibao::app {
namespace {

struct Player {
  const char* program;
  std::vector<std::string> arguments;
};

bool waits(const DraftRow& row) {
  return row.duty == SignDuty::kMine || (!row.local && row.state == "returned");
}

}  // namespace

void Attention::look(const Snapshot& snapshot) {
  const Phase phase = snapshot.account->phase;
  if (phase != Phase::kSignedIn && phase != Phase::kLocked) {
    *this = {};
    return;
  }
  const bool same = drafts_ == snapshot.drafts && outbox_ == snapshot.outbox &&
                    commissions_ == snapshot.commissions;
  if (present_ && same) return;
  drafts_ = snapshot.drafts;
  outbox_ = snapshot.outbox;
  commissions_ = snapshot.commissions;
  std::set<std::string> now;
  for (const auto& row : *drafts_) {
    if (waits(*row)) now.insert(row->state + " " + row->id.text());
  }
  for (const OutboxRow& row : *outbox_) {
    if (row.state == client::OutboxState::kRefused) now.insert("refused " + row.id.text());
  }
  for (const CommissionLine& line : *commissions_) {
    if (line.is_new()) now.insert("commission " + line.id.text());
  }
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
