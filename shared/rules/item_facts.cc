#include "shared/rules/item_facts.h"

#include <algorithm>

namespace yibao::rules {
namespace {

using base::Timestamp;

template <class Body>
std::uint64_t evidence_of(const domain::Fact<Body>& fact) {
  return fact.stamp ? fact.stamp->sequence : 0;
}

template <class Body>
Timestamp time_of(const domain::Fact<Body>& fact) {
  return fact.stamp ? fact.stamp->received_at : fact.made_at;
}

class ItemFacts {
 public:
  ItemFacts(const domain::ItemState& item, const Ruleset& ruleset)
      : item_(item), ruleset_(ruleset) {
    // What counts is what was signed, not what lies before the signer now.
    const domain::SignOff* sign_off = item.last_sign_off();
    const domain::Offer* offer = sign_off == nullptr ? nullptr : item.offer(sign_off->body.offer);
    if (offer == nullptr) return;
    row_.unit = item.unit.text();
    row_.item = item.id.text();
    row_.kind = offer->body.kind;
    row_.flags = offer->body.flags;
    row_.words = offer->body.word_count;
    row_.authors.resize(
        static_cast<std::size_t>(std::clamp<std::int64_t>(offer->body.author_count, 0, 64)));
    row_.units = {row_.unit};
    for (const auto& unit : offer->body.co_units) row_.units.push_back(unit.text());
  }

  std::vector<FactRow> all() {
    if (row_.item.empty()) return {};
    submitted();
    for (const auto& fact : item_.forwardings) {
      if (fact.retracted) continue;
      FactRow& row = add(record::kForwarded, fact.body.on_date, evidence_of(fact));
      row.level = fact.body.level;
    }
    for (const auto& fact : item_.adoptions) adopted(fact);
    for (const auto& fact : item_.instructions) instructed(fact);
    for (const auto& fact : item_.inaccuracies) {
      if (fact.retracted) continue;
      FactRow& row = add(record::kInaccurate, fact.body.on_date, evidence_of(fact));
      row.flags.insert(row.flags.end(), fact.body.flags.begin(), fact.body.flags.end());
      row.has_reason = fact.body.reason.has_value();
    }
    return std::move(rows_);
  }

 private:
  FactRow& add(const char* record, Date date, std::uint64_t evidence) {
    FactRow row = row_;
    row.record = record;
    row.date = date;
    row.evidence = evidence;
    rows_.push_back(std::move(row));
    return rows_.back();
  }

  Date local(Timestamp time) const { return base::local_date(time, ruleset_.utc_offset); }

  void submitted() {
    if (item_.secret || item_.withdrawal) return;
    const domain::Verdict* standing = item_.standing_verdict();
    if (standing != nullptr && (standing->kind == domain::VerdictKind::kRefused ||
                                standing->kind == domain::VerdictKind::kExcluded)) {
      return;
    }
    if (item_.stage == domain::Stage::kReturned) return;
    const domain::SignOff* counted = nullptr;
    for (const domain::SignOff& sign_off : item_.sign_offs) {
      if (!sign_off.matches) continue;
      if (counted != nullptr && !returned_at_end_of_period(*counted)) break;
      counted = &sign_off;
    }
    if (counted == nullptr) return;
    const EffectiveTime time = effective_time(*counted, ruleset_.grace_hours);
    add(record::kSubmitted, local(time.at), evidence_of(*counted));
  }

  // Was the item in the unit's hands again when the period of that sign-off ended?
  bool returned_at_end_of_period(const domain::SignOff& sign_off) const {
    const Date day = local(effective_time(sign_off, ruleset_.grace_hours).at);
    const Date last = period_of(ruleset_.smallest_period(), day).last;
    const Timestamp end = base::end_of(last, ruleset_.utc_offset);
    bool returned = false;
    Timestamp newest = Timestamp::min();
    for (const domain::Verdict& verdict : item_.verdicts) {
      const Timestamp at = verdict.stamp ? verdict.stamp->received_at : verdict.made_at;
      if (verdict.overtaken || at >= end || at < newest) continue;
      newest = at;
      returned = verdict.kind == domain::VerdictKind::kReturned;
    }
    for (const domain::SignOff& other : item_.sign_offs) {
      if (other.matches && time_of(other) < end && time_of(other) > newest) returned = false;
    }
    return returned;
  }

  void adopted(const domain::Fact<domain::ItemAdopted>& fact) {
    if (fact.retracted) return;
    FactRow& row = add(record::kAdopted, fact.body.on_date, evidence_of(fact));
    row.journal = fact.body.journal;
    row.form = fact.body.form.value_or("");
    row.has_reason = fact.body.reason.has_value();
    const Journal* journal = ruleset_.words.journals.by_id(row.journal);
    if (journal != nullptr) row.level = journal->level.value_or("");
    if (journal == nullptr && ruleset_.words.levels.contains(row.journal)) {
      // A notice that names no journals: adopted "by the district" names the level.
      row.level = row.journal;
      row.journal.clear();
    }
    for (const auto& merge : item_.merges) {
      if (!merge.retracted) merged(merge, row);
    }
  }

  // Units whose items were merged into this one share its adoptions, as the latest merging says.
  static void merged(const domain::Fact<domain::ItemMerged>& merge, FactRow& row) {
    for (const auto& unit : merge.parties) {
      if (std::find(row.units.begin(), row.units.end(), unit.text()) == row.units.end()) {
        row.units.push_back(unit.text());
      }
    }
    row.credit = merge.body.credit;
    row.shares.assign(row.units.size(), 0);
    for (std::size_t i = 0; i < merge.body.shares.size() && i <= merge.parties.size(); ++i) {
      const Code unit = i == 0 ? row.unit : merge.parties[i - 1].text();
      const auto place = std::find(row.units.begin(), row.units.end(), unit) - row.units.begin();
      row.shares[static_cast<std::size_t>(place)] = merge.body.shares[i];
    }
  }

  void instructed(const domain::Fact<domain::ItemInstructed>& fact) {
    if (fact.retracted) return;
    FactRow& row = add(record::kInstructed, fact.body.on_date, evidence_of(fact));
    row.post = fact.body.post.value_or("");
    row.level = fact.body.level.value_or("");
    const Post* post = ruleset_.words.posts.by_id(row.post);
    if (row.level.empty() && post != nullptr) row.level = post->level.value_or("");
    row.has_reason = fact.body.note.has_value();
  }

  const domain::ItemState& item_;
  const Ruleset& ruleset_;
  FactRow row_;
  std::vector<FactRow> rows_;
};

FactRow row_of(const domain::RecordEntered& body, const Code& unit, std::uint64_t evidence) {
  FactRow row;
  row.date = body.on_date;
  row.unit = unit;
  row.record = body.record;
  row.item = body.item ? body.item->text() : "";
  row.count = row.item.empty() ? body.count : 1;
  if (body.value) row.value = Decimal::parse(*body.value);
  row.people = body.people;
  row.kind = body.kind.value_or("");
  row.level = body.level.value_or("");
  row.flags = body.flags;
  row.has_reason = body.note.has_value();
  row.evidence = evidence;
  return row;
}

FactRow row_of(const domain::RecordsImported::Row& from, const Code& unit, std::uint64_t evidence) {
  FactRow row;
  row.date = from.on_date;
  row.unit = unit;
  row.record = from.record;
  row.item = from.item.value_or("");
  row.kind = from.kind.value_or("");
  row.journal = from.journal.value_or("");
  row.form = from.form.value_or("");
  row.level = from.level.value_or("");
  row.post = from.post.value_or("");
  row.flags = from.flags;
  row.words = from.words;
  row.count = row.item.empty() ? from.count : 1;
  if (from.value) row.value = Decimal::parse(*from.value);
  row.people = from.people;
  row.units = {unit};
  for (const auto& other : from.co_units) row.units.push_back(other.text());
  row.authors.resize(static_cast<std::size_t>(std::clamp<std::int64_t>(from.authors, 0, 64)));
  row.has_reason = from.reasoned;
  row.evidence = evidence;
  return row;
}

}  // namespace

EffectiveTime effective_time(const domain::SignOff& sign_off, std::int64_t grace_hours) {
  if (!sign_off.stamp) return {sign_off.made_at, false};
  const Timestamp received = sign_off.stamp->received_at;
  const bool between = sign_off.anchor.at <= sign_off.made_at && sign_off.made_at <= received;
  const bool in_grace = received - sign_off.made_at <= std::chrono::hours(grace_hours);
  if (between && in_grace) return {sign_off.made_at, false};
  return {received, true};
}

std::vector<FactRow> facts_of(const domain::ItemState& item, const Ruleset& ruleset) {
  return ItemFacts(item, ruleset).all();
}

std::vector<FactRow> facts_of(const domain::CommissionState& commission) {
  std::vector<FactRow> rows;
  for (const auto& [unit, answer] : commission.answers) {
    const auto* judged = answer.judgement();
    if (judged == nullptr || judged->retracted) continue;
    const bool done = judged->body.verdict == domain::CommissionVerdict::kDone;
    FactRow row;
    row.date = judged->body.on_date;
    row.unit = unit.text();
    row.record = done ? record::kCommissionDone : record::kCommissionMissed;
    row.evidence = evidence_of(*judged);
    if (!done || judged->body.items.empty()) {
      rows.push_back(std::move(row));
      continue;
    }
    for (const auto& item : judged->body.items) {
      row.item = item.text();
      rows.push_back(row);
    }
  }
  return rows;
}

std::vector<FactRow> facts_of(const domain::RecordState& record) {
  if (!record.entered || record.entered->retracted) return {};
  return {row_of(record.entered->body, record.entered->unit.text(), evidence_of(*record.entered))};
}

std::vector<FactRow> facts_of(const domain::ImportState& import) {
  if (!import.imported || import.imported->retracted) return {};
  const auto& imported = *import.imported;
  std::vector<FactRow> rows;
  rows.reserve(imported.body.rows.size());
  for (const auto& row : imported.body.rows) {
    rows.push_back(row_of(row, imported.unit.text(), evidence_of(imported)));
  }
  return rows;
}

std::vector<FactRow> facts_of(const domain::Subject& subject,
                              std::span<const domain::Entry> ordered, const Ruleset& ruleset) {
  switch (domain::matter_of(subject, ordered)) {
    case domain::Matter::kItem: return facts_of(domain::fold_item(subject, ordered), ruleset);
    case domain::Matter::kCommission: return facts_of(domain::fold_commission(subject, ordered));
    case domain::Matter::kRecord: return facts_of(domain::fold_record(subject, ordered));
    case domain::Matter::kImport: return facts_of(domain::fold_import(subject, ordered));
    case domain::Matter::kHandoff:
    case domain::Matter::kOther: return {};
  }
  return {};
}

}  // namespace yibao::rules
