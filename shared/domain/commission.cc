#include "shared/domain/commission.h"

namespace yibao::domain {
namespace {

struct CommissionFold {
  CommissionState& commission;
  const Entry& entry;

  void operator()(const CommissionIssued& body) const {
    if (commission.issued) return;
    commission.issued = fact_of(entry, body);
    for (const UnitCode& unit : entry.event->parties) commission.answers[unit].unit = unit;
  }
  void operator()(const CommissionAcknowledged& /*body*/) const {
    if (auto* answer = own(); answer != nullptr && !answer->acknowledged_at) {
      answer->acknowledged_at = entry.event->made_at;
    }
  }
  void operator()(const CommissionExtensionAsked& body) const {
    if (auto* answer = own()) answer->extension_asked = fact_of(entry, body);
  }
  void operator()(const CommissionDeclined& body) const {
    if (auto* answer = own()) answer->declined = fact_of(entry, body);
  }
  void operator()(const CommissionExtended& body) const {
    for (const UnitCode& unit : entry.event->parties) {
      if (auto* answer = of(unit)) answer->extended_until = body.until;
    }
  }
  void operator()(const CommissionJudged& body) const {
    for (const UnitCode& unit : entry.event->parties) {
      auto* answer = of(unit);
      if (answer == nullptr) continue;
      const auto* standing = answer->judgement();
      const bool fits = standing == nullptr ? !body.after : body.after == standing->id;
      answer->judgements.push_back(fact_of(entry, body));
      if (fits) answer->standing = answer->judgements.size() - 1;
    }
  }
  void operator()(const FactRetracted& body) const {
    for (auto& [unit, answer] : commission.answers) {
      for (std::size_t i = 0; i < answer.judgements.size(); ++i) {
        if (answer.judgements[i].id != body.fact) continue;
        answer.judgements[i].retracted = true;
        if (answer.standing == i) answer.standing.reset();
      }
    }
  }
  void operator()(const CommissionCancelled& body) const {
    commission.cancelled = fact_of(entry, body);
  }
  template <class Body>
  void operator()(const Body& /*not a commission's*/) const {}

 private:
  CommissionAnswer* of(const UnitCode& unit) const {
    const auto found = commission.answers.find(unit);
    return found == commission.answers.end() ? nullptr : &found->second;
  }
  CommissionAnswer* own() const { return of(entry.event->unit); }
};

}  // namespace

std::optional<Timestamp> CommissionState::due_for(const UnitCode& unit) const {
  if (!issued) return std::nullopt;
  const auto found = answers.find(unit);
  if (found != answers.end() && found->second.extended_until) return found->second.extended_until;
  return issued->body.due;
}

CommissionState fold_commission(const Subject& id, std::span<const Entry> ordered) {
  CommissionState commission;
  commission.id = id;
  for (const Entry& entry : ordered) {
    std::visit(CommissionFold{commission, entry}, entry.event->body);
    commission.pending = commission.pending || entry.pending();
  }
  return commission;
}

}  // namespace yibao::domain
