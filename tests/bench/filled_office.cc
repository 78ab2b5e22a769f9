#include "tests/bench/filled_office.h"

#include "shared/protocol/documents.h"
#include "tests/bench/corpus.h"
#include "tests/bench/must.h"

namespace yibao::bench {
namespace {

using testing::Town;

constexpr std::uint64_t kOfficeSeed = 20'241'220;
constexpr const char* kNow = "2024-12-20 09:00";
constexpr const char* kFirst = "2024-01-02 09:00";
constexpr std::size_t kItemsInOneTransaction = 500;
constexpr std::size_t kUnitsAsked = 10;  // by one commission
constexpr std::size_t kTimeToAnswer = 5;

class OfficeFilling {
 public:
  OfficeFilling(Town& town, const OfficeSize& size)
      : town_(town), size_(size), corpus_(kOfficeSeed), replica_(town.replica()) {
    define_units();
  }

  Adoptable work() {
    const std::size_t all = size_.judged + size_.waiting;
    const auto begin = testing::at(kFirst);
    const auto step = (testing::at(kNow) - begin) / static_cast<std::int64_t>(all);
    for (std::size_t first = 0; first < all; first += kItemsInOneTransaction) {
      auto transaction = must(storage::Transaction::begin(replica_->database()), "transaction");
      for (std::size_t i = first; i < std::min(all, first + kItemsInOneTransaction); ++i) {
        town_.clock.set(begin + step * static_cast<std::int64_t>(i));
        ask_others(i * size_.commissions / all);
        add(i);
      }
      must(transaction.commit(), "commit");
    }
    town_.clock.set(testing::at(kNow));
    return std::move(adoptable_);
  }

 private:
  void define_units() {
    const rules::Vocabulary& words = replica_->ruleset()->words;
    for (const rules::Unit& unit : words.units.all()) {
      if (units_.size() < size_.units) define(base::UnitCode(unit.id), {}, {});
    }
    while (units_.size() < size_.units) {
      const std::string number = std::to_string(units_.size());
      const auto profile =
          protocol::to_content(domain::UnitProfile{"第" + number + "办事处", {}}, town_.random);
      domain::UnitDefined body;
      body.group = words.groups.all()[units_.size() % words.groups.all().size()].id;
      body.profile = domain::address_of(profile);
      define(base::UnitCode("unit-" + number), std::move(body), {profile});
    }
    must(replica_->reload_registry(), "registry");
  }

  void define(base::UnitCode code, domain::UnitDefined body,
              const std::vector<domain::Content>& contents) {
    domain::Event event;
    event.unit = code;
    event.subject = domain::subject_of(code);
    event.body = std::move(body);
    town_.receive(*replica_, std::move(event), contents);
    units_.push_back(std::move(code));
  }

  Town::Received say(const base::UnitCode& unit, const domain::Subject& item,
                     domain::EventBody body, const std::vector<domain::Content>& contents) {
    domain::Event event;
    event.unit = unit;
    event.subject = item;
    event.body = std::move(body);
    return town_.receive(*replica_, std::move(event), contents);
  }

  void office_says(const base::UnitCode& unit, const domain::Subject& item,
                   domain::EventBody body) {
    domain::Event event;
    event.subject = item;
    event.body = std::move(body);
    event.parties = {unit};
    town_.receive(*replica_, std::move(event));
  }

  // So many commissions have been issued by now.
  void ask_others(std::size_t wanted) {
    for (; asked_ < wanted; ++asked_) {
      const auto text = protocol::to_content(
          domain::Brief{corpus_.words(asked_).title, "请写明做法、数字和下一步打算。"},
          domain::MediaType::kCommission, town_.random);
      domain::CommissionIssued issued;
      issued.due = town_.clock.now() + std::chrono::days(kTimeToAnswer);
      issued.text = domain::address_of(text);
      domain::Event event;
      event.subject = domain::Subject(replica_->ids().make<base::SubjectId>().text());
      event.body = std::move(issued);
      for (std::size_t i = 0; i < std::min(kUnitsAsked, units_.size()); ++i) {
        event.parties.push_back(units_[(asked_ * 3 + i) % units_.size()]);
      }
      const domain::Subject subject = event.subject;
      town_.receive(*replica_, std::move(event), {text});
      must(replica_->refold(subject), "refold");
    }
  }

  void add(std::size_t number) {
    const base::UnitCode& unit = units_[number % units_.size()];
    const domain::Subject item(replica_->ids().make<base::SubjectId>().text());
    const auto& kinds = replica_->ruleset()->words.kinds.all();
    const auto words = protocol::to_content(corpus_.words(number), town_.random);
    domain::DraftOffered offered;
    offered.kind = kinds[number / units_.size() % kinds.size()].id;
    offered.words = domain::address_of(words);
    offered.word_count = 800;
    offered.author_count = 1;
    offered.declared_not_secret = true;
    const Town::Received offer = say(unit, item, std::move(offered), {words});
    domain::DraftSignedOff signed_off;
    signed_off.offer = offer.id;
    signed_off.offer_hash = offer.hash;
    signed_off.gates = {true, true, true};
    signed_off.not_secret = true;
    const Town::Received on = say(unit, item, std::move(signed_off), {});
    if (number < size_.judged) judge(number / units_.size() + number, unit, item, on.id);
    must(replica_->refold(item), "refold");
  }

  // Of twenty items one is refused, seven are adopted, two of these instructed on.
  void judge(std::size_t turn, const base::UnitCode& unit, const domain::Subject& item,
             const base::EventId& on) {
    const rules::Vocabulary& words = replica_->ruleset()->words;
    const std::size_t fate = turn % 20;
    if (fate == 0) {
      domain::ItemRefused refused;
      refused.on = on;
      refused.reason = "too_shallow";
      return office_says(unit, item, std::move(refused));
    }
    domain::ItemAccepted accepted;
    accepted.on = on;
    office_says(unit, item, std::move(accepted));
    if (fate > 7) {
      adoptable_.emplace(item, unit);
      return;
    }
    domain::ItemAdopted adopted;
    adopted.journal = words.journals.all()[turn / 20 % words.journals.all().size()].id;
    adopted.on_date = replica_->today();
    office_says(unit, item, std::move(adopted));
    if (fate > 2) return;
    domain::ItemInstructed instructed;
    instructed.post = words.posts.all()[turn / 20 % words.posts.all().size()].id;
    instructed.on_date = replica_->today();
    office_says(unit, item, std::move(instructed));
  }

  Town& town_;
  OfficeSize size_;
  Corpus corpus_;
  std::unique_ptr<client::Replica> replica_;
  std::vector<base::UnitCode> units_;
  std::size_t asked_ = 0;
  Adoptable adoptable_;
};

}  // namespace

std::unique_ptr<Town> empty_office() {
  auto town = std::make_unique<Town>("otog", "office");
  town->clock.set(testing::at(kFirst));
  town->become_office("赵审核", kOfficerPassphrase);
  return town;
}

Adoptable fill_office(Town& town, const OfficeSize& size) {
  return OfficeFilling(town, size).work();
}

}  // namespace yibao::bench
