#include "client/core/app/office/bulletin_watch.h"

#include "client/core/bulletin_drafting.h"

namespace yibao::app {
namespace {

base::Result<std::size_t> count_changes(client::Replica& replica, const base::EventId& event) {
  YIBAO_TRY(const auto published, client::bulletins(replica));
  for (const client::PublishedBulletin& each : published) {
    if (each.fact.id != event) continue;
    YIBAO_TRY(const client::BulletinSince since, client::changes_since(replica, each, false));
    return since.changes.size();
  }
  return base::fail(base::ErrorCode::kNotFound);
}

}  // namespace

void BulletinWatch::watch(const std::vector<base::EventId>& bulletins,
                          std::uint64_t facts_version) {
  if (facts_version == version_) return;
  stop();
  version_ = facts_version;
  waiting_.assign(bulletins.rbegin(), bulletins.rend());
  running_ = !waiting_.empty();
  if (running_) go_on();
}

void BulletinWatch::stop() {
  ++turn_;
  waiting_.clear();
  version_ = 0;
  running_ = false;
}

std::optional<std::size_t> BulletinWatch::changed_units(const base::EventId& bulletin) const {
  const auto found = found_.find(bulletin);
  return found == found_.end() ? std::nullopt : found->second;
}

// Jobs of others stand in between.
void BulletinWatch::go_on() {
  const base::EventId next = waiting_.back();
  waiting_.pop_back();
  desk_.ask(
      [next](Core& core) {
        return core.look([&](client::Replica& replica) { return count_changes(replica, next); });
      },
      [this, next, turn = turn_](const base::Result<std::size_t>& changes) {
        if (turn != turn_) return;
        found_[next] = changes ? std::optional(*changes) : std::nullopt;
        running_ = !waiting_.empty();
        if (running_) go_on();
      });
}

}  // namespace yibao::app
