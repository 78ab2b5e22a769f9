#include "client/core/app/paper_keeper.h"

#include <algorithm>

namespace yibao::app {
namespace {

constexpr std::chrono::milliseconds kKeepAfter{1'000};
constexpr std::chrono::milliseconds kKeepAtLatest{5'000};

}  // namespace

void PaperKeeper::open(const std::string& name, Then then) {
  close();
  name_ = name;
  loading_ = true;
  desk_.ask(
      [name](Core& core) {
        return core.look([&](client::Replica& replica) { return replica.papers().get(name); });
      },
      [this, opening = opening_, then = std::move(then)](auto kept) {
        if (opening != opening_) return;
        loading_ = false;
        if (!kept) {
          problem_ = kept.error();
        } else {
          then(*std::move(kept));
        }
      });
}

void PaperKeeper::put(std::string plain) {
  if (name_.empty() || loading_) return;
  const auto now = clock_.steady();
  if (!unsaved_) first_edit_ = now;
  last_edit_ = now;
  unsaved_ = true;
  plain_ = std::move(plain);
}

void PaperKeeper::tick() {
  if (const auto wake = wake_at(); wake && *wake <= clock_.steady()) flush();
}

std::optional<client::SteadyTime> PaperKeeper::wake_at() const {
  if (!unsaved_) return std::nullopt;
  return std::min(last_edit_ + kKeepAfter, first_edit_ + kKeepAtLatest);
}

void PaperKeeper::flush() {
  if (!unsaved_) return;
  unsaved_ = false;
  ++under_way_;
  desk_.ask(
      [name = name_, plain = plain_](Core& core) {
        return core.look([&](client::Replica& replica) {
          return replica.papers().put(name, plain, replica.now());
        });
      },
      [this, opening = opening_](const base::Status& saved) {
        --under_way_;
        if (opening != opening_) return;
        problem_ = saved ? std::nullopt : std::optional(saved.error());
        if (!saved) unsaved_ = true;  // tried again after the next pause
        last_edit_ = clock_.steady();
      });
}

void PaperKeeper::close() {
  flush();
  ++opening_;
  name_.clear();
  plain_.clear();
  loading_ = false;
  unsaved_ = false;
  problem_.reset();
}

void PaperKeeper::drop() {
  if (name_.empty()) return;
  unsaved_ = false;
  desk_.tell([name = name_](Core& core) {
    static_cast<void>(
        core.look([&](client::Replica& replica) { return replica.papers().remove(name); }));
  });
  close();
}

}  // namespace yibao::app
