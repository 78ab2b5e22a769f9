#include "tests/domain/dump.h"

#include "tests/support/fields.h"

namespace yibao::testing {
namespace {

template <class Body>
std::string dump_fact(const domain::Fact<Body>& fact) {
  return dump(fact.id) + " " + dump(fact.body) + " by " + dump(fact.author) + " of " +
         dump(fact.unit) + " with " + dump(fact.parties) + " at " + dump(fact.made_at) + " stamp " +
         dump(fact.stamp) + (fact.retracted ? " retracted" : "");
}

template <class Body>
void add(std::string& out, const char* name, const std::vector<domain::Fact<Body>>& facts) {
  for (const auto& fact : facts) out += std::string(name) + " " + dump_fact(fact) + "\n";
}

template <class Body>
void add(std::string& out, const char* name, const std::optional<domain::Fact<Body>>& fact) {
  if (fact) out += std::string(name) + " " + dump_fact(*fact) + "\n";
}

void add(std::string& out, const char* name, const std::string& value) {
  out += std::string(name) + " " + value + "\n";
}

std::string dump_verdict(const domain::Verdict& verdict) {
  return dump(verdict.id) + " " + dump(verdict.kind) + " on " + dump(verdict.on) + " after " +
         dump(verdict.after) + " " + verdict.reason + " note " + dump(verdict.note) + " by " +
         dump(verdict.author) + " at " + dump(verdict.made_at) + " stamp " + dump(verdict.stamp) +
         (verdict.overtaken ? " overtaken" : "");
}

}  // namespace

std::string dump(const domain::ItemState& item) {
  std::string out = "item " + item.id.text() + " of " + item.unit.text() + "\n";
  for (const domain::Offer& offer : item.offers) {
    add(out, "offer",
        dump_fact(offer) + " hash " + dump(offer.hash) + (offer.sent_back ? " sent back" : "") +
            (offer.head ? " head" : ""));
  }
  add(out, "sent back", item.sent_back);
  for (const domain::SignOff& sign_off : item.sign_offs) {
    add(out, "sign-off",
        dump_fact(sign_off) + " anchor " + std::to_string(sign_off.anchor.size) +
            (sign_off.matches ? "" : " other words"));
  }
  for (const domain::Verdict& verdict : item.verdicts) add(out, "verdict", dump_verdict(verdict));
  add(out, "edit", item.edits);
  add(out, "merge", item.merges);
  for (const domain::TakenInto& taken : item.taken_into) {
    add(out, "taken into", dump(taken.item) + " by " + dump(taken.merge));
  }
  add(out, "forwarding", item.forwardings);
  add(out, "adoption", item.adoptions);
  add(out, "instruction", item.instructions);
  add(out, "inaccuracy", item.inaccuracies);
  add(out, "record", item.records);
  add(out, "comment", item.comments);
  add(out, "assigned", item.assignments);
  add(out, "withdrawal asked", item.withdrawals_asked);
  add(out, "standing", item.standing ? std::to_string(*item.standing) : "-");
  add(out, "withdrawal", item.withdrawal);
  add(out, "withdrawal overtaken", dump(item.withdrawal_overtaken));
  add(out, "secret", item.secret);
  add(out, "stage", dump(item.stage));
  add(out, "pending", dump(item.pending));
  return out;
}

std::string dump(const domain::CommissionState& commission) {
  std::string out = "commission " + commission.id.text() + "\n";
  add(out, "issued", commission.issued);
  for (const auto& [unit, answer] : commission.answers) {
    add(out, "unit", unit.text());
    add(out, "acknowledged", dump(answer.acknowledged_at));
    add(out, "extension asked", answer.extension_asked);
    add(out, "extended", dump(answer.extended_until));
    add(out, "declined", answer.declined);
    add(out, "judgement", answer.judgements);
    add(out, "standing", answer.standing ? std::to_string(*answer.standing) : "-");
  }
  add(out, "cancelled", commission.cancelled);
  add(out, "pending", dump(commission.pending));
  return out;
}

}  // namespace yibao::testing
