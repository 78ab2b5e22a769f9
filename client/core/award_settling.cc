// What the next settlement of awards pays, and the bulletin that settles it (awards.h).
#include <algorithm>

#include "client/core/awards.h"
#include "client/core/bulletin_drafting.h"
#include "shared/crypto/strict_json.h"
#include "shared/protocol/json_fields.h"
#include "shared/report/award_bulletin.h"
#include "shared/report/bulletin_voice.h"
#include "shared/report/period_words.h"

namespace yibao::client {
namespace {

using base::Decimal;
using base::fail;

constexpr crypto::StrictJsonLimits kDecisionLimits{
    base::limits::kDocumentBytesMax, base::limits::kJsonDepthMax, base::limits::kJsonStringBytesMax,
    base::limits::kJsonElementsMax};

bool pays(AwardState state) {
  return state == AwardState::kDue || state == AwardState::kOverpaid;
}

// Why what was settled is given back, where it is.
std::string with_correction(const std::string& reason, Decimal settled, Decimal amount) {
  if (settled.is_zero()) return reason;
  return report::say(amount.is_negative() ? "bulletin.award.given_back" : "bulletin.award.beyond",
                     {{"reason", reason}, {"settled", settled.text()}});
}

std::string reason_of(const UnitAwardLine& line) {
  if (line.ranking_name.empty()) return line.award_name.zh;
  return report::say("bulletin.award.for_place", {{"ranking", line.group + line.ranking_name},
                                                  {"place", std::to_string(line.place)}});
}

std::string reason_of(const AwardAccount& account, const ItemAwardLine& line) {
  std::string places;
  for (const ItemAwardEvidence& each : line.evidence) {
    if (account.published_only && !each.bulletin) continue;
    if (!places.empty()) places += "、";
    places += report::say("bulletin.award.where",
                          {{"journal", each.where},
                           {"day", report::day_words(report::kBulletinLanguage, each.date)}});
  }
  if (places.empty()) return line.award_name.zh;
  const bool untitled = account.decisions.without_titles || line.title.empty();
  return report::say(untitled ? "bulletin.award.for_item_untitled" : "bulletin.award.for_item",
                     {{"title", line.title}, {"places", places}});
}

}  // namespace

std::vector<report::AwardPayment> payments_of(const AwardAccount& account) {
  std::vector<report::AwardPayment> payments;
  for (const UnitAwardLine& line : account.units) {
    if (!pays(line.state)) continue;
    const Decimal amount =
        line.state == AwardState::kOverpaid ? -line.settled : line.amount - line.settled;
    report::AwardPayment payment;
    payment.award = line.award;
    payment.award_name = line.award_name.zh;
    payment.unit = line.unit;
    payment.unit_name = line.unit_name;
    payment.reason = with_correction(reason_of(line), line.settled, amount);
    payment.amount = amount.text();
    payments.push_back(std::move(payment));
  }
  for (const ItemAwardLine& line : account.items) {
    if (!pays(line.state)) continue;
    const Decimal amount = line.payable - line.settled;
    report::AwardPayment payment;
    payment.award = line.award;
    payment.award_name = line.award_name.zh;
    payment.unit = line.unit;
    payment.unit_name = line.unit_name;
    payment.item = line.item;
    payment.reason = with_correction(reason_of(account, line), line.settled, amount);
    payment.payees = line.authors;
    payment.amount = amount.text();
    for (const ItemAwardEvidence& each : line.evidence) {
      payment.evidence.push_back(static_cast<std::int64_t>(each.entry));
    }
    payments.push_back(std::move(payment));
  }
  return payments;
}

std::set<std::pair<std::string, std::string>> undecided_awards(const AwardAccount& account) {
  std::set<std::pair<std::string, std::string>> undecided;
  for (const UnitAwardLine& line : account.units) {
    if (line.state == AwardState::kToDecide) undecided.emplace(line.award, line.group);
  }
  for (const UnitAwardLine& line : account.units) {
    const bool decided = line.tied && line.state != AwardState::kToDecide;
    if (decided) undecided.erase({line.award, line.group});
  }
  return undecided;
}

std::string decisions_paper(const rules::Period& period) {
  return "decisions " + period.text();
}

std::string encode(const AwardDecisions& decisions) {
  return crypto::to_canonical(protocol::to_json(decisions));
}

base::Result<AwardDecisions> decode_decisions(base::ByteView bytes) {
  YIBAO_TRY(const auto object, crypto::parse_strict(bytes, kDecisionLimits));
  return protocol::read_body<AwardDecisions>(object, protocol::Strings::kText);
}

base::Result<report::Bulletin> draft_awards(Replica& replica, const BulletinPlan& plan) {
  YIBAO_TRY(const AwardAccount account, award_account(replica, plan.period));
  if (account.running) return fail(base::not_now("award_running"));
  if (!undecided_awards(account).empty()) return fail(base::not_now("award_undecided"));
  auto payments = payments_of(account);
  if (payments.empty()) return fail(base::not_now("award_none"));
  std::optional<report::BulletinReference> corrects;
  for (const PublishedBulletin& each : account.settlements) {
    if (each.fact.id != plan.corrects) continue;
    YIBAO_TRY(corrects, reference_to(replica, each));
  }
  const auto ruleset = replica.ruleset_on(plan.period.last);
  if (!ruleset) return fail(base::ErrorCode::kRulesetMissing);
  YIBAO_TRY(const report::BulletinSource source, bulletin_source(replica));
  report::Bulletin drafted =
      report::make_award_bulletin(*ruleset, plan.period, source, std::move(payments), corrects);
  YIBAO_CHECK(take_usual_head(replica, drafted));
  return drafted;
}

}  // namespace yibao::client
