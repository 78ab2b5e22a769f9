#include "client/core/app/handoff_sheet.h"

#include <algorithm>

#include "client/core/item_view.h"
#include "shared/domain/dossier.h"

namespace yibao::app {
namespace {

using base::ErrorCode;

base::Result<std::optional<HandoffRow>> row_of(client::Replica& replica,
                                               const domain::Subject& subject) {
  YIBAO_TRY(const auto entries, replica.entries().about(subject));
  const domain::HandoffState state = domain::fold_handoff(subject, entries);
  if (!state.registered) return std::optional<HandoffRow>();
  const domain::HandoffRegistered& body = state.registered->body;
  HandoffRow row;
  row.id = subject;
  row.number = body.number;
  row.classification = body.classification;
  row.pages = body.pages;
  row.copies = body.copies;
  row.courier = replica.person_name(body.courier);
  row.unit_name = replica.unit_name(state.registered->unit);
  row.kind = body.kind;
  row.handed_on = body.handed_on;
  if (state.received) row.received_on = state.received->body.received_on;
  row.pending = state.pending;
  return std::optional(std::move(row));
}

}  // namespace

base::Result<HandoffSheet> handoff_sheet(client::Replica& replica) {
  HandoffSheet sheet;
  sheet.today = replica.today();
  YIBAO_TRY(const auto subjects, replica.index().subjects(client::RowKind::kHandoff));
  for (const domain::Subject& subject : subjects) {
    YIBAO_TRY(auto row, row_of(replica, subject));
    if (!row) continue;
    sheet.next_number = std::max(sheet.next_number, row->number + 1);
    sheet.rows.push_back(*std::move(row));
  }
  std::stable_sort(sheet.rows.begin(), sheet.rows.end(), [](const auto& a, const auto& b) {
    return std::pair(a.handed_on, a.number) > std::pair(b.handed_on, b.number);
  });
  for (const auto& [id, person] : replica.registry()->people()) {
    if (person.unit != replica.identity()->unit || person.has_left(replica.today())) continue;
    sheet.couriers.push_back({id, replica.person_name(id)});
  }
  return sheet;
}

base::Result<papers::Paper> handoff_paper(client::Replica& replica, const domain::Subject& handoff,
                                          texts::Language language) {
  YIBAO_TRY(const auto row, row_of(replica, handoff));
  if (!row) {
    return base::fail(ErrorCode::kNotFound, "handoff", base::TextArgs{{"what", handoff.text()}});
  }
  const auto say = [&](std::string_view key, const base::TextArgs& args = {}) {
    return texts::text(language, key, args);
  };
  papers::Paper paper;
  paper.title = say("desk.handoff.paper.title");
  paper.remark = say("desk.handoff.paper.number",
                     {{"unit", row->unit_name}, {"number", std::to_string(row->number)}});
  papers::Fields fields;
  fields.lines = {
      {say("desk.handoff.classification"),
       say("classification." + std::string(base::enum_name(row->classification)))},
      {say("cli.col.kind"), row->kind ? client::term_text(replica, language, *row->kind) : "–"},
      {say("desk.handoff.pages"), std::to_string(row->pages)},
      {say("desk.handoff.copies"), std::to_string(row->copies)},
      {say("desk.handoff.courier"), row->courier},
      {say("desk.handoff.handed_on"), base::to_text(row->handed_on)},
  };
  paper.blocks.push_back(std::move(fields));
  paper.blocks.push_back(papers::Gap{});
  paper.blocks.push_back(papers::Paragraph{say("desk.handoff.paper.text")});
  paper.blocks.push_back(papers::Gap{});
  paper.blocks.push_back(
      papers::Signatures{{say("desk.handoff.paper.giver"), say("desk.handoff.paper.courier"),
                          say("desk.handoff.paper.receiver")}});
  paper.blocks.push_back(
      papers::Signatures{{say("desk.handoff.paper.date"), say("desk.handoff.paper.date"),
                          say("desk.handoff.paper.date")}});
  paper.made_at = base::start_of(row->handed_on, base::kChinaOffset);
  return paper;
}

}  // namespace yibao::app
