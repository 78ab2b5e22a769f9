#include "tests/support/jurisdiction_fixture.h"

#include "shared/protocol/documents.h"
#include "shared/rules/adoption.h"
#include "shared/rules/load.h"
#include "tests/support/must.h"
#include "tests/support/suite.h"

namespace yibao::testing {

using domain::Role;

JurisdictionFixture::JurisdictionFixture(Options options)
    : options_(std::move(options)), log_(clock, [this](std::string_view line) {
        const std::scoped_lock lock(log_mutex_);
        log_text_ += line;
      }) {
  std::filesystem::create_directory(folder());
  must(server::create_log_key(folder() / "log.key", random, tested_suite()));
  start();
  set_up(read_file(source_path(options_.ruleset)));
}

void JurisdictionFixture::start() {
  server::Jurisdiction::Options wanted{folder(), base::JurisdictionCode("otog"), clock,
                                       server_random(), log_};
  wanted.program = "0.1.0";
  wanted.ca_certificate = options_.ca_certificate;
  wanted.certificates = {certificate()};
  wanted.threads = options_.threads;
  wanted.create = true;
  wanted.vfs = options_.vfs;
  server_ = must(server::Jurisdiction::open(std::move(wanted)));
  serving_ = server_.get();
}

base::RandomSource& JurisdictionFixture::server_random() {
  if (options_.threads) return shared_random_;
  return random;
}

std::vector<std::unique_ptr<server::Jurisdiction>> JurisdictionFixture::hand_over() {
  std::vector<std::unique_ptr<server::Jurisdiction>> list;
  list.push_back(std::move(server_));
  return list;
}

void JurisdictionFixture::set_up(const std::string& ruleset) {
  const base::UnitCode office("office");
  administrator_ = enrol(ids_.make<base::PersonId>(), office, true);
  const auto admitted = [](const protocol::Answer& answer) {
    if (answer.outcome != protocol::Outcome::kAdmitted) {
      throw std::runtime_error("set-up: " + std::string(base::name(*answer.code)));
    }
  };
  const auto loaded = rules::load_ruleset(ruleset);
  admitted(adopt(ruleset, loaded.ruleset->in_force_from));
  for (const rules::Unit& unit : loaded.ruleset->words.units.all()) {
    domain::UnitDefined defined;
    if (unit.group) defined.group = *unit.group;
    domain::Event made = event(administrator(), defined, domain::Subject(unit.id));
    made.unit = base::UnitCode(unit.id);
    admitted(push_one(administrator(), made));
  }
  reporter_ = join(base::UnitCode("angsu"), {Role::kReporter});
  leader_ = join(base::UnitCode("angsu"), {Role::kLeader}, domain::LeaderPost::kInCharge);
  neighbour_ = join(base::UnitCode("chengchuan"), {Role::kReporter});
}

std::string JurisdictionFixture::as_next_version(std::string ruleset) const {
  constexpr std::string_view kFirst = "\"version\": 1,";
  const std::size_t at = ruleset.find(kFirst);
  if (at == std::string::npos) return ruleset;
  const std::int64_t version = rules::next_version(*serving_->state()->registry);
  return ruleset.replace(at, kFirst.size(), "\"version\": " + std::to_string(version) + ",");
}

protocol::Answer JurisdictionFixture::adopt(const std::string& ruleset, base::Date from) {
  const std::string text_now = as_next_version(ruleset);
  const auto text = domain::make_content(domain::MediaType::kRuleset, text_now, random);
  const std::int64_t version = rules::next_version(*serving_->state()->registry);
  const domain::RulesetAdopted body{"otog", version, rules::ruleset_hash(text_now), from,
                                    domain::address_of(text)};
  return push_one(administrator(),
                  event(administrator(), body, domain::Subject("otog"), {body.text}), {text});
}

// As enrolment.cc has it done, without the one-time code.
std::unique_ptr<Member> JurisdictionFixture::enrol(const base::PersonId& person,
                                                   const base::UnitCode& unit,
                                                   bool first_administrator) {
  auto member =
      std::make_unique<Member>(Member{person, unit, ids_.make<base::DeviceId>(),
                                      crypto::SigningKey::generate(random, tested_suite()),
                                      crypto::SigningKey::generate(random, tested_suite())});
  server::CommitJob job;
  const auto own = [&](domain::EventBody body) {
    domain::Event made;
    made.id = ids_.make<base::EventId>();
    made.jurisdiction = base::JurisdictionCode("otog");
    made.subject = domain::subject_of(person);
    made.unit = unit;
    made.made_at = clock.now();
    made.body = std::move(body);
    return made;
  };
  job.own_events = {
      own(domain::KeyEnrolled{person, member->device, crypto::text(member->key.public_key()),
                              first_administrator}),
      own(domain::DeviceEnrolled{member->device, crypto::text(member->device_key.public_key())})};
  must(serving_->committer().submit(job));
  return member;
}

std::unique_ptr<Member> JurisdictionFixture::join(const base::UnitCode& unit,
                                                  std::vector<Role> roles,
                                                  domain::LeaderPost post) {
  const auto person = ids_.make<base::PersonId>();
  const auto profile = protocol::to_content(domain::PersonProfile{"某某", "干部", "", ""}, random);
  domain::Event defined = event(
      administrator(), domain::PersonDefined{std::move(roles), post, domain::address_of(profile)},
      domain::subject_of(person), {domain::address_of(profile)});
  defined.unit = unit;
  const auto answer = push_one(administrator(), defined, {profile});
  if (answer.outcome != protocol::Outcome::kAdmitted) throw std::runtime_error("join");
  return enrol(person, unit, false);
}

domain::Event JurisdictionFixture::event(const Member& author, domain::EventBody body,
                                         domain::Subject subject,
                                         std::vector<domain::ContentAddress> contents) {
  domain::Event made;
  made.id = ids_.make<base::EventId>();
  made.jurisdiction = base::JurisdictionCode("otog");
  made.subject = std::move(subject);
  made.unit = author.unit;
  made.author = author.person;
  made.device = author.device;
  made.made_at = clock.now();
  const auto checkpoint = serving_->state()->checkpoint;
  made.anchor = {checkpoint.epoch, checkpoint.size, checkpoint.at, checkpoint.root};
  made.contents = std::move(contents);
  made.body = std::move(body);
  return made;
}

Draft JurisdictionFixture::draft(const Member& author, const std::string& title,
                                 const std::string& body) {
  domain::Words words;
  words.title = title;
  words.body = body;
  words.authors = {"某某"};
  words.signer = "某某某";
  words.contact = "某某";
  words.telephone = "0477-0000000";
  Draft made;
  made.item = new_subject();
  made.words = protocol::to_content(words, random);
  domain::DraftOffered offered;
  offered.words = domain::address_of(made.words);
  offered.word_count = 24;
  offered.kind = "dynamic";
  offered.authors = {author.person};
  offered.declared_not_secret = true;
  made.offered = event(author, offered, made.item, {offered.words});
  return made;
}

domain::Event JurisdictionFixture::signed_off(const Member& signer, const Draft& draft) {
  domain::DraftSignedOff body;
  body.offer = draft.offered.id;
  body.offer_hash = crypto::text(domain::event_hash(protocol::encode_event(draft.offered)));
  body.gates = {true, true, true};
  body.not_secret = true;
  return event(signer, body, draft.item);
}

domain::Content JurisdictionFixture::note(const std::string& text) {
  return protocol::to_content(domain::Note{text}, random);
}

protocol::ExchangeRequest JurisdictionFixture::request() const {
  protocol::ExchangeRequest request;
  request.program = "0.1.0";
  request.jurisdiction = base::JurisdictionCode("otog");
  request.pull_bytes_max = 0;
  request.own_upto = UINT64_MAX;  // it has what it sent
  return request;
}

base::Result<protocol::ExchangeResponse> JurisdictionFixture::exchange(
    const Member& from, protocol::ExchangeRequest request) {
  request.client_time = clock.now();
  return serving_->exchange().handle(from.device, std::move(request));
}

std::vector<protocol::Answer> JurisdictionFixture::push(const Member& from,
                                                        std::vector<protocol::SignedEvent> events,
                                                        std::vector<domain::Content> contents) {
  protocol::ExchangeRequest pushed = request();
  pushed.events = std::move(events);
  pushed.contents = std::move(contents);
  return must(exchange(from, std::move(pushed))).answers;
}

protocol::Answer JurisdictionFixture::push_one(const Member& from, const domain::Event& event,
                                               std::vector<domain::Content> contents) {
  return push(from, {protocol::sign_event(event, from.key)}, std::move(contents)).at(0);
}

domain::Event JurisdictionFixture::submit(const Member& author, const Draft& draft) {
  const domain::Event sign_off = signed_off(author, draft);
  const auto answers = push(
      author,
      {protocol::sign_event(draft.offered, author.key), protocol::sign_event(sign_off, author.key)},
      {draft.words});
  for (const protocol::Answer& answer : answers) {
    if (answer.outcome == protocol::Outcome::kAdmitted) continue;
    throw std::runtime_error("submit: " + std::string(base::name(*answer.code)));
  }
  return sign_off;
}

std::string JurisdictionFixture::log_text() const {
  const std::scoped_lock lock(log_mutex_);
  return log_text_;
}

}  // namespace yibao::testing
