#include "client/core/store/passphrase_tries.h"

#include <algorithm>
#include <utility>

#include "shared/base/byte_stream.h"
#include "shared/base/limits.h"

namespace yibao::client {
namespace {

using std::chrono::seconds;

std::string name_of(const base::PersonId& person) {
  return "tries " + person.text();
}

// After so many wrong ones in a row.
seconds pause_after(std::int64_t wrong) {
  seconds pause{0};
  for (std::int64_t i = base::limits::kPassphraseSlipsMax; i <= wrong; ++i) {
    pause = pause.count() == 0 ? seconds(2) : 2 * pause;
    if (pause >= base::limits::kPassphraseWaitMost) return base::limits::kPassphraseWaitMost;
  }
  return pause;
}

}  // namespace

base::Result<PassphraseTries::Tries*> PassphraseTries::of(const base::PersonId& person) {
  const auto known = known_.find(person);
  if (known != known_.end()) return &known->second;
  YIBAO_TRY(const auto kept,
            database_.find_bytes("SELECT value FROM meta WHERE name = ?1", name_of(person)));
  const base::Bytes bytes = kept.value_or("");
  base::ByteReader in(bytes);
  Tries tries;
  const auto wrong = static_cast<std::int64_t>(in.u32());
  const auto last = std::max<std::int64_t>(static_cast<std::int64_t>(in.u64()), 0);
  if (in.finished()) tries = {wrong, base::from_millis(last), {}};
  return &known_.emplace(person, tries).first->second;
}

void PassphraseTries::keep(const base::PersonId& person, const Tries& tries) {
  base::ByteWriter out;
  out.u32(static_cast<std::uint32_t>(tries.wrong));
  out.u64(static_cast<std::uint64_t>(base::to_millis(tries.last)));
  static_cast<void>(database_.run("INSERT OR REPLACE INTO meta (name, value) VALUES (?1, ?2)",
                                  name_of(person), storage::Blob{out.bytes()}));
}

base::Result<seconds> PassphraseTries::wait(const base::PersonId& person) {
  YIBAO_TRY(Tries * tries, of(person));
  const seconds pause = pause_after(tries->wrong);
  if (pause.count() == 0) return pause;
  const base::Timestamp now = clock_.now();
  // The clock was set back: what is left of the pause is not known any more, so it begins anew.
  if (now < tries->last) {
    tries->last = now;
    keep(person, *tries);
  }
  return std::max(seconds(0), std::chrono::ceil<seconds>(tries->last + pause - now));
}

base::Status PassphraseTries::begin(const base::PersonId& person) {
  YIBAO_TRY(Tries * tries, of(person));
  tries->wrong = std::min<std::int64_t>(tries->wrong + 1, INT32_MAX);
  tries->before = std::exchange(tries->last, clock_.now());
  keep(person, *tries);
  return {};
}

base::Status PassphraseTries::excuse(const base::PersonId& person) {
  YIBAO_TRY(Tries * tries, of(person));
  if (tries->wrong <= 1) return forget(person);
  --tries->wrong;
  tries->last = tries->before;
  keep(person, *tries);
  return {};
}

base::Status PassphraseTries::forget(const base::PersonId& person) {
  YIBAO_TRY(Tries * tries, of(person));
  if (tries->wrong == 0) return {};
  *tries = {};
  static_cast<void>(database_.run("DELETE FROM meta WHERE name = ?1", name_of(person)));
  return {};
}

}  // namespace yibao::client
