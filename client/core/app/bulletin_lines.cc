#include "client/core/app/bulletin_lines.h"

namespace yibao::app {

base::Result<std::vector<BulletinLine>> bulletin_lines(client::Replica& replica) {
  YIBAO_TRY(const auto published, client::bulletins(replica));
  std::vector<BulletinLine> lines;
  for (auto each = published.rbegin(); each != published.rend(); ++each) {
    const auto period = rules::parse_period(each->fact.body.period);
    if (!period) continue;
    YIBAO_TRY(const bool here, replica.vault().has(each->fact.body.snapshot));
    BulletinLine line;
    line.id = each->id;
    line.event = each->fact.id;
    line.plan = {each->kind(), *period, each->fact.body.corrects};
    line.number = each->fact.body.number;
    line.published_at = each->published_at();
    line.pending = !each->fact.stamp;
    line.corrected = each->corrected_by.has_value();
    line.number_repeated = each->number_repeated;
    line.gone = !here;
    lines.push_back(std::move(line));
  }
  return lines;
}

base::Result<report::Bulletin> bulletin_of(client::Replica& replica, const base::EventId& event) {
  YIBAO_TRY(const auto published, client::bulletins(replica));
  for (const client::PublishedBulletin& each : published) {
    if (each.fact.id == event) return client::snapshot_of(replica, each);
  }
  return base::fail(base::ErrorCode::kNotFound, "bulletin", base::TextArgs{{"what", event.text()}});
}

}  // namespace yibao::app
