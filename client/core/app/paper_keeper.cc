#include "client/core/app/paper_keeper.h"

namespace yibao::app {

void PaperKeeper::open(const std::string& name, Then then) {
  close();
  name_ = name;
  loading_ = true;
  struct Kept {
    std::optional<base::Bytes> plain;
    std::uint64_t wipes = 0;
  };
  desk_.ask(
      [name](Core& core) {
        return core.look([&](client::Replica& replica) {
          client::WorkingPapers& papers = replica.papers();
          return papers.get(name).map([&](std::optional<base::Bytes> plain) {
            return Kept{std::move(plain), papers.wipes_of(name)};
          });
        });
      },
      [this, opening = opening_, then = std::move(then)](base::Result<Kept> kept) {
        if (opening != opening_) return;
        loading_ = false;
        if (!kept) {
          problem_ = kept.error();
        } else {
          wipes_ = kept->wipes;
          then(std::move(kept->plain));
        }
      });
}

void PaperKeeper::put(std::string plain) {
  if (name_.empty() || loading_ || wiped_) return;
  unsaved_.typed(clock_.steady());
  plain_ = std::move(plain);
}

void PaperKeeper::tick() {
  if (const auto wake = wake_at(); wake && *wake <= clock_.steady()) flush();
}

std::optional<client::SteadyTime> PaperKeeper::wake_at() const {
  return unsaved_.due();
}

void PaperKeeper::flush() {
  if (!unsaved_) return;
  unsaved_.saved();
  ++under_way_;
  desk_.ask(
      [name = name_, plain = plain_, wipes = wipes_](Core& core) {
        return core.look([&](client::Replica& replica) -> base::Status {
          if (replica.papers().wipes_of(name) != wipes) {
            return base::fail(base::ErrorCode::kContentPurged);
          }
          return replica.papers().put(name, plain, replica.now());
        });
      },
      [this, opening = opening_](const base::Status& saved) {
        --under_way_;
        if (opening != opening_) return;
        problem_ = saved ? std::nullopt : std::optional(saved.error());
        if (!saved && saved.error().code == base::ErrorCode::kContentPurged) return forget();
        if (!saved) unsaved_.failed(clock_.steady());
      });
}

void PaperKeeper::forget() {
  wiped_ = true;
  unsaved_.saved();
  base::wipe(plain_);
  plain_.clear();
}

void PaperKeeper::close() {
  flush();
  ++opening_;
  name_.clear();
  plain_.clear();
  loading_ = false;
  wiped_ = false;
  unsaved_.saved();
  problem_.reset();
}

void PaperKeeper::drop() {
  if (name_.empty()) return;
  unsaved_.saved();
  desk_.tell([name = name_](Core& core) {
    static_cast<void>(
        core.look([&](client::Replica& replica) { return replica.papers().remove(name); }));
  });
  close();
}

}  // namespace yibao::app
