// What the central office and the administrator do.
#include "client/core/commands/adoption.h"
#include "client/core/commands/commissions.h"
#include "client/core/commands/drafts.h"
#include "client/core/commands/items.h"
#include "client/core/commands/office.h"
#include "client/core/commands/registry.h"
#include "tests/simulation/deeds.h"

namespace yibao::simulation {
namespace {

using domain::Stage;
using domain::Subject;

const base::UnitCode kAnyUnit;

std::vector<base::UnitCode> units_of(Hand& hand) {
  return {hand.scene.town, hand.scene.station, hand.scene.department};
}

base::Date some_day(Hand& hand) {
  return hand.replica.today() - std::chrono::days(static_cast<int>(hand.random.below(5)));
}

Done judge(Hand& hand) {
  YIBAO_TRY(const auto items, items_in(hand, kAnyUnit,
                                       {Stage::kReceived, Stage::kReceived, Stage::kAccepted,
                                        Stage::kReturned, Stage::kRefused, Stage::kExcluded}));
  const Subject* item = hand.pick(items);
  if (item == nullptr) return kNothing;
  const std::string name = short_name(*item);
  const std::string note = hand.chance(40) ? "请按要求修改" : "";
  switch (hand.random.below(8)) {
    case 0:
    case 1: return named(client::return_item(hand.replica, *item, "wording", note), name + " back");
    case 2: return named(client::refuse_item(hand.replica, *item, "late", note), name + " refused");
    case 3:
      return named(client::exclude_item(hand.replica, *item, "out_of_scope", note),
                   name + " excluded");
    default: return named(client::accept_item(hand.replica, *item), name + " accepted");
  }
}

Done adopt(Hand& hand) {
  YIBAO_TRY(const auto items,
            items_in(hand, kAnyUnit, {Stage::kAccepted, Stage::kReceived, Stage::kRefused}));
  const Subject* item = hand.pick(items);
  const auto ruleset = hand.replica.ruleset();
  if (item == nullptr || !ruleset) return kNothing;
  client::Adoption adoption;
  const auto& journal = *hand.pick(ruleset->words.journals.all());
  adoption.journal = journal.id;
  if (const auto* form = hand.pick(journal.forms)) adoption.form = *form;
  adoption.on_date = some_day(hand);
  adoption.reason = "确有价值";
  return named(client::adopt_item(hand.replica, *item, adoption), short_name(*item));
}

Done send_up(Hand& hand) {
  YIBAO_TRY(const auto items, items_in(hand, kAnyUnit, {Stage::kAccepted, Stage::kReceived}));
  const Subject* item = hand.pick(items);
  const auto ruleset = hand.replica.ruleset();
  if (item == nullptr || !ruleset) return kNothing;
  const auto& levels = ruleset->words.levels.all();
  return named(client::forward_item(hand.replica, *item, hand.pick(levels)->id, some_day(hand)),
               short_name(*item));
}

Done note_instruction(Hand& hand) {
  YIBAO_TRY(const auto items, items_in(hand, kAnyUnit, {Stage::kAccepted, Stage::kReceived}));
  const Subject* item = hand.pick(items);
  const auto ruleset = hand.replica.ruleset();
  if (item == nullptr || !ruleset) return kNothing;
  const auto& post = *hand.pick(ruleset->words.posts.all());
  return named(client::instruct_item(hand.replica, *item, post.level.value_or(""), post.id,
                                     some_day(hand), hand.chance(50) ? "请阅处" : ""),
               short_name(*item));
}

Done assign(Hand& hand) {
  YIBAO_TRY(const auto items, items_in(hand, kAnyUnit, {Stage::kAccepted}));
  const Subject* item = hand.pick(items);
  const auto ruleset = hand.replica.ruleset();
  if (item == nullptr || !ruleset) return kNothing;
  client::Assignment assignment;
  const auto& journal = *hand.pick(ruleset->words.journals.all());
  assignment.journal = journal.id;
  if (const auto* form = hand.pick(journal.forms)) assignment.form = *form;
  if (hand.chance(75)) assignment.issue = 1 + static_cast<std::int64_t>(hand.random.below(3));
  assignment.place = static_cast<std::int64_t>(hand.random.below(5));
  return named(client::assign_item(hand.replica, *item, assignment), short_name(*item));
}

Done edit(Hand& hand) {
  YIBAO_TRY(const auto items, items_in(hand, kAnyUnit, {Stage::kAccepted, Stage::kReceived}));
  const Subject* item = hand.pick(items);
  if (item == nullptr) return kNothing;
  return named(client::edit_item(hand.replica, *item, "编辑后的标题", "编辑后的正文，数据60.3%。"),
               short_name(*item));
}

Done merge(Hand& hand) {
  YIBAO_TRY(const auto items, items_in(hand, kAnyUnit, {Stage::kAccepted, Stage::kReceived}));
  if (items.size() < 2) return kNothing;
  const std::size_t into = hand.random.below(items.size());
  const std::size_t from = (into + 1 + hand.random.below(items.size() - 1)) % items.size();
  const auto credit = hand.chance(50) ? domain::CreditPolicy::kFull : domain::CreditPolicy::kEqual;
  return named(client::merge_items(hand.replica, items[into], {items[from]}, credit, {}),
               short_name(items[into]) + " takes in " + short_name(items[from]));
}

Done find_fault(Hand& hand) {
  YIBAO_TRY(const auto items, items_in(hand, kAnyUnit, {Stage::kAccepted, Stage::kReceived}));
  const Subject* item = hand.pick(items);
  if (item == nullptr) return kNothing;
  return named(client::find_inaccurate(hand.replica, *item, some_day(hand), {}, "数字不符"),
               short_name(*item));
}

Done find_secret_in_the_office(Hand& hand) {
  YIBAO_TRY(const auto items, items_in(hand, kAnyUnit, {Stage::kReceived, Stage::kAccepted}));
  const Subject* item = hand.pick(items);
  if (item == nullptr) return kNothing;
  return named(client::find_secret(hand.replica, *item, "marked"), short_name(*item));
}

Done take_back_a_fact(Hand& hand) {
  YIBAO_TRY(const auto items, items_in(hand, kAnyUnit, {}));
  std::vector<base::EventId> facts;
  for (const Subject& each : items) {
    YIBAO_TRY(const domain::ItemState item, hand.replica.item(each));
    const auto add = [&](const auto& list) {
      for (const auto& fact : list) facts.push_back(fact.id);
    };
    add(item.adoptions);
    add(item.forwardings);
    add(item.instructions);
    add(item.merges);
    add(item.inaccuracies);
    add(item.records);
  }
  const base::EventId* fact = hand.pick(facts);
  if (fact == nullptr) return kNothing;
  return named(client::retract_fact(hand.replica, *fact, "not_accurate", ""),
               short_name(fact->text()));
}

Done comment(Hand& hand) {
  YIBAO_TRY(const auto items, items_in(hand, kAnyUnit, {}));
  const Subject* item = hand.pick(items);
  if (item == nullptr) return kNothing;
  return named(client::comment_item(hand.replica, *item, "请补充背景"), short_name(*item));
}

Done ask_for_items(Hand& hand) {
  client::CommissionInput input;
  input.title = "约稿";
  input.text = "请报送近期工作情况";
  for (const base::UnitCode& unit : units_of(hand)) {
    if (hand.chance(60)) input.units.push_back(unit);
  }
  input.due = hand.replica.now() + std::chrono::hours(4 + hand.random.below(200));
  const auto issued = client::issue_commission(hand.replica, input);
  return named(issued, issued ? short_name(*issued) : "");
}

Done follow_commission(Hand& hand) {
  YIBAO_TRY(const auto rows, hand.replica.index().commissions());
  const auto* row = hand.pick(rows);
  if (row == nullptr) return kNothing;
  const auto* asked = hand.pick(row->answers);
  const std::string name = short_name(row->commission);
  if (asked == nullptr || hand.chance(8)) {
    return named(client::cancel_commission(hand.replica, row->commission, "repeated"), name);
  }
  if (hand.chance(20)) {
    return named(client::extend_commission(hand.replica, row->commission, asked->unit,
                                           hand.replica.now() + std::chrono::hours(48)),
                 name);
  }
  const auto verdict = static_cast<domain::CommissionVerdict>(hand.random.below(4));
  return named(
      client::judge_commission(hand.replica, row->commission, asked->unit, verdict, {}, ""),
      name + " " + asked->unit.text());
}

Done enter_a_record(Hand& hand) {
  const auto ruleset = hand.replica.ruleset();
  if (!ruleset) return kNothing;
  client::RecordInput input;
  const auto& record = *hand.pick(ruleset->words.records.all());
  input.record = record.id;
  input.unit = units_of(hand)[hand.random.below(3)];
  input.on_date = some_day(hand);
  if (record.about == rules::RecordAbout::kItem) {
    YIBAO_TRY(const auto items, items_in(hand, input.unit, {}));
    const Subject* item = hand.pick(items);
    if (item == nullptr) return kNothing;
    input.item = *item;
  }
  input.value = hand.chance(50) ? "2.5" : "";
  const auto entered = client::enter_record(hand.replica, input);
  return named(entered, input.record + (entered ? " " + short_name(*entered) : ""));
}

Done set_topics(Hand& hand) {
  const base::Date today = hand.replica.today();
  const auto issued = client::issue_key_topics(hand.replica, "本月要点", "春耕、招商", today,
                                               today + std::chrono::days(30));
  return named(issued, issued ? short_name(*issued) : "");
}

Done talk_to_a_unit(Hand& hand) {
  client::InterviewInput input;
  input.unit = units_of(hand)[hand.random.below(3)];
  input.on_date = hand.replica.today();
  input.note = "约谈";
  const auto held = client::hold_interview(hand.replica, input);
  return named(held, held ? short_name(*held) : "");
}

Done purge(Hand& hand) {
  YIBAO_TRY(const auto items, items_in(hand, kAnyUnit, {}));
  const Subject* item = hand.pick(items);
  if (item == nullptr) return kNothing;
  return named(client::purge_contents(hand.replica, *item, "by_law"), short_name(*item));
}

Done move_the_station(Hand& hand) {
  client::UnitInput input;
  input.code = hand.scene.station;
  switch (hand.random.below(3)) {
    case 0: input.parent = hand.scene.town; break;
    case 1: input.parent = hand.scene.department; break;
    default: break;
  }
  if (hand.chance(30)) input.from = some_day(hand);
  return named(client::define_unit(hand.replica, input),
               "below " + (input.parent ? input.parent->text() : "nobody"));
}

Done end_the_station(Hand& hand) {
  const base::UnitCode heirs[] = {hand.scene.town, hand.scene.department};
  std::optional<base::UnitCode> heir;
  if (hand.chance(75)) heir = heirs[hand.random.below(2)];
  const base::Date from = hand.replica.today() + std::chrono::days(hand.random.below(2));
  return named(client::end_unit(hand.replica, hand.scene.station, heir, from, hand.chance(30)),
               heir ? "into " + heir->text() : "for good");
}

Done revoke(Hand& hand) {
  std::vector<crypto::KeyId> keys;
  for (const auto& [id, key] : hand.replica.registry()->keys()) {
    const auto* person = hand.replica.registry()->person(key.person);
    if (person != nullptr && person->unit != hand.unit() && !key.revoked) keys.push_back(id);
  }
  const crypto::KeyId* key = hand.pick(keys);
  if (key == nullptr) return kNothing;
  if (hand.chance(30)) {
    const base::DeviceId device = hand.replica.registry()->key(*key)->device;
    return named(client::revoke_device(hand.replica, device, "lost"), short_name(device.text()));
  }
  return named(client::revoke_key(hand.replica, *key, "lost"), short_name(key->text()));
}

Done let_go(Hand& hand) {
  std::vector<base::PersonId> people;
  for (const auto& [id, person] : hand.replica.registry()->people()) {
    if (person.unit != hand.unit() && !person.left) people.push_back(id);
  }
  const base::PersonId* person = hand.pick(people);
  if (person == nullptr) return kNothing;
  return named(client::person_left(hand.replica, *person, hand.replica.today(), std::nullopt),
               short_name(person->text()));
}

Done set_a_target(Hand& hand) {
  const auto ruleset = hand.replica.ruleset();
  if (!ruleset || ruleset->targets.empty()) return kNothing;
  const auto& target = *hand.pick(ruleset->targets);
  return named(client::set_target(hand.replica, hand.scene.town, target.id, "3",
                                  hand.replica.today(), "人员减少"),
               target.id);
}

constexpr Deed kOfficeDeeds[] = {
    {"judges", 24, judge},
    {"adopts", 12, adopt},
    {"forwards", 5, send_up},
    {"notes an instruction", 4, note_instruction},
    {"edits", 4, edit},
    {"assigns", 5, assign},
    {"merges", 4, merge},
    {"finds an item inaccurate", 3, find_fault},
    {"finds a secret", 2, find_secret_in_the_office},
    {"retracts", 5, take_back_a_fact},
    {"comments", 3, comment},
    {"issues a commission", 5, ask_for_items},
    {"follows a commission", 8, follow_commission},
    {"enters a record", 5, enter_a_record},
    {"issues key topics", 1, set_topics},
    {"holds an interview", 1, talk_to_a_unit},
    {"purges", 1, purge},
};

constexpr Deed kAdministratorDeeds[] = {
    {"moves the station", 4, move_the_station},
    {"ends the station", 1, end_the_station},
    {"revokes", 2, revoke},
    {"lets somebody go", 1, let_go},
    {"sets a target", 3, set_a_target},
};

}  // namespace

std::span<const Deed> office_deeds() {
  return kOfficeDeeds;
}

std::span<const Deed> administrator_deeds() {
  return kAdministratorDeeds;
}

}  // namespace yibao::simulation
