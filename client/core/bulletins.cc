#include "client/core/bulletins.h"

#include "client/core/submit.h"
#include "shared/protocol/documents.h"

namespace yibao::client {

using base::ErrorCode;
using base::fail;

base::Result<report::Bulletin> draft_bulletin(Replica& replica, const rules::Period& period) {
  if (!replica.is_office()) {
    return fail(base::not_now("office_only"));
  }
  YIBAO_TRY(Ledger ledger, Ledger::build(replica, false, period));
  const rules::Standing standing = ledger.standing(period, replica.today());
  const auto& checkpoint = replica.progress().checkpoint;
  return report::make_bulletin(ledger.scoring(), standing, checkpoint ? checkpoint->size : 0);
}

base::Result<domain::Subject> publish_bulletin(Replica& replica, const rules::Period& period,
                                               std::int64_t number,
                                               std::optional<base::EventId> corrects) {
  YIBAO_TRY(const report::Bulletin bulletin, draft_bulletin(replica, period));
  NewEvent event;
  event.contents.push_back(domain::make_content(domain::MediaType::kBulletin,
                                                report::encode(bulletin), replica.random()));
  YIBAO_CHECK(protocol::check_content(event.contents.back()));
  domain::BulletinPublished body;
  body.period = period.text();
  const auto& checkpoint = replica.progress().checkpoint;
  body.at_epoch = checkpoint ? checkpoint->epoch : 0;
  body.at_sequence = bulletin.sequence;
  body.number = number;
  body.corrects = corrects;
  body.snapshot = domain::address_of(event.contents.back());
  event.body = std::move(body);
  event.subject = new_subject(replica);
  const domain::Subject id = event.subject;
  YIBAO_CHECK(submit(replica, std::move(event)));
  return id;
}

base::Result<std::vector<PublishedBulletin>> bulletins(Replica& replica) {
  std::vector<PublishedBulletin> list;
  YIBAO_TRY(const auto subjects, replica.index().subjects(RowKind::kOther));
  for (const domain::Subject& subject : subjects) {
    YIBAO_TRY(const auto entries, replica.entries().about(subject));
    for (const domain::Entry& entry : entries) {
      if (const auto* body = entry.event->as<domain::BulletinPublished>()) {
        list.push_back({subject, domain::fact_of(entry, *body)});
      }
    }
  }
  return list;
}

base::Result<report::Bulletin> snapshot_of(Replica& replica, const PublishedBulletin& bulletin) {
  YIBAO_TRY(const auto content, replica.vault().content(bulletin.fact.body.snapshot));
  if (!content) return fail(ErrorCode::kContentPurged);
  return report::decode_bulletin(content->bytes);
}

}  // namespace yibao::client
