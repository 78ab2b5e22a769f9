#include "server/service/verify.h"

#include "server/service/log_state.h"
#include "server/service/verify_derived.h"
#include "shared/domain/authority.h"

namespace yibao::server {
namespace {

constexpr std::size_t kFaultsMax = 20;
constexpr std::uint64_t kProgressEvery = 1000;

class Verifier {
 public:
  Verifier(Store& store, VerifyReport& report, ContentsAre contents)
      : store_(store),
        report_(report),
        contents_(contents),
        tiles_(store),
        feed_(store),
        facts_(store) {}

  base::Status check(const StoredEntry& stored) {
    ++report_.entries;
    const std::uint64_t sequence = stored.stamp.sequence;
    if (sequence != report_.entries) fault(sequence, "sequence");
    const auto entry = protocol::to_entry(stored.event, stored.stamp);
    if (!entry) {
      fault(sequence, "payload: " + std::string(base::name(entry.error().code)));
      return take_leaf(crypto::leaf_of(domain::event_hash(stored.event.payload), stored.stamp));
    }
    check_author(stored, *entry);
    check_epoch(stored, *entry);
    registry_.apply(*entry);
    feed_.add(*entry, registry_);
    facts_.add(*entry->event);
    YIBAO_CHECK(take_leaf(crypto::leaf_of(entry->hash, stored.stamp)));
    for (const domain::ContentAddress& address : entry->event->contents) {
      YIBAO_TRY(const ContentState state, store_.contents().state(address));
      if (state == ContentState::kHere) ++report_.contents;
      if (state == ContentState::kPurged) ++report_.purged;
      if (state != ContentState::kMissing) continue;
      ++report_.missing;
      if (contents_ == ContentsAre::kKept) fault(sequence, "content " + domain::text(address));
    }
    return {};
  }

  crypto::Digest root() const { return frontier_.root(); }

  // Only the log key could have signed another log's length and root.
  base::Status check_checkpoint() {
    YIBAO_TRY(const auto bytes, store_.value(kCheckpointValue));
    const auto checkpoint = bytes ? crypto::decode_checkpoint(*bytes) : std::nullopt;
    const auto& log_key = registry_.log_key();
    if (!checkpoint || !log_key || !crypto::verify(*log_key, *checkpoint)) {
      report_.faults.emplace_back("checkpoint: signature");
    } else if (checkpoint->size != frontier_.size() || checkpoint->root != frontier_.root()) {
      report_.faults.emplace_back("checkpoint: another log than this");
    }
    return {};
  }

  // What the log is not, but is made of it.
  base::Status check_derived() {
    const SayFault say = [&](const std::string& what) { fault(what); };
    YIBAO_CHECK(tiles_.finish(say));
    YIBAO_CHECK(feed_.finish(say));
    // A backup whose contents are gone has no rules to fold by.
    return contents_ == ContentsAre::kKept ? facts_.finish(registry_, say) : base::Status();
  }

 private:
  base::Status take_leaf(const crypto::Digest& leaf) {
    frontier_.append(leaf);
    return tiles_.add(leaf, [&](const std::string& what) { fault(what); });
  }

  void fault(const std::string& what) {
    if (report_.faults.size() < kFaultsMax) report_.faults.push_back(what);
  }

  void fault(std::uint64_t sequence, const std::string& what) {
    fault("entry " + std::to_string(sequence) + ": " + what);
  }

  // An epoch ends where a restore says what it has left, and nowhere else.
  void check_epoch(const StoredEntry& stored, const domain::Entry& entry) {
    const std::uint32_t before = epoch_;
    epoch_ = stored.stamp.epoch;
    const auto* restored = entry.event->as<domain::LogRestored>();
    const bool good = restored == nullptr
                          ? report_.entries == 1 || epoch_ == before
                          : epoch_ > before &&
                                static_cast<std::uint64_t>(restored->size) == frontier_.size() &&
                                restored->root == crypto::text(frontier_.root());
    if (!good) fault(stored.stamp.sequence, "epoch");
  }

  void check_author(const StoredEntry& stored, const domain::Entry& entry) {
    const std::uint64_t sequence = stored.stamp.sequence;
    const auto type = entry.event->type();
    if (type && domain::is_server_type(*type)) {
      auto log_key = registry_.log_key();
      // The first entry names the key that signs it; everything after is held against it.
      if (const auto* opened = entry.event->as<domain::LogOpened>()) {
        log_key = crypto::public_key_from_text(opened->log_key);
        if (log_key) report_.suite = log_key->suite;
      }
      if (!log_key || !protocol::signature_is_good(stored.event, *log_key)) {
        fault(sequence, "signature of the log key");
      }
      return;
    }
    const domain::KeyInfo* key = registry_.key(stored.event.key);
    if (key == nullptr || key->key.suite != report_.suite ||
        !protocol::signature_is_good(stored.event, key->key)) {
      fault(sequence, "signature");
      return;
    }
    const base::Status right = domain::check_authority(*entry.event, stored.event.key, registry_,
                                                       stored.stamp.received_at);
    if (!right) fault(sequence, "authority: " + std::string(base::name(right.error().code)));
  }

  Store& store_;
  VerifyReport& report_;
  ContentsAre contents_;
  domain::Registry registry_;
  crypto::MerkleFrontier frontier_;
  std::uint32_t epoch_ = 0;
  TileCheck tiles_;
  FeedCheck feed_;
  FactCheck facts_;
};

}  // namespace

base::Result<VerifyReport> verify_log(Store& store,
                                      const std::function<bool(std::uint64_t)>& progress,
                                      ContentsAre contents) {
  VerifyReport report;
  YIBAO_CHECK(store.check_integrity());
  Verifier verifier(store, report, contents);
  base::Status status;
  YIBAO_TRY(const std::uint64_t last, store.log().last_sequence());
  // In pieces: checking an entry reads contents, and one query may not be inside another's rows.
  constexpr std::uint64_t kPiece = 256;
  for (std::uint64_t first = 1; first <= last && status; first += kPiece) {
    std::vector<StoredEntry> piece;
    YIBAO_CHECK(store.log().each(first, first + kPiece - 1, [&](const StoredEntry& entry) {
      piece.push_back(entry);
      return true;
    }));
    for (const StoredEntry& entry : piece) {
      status = verifier.check(entry);
      if (!status) break;
    }
    const bool goes_on = first % kProgressEvery > kPiece || progress(first);
    if (!goes_on) return base::fail(base::ErrorCode::kCancelled);
  }
  YIBAO_CHECK(status);
  report.root = verifier.root();
  YIBAO_CHECK(verifier.check_checkpoint());
  YIBAO_CHECK(verifier.check_derived());
  if (report.entries != last) report.faults.push_back("entries are missing");
  return report;
}

}  // namespace yibao::server
