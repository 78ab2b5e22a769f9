#include "client/core/past/past_import.h"

#include <algorithm>
#include <set>

#include "client/core/commands/items.h"
#include "shared/base/limits.h"
#include "shared/domain/dossier.h"
#include "shared/protocol/documents.h"
#include "shared/protocol/signed_event.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;
using Body = domain::RecordsImported;

// Of a payload, for rows: the rest is the event around them.
constexpr std::size_t kRowsBytesMost = base::limits::kPayloadBytesMax - 8 * 1024;
constexpr const char* kNoFile = "earlier";  // imported before files had names

template <class Visit>
base::Status each_import(Replica& replica, Visit visit) {
  YIBAO_TRY(const auto subjects, replica.index().subjects(RowKind::kImport));
  for (const domain::Subject& subject : subjects) {
    YIBAO_TRY(const auto entries, replica.entries().about(subject));
    const domain::ImportState state = domain::fold_import(subject, entries);
    if (state.imported) visit(state);
  }
  return {};
}

// The first day of the log.
base::Result<std::optional<base::Date>> opened_on(Replica& replica) {
  std::optional<base::Timestamp> at;
  YIBAO_CHECK(replica.entries().each_stamped(1, 1, [&](const KeptEntry& kept) {
    if (kept.stamp) at = kept.stamp->received_at;
    return false;
  }));
  if (!at) return std::nullopt;
  const auto ruleset = replica.ruleset();
  return base::local_date(*at, ruleset ? ruleset->utc_offset : base::kChinaOffset);
}

int year_of(base::Date day) {
  return static_cast<int>(std::chrono::year_month_day(day).year());
}

// What it adds to a payload; the envelope around a lone row is counted with it.
std::size_t bytes_of(const Body::Row& row) {
  domain::Event alone;
  Body body;
  body.rows.push_back(row);
  alone.body = std::move(body);
  static const std::size_t kEnvelope = [] {
    domain::Event empty;
    empty.body = Body();
    return protocol::encode_event(empty).size();
  }();
  return protocol::encode_event(alone).size() - kEnvelope + 1;  // with its comma
}

// As many rows of one unit as an event holds.
std::vector<NewEvent> events_of(Replica& replica, const PastPlan& plan, const domain::Term& file,
                                const domain::Content& source) {
  std::map<base::UnitCode, std::vector<const Body::Row*>> by_unit;
  for (const PastRow& row : plan.fresh) by_unit[row.unit].push_back(&row.row);
  std::vector<NewEvent> events;
  for (const auto& each : by_unit) {
    const base::UnitCode& unit = each.first;
    const auto& rows = each.second;
    Body body;
    std::set<base::UnitCode> parties;
    std::size_t bytes = 0;
    const auto finish = [&] {
      if (body.rows.empty()) return;
      NewEvent event;
      event.subject = new_subject(replica);
      event.unit = unit;
      event.parties.assign(parties.begin(), parties.end());
      body.file = file;
      body.source = domain::address_of(source);
      event.contents.push_back(source);
      event.body = std::move(body);
      events.push_back(std::move(event));
      body = {};
      parties.clear();
      bytes = 0;
    };
    for (const Body::Row* row : rows) {
      const std::size_t more = bytes_of(*row);
      std::set<base::UnitCode> all = parties;
      all.insert(row->co_units.begin(), row->co_units.end());
      const bool full = bytes + more > kRowsBytesMost ||
                        body.rows.size() >= base::limits::kJsonElementsMax ||
                        all.size() > base::limits::kPartiesMax;
      if (full) finish();
      parties.insert(row->co_units.begin(), row->co_units.end());
      body.rows.push_back(*row);
      bytes += more;
    }
    finish();
  }
  return events;
}

}  // namespace

base::Result<KnownPast> known_past(Replica& replica) {
  KnownPast known;
  YIBAO_CHECK(each_import(replica, [&](const domain::ImportState& state) {
    if (state.imported->retracted) return;
    for (const Body::Row& row : state.imported->body.rows)
      ++known[key_of(state.imported->unit, row)];
  }));
  return known;
}

base::Result<PastPlan> plan_past(Replica& replica, const PastFile& file) {
  PastPlan plan;
  YIBAO_TRY(KnownPast known, known_past(replica));
  YIBAO_TRY(const auto opened, opened_on(replica));
  std::map<std::pair<base::UnitCode, int>, PastTotal> totals;
  for (const PastRow& row : file.rows) {
    const auto there = known.find(key_of(row.unit, row.row));
    if (there != known.end() && there->second > 0) {
      --there->second;
      ++plan.known;
      continue;
    }
    const base::Date day = row.row.on_date;
    plan.first = std::min(plan.first.value_or(day), day);
    plan.last = std::max(plan.last.value_or(day), day);
    if (opened && day >= *opened) ++plan.overlapping;
    PastTotal& total = totals[{row.unit, year_of(day)}];
    ++total.rows;
    total.records[row.row.record] += row.row.count;
    plan.fresh.push_back(row);
  }
  for (auto& [key, total] : totals) {
    total.unit = key.first;
    total.unit_name = replica.unit_name(key.first);
    total.year = key.second;
    plan.totals.push_back(std::move(total));
  }
  return plan;
}

base::Result<PastOutcome> import_past(Replica& replica, const PastPlan& plan,
                                      const std::string& name) {
  if (plan.fresh.empty()) return fail(base::not_now("past_nothing"));
  PastOutcome outcome;
  outcome.file = new_subject(replica).text();
  outcome.rows = plan.fresh.size();
  const auto source = protocol::to_content(domain::Note{name}, replica.random());
  YIBAO_CHECK(protocol::check_content(source));
  YIBAO_TRY(const auto ids, submit_all(replica, events_of(replica, plan, outcome.file, source)));
  outcome.events = ids.size();
  return outcome;
}

base::Result<std::vector<PastImport>> past_imports(Replica& replica) {
  std::map<domain::Term, PastImport> by_file;
  YIBAO_CHECK(each_import(replica, [&](const domain::ImportState& state) {
    const auto& fact = *state.imported;
    PastImport& import = by_file[fact.body.file.value_or(kNoFile)];
    const base::Timestamp at = fact.stamp ? fact.stamp->received_at : fact.made_at;
    if (import.rows == 0) {
      import.file = fact.body.file.value_or(kNoFile);
      import.name = replica.note_text(fact.body.source);
      import.author = replica.person_name(fact.author);
      import.at = at;
    }
    import.at = std::min(import.at, at);
    import.rows += fact.body.rows.size();
    import.units.insert(fact.unit);
    import.pending = import.pending || state.pending;
    if (!fact.retracted) import.events.push_back(fact.id);
    for (const Body::Row& row : fact.body.rows) {
      import.first = std::min(import.first.value_or(row.on_date), row.on_date);
      import.last = std::max(import.last.value_or(row.on_date), row.on_date);
    }
  }));
  std::vector<PastImport> imports;
  for (auto& [file, import] : by_file) {
    import.retracted = import.events.empty();
    imports.push_back(std::move(import));
  }
  std::stable_sort(imports.begin(), imports.end(),
                   [](const auto& a, const auto& b) { return a.at > b.at; });
  return imports;
}

base::Result<std::size_t> retract_past(Replica& replica, const domain::Term& file,
                                       const std::string& reason, const std::string& note) {
  YIBAO_TRY(const auto imports, past_imports(replica));
  const auto found = std::find_if(imports.begin(), imports.end(),
                                  [&](const PastImport& import) { return import.file == file; });
  if (found == imports.end()) {
    return fail(ErrorCode::kNotFound, "import", base::TextArgs{{"what", file}});
  }
  if (found->retracted) return fail(base::not_now("past_retracted"));
  std::vector<NewEvent> events;
  for (const base::EventId& event : found->events) {
    YIBAO_TRY(NewEvent retraction, retraction_of(replica, event, reason, note));
    events.push_back(std::move(retraction));
  }
  YIBAO_TRY(const auto ids, submit_all(replica, std::move(events)));
  return ids.size();
}

}  // namespace yibao::client
