#include "client/core/awards.h"

#include <algorithm>

#include "client/core/bulletin_drafting.h"
#include "shared/report/bulletin_figures.h"

namespace yibao::client {
namespace {

using base::Decimal;

using PaidKey = std::tuple<std::string, std::string, std::string>;  // award, unit, item

// What was settled for the period, all in all.
struct Settled {
  std::map<PaidKey, Decimal> paid;
  std::map<PaidKey, report::AwardPayment> last;

  Decimal of(const PaidKey& key) {
    const auto found = paid.find(key);
    if (found == paid.end()) return {};
    const Decimal amount = found->second;
    paid.erase(found);
    return amount;
  }
};

class Account {
 public:
  Account(Replica& replica, const rules::Period& period, Ledger& ledger)
      : replica_(replica), ledger_(ledger), scoring_(ledger.scoring()) {
    account_.period = period;
    account_.running = period.running(replica.today());
  }

  base::Result<AwardAccount> build() {
    YIBAO_TRY(const auto published, bulletins(replica_));
    YIBAO_CHECK(read_settled(published));
    for (const PublishedBulletin& each : published) {
      if (each.kind() == domain::BulletinKind::kFigures) shown_by_.push_back(&each);
    }
    YIBAO_TRY(const auto kept, replica_.papers().get(decisions_paper(account_.period)));
    if (kept) {
      YIBAO_TRY(account_.decisions, decode_decisions(*kept));
    }
    const rules::Standing standing = ledger_.standing(account_.period, replica_.today());
    rules_ = scoring_.rules_for(standing.period, standing.as_of).ruleset.get();
    for (std::size_t i = 0; i < standing.units.size(); ++i) {
      add_unit_awards(standing.units[i], scoring_.units()[i]);
    }
    order_unit_awards();
    for (std::size_t i = 0; i < standing.units.size(); ++i) {
      for (const rules::ItemAwardResult& award : standing.units[i].item_awards) {
        if (award.award->every != account_.period.kind) continue;
        YIBAO_CHECK(add_item_award(award, scoring_.units()[i]));
      }
    }
    add_overpaid();
    const auto kinds = award_periods(*rules_);
    account_.has_rules = std::find(kinds.begin(), kinds.end(), account_.period.kind) != kinds.end();
    return std::move(account_);
  }

 private:
  base::Status read_settled(const std::vector<PublishedBulletin>& published) {
    for (const PublishedBulletin& each : published) {
      const bool ours = each.kind() == domain::BulletinKind::kAwards &&
                        each.fact.body.period == account_.period.text();
      if (!ours) continue;
      account_.settlements.push_back(each);
      YIBAO_TRY(const report::Bulletin snapshot, snapshot_of(replica_, each));
      for (const report::AwardPayment& payment : snapshot.settled) {
        const PaidKey key(payment.award, payment.unit, payment.item);
        settled_.paid[key] += Decimal::parse(payment.amount).value_or(Decimal());
        settled_.last[key] = payment;
      }
    }
    return {};
  }

  static AwardState state_of(const Decimal& payable, const Decimal& settled) {
    if (payable > settled) return AwardState::kDue;
    return payable < settled ? AwardState::kOverpaid : AwardState::kSettled;
  }

  bool is_chosen(const std::string& award, const std::string& unit) const {
    const auto& chosen = account_.decisions.chosen;
    return std::find(chosen.begin(), chosen.end(), AwardChoice{award, unit}) != chosen.end();
  }

  void add_unit_awards(const rules::UnitResult& result, const rules::Unit& unit) {
    for (const rules::UnitAwardResult& award : result.unit_awards) {
      UnitAwardLine line;
      line.award = award.award->id;
      line.award_name = award.award->name;
      line.clause = award.award->origin.cite;
      line.unit = unit.id;
      line.unit_name = unit.name.zh;
      put_place(result, *award.award, line);
      line.amount = award.award->amount;
      line.tied = award.tie_to_decide;
      line.settled = settled_.of({line.award, line.unit, ""});
      line.state = state_of(line.amount, line.settled);
      if (award.barred) {
        line.state = line.settled.is_zero() ? AwardState::kBarred : AwardState::kOverpaid;
        line.amount = Decimal();
        for (const rules::FlagResult& flag : result.flags) {
          const bool bars = flag.rule->effect == rules::FlagRule::Effect::kBarredFromAwards;
          if (bars && line.barred_by.empty()) line.barred_by = flag.rule->name.zh;
        }
      } else if (award.provisional) {
        line.state = AwardState::kRunning;
      } else if (line.tied && line.settled.is_zero() && !is_chosen(line.award, line.unit)) {
        line.state = AwardState::kToDecide;
      }
      account_.units.push_back(std::move(line));
    }
  }

  void put_place(const rules::UnitResult& result, const rules::UnitAward& award,
                 UnitAwardLine& line) const {
    for (const rules::RankingResult& ranking : result.rankings) {
      if (ranking.ranking->id != award.ranking) continue;
      line.ranking_name = ranking.ranking->name.zh;
      line.place = static_cast<std::int64_t>(ranking.rank.place);
      line.value = report::BulletinFigures::key_text(*ranking.ranking, ranking);
      if (report::BulletinFigures::key_is_percent(ranking.ranking->keys.front())) {
        line.value += "%";
      }
      if (!ranking.group) continue;
      const rules::Named* group = rules_->words.groups.by_id(*ranking.group);
      line.group = group == nullptr ? *ranking.group : group->name.zh;
    }
  }

  void order_unit_awards() {
    const auto award_number = [&](const UnitAwardLine& line) {
      const auto& awards = rules_->unit_awards;
      return std::find_if(awards.begin(), awards.end(),
                          [&](const rules::UnitAward& each) { return each.id == line.award; }) -
             awards.begin();
    };
    std::stable_sort(account_.units.begin(), account_.units.end(),
                     [&](const UnitAwardLine& a, const UnitAwardLine& b) {
                       return std::tuple(award_number(a), a.group, a.place) <
                              std::tuple(award_number(b), b.group, b.place);
                     });
  }

  base::Status add_item_award(const rules::ItemAwardResult& award, const rules::Unit& unit) {
    ItemAwardLine line;
    line.award = award.award->id;
    line.award_name = award.award->name;
    line.clause = award.award->origin.cite;
    line.unit = unit.id;
    line.unit_name = unit.name.zh;
    line.item = award.item.empty() ? "#" + std::to_string(award.evidence) : award.item;
    YIBAO_CHECK(read_words(award, line));
    account_.published_only = account_.published_only || award.award->published_only;
    for (const rules::ItemAwardRow& row : award.rows) {
      ItemAwardEvidence evidence{row.date, where(row), row.evidence, row.amount, shown(row)};
      line.earned += row.amount;
      if (!award.award->published_only || evidence.bulletin) line.payable += row.amount;
      line.evidence.push_back(std::move(evidence));
    }
    line.settled = settled_.of({line.award, line.unit, line.item});
    line.state = state_of(line.payable, line.settled);
    if (account_.running) {
      line.state = AwardState::kRunning;
    } else if (line.payable.is_zero() && line.settled.is_zero()) {
      line.state = AwardState::kUnpublished;
    }
    account_.items.push_back(std::move(line));
    return {};
  }

  // Title and authors of what was signed; facts know neither.
  base::Status read_words(const rules::ItemAwardResult& award, ItemAwardLine& line) {
    const auto subject = domain::Subject(award.item);
    YIBAO_TRY(const auto row, replica_.index().item(subject));
    if (!row) {
      line.authors = award.authors;
      std::erase(line.authors, "");
      return {};
    }
    line.title = row->title;
    YIBAO_TRY(const domain::ItemState item, replica_.item(subject));
    const domain::SignOff* sign_off = item.last_sign_off();
    const domain::Offer* offer = sign_off == nullptr ? nullptr : item.offer(sign_off->body.offer);
    if (offer == nullptr) return {};
    YIBAO_TRY(const auto words, replica_.words(offer->body.words));
    if (words) line.authors = words->authors;
    return {};
  }

  std::string where(const rules::ItemAwardRow& row) const {
    if (const auto* journal = rules_->words.journals.by_id(row.journal)) return journal->name.zh;
    const auto* level = rules_->words.levels.by_id(row.level);
    return level == nullptr ? row.level : level->name.zh;
  }

  // A bulletin shows a fact when its day lies in the bulletin's period and its entry is not after
  // the bulletin's.
  std::optional<std::int64_t> shown(const rules::ItemAwardRow& row) const {
    for (const PublishedBulletin* each : shown_by_) {
      const auto period = rules::parse_period(each->fact.body.period);
      const bool shows = period && period->contains(row.date) && each->fact.stamp &&
                         static_cast<std::int64_t>(row.evidence) <= each->fact.body.at_sequence;
      if (shows) return each->fact.body.number;
    }
    return std::nullopt;
  }

  // What is left of the settled is earned no longer.
  void add_overpaid() {
    for (const auto& [key, amount] : settled_.paid) {
      if (amount.is_zero()) continue;
      const report::AwardPayment& payment = settled_.last[key];
      if (payment.item.empty()) {
        UnitAwardLine line;
        line.award = payment.award;
        line.award_name = {payment.award_name, ""};
        line.unit = payment.unit;
        line.unit_name = payment.unit_name;
        line.settled = amount;
        line.state = AwardState::kOverpaid;
        account_.units.push_back(std::move(line));
      } else {
        ItemAwardLine line;
        line.award = payment.award;
        line.award_name = {payment.award_name, ""};
        line.unit = payment.unit;
        line.unit_name = payment.unit_name;
        line.item = payment.item;
        line.authors = payment.payees;
        line.settled = amount;
        line.state = AwardState::kOverpaid;
        account_.items.push_back(std::move(line));
      }
    }
  }

  Replica& replica_;
  Ledger& ledger_;
  rules::Scoring& scoring_;
  const rules::Ruleset* rules_ = nullptr;
  AwardAccount account_;
  Settled settled_;
  std::vector<const PublishedBulletin*> shown_by_;
};

}  // namespace

std::vector<rules::PeriodKind> award_periods(const rules::Ruleset& ruleset) {
  std::set<rules::PeriodKind> kinds;
  for (const rules::UnitAward& award : ruleset.unit_awards) kinds.insert(award.every);
  for (const rules::ItemAward& award : ruleset.item_awards) kinds.insert(award.every);
  return {kinds.rbegin(), kinds.rend()};
}

base::Result<AwardAccount> award_account(Replica& replica, const rules::Period& period) {
  if (!replica.is_office()) return base::fail(base::not_now("office_only"));
  YIBAO_TRY(Ledger ledger, Ledger::build(replica, false, period));
  return Account(replica, period, ledger).build();
}

}  // namespace yibao::client
