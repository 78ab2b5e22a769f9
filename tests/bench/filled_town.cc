#include "tests/bench/filled_town.h"

#include "client/core/ledger.h"
#include "shared/protocol/documents.h"
#include "tests/bench/corpus.h"
#include "tests/bench/must.h"

namespace yibao::bench {
namespace {

using testing::Town;

constexpr std::uint64_t kTownSeed = 20'240'311;
constexpr std::size_t kInOneTransaction = 500;
constexpr std::size_t kAdoptedEvery = 5;
constexpr std::size_t kReturned = 10;  // of the newest
constexpr std::chrono::hours kYears{2 * 365 * 24};
const base::UnitCode kUnit{"angsu"};

// A UUID as items have, of the number alone.
domain::Subject subject_of_item(std::size_t number) {
  base::ByteArray<16> bytes{0x01, 0x8E, 0, 0, 0, 0, 0x70, 0, 0x80};
  for (std::size_t i = 15; number > 0; --i, number >>= 8U) {
    bytes[i] = static_cast<std::uint8_t>(number & 0xFFU);
  }
  return domain::Subject(base::uuid_text(bytes));
}

domain::Event event_about(std::size_t item, domain::EventBody body) {
  domain::Event event;
  event.subject = subject_of_item(item);
  event.unit = kUnit;
  event.body = std::move(body);
  return event;
}

domain::ItemAdopted adoption(client::Replica& replica, std::size_t item) {
  const auto& journals = replica.ruleset()->words.journals.all();
  domain::ItemAdopted adopted;
  adopted.journal = journals[item % journals.size()].id;
  adopted.on_date = replica.today();
  return adopted;
}

class Filling {
 public:
  Filling(Town& town, std::size_t items)
      : town_(town), items_(items), corpus_(kTownSeed), replica_(town.replica()) {}

  void work() {
    const base::Timestamp now = town_.clock.now();
    const auto step = std::chrono::duration_cast<std::chrono::milliseconds>(kYears) /
                      static_cast<std::int64_t>(items_);
    for (std::size_t first = 0; first < items_; first += kInOneTransaction) {
      auto transaction = must(storage::Transaction::begin(replica_->database()), "transaction");
      for (std::size_t i = first; i < std::min(items_, first + kInOneTransaction); ++i) {
        town_.clock.set(now - step * static_cast<std::int64_t>(items_ - i));
        add(i);
      }
      must(transaction.commit(), "commit");
    }
    town_.clock.set(now);
  }

  protocol::StandingDocument standing() {
    const rules::Period year = rules::period_of(rules::PeriodKind::kYear, replica_->today());
    client::Ledger ledger = must(client::Ledger::build(*replica_, false), "ledger");
    const auto result = ledger.scoring().unit_result(kUnit.text(), year, replica_->today(), false);
    protocol::StandingDocument document;
    document.ruleset = "otog";
    document.period = year.text();
    document.as_of = replica_->today();
    document.sequence = static_cast<std::int64_t>(last_);
    const std::string completion =
        result.completion ? client::published_text(*result.completion) : "";
    document.units.push_back(
        {kUnit, result.points.text(), result.provisional.text(), completion, {}, {}});
    return document;
  }

 private:
  void add(std::size_t item) {
    const auto words = protocol::to_content(corpus_.words(item), replica_->random());
    domain::DraftOffered offered;
    offered.kind = "dynamic";
    offered.words = domain::address_of(words);
    offered.word_count = 800;
    offered.declared_not_secret = true;
    const Town::Received offer =
        town_.receive(*replica_, event_about(item, std::move(offered)), {words});
    domain::DraftSignedOff signed_off;
    signed_off.offer = offer.id;
    signed_off.offer_hash = offer.hash;
    signed_off.gates = {true, true, true};
    signed_off.not_secret = true;
    const auto sign_off = town_.receive(*replica_, event_about(item, std::move(signed_off)));
    judge(item, sign_off.id);
    if (item % kAdoptedEvery == 0) {
      town_.receive(*replica_, event_about(item, adoption(*replica_, item)));
    }
    must(replica_->refold(subject_of_item(item)), "refold");
  }

  void judge(std::size_t item, const base::EventId& on) {
    if (item + kReturned >= items_) {
      domain::ItemReturned returned;
      returned.on = on;
      returned.reason = "too_shallow";
      last_ = town_.receive(*replica_, event_about(item, std::move(returned))).sequence;
      return;
    }
    domain::ItemAccepted accepted;
    accepted.on = on;
    last_ = town_.receive(*replica_, event_about(item, std::move(accepted))).sequence;
  }

  Town& town_;
  std::size_t items_;
  Corpus corpus_;
  std::unique_ptr<client::Replica> replica_;
  std::uint64_t last_ = 0;
};

}  // namespace

void fill(Town& town, std::size_t items) {
  std::optional<Filling> filling(std::in_place, town, items);
  filling->work();
  const protocol::StandingDocument standing = filling->standing();
  filling.reset();  // one program at a time
  town.publish(standing);
}

void adopt_again(Town& town, client::Replica& replica, std::size_t item) {
  town.receive(replica, event_about(item, adoption(replica, item + 1)));
  must(replica.refold(subject_of_item(item)), "refold");
}

}  // namespace yibao::bench
