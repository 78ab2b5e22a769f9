#include "tests/app/town.h"

#include "client/core/commands/drafts.h"
#include "shared/protocol/documents.h"
#include "tests/crypto/memory_tree.h"
#include "tests/support/must.h"

namespace yibao::testing {
namespace {

using base::ErrorCode;

constexpr crypto::PassphraseCost kLeastCost{1};

}  // namespace

Town::Town(const char* jurisdiction, const char* unit_code)
    : Town(jurisdiction, unit_code, [](std::string text) { return text; }) {}

Town::Town(const char* jurisdiction, const char* unit_code, const Amend& amend)
    : jurisdiction_(jurisdiction), unit_(unit_code) {
  client::Replica::Options options{folder(), clock, random, kLeastCost};
  options.create = true;
  const auto replica = must(client::Replica::open(std::move(options)));
  add_person(*replica, kReporterName, {domain::Role::kReporter}, domain::LeaderPost::kNone,
             kReporterPassphrase);
  client::Identity identity;
  identity.jurisdiction = jurisdiction_;
  identity.unit = unit_;
  identity.device = device_;
  identity.log_key = crypto::text(log_key_.public_key());
  identity.server = "127.0.0.1:1";
  const auto device_key = crypto::SigningKey::generate(random);
  domain::Event device;
  device.subject = domain::subject_of(unit_);
  device.body = domain::DeviceEnrolled{device_, crypto::text(device_key.public_key())};
  must(replica->set_identity(identity, device_key));
  receive(*replica, std::move(device));
  add_person(*replica, kLeaderName, {domain::Role::kLeader}, domain::LeaderPost::kInCharge,
             kLeaderPassphrase);

  domain::Event unit;
  unit.subject = domain::subject_of(unit_);
  unit.body = domain::UnitDefined{};
  receive(*replica, std::move(unit));
  adopt_ruleset(*replica, amend);
}

void Town::add_reporter(const std::string& name, const std::string& passphrase) {
  const auto replica = this->replica();
  add_person(*replica, name, {domain::Role::kReporter}, domain::LeaderPost::kNone, passphrase);
}

void Town::become_office(const std::string& name, const std::string& passphrase,
                         std::vector<domain::Role> roles) {
  const auto replica = this->replica();
  domain::UnitDefined office;
  office.central_office = true;
  domain::Event unit;
  unit.subject = domain::subject_of(unit_);
  unit.body = office;
  receive(*replica, std::move(unit));
  add_person(*replica, name, std::move(roles), domain::LeaderPost::kNone, passphrase);
}

base::PersonId Town::define_person(const char* unit, const std::string& name,
                                   std::vector<domain::Role> roles, domain::LeaderPost post) {
  const auto person = ids_.make<base::PersonId>();
  say_who(*replica(), person, base::UnitCode(unit), name, std::move(roles), post);
  return person;
}

void Town::add_units(const std::vector<std::string>& codes) {
  const auto opened = replica();
  for (const std::string& code : codes) define_unit(*opened, code, {});
}

void Town::define_unit(const std::string& code, domain::UnitDefined body) {
  define_unit(*replica(), code, std::move(body));
}

void Town::define_unit(client::Replica& replica, const std::string& code,
                       domain::UnitDefined unit) {
  domain::Event defined;
  defined.unit = base::UnitCode(code);
  defined.subject = domain::subject_of(defined.unit);
  defined.body = std::move(unit);
  receive(replica, std::move(defined));
}

void Town::end_unit(const std::string& code, base::Date from) {
  domain::UnitSucceeded ends;
  ends.from = from;
  domain::Event event;
  event.unit = base::UnitCode(code);
  event.subject = domain::subject_of(event.unit);
  event.body = ends;
  receive(*replica(), std::move(event));
}

domain::Subject Town::received(const std::string& title) {
  const domain::Subject item = offered(title);
  client::SignOffInput input;
  input.gates = {true, true, true};
  input.not_secret = true;
  must(client::sign_off(*replica(kLeaderPassphrase), item, input).map([](const auto&) {}));
  deliver_waiting();
  return item;
}

void Town::adopt_ruleset(client::Replica& replica, const Amend& amend) {
  const std::string text =
      amend(read_file(source_path("schemas/jurisdictions/" + jurisdiction_.text() + ".json")));
  const auto content = domain::make_content(domain::MediaType::kRuleset, text, random);
  domain::RulesetAdopted adopted;
  adopted.ruleset = jurisdiction_.text();
  adopted.version = 1;
  adopted.hash = crypto::text(crypto::sha256(text));
  adopted.from = day("2022-01-01");
  adopted.text = domain::address_of(content);
  domain::Event ruleset;
  ruleset.subject = domain::Subject(jurisdiction_.text());
  ruleset.body = std::move(adopted);
  receive(replica, std::move(ruleset), {content});
}

Town::Received Town::receive(client::Replica& replica, domain::Event event,
                             const std::vector<domain::Content>& contents) {
  event.id = ids_.make<base::EventId>();
  event.jurisdiction = jurisdiction_;
  if (event.unit.empty()) event.unit = unit_;
  event.made_at = clock.now();
  for (const domain::Content& content : contents) {
    event.contents.push_back(domain::address_of(content));
    must(replica.vault().keep(domain::address_of(content), content));
  }
  domain::Stamp stamp;
  stamp.sequence = ++sequence_;
  stamp.received_at = clock.now();
  const protocol::SignedEvent signed_event = protocol::sign_event(event, log_key_);
  must(replica.entries().keep(signed_event, event, stamp));
  return {event.id, crypto::text(domain::event_hash(signed_event.payload)), sequence_};
}

void Town::say_who(client::Replica& replica, const base::PersonId& person,
                   const base::UnitCode& unit, const std::string& name,
                   std::vector<domain::Role> roles, domain::LeaderPost post) {
  const auto profile =
      protocol::to_content(domain::PersonProfile{name, "干部", "0477-0000000", ""}, random);
  domain::Event defined;
  defined.unit = unit;
  defined.subject = domain::subject_of(person);
  defined.body = domain::PersonDefined{std::move(roles), post, domain::address_of(profile)};
  receive(replica, std::move(defined), {profile});
}

base::PersonId Town::add_person(client::Replica& replica, const std::string& name,
                                std::vector<domain::Role> roles, domain::LeaderPost post,
                                const std::string& passphrase) {
  const auto person = ids_.make<base::PersonId>();
  const auto key = crypto::SigningKey::generate(random);
  must(replica.vault().add_person(person, key, passphrase, kLeastCost));
  say_who(replica, person, unit_, name, std::move(roles), post);
  domain::Event enrolled;
  enrolled.subject = domain::subject_of(person);
  enrolled.body = domain::KeyEnrolled{person, device_, crypto::text(key.public_key()), false};
  receive(replica, std::move(enrolled));
  return person;
}

std::unique_ptr<client::Replica> Town::replica(const std::string& passphrase) {
  clock.advance(std::chrono::seconds(1));  // ids of one run come after those of the run before
  auto replica = must(client::Replica::open({folder(), clock, random, kLeastCost}));
  must(replica->sign_in(passphrase, std::nullopt));
  return replica;
}

domain::Subject Town::draft(const std::string& title) {
  const auto replica = this->replica();
  client::DraftDocument document;
  document.kind = "dynamic";
  document.data_as_of = day("2024-02-29");
  document.words.title = title;
  document.words.body =
      "截至2月底，昂素镇组织护林员126名，巡查林草地38.6万亩，清理可燃物52处。"
      "例如，某嘎查在春节期间劝阻野外用火17起，未发生火情。"
      "下一步，将逐村落实值守责任，坚持每日两次巡查，确保防火期平稳。";
  client::fill_people(*replica, document.words);
  return must(client::new_draft(*replica, document));
}

domain::Subject Town::offered(const std::string& title) {
  const domain::Subject subject = draft(title);
  must(client::offer_draft(*replica(), subject, true).map([](const base::EventId&) {}));
  return subject;
}

domain::Subject Town::received_from(const std::string& unit, const Sent& sent) {
  const domain::Subject item(ids_.make<base::SubjectId>().text());
  domain::Words words;
  words.title = sent.title;
  words.body =
      sent.title + "。截至2月底，组织人员126名，巡查38.6万亩，清理52处。例如，某村劝阻17起。";
  words.authors = {"刘信息"};
  words.signer = "周分管";
  words.contact = "刘信息";
  words.telephone = "0477-0000001";
  const auto content = protocol::to_content(words, random);
  const auto opened = replica();
  if (opened->registry()->unit(base::UnitCode(unit)) == nullptr) define_unit(*opened, unit, {});
  const auto say = [&](domain::EventBody body, const std::vector<domain::Content>& contents) {
    domain::Event event;
    event.unit = base::UnitCode(unit);
    event.subject = item;
    event.body = std::move(body);
    return receive(*opened, std::move(event), contents);
  };
  domain::DraftOffered offered;
  offered.kind = sent.kind;
  offered.words = domain::address_of(content);
  offered.word_count = 60;
  offered.declared_not_secret = true;
  offered.commission = sent.commission;
  const Received offer = say(std::move(offered), {content});
  domain::DraftSignedOff signed_off;
  signed_off.offer = offer.id;
  signed_off.offer_hash = offer.hash;
  signed_off.gates = {true, true, true};
  signed_off.not_secret = true;
  say(std::move(signed_off), {});
  must(opened->reload_registry());
  must(opened->refold(item));
  return item;
}

void Town::unit_says(const std::string& unit, const domain::Subject& subject,
                     domain::EventBody body, const std::vector<domain::Content>& contents) {
  const auto opened = replica();
  domain::Event event;
  event.unit = base::UnitCode(unit);
  event.subject = subject;
  event.body = std::move(body);
  receive(*opened, std::move(event), contents);
  must(opened->refold(subject));
}

domain::Content Town::brief(const std::string& title, const std::string& text,
                            domain::MediaType media) {
  return protocol::to_content(domain::Brief{title, text}, media, random);
}

domain::Subject Town::office_starts(domain::EventBody body, const domain::Content& content) {
  const auto opened = replica();
  domain::Event event;
  event.subject = domain::Subject(ids_.make<base::SubjectId>().text());
  event.body = std::move(body);
  event.parties = {unit_};
  const domain::Subject subject = event.subject;
  receive(*opened, std::move(event), {content});
  must(opened->refold(subject));
  return subject;
}

domain::Subject Town::commission(const std::string& title, base::Timestamp due) {
  const auto text = brief(title, "请写明做法、数字和下一步打算。", domain::MediaType::kCommission);
  domain::CommissionIssued issued;
  issued.due = due;
  issued.kind = "dynamic";
  issued.text = domain::address_of(text);
  return office_starts(std::move(issued), text);
}

void Town::key_topics(const std::string& title, base::Date from, base::Date until) {
  const auto text = brief(title, "请围绕要点报送。", domain::MediaType::kTopics);
  office_starts(domain::KeyTopicsIssued{from, until, domain::address_of(text)}, text);
}

void Town::office_says(const domain::Subject& subject, domain::EventBody body) {
  office_says_of({unit_.text()}, subject, std::move(body));
}

void Town::office_says_of(const std::vector<std::string>& units, const domain::Subject& subject,
                          domain::EventBody body) {
  office_says_of(*replica(), units, subject, std::move(body));
}

void Town::office_says_of(client::Replica& replica, const std::vector<std::string>& units,
                          const domain::Subject& subject, domain::EventBody body) {
  domain::Event event;
  event.subject = subject;
  event.body = std::move(body);
  for (const std::string& unit : units) event.parties.emplace_back(unit);
  receive(replica, std::move(event));
  must(replica.refold(subject));
}

domain::Subject Town::accepted_from(const std::string& unit, const std::string& title,
                                    const std::string& kind) {
  const domain::Subject item = received_from(unit, {title, {}, kind});
  domain::ItemAccepted accepted;
  accepted.on = must(replica()->item(item)).last_sign_off()->id;
  office_says_of({unit}, item, accepted);
  return item;
}

void Town::publish(const protocol::StandingDocument& standing) {
  must(replica()->book().set_standing(protocol::sign_standing(standing, log_key_)));
}

void Town::deliver_waiting() {
  const auto opened = replica();
  const std::uint64_t first = sequence_ + 1;
  for (const client::OutboxEntry& each : must(opened->outbox().to_send(100))) {
    domain::Stamp stamp;
    stamp.sequence = ++sequence_;
    stamp.received_at = clock.now();
    must(opened->entries().set_stamp(each.id, stamp));
    must(opened->outbox().set_state(each.id, client::OutboxState::kAcknowledged, {}, {},
                                    opened->now()));
  }
  MemoryTree tree;
  must(opened->entries().each_stamped(1, sequence_, [&](const client::KeptEntry& kept) {
    tree.append(crypto::leaf_of(domain::event_hash(kept.event.payload), *kept.stamp));
    return true;
  }));
  const auto checkpoint = crypto::sign_checkpoint(log_key_, opened->identity()->log_id, 0,
                                                  sequence_, tree.root(), clock.now());
  must(opened->book().add_receipt({first, sequence_ - first + 1, checkpoint,
                                   crypto::range_proof(tree, first - 1, sequence_, sequence_)}));
  must(opened->refold_all());
}

crypto::Checkpoint Town::checkpoint(std::uint64_t size, const crypto::Digest& root) {
  return crypto::sign_checkpoint(log_key_, crypto::LogId{}, 0, size, root, clock.now());
}

void Town::sees(const crypto::Checkpoint& checkpoint) {
  const auto opened = replica();
  opened->progress().checkpoint = checkpoint;
  must(opened->book().set_progress(opened->progress()));
}

void Town::refuse_waiting() {
  const auto opened = replica();
  for (const client::OutboxEntry& each : must(opened->outbox().to_send(100))) {
    must(opened->outbox().set_state(each.id, client::OutboxState::kRefused, ErrorCode::kNoRight, {},
                                    opened->now()));
  }
}

TownDesk::TownDesk(Town& computer, const std::string& disk)
    : town(computer),
      desk([] {}),
      agent([](const client::Identity&) -> base::Result<std::unique_ptr<client::Transport>> {
        return base::fail(ErrorCode::kLineDown);
      }),
      core({computer.folder(), town.clock, town.random, kLeastCost, {}, disk}, desk, agent),
      work(desk, town.clock) {
  town.clock.advance(std::chrono::seconds(1));
  core.open();
  settle();
}

void TownDesk::settle() {
  // A letter may cause a job, its answer another one: two rounds more than any chain there is.
  for (int round = 0; round < 6; ++round) {
    while (const auto errand = desk.errands().take()) (*errand)();
    app::work_off(core, desk);
    work.begin_frame();
  }
}

void TownDesk::sign_in(const std::string& passphrase) {
  work.sign_in.passphrase = passphrase;
  work.sign_in.sign_in(*work.snapshot().account);
  settle();
}

const app::DraftRow* TownDesk::row(const std::string& title) {
  for (const auto& row : *work.snapshot().drafts) {
    if (row->title == title) return row.get();
  }
  return nullptr;
}

}  // namespace yibao::testing
