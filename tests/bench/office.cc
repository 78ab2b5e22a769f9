#include "tests/bench/office.h"

#include "client/core/submit.h"
#include "client/core/sync/enrol.h"
#include "client/core/sync/sync_machine.h"
#include "shared/protocol/documents.h"
#include "tests/bench/must.h"

namespace yibao::bench {
namespace {

constexpr const char* kPassphrase = "驿路梨花处处开";
// Wrapping keys is not what is measured.
constexpr crypto::PassphraseCost kCost{10};

client::NewEvent offer_of(client::Replica& replica, const domain::Words& words) {
  client::NewEvent event;
  event.contents.push_back(protocol::to_content(words, replica.random()));
  domain::DraftOffered body;
  body.words = domain::address_of(event.contents.front());
  body.word_count = static_cast<std::int64_t>(words.body.size() / 3);
  body.kind = "dynamic";
  body.authors = {*replica.person()};
  body.declared_not_secret = true;
  event.body = std::move(body);
  event.subject = client::new_subject(replica);
  return event;
}

}  // namespace

Office::Office(const std::filesystem::path& folder) {
  client::Replica::Options options{folder, clock_, random_, kCost};
  options.create = true;
  replica_ = must(client::Replica::open(std::move(options)), "replica");
}

void Office::join(const std::string& server, const base::JurisdictionCode& jurisdiction,
                  const std::string& code) {
  const auto line = must(client::HttpsTransport::open(server, ""), "line");
  const auto certificate = must(line->seen_certificate(), "certificate");
  must(client::enrol(*replica_, *line, certificate, {server, jurisdiction, code, kPassphrase}),
       "enrol");
  connect(server);
}

void Office::connect(const std::string& server) {
  must(replica_->set_server(server), "server");
  const client::Identity& identity = *replica_->identity();
  disconnect();
  line_ = std::make_unique<WatchedLine>(
      must(client::HttpsTransport::open(identity.server, identity.ca_certificate), "line"));
  link_ = std::make_unique<client::Link>(*line_, identity, *replica_->device_key());
  conversation_ = std::make_unique<client::Conversation>(*replica_, *link_);
}

void Office::disconnect() {
  conversation_.reset();
  link_.reset();
  line_.reset();
}

std::uint64_t Office::write(const Corpus& corpus, std::size_t first, std::size_t count) {
  std::uint64_t bytes = 0;
  for (std::size_t i = first; i < first + count; ++i) {
    client::NewEvent event = offer_of(*replica_, corpus.words(i));
    bytes += event.contents.front().bytes.size();
    const auto id = must(client::submit(*replica_, std::move(event)), "submit");
    bytes += must(replica_->entries().find(id), "entry")->event.payload.size();
  }
  return bytes;
}

client::ExchangeOutcome Office::exchange_all() {
  const client::SyncTuning tuning;
  client::ExchangeOutcome total;
  bool more = true;
  while (more) {
    const auto outcome =
        must(conversation_->step({tuning.events_most, tuning.pull_bytes}), "exchange");
    total.admitted += outcome.admitted;
    total.refused += outcome.refused;
    total.held += outcome.held;
    total.pulled += outcome.pulled;
    more = outcome.more_to_send || outcome.more_to_pull;
    if (outcome.refused + outcome.held > 0) throw std::runtime_error("a draft was not admitted");
  }
  return total;
}

}  // namespace yibao::bench
