// The writer: groups in one durable transaction, stamps without gaps, proofs that hold, and what
// happens when the disk does not follow.
#include <doctest/doctest.h>

#include <future>
#include <thread>

#include "shared/storage/database.h"
#include "tests/support/jurisdiction_fixture.h"
#include "tests/support/must.h"
#include "tests/support/process.h"

using namespace yibao;
using protocol::Outcome;
using testing::Draft;
using testing::JurisdictionFixture;
using testing::must;

namespace {

server::CommitJob job_of(JurisdictionFixture& fixture, const Draft& draft) {
  server::CommitJob job;
  job.batch = server::prepare({protocol::sign_event(draft.offered, fixture.reporter().key)},
                              {draft.words}, *fixture.server().state()->registry);
  return job;
}

// What a client checks of an answer to a push.
bool proof_holds(const protocol::BatchProof& batch, const std::vector<crypto::Digest>& leaves,
                 const crypto::Checkpoint& checkpoint) {
  return batch.count == leaves.size() &&
         crypto::verify_range(batch.first, leaves, checkpoint.size, checkpoint.root, batch.proof);
}

crypto::Digest leaf(const domain::Event& event, const domain::Stamp& stamp) {
  return crypto::leaf_of(domain::event_hash(protocol::encode_event(event)), stamp);
}

}  // namespace

TEST_CASE("a push repeated after a lost reply gets the same stamps and stores nothing twice") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  const auto push = [&] {
    return fixture.push_one(fixture.reporter(), draft.offered, {draft.words});
  };
  const protocol::Answer first = push();
  REQUIRE(first.outcome == Outcome::kAdmitted);
  const std::uint64_t size = fixture.size();
  fixture.clock.advance(std::chrono::hours(5));
  for (int i = 0; i < 2; ++i) {
    const protocol::Answer again = push();
    CHECK(again.outcome == Outcome::kKnown);
    CHECK(again.stamp == first.stamp);
    const auto checkpoint = fixture.server().state()->checkpoint;
    const crypto::Digest leaves[] = {leaf(draft.offered, *again.stamp)};
    CHECK(crypto::verify_range(again.stamp->sequence - 1, leaves, checkpoint.size, checkpoint.root,
                               again.inclusion));
    CHECK(fixture.size() == size);
    fixture.restart();
  }
}

TEST_CASE("the same event twice in one batch is one entry") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  const auto signed_event = protocol::sign_event(draft.offered, fixture.reporter().key);
  const auto answers =
      fixture.push(fixture.reporter(), {signed_event, signed_event}, {draft.words});
  CHECK(answers[0].outcome == Outcome::kAdmitted);
  CHECK(answers[1].outcome == Outcome::kKnown);
  CHECK(answers[0].stamp == answers[1].stamp);
}

TEST_CASE("the checkpoint is the log key's, grows consistently and proves the batch") {
  JurisdictionFixture fixture;
  const auto log_key = fixture.server().writer().log_key().public_key();
  auto request = fixture.request();
  request.seen = fixture.server().state()->checkpoint;
  std::vector<crypto::Digest> hashes;
  std::vector<Draft> drafts;
  for (int i = 0; i < 5; ++i) {
    drafts.push_back(fixture.draft(fixture.reporter()));
    request.events.push_back(protocol::sign_event(drafts.back().offered, fixture.reporter().key));
    request.contents.push_back(drafts.back().words);
  }
  request.events[2].signature[0] ^= 1U;  // one that is refused leaves no hole
  const auto response = must(fixture.exchange(fixture.reporter(), request));
  CHECK(crypto::verify(log_key, response.checkpoint));
  CHECK(crypto::verify_consistency(request.seen->size, request.seen->root, response.checkpoint.size,
                                   response.checkpoint.root, response.consistency));
  std::vector<crypto::Digest> leaves;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (i == 2) continue;
    leaves.push_back(leaf(drafts[i].offered, *response.answers[i].stamp));
  }
  CHECK(proof_holds(response.batch, leaves, response.checkpoint));
}

TEST_CASE("received times never go back, however the clock jumps") {
  JurisdictionFixture fixture;
  const auto receive = [&] {
    const Draft draft = fixture.draft(fixture.reporter());
    return *fixture.push_one(fixture.reporter(), draft.offered, {draft.words}).stamp;
  };
  const auto before = receive();
  fixture.clock.set(testing::at("2019-01-01 00:00"));
  const auto during = receive();
  CHECK(during.received_at == before.received_at);
  CHECK(during.sequence == before.sequence + 1);
  fixture.restart();
  CHECK(receive().received_at == before.received_at);
  fixture.clock.set(testing::at("2024-03-01 10:00"));
  CHECK(receive().received_at == testing::at("2024-03-01 10:00"));
}

TEST_CASE("jobs that wait together become one group, each with proofs of its own") {
  JurisdictionFixture fixture;
  std::vector<Draft> drafts;
  std::vector<server::CommitJob> jobs;
  for (int i = 0; i < 20; ++i) {
    drafts.push_back(fixture.draft(fixture.reporter()));
    jobs.push_back(job_of(fixture, drafts.back()));
  }
  std::vector<server::CommitJob*> group;
  for (auto& job : jobs) group.push_back(&job);
  const std::uint64_t before = fixture.size();
  fixture.server().writer().commit(group);
  CHECK(fixture.size() == before + 20);
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    REQUIRE(jobs[i].status.has_value());
    REQUIRE(jobs[i].answers.size() == 1);
    CHECK(jobs[i].answers[0].stamp->sequence == before + 1 + i);
    CHECK(jobs[i].checkpoint.size == before + 20);
    CHECK(proof_holds(jobs[i].proof, {leaf(drafts[i].offered, *jobs[i].answers[0].stamp)},
                      jobs[i].checkpoint));
  }
}

TEST_CASE("pushes that arrive while one is being written are committed together") {
  JurisdictionFixture fixture({.threads = true});
  server::Committer& committer = fixture.server().committer();
  constexpr std::size_t kClients = 24;
  std::vector<server::CommitJob> jobs;
  for (std::size_t i = 0; i < kClients; ++i) {
    jobs.push_back(job_of(fixture, fixture.draft(fixture.reporter())));
  }
  // The first holds the writer until all the others are waiting in its queue.
  std::promise<void> entered;
  server::CommitJob first;
  first.alone = [&](server::Store&) -> base::Status {
    entered.set_value();
    while (committer.load().waiting < kClients) std::this_thread::yield();
    return {};
  };
  const std::uint64_t groups = committer.load().groups;
  std::vector<std::thread> threads;
  threads.emplace_back([&] { static_cast<void>(committer.submit(first)); });
  entered.get_future().wait();
  for (auto& job : jobs) {
    threads.emplace_back([&] { static_cast<void>(committer.submit(job)); });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(committer.load().groups == groups + 2);
  for (const auto& job : jobs) {
    REQUIRE(job.answers.size() == 1);
    CHECK(job.answers[0].outcome == Outcome::kAdmitted);
    CHECK(job.checkpoint == jobs[0].checkpoint);
  }
}

TEST_CASE("a job that fails takes its whole group back, and the next group starts where it stood") {
  JurisdictionFixture fixture;
  const std::uint64_t before = fixture.size();
  const auto checkpoint = fixture.server().state()->checkpoint;
  const Draft draft = fixture.draft(fixture.reporter());
  server::CommitJob good = job_of(fixture, draft);
  server::CommitJob bad;
  bad.also = [](server::Store&) -> base::Status {
    return base::fail(base::ErrorCode::kDiskFull, "test");
  };
  server::CommitJob* const group[] = {&good, &bad};
  fixture.server().writer().commit(group);
  CHECK(testing::code_of(good.status) == "disk_full");
  CHECK(testing::code_of(bad.status) == "disk_full");
  CHECK(good.answers.empty());
  CHECK(fixture.server().state()->checkpoint == checkpoint);
  auto& store = fixture.server().writer().store();
  CHECK_FALSE(must(store.log().find(draft.offered.id)).has_value());
  CHECK(must(store.contents().state(domain::address_of(draft.words))) ==
        server::ContentState::kMissing);

  const auto answer = fixture.push_one(fixture.reporter(), draft.offered, {draft.words});
  REQUIRE(answer.outcome == Outcome::kAdmitted);
  CHECK(answer.stamp->sequence == before + 1);
}

TEST_CASE("a registry event that was rolled back gives nobody a right") {
  JurisdictionFixture fixture;
  domain::Event defined =
      fixture.event(fixture.administrator(), domain::UnitDefined{}, domain::Subject("newtown"));
  defined.unit = base::UnitCode("newtown");
  server::CommitJob good;
  good.batch = server::prepare({protocol::sign_event(defined, fixture.administrator().key)}, {},
                               *fixture.server().state()->registry);
  server::CommitJob bad;
  bad.also = [](server::Store&) -> base::Status { return base::fail(base::ErrorCode::kIo); };
  server::CommitJob* const group[] = {&good, &bad};
  fixture.server().writer().commit(group);
  CHECK(fixture.server().state()->registry->unit(base::UnitCode("newtown")) == nullptr);
  CHECK(fixture.push_one(fixture.administrator(), defined).outcome == Outcome::kAdmitted);
  CHECK(fixture.server().state()->registry->unit(base::UnitCode("newtown")) != nullptr);
}

TEST_CASE("after a restart everything acknowledged is there and the state is the same") {
  JurisdictionFixture fixture;
  for (int i = 0; i < 3; ++i) fixture.submit(fixture.reporter(), fixture.draft(fixture.reporter()));
  const auto before = fixture.server().state();
  fixture.restart();
  const auto after = fixture.server().state();
  CHECK(after->checkpoint.size == before->checkpoint.size);
  CHECK(after->checkpoint.root == before->checkpoint.root);
  CHECK(after->checkpoint.log_id == before->checkpoint.log_id);
  CHECK(after->scope_version == before->scope_version);
  CHECK(after->registry->people().size() == before->registry->people().size());
  CHECK(after->registry->keys().size() == before->registry->keys().size());
  CHECK(after->rulesets.size() == before->rulesets.size());
}

TEST_CASE("a purge that a reader held up is told, and finished by itself when the reader is gone") {
  JurisdictionFixture::Options options;
  options.threads = true;
  JurisdictionFixture fixture(options);
  const Draft draft = fixture.draft(fixture.reporter(), "金丝雀", "金丝雀");
  fixture.submit(fixture.reporter(), draft);
  const auto wal = fixture.folder() / "log.db-wal";
  storage::Database::Options reading;
  reading.path = fixture.folder() / "log.db";
  reading.read_only = true;
  std::optional<storage::Database> reader(must(storage::Database::open(reading)));
  must(reader->script("BEGIN; SELECT count(*) FROM entry;"));
  const auto found =
      fixture.event(fixture.reporter(), domain::DraftFoundSecret{"security"}, draft.item);
  REQUIRE(fixture.push_one(fixture.reporter(), found).outcome == Outcome::kAdmitted);
  CHECK(fixture.server().writer().purge_pending());
  CHECK(fixture.log_text().find("\"purge_not_finished\"") != std::string::npos);
  CHECK(std::filesystem::file_size(wal) > 0);
  reader.reset();
  CHECK(testing::eventually([&] { return !fixture.server().writer().purge_pending(); }));
  CHECK(testing::eventually(
      [&] { return fixture.log_text().find("\"purge_finished\"") != std::string::npos; }));
  CHECK(std::filesystem::file_size(wal) == 0);
}
