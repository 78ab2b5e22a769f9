#include "tests/app/bulletin_stage.h"

#include "client/core/bulletin_drafting.h"
#include "shared/protocol/documents.h"
#include "tests/support/must.h"

namespace yibao::testing {

BulletinStage::BulletinStage(const char* jurisdiction, const std::vector<std::string>& units)
    : town(jurisdiction, "office") {
  town.become_office(kPublisherName, kPublisherPassphrase);
  const auto replica = town.replica();
  for (const std::string& unit : units) {
    domain::Event event;
    event.unit = base::UnitCode(unit);
    event.subject = domain::subject_of(event.unit);
    event.body = domain::UnitDefined{};
    town.receive(*replica, std::move(event));
  }
}

domain::Subject BulletinStage::item_of(const std::string& unit, const std::string& title) {
  const auto replica = town.replica();
  const domain::Subject item(replica->ids().make<base::SubjectId>().text());
  const auto receive = [&](domain::EventBody body, const std::vector<domain::Content>& contents) {
    domain::Event event;
    event.unit = base::UnitCode(unit);
    event.subject = item;
    event.body = std::move(body);
    return town.receive(*replica, std::move(event), contents);
  };
  domain::Words words;
  words.title = title;
  words.body = "截至2月底，出动126人次，清理52处。例如，某村劝阻17起。";
  words.authors = {"甲某", "乙某"};
  const auto content = protocol::to_content(words, town.random);
  domain::DraftOffered offered;
  offered.kind = "dynamic";
  offered.words = domain::address_of(content);
  offered.word_count = 40;
  offered.author_count = 2;
  offered.declared_not_secret = true;
  const Town::Received offer = receive(std::move(offered), {content});
  domain::DraftSignedOff signed_off;
  signed_off.offer = offer.id;
  signed_off.offer_hash = offer.hash;
  signed_off.gates = {true, true, true};
  signed_off.not_secret = true;
  receive(std::move(signed_off), {});
  must(replica->refold(item));
  return item;
}

Town::Received BulletinStage::says(const std::string& unit, const domain::Subject& subject,
                                   domain::EventBody body) {
  const auto replica = town.replica();
  domain::Event event;
  event.unit = base::UnitCode(unit);
  event.subject = subject;
  event.body = std::move(body);
  const Town::Received received = town.receive(*replica, std::move(event));
  must(replica->refold(subject));
  return received;
}

std::uint64_t BulletinStage::adopt(const std::string& unit, const domain::Subject& item,
                                   const std::string& journal, const char* on_date,
                                   const char* form) {
  domain::ItemAdopted adopted;
  adopted.journal = journal;
  if (*form != '\0') adopted.form = form;
  adopted.on_date = day(on_date);
  return says(unit, item, std::move(adopted)).sequence;
}

void BulletinStage::wait_until(const char* time) {
  town.clock.advance(at(time) - town.clock.now());
}

base::EventId BulletinStage::publish(const char* period, domain::BulletinKind kind,
                                     std::optional<base::EventId> corrects) {
  const client::BulletinPlan plan{kind, *rules::parse_period(period), corrects};
  {
    const auto replica = town.replica(kPublisherPassphrase);
    report::Bulletin drafted = must(client::draft_bulletin(*replica, plan));
    report::BulletinEdits edits = must(client::kept_edits(*replica, plan));
    report::follow(edits, drafted);
    must(
        client::publish_bulletin(*replica, plan, edits, report::edited(std::move(drafted), edits)));
  }
  town.deliver_waiting();
  return must(client::bulletins(*town.replica())).back().fact.id;
}

}  // namespace yibao::testing
