#include "client/core/projection.h"

#include <algorithm>

#include "shared/domain/dossier.h"
#include "shared/protocol/documents.h"
#include "shared/rules/fact_codec.h"
#include "shared/rules/item_facts.h"

namespace yibao::client {
namespace {

std::vector<domain::Entry> stamped(const std::vector<domain::Entry>& entries) {
  std::vector<domain::Entry> list;
  std::copy_if(entries.begin(), entries.end(), std::back_inserter(list),
               [](const domain::Entry& entry) { return !entry.pending(); });
  return list;
}

base::Timestamp time_of(const domain::Entry& entry) {
  return entry.stamp ? entry.stamp->received_at : entry.event->made_at;
}

void put_signature(const domain::SignOff& sign_off, const rules::Ruleset* ruleset, ItemRow& row) {
  const std::int64_t grace =
      ruleset == nullptr ? rules::Ruleset().grace_hours : ruleset->grace_hours;
  row.counts_at = base::to_millis(rules::effective_time(sign_off, grace).at);
  row.signed_by = sign_off.body.paper_signer.value_or(sign_off.author);
  row.signed_at = base::to_millis(sign_off.made_at);
  row.on_paper = sign_off.body.paper_signer.has_value();
  if (sign_off.stamp) row.receipt = static_cast<std::int64_t>(sign_off.stamp->sequence);
}

void put_printing(const domain::ItemState& state, ItemRow& row) {
  for (const auto& fact : state.assignments) {
    const domain::ItemAssigned& body = fact.body;
    row.assigned.push_back({body.journal, body.form, body.issue.value_or(0), body.place});
  }
  for (const auto& fact : state.adoptions) {
    if (fact.retracted) continue;
    const domain::ItemAdopted& body = fact.body;
    row.adopted.push_back({fact.id, body.journal, body.form, body.issue, body.on_date});
  }
}

}  // namespace

base::Status Projection::refold(const domain::Subject& subject, const rules::Ruleset* ruleset) {
  YIBAO_TRY(const auto entries, entries_.about(subject));
  if (entries.empty()) return index_.remove(subject);
  const domain::Event& first = *entries.front().event;
  if (!first.type() || domain::Registry::is_registry_event(*first.type())) return {};
  YIBAO_CHECK(put_facts(subject, entries, ruleset));
  RowKind kind = RowKind::kOther;
  switch (domain::matter_of(subject, entries)) {
    case domain::Matter::kItem: return put_item_row(subject, entries, ruleset);
    case domain::Matter::kCommission: return put_commission_row(subject, entries);
    case domain::Matter::kRecord: kind = RowKind::kRecord; break;
    case domain::Matter::kImport: kind = RowKind::kImport; break;
    case domain::Matter::kHandoff: kind = RowKind::kHandoff; break;
    case domain::Matter::kOther: break;
  }
  return index_.note(subject, kind, time_of(entries.back()));
}

base::Status Projection::put_facts(const domain::Subject& subject,
                                   const std::vector<domain::Entry>& entries,
                                   const rules::Ruleset* ruleset) {
  const auto rows_of = [&](const std::vector<domain::Entry>& some) {
    return ruleset != nullptr ? rules::facts_of(subject, some, *ruleset)
                              : std::vector<rules::FactRow>();
  };
  YIBAO_CHECK(index_.put_facts(subject, false, rules::encode_facts(rows_of(stamped(entries)))));
  return index_.put_facts(subject, true, rules::encode_facts(rows_of(entries)));
}

base::Status Projection::put_item_row(const domain::Subject& subject,
                                      const std::vector<domain::Entry>& entries,
                                      const rules::Ruleset* ruleset) {
  const domain::ItemState state = domain::fold_item(subject, entries);
  const domain::Offer* offer = state.current_offer();
  if (offer == nullptr) return index_.remove(subject);
  ItemRow row;
  row.item = subject;
  row.unit = state.unit;
  row.kind = offer->body.kind;
  row.stage = state.stage;
  row.pending = state.pending;
  row.word_count = offer->body.word_count;
  row.commission = offer->body.commission;
  row.emergency = offer->body.emergency;
  row.author = offer->author;
  row.changed_at = base::to_millis(time_of(entries.back()));
  put_printing(state, row);
  row.taken_into = state.merged_into();
  row.withdrawal_asked = state.withdrawal_open;
  if (const domain::SignOff* sign_off = state.last_sign_off())
    put_signature(*sign_off, ruleset, row);
  if (const domain::Verdict* verdict = state.standing_verdict()) row.reason = verdict->reason;
  YIBAO_CHECK(put_title(offer->body.words, row));
  YIBAO_CHECK(put_edited_title(state, row));
  return index_.put(row);
}

// Most of what happens to an item leaves its words as they were: the title is then known.
base::Status Projection::put_title(const domain::ContentAddress& words, ItemRow& row) {
  row.words = words;
  std::optional<std::string> title;
  if (const auto known = titles_.find(words); known != titles_.end()) {
    title = known->second;
  } else {
    YIBAO_TRY(const auto before, index_.item(row.item));
    if (before && before->words == words && !before->words_gone) title = before->title;
  }
  if (title) {
    YIBAO_TRY(const bool here, vault_.has(words));
    row.words_gone = !here;
    if (here) row.title = *std::move(title);
    return {};
  }
  YIBAO_TRY(title, read_title(words));
  row.words_gone = !title.has_value();
  row.title = std::move(title).value_or("");
  return {};
}

base::Status Projection::put_edited_title(const domain::ItemState& state, ItemRow& row) {
  const auto* edit = state.edit();
  if (edit == nullptr) return {};
  row.edit = edit->body.words;
  YIBAO_TRY(const bool here, vault_.has(*row.edit));
  if (!here) return {};
  YIBAO_TRY(const auto before, index_.item(row.item));
  if (before && before->edit == row.edit && !before->edited_title.empty()) {
    row.edited_title = before->edited_title;
    return {};
  }
  YIBAO_TRY(auto title, read_title(*row.edit));
  row.edited_title = std::move(title).value_or("");
  return {};
}

base::Result<std::optional<std::string>> Projection::read_title(
    const domain::ContentAddress& words) {
  YIBAO_TRY(const auto content, vault_.content(words));
  if (!content) return std::optional<std::string>();
  YIBAO_TRY(auto decoded, protocol::decode_document<domain::Words>(content->bytes));
  return std::optional(std::move(decoded.title));
}

base::Status Projection::put_commission_row(const domain::Subject& subject,
                                            const std::vector<domain::Entry>& entries) {
  const domain::CommissionState state = domain::fold_commission(subject, entries);
  if (!state.issued) return index_.remove(subject);
  const auto& issued = *state.issued;
  CommissionRow row;
  row.commission = subject;
  row.cancelled = state.cancelled.has_value();
  row.pending = state.pending;
  row.due = base::to_millis(issued.body.due);
  row.issued_at = base::to_millis(issued.stamp ? issued.stamp->received_at : issued.made_at);
  row.kind = issued.body.kind.value_or("");
  row.items = issued.body.items;
  for (const auto& [unit, answer] : state.answers) {
    const auto& asked = answer.extension_asked;
    const auto& extended = answer.extended_until;
    RowAnswer each;
    each.unit = unit;
    each.due = base::to_millis(extended.value_or(issued.body.due));
    each.acknowledged = answer.acknowledged_at.has_value();
    each.extension_asked = asked && (!extended || *extended < asked->body.until);
    each.declined = answer.declined.has_value();
    if (const auto* judgement = answer.judgement()) {
      each.verdict = base::enum_name(judgement->body.verdict);
    }
    row.answers.push_back(std::move(each));
  }
  YIBAO_TRY(const auto content, vault_.content(state.issued->body.text));
  if (content) {
    const auto brief = protocol::decode_document<domain::Brief>(content->bytes);
    if (brief) row.title = brief->title;
  }
  return index_.put(row);
}

}  // namespace yibao::client
