#include "client/core/app/outbox_rows.h"

namespace yibao::app {
namespace {

base::Result<OutboxRows> rows_of(client::Replica& replica,
                                 const std::vector<client::OutboxEntry>& entries) {
  OutboxRows rows;
  for (const client::OutboxEntry& entry : entries) {
    OutboxRow row;
    row.id = entry.id;
    row.state = entry.state;
    row.changed_at = entry.changed_at;
    row.urgent = entry.urgent;
    if (entry.code) row.problem = base::Error(*entry.code, "", entry.args);
    YIBAO_TRY(const auto kept, replica.entries().find(entry.id));
    if (kept) {
      YIBAO_TRY(const domain::Event event, protocol::decode_event(kept->event.payload));
      row.type = event.type_name();
      row.subject = event.subject;
      if (kept->stamp) row.receipt = kept->stamp->sequence;
      YIBAO_TRY(const auto item, replica.index().item(event.subject));
      YIBAO_TRY(const auto commission, replica.index().commission(event.subject));
      if (item) row.title = item->title;
      if (commission) row.title = commission->title;
      row.listed = item || commission;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

base::Result<OutboxRows> waiting_rows(client::Replica& replica) {
  YIBAO_TRY(const auto entries, replica.outbox().all(false));
  return rows_of(replica, entries);
}

base::Result<OutboxRows> delivered_rows(client::Replica& replica, std::size_t most) {
  YIBAO_TRY(const auto entries, replica.outbox().delivered(most));
  return rows_of(replica, entries);
}

}  // namespace yibao::app
