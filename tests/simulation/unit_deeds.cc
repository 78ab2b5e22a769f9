// What reporters and leaders do.
#include <algorithm>

#include "client/core/commands/commissions.h"
#include "client/core/commands/drafts.h"
#include "client/core/commands/items.h"
#include "client/core/commands/office.h"
#include "client/core/commands/registry.h"
#include "client/core/outbox_actions.h"
#include "tests/simulation/deeds.h"

namespace yibao::simulation {
namespace {

using domain::Stage;
using domain::Subject;

// Fresh words with a token of their own in title and body.
void write_words(Hand& hand, domain::Words& words) {
  const std::string token = Eavesdropper::new_token(hand.random);
  words.title = "关于近期工作进展的情况" + token;
  words.body =
      token +
      "。今年以来，全镇围绕中心工作，统筹推进春耕备耕、农资储备、技术服务等各项任务，"
      "例如，某村整治农田1200亩，完成率达到60.3%，群众满意度明显提高。下一步将继续抓好落实";
  for (std::uint64_t i = hand.random.below(12); i > 0; --i) words.body += "，稳步推进各项工作";
  words.body += "。";
}

std::vector<std::string> tokens_of(const client::DraftDocument& document) {
  return Eavesdropper::tokens_in(document.words.title + document.words.body);
}

Done write_draft(Hand& hand) {
  const auto ruleset = hand.replica.ruleset();
  if (!ruleset) return kNothing;
  client::DraftDocument document;
  write_words(hand, document.words);
  client::fill_people(hand.replica, document.words);
  document.kind = hand.pick(ruleset->words.kinds.all())->id;
  if (hand.chance(15)) document.flags = {hand.pick(ruleset->words.flags.all())->id};
  if (hand.chance(15) && hand.unit() != hand.scene.department) {
    document.co_units = {hand.scene.department};
  }
  if (hand.chance(10)) document.emergency = true;
  YIBAO_TRY(const auto commissions, hand.replica.index().commissions());
  if (const auto* row = hand.pick(commissions); row != nullptr && hand.chance(50)) {
    document.commission = row->commission;
  }
  const auto draft = client::new_draft(hand.replica, document);
  return named(draft, draft ? short_name(*draft) : "");
}

base::Result<std::vector<Subject>> open_drafts(Hand& hand) {
  YIBAO_TRY(const auto all, hand.replica.drafts().all());
  std::vector<Subject> open;
  for (const client::DraftInfo& info : all) {
    YIBAO_TRY(const auto document, hand.replica.drafts().load(info.draft));
    if (document) open.push_back(info.draft);
  }
  return open;
}

Done go_on_writing(Hand& hand) {
  YIBAO_TRY(const auto drafts, open_drafts(hand));
  const Subject* draft = hand.pick(drafts);
  if (draft == nullptr) return kNothing;
  YIBAO_TRY(auto document, client::open_draft(hand.replica, *draft));
  write_words(hand, document.words);
  return named(client::save_draft(hand.replica, *draft, document), short_name(*draft));
}

Done take_up_again(Hand& hand) {
  YIBAO_TRY(const auto items, items_in(hand, hand.unit(),
                                       {Stage::kOffered, Stage::kSentBack, Stage::kReturned,
                                        Stage::kReceived, Stage::kWithdrawn, Stage::kAccepted}));
  const Subject* item = hand.pick(items);
  if (item == nullptr) return kNothing;
  YIBAO_TRY(auto document, client::open_draft(hand.replica, *item));
  write_words(hand, document.words);
  return named(client::save_draft(hand.replica, *item, document), short_name(*item));
}

Done offer(Hand& hand) {
  YIBAO_TRY(const auto drafts, open_drafts(hand));
  const Subject* draft = hand.pick(drafts);
  if (draft == nullptr) return kNothing;
  YIBAO_TRY(const auto document, hand.replica.drafts().load(*draft));
  // From here on it may leave: if the machine dies in mid-command nobody knows whether it was made.
  std::vector<std::string> fresh;
  for (const std::string& token : tokens_of(*document)) {
    if (hand.eavesdropper.may_leave(token)) fresh.push_back(token);
  }
  const auto offered = client::offer_draft(hand.replica, *draft, !hand.chance(3));
  const bool refused =
      !offered && base::failure_class(offered.error().code) == base::FailureClass::kRefused;
  if (refused) {
    for (const std::string& token : fresh) hand.eavesdropper.may_not_leave(token);
  }
  return named(offered, short_name(*draft));
}

Done throw_away(Hand& hand) {
  YIBAO_TRY(const auto drafts, open_drafts(hand));
  const Subject* draft = hand.pick(drafts);
  if (draft == nullptr) return kNothing;
  return named(client::discard_draft(hand.replica, *draft), short_name(*draft));
}

Done sign(Hand& hand) {
  YIBAO_TRY(const auto items,
            items_in(hand, hand.unit(), {Stage::kOffered, Stage::kReturned, Stage::kWithdrawn}));
  const Subject* item = hand.pick(items);
  if (item == nullptr) return kNothing;
  client::SignOffInput input;
  input.gates = {true, true, !hand.chance(5)};
  input.not_secret = true;
  return named(client::sign_off(hand.replica, *item, input), short_name(*item));
}

Done give_back(Hand& hand) {
  YIBAO_TRY(const auto items, items_in(hand, hand.unit(), {Stage::kOffered}));
  const Subject* item = hand.pick(items);
  if (item == nullptr) return kNothing;
  const std::string note = hand.chance(50) ? "请核实数据" : "";
  return named(client::send_back(hand.replica, *item, "wording", note), short_name(*item));
}

Done take_back(Hand& hand) {
  YIBAO_TRY(const auto items, items_in(hand, hand.unit(), {Stage::kOffered, Stage::kReceived}));
  const Subject* item = hand.pick(items);
  if (item == nullptr) return kNothing;
  return named(client::withdraw(hand.replica, *item, "not_accurate"), short_name(*item));
}

Done find_a_secret(Hand& hand) {
  YIBAO_TRY(const auto items, items_in(hand, hand.unit(), {}));
  const Subject* item = hand.pick(items);
  if (item == nullptr) return kNothing;
  return named(client::find_secret(hand.replica, *item, "marked"), short_name(*item));
}

Done say_something(Hand& hand) {
  YIBAO_TRY(const auto items, items_in(hand, hand.unit(), {}));
  const Subject* item = hand.pick(items);
  if (item == nullptr) return kNothing;
  const auto said = hand.chance(70) ? client::comment_item(hand.replica, *item, "补充说明一点情况")
                                    : client::ask_withdrawal(hand.replica, *item, "数据有误");
  return named(said, short_name(*item));
}

Done answer_commission(Hand& hand) {
  YIBAO_TRY(const auto rows, hand.replica.index().commissions());
  const auto* row = hand.pick(rows);
  if (row == nullptr) return kNothing;
  const std::string name = short_name(row->commission);
  switch (hand.random.below(4)) {
    case 0:
      return named(client::ask_extension(hand.replica, row->commission,
                                         hand.replica.now() + std::chrono::hours(72), "人手紧"),
                   name);
    case 1:
      return named(client::decline_commission(hand.replica, row->commission, "out_of_scope", ""),
                   name);
    default: return named(client::acknowledge_commission(hand.replica, row->commission), name);
  }
}

Done hand_over(Hand& hand) {
  domain::HandoffRegistered handoff;
  handoff.number = static_cast<std::int64_t>(1 + hand.random.below(99));
  handoff.pages = 3;
  handoff.copies = 1;
  handoff.courier = *hand.replica.person();
  handoff.handed_on = hand.replica.today();
  const auto made = client::register_handoff(hand.replica, handoff);
  return named(made, made ? short_name(*made) : "");
}

Done appeal(Hand& hand) {
  const auto filed = client::file_appeal(hand.replica, std::nullopt, "积分与台账不一致");
  return named(filed, filed ? short_name(*filed) : "");
}

Done stand_in(Hand& hand) {
  std::vector<base::PersonId> others;
  for (const auto& [id, person] : hand.replica.registry()->people()) {
    if (person.unit == hand.unit() && id != *hand.replica.person()) others.push_back(id);
  }
  const base::PersonId* other = hand.pick(others);
  if (other == nullptr) return kNothing;
  const base::Date today = hand.replica.today();
  return named(client::delegate(hand.replica, *other, today, today + std::chrono::days(3)),
               short_name(other->text()));
}

Done clear_outbox(Hand& hand) {
  YIBAO_TRY(const auto all, hand.replica.outbox().all(false));
  const auto* entry = hand.pick(all);
  if (entry == nullptr) return kNothing;
  return named(client::discard_event(hand.replica, entry->id), short_name(entry->id.text()));
}

constexpr Deed kDeeds[] = {
    {"writes a draft", 14, write_draft},
    {"goes on writing", 8, go_on_writing},
    {"takes an item up again", 6, take_up_again},
    {"offers", 20, offer},
    {"throws a draft away", 1, throw_away},
    {"signs", 20, sign},
    {"sends back", 3, give_back},
    {"withdraws", 3, take_back},
    {"finds a secret", 3, find_a_secret},
    {"comments", 4, say_something},
    {"answers a commission", 7, answer_commission},
    {"registers a hand delivery", 1, hand_over},
    {"appeals", 1, appeal},
    {"delegates", 1, stand_in},
    {"discards an event", 3, clear_outbox},
};

}  // namespace

std::span<const Deed> unit_deeds() {
  return kDeeds;
}

}  // namespace yibao::simulation
