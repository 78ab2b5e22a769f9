// What came into the log, or lost its effect there, after a bulletin was published
// (bulletin_drafting.h).
#include <algorithm>

#include "client/core/bulletin_drafting.h"
#include "shared/domain/entry.h"
#include "shared/report/period_words.h"
#include "shared/rules/fact_codec.h"
#include "shared/rules/item_facts.h"
#include "shared/rules/registry_units.h"

namespace yibao::client {
namespace {

constexpr auto kZh = texts::Language::kChinese;
// More of one unit are not read any more.
constexpr std::size_t kCausesMost = 30;

class Causes {
 public:
  Causes(Replica& replica, const report::Bulletin& published, const rules::Ruleset& ruleset)
      : replica_(replica),
        ruleset_(ruleset),
        sequence_(static_cast<std::uint64_t>(published.sequence)),
        to_(std::min(base::parse_date(published.to), base::parse_date(published.as_of))
                .value_or(base::Date())) {
    // Places may go by the year so far.
    from_ = std::min(rules::period_of(rules::PeriodKind::kYear, to_).first,
                     base::parse_date(published.from).value_or(to_));
    rules::set_accounts(accounts_, *replica.registry(), ruleset, to_);
  }

  base::Status find() {
    std::map<domain::Subject, std::uint64_t> later;  // with the number of its last entry
    base::Status decoded;
    YIBAO_CHECK(
        replica_.entries().each_stamped(sequence_ + 1, INT64_MAX, [&](const KeptEntry& kept) {
          const auto event = protocol::decode_event(kept.event.payload);
          if (!event) {
            decoded = base::fail(event.error());
            return false;
          }
          for (const auto& subject : domain::subjects_of(*event)) {
            later[subject] = kept.stamp->sequence;
          }
          return true;
        }));
    YIBAO_CHECK(decoded);
    for (const auto& [subject, last] : later) YIBAO_CHECK(compare(subject, last));
    return {};
  }

  std::vector<report::BulletinCause> of(const rules::Code& unit) {
    auto& causes = by_unit_[unit];
    std::sort(causes.begin(), causes.end(),
              [](const auto& a, const auto& b) { return a.entry < b.entry; });
    if (causes.size() > kCausesMost) causes.resize(kCausesMost);
    return causes;
  }

 private:
  base::Status compare(const domain::Subject& subject, std::uint64_t last) {
    YIBAO_TRY(auto entries, replica_.entries().about(subject));
    std::erase_if(entries, [](const domain::Entry& entry) { return entry.pending(); });
    const auto now = by_bytes(rules::facts_of(subject, entries, ruleset_));
    std::erase_if(entries,
                  [&](const domain::Entry& entry) { return entry.stamp->sequence > sequence_; });
    const auto then = by_bytes(rules::facts_of(subject, entries, ruleset_));
    for (const auto& [bytes, row] : then) {
      if (!now.contains(bytes)) add(row, true, last);
    }
    for (const auto& [bytes, row] : now) {
      if (!then.contains(bytes)) add(row, false, last);
    }
    return {};
  }

  static std::map<base::Bytes, rules::FactRow> by_bytes(const std::vector<rules::FactRow>& rows) {
    std::map<base::Bytes, rules::FactRow> map;
    for (const rules::FactRow& row : rows) map.emplace(rules::encode_facts({row}), row);
    return map;
  }

  void add(const rules::FactRow& row, bool gone, std::uint64_t last) {
    if (row.date < from_ || row.date > to_) return;
    report::BulletinCause cause;
    cause.entry = static_cast<std::int64_t>(row.evidence);
    cause.gone = gone;
    if (gone) cause.by = static_cast<std::int64_t>(last);
    const auto* record = ruleset_.words.records.by_id(row.record);
    cause.what = texts::text(kZh, "bulletin.cause.fact",
                             {{"day", report::day_words(kZh, row.date)},
                              {"record", record == nullptr ? row.record : record->name.zh}});
    std::vector<rules::Code> units = row.units;
    if (units.empty()) units.push_back(row.unit);
    std::set<rules::Code> accounts;
    for (const rules::Code& unit : units) accounts.insert(accounts_.account_of(unit));
    for (const rules::Code& account : accounts) by_unit_[account].push_back(cause);
  }

  Replica& replica_;
  const rules::Ruleset& ruleset_;
  std::uint64_t sequence_;
  base::Date from_{};
  base::Date to_;
  rules::FactTable accounts_;
  std::map<rules::Code, std::vector<report::BulletinCause>> by_unit_;
};

}  // namespace

base::Status add_causes(Replica& replica, const report::Bulletin& published,
                        std::vector<report::BulletinChange>& changes) {
  const auto ruleset = replica.ruleset();
  if (!ruleset) return base::fail(base::ErrorCode::kRulesetMissing);
  Causes causes(replica, published, *ruleset);
  YIBAO_CHECK(causes.find());
  for (report::BulletinChange& change : changes) change.causes = causes.of(change.unit);
  return {};
}

}  // namespace yibao::client
