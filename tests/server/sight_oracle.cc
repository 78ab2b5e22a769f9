#include "tests/server/sight_oracle.h"

#include <algorithm>

namespace yibao::testing {
namespace {

using domain::Event;

bool one_of(const Event& event, std::initializer_list<const char*> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](const char* name) { return event.type_name() == name; });
}

bool is_for_everyone(const Event& event) {
  return one_of(event,
                {"log.opened", "log.restored", "unit.defined", "unit.succeeded", "ruleset.adopted",
                 "target.set", "key_topics.issued", "bulletin.published"});
}
bool is_of_people(const Event& event) {
  return one_of(event, {"person.defined", "person.left", "key.enrolled", "key.revoked",
                        "device.enrolled", "device.revoked", "delegation.granted"});
}
bool is_of_the_unit_alone(const Event& event) {
  return one_of(event, {"draft.offered", "draft.sent_back"});
}

bool is_about(const Event& event, const domain::Subject& subject) {
  if (event.subject == subject) return true;
  const auto names = [&](const std::vector<domain::Subject>& list) {
    return std::find(list.begin(), list.end(), subject) != list.end();
  };
  if (const auto* merged = event.as<domain::ItemMerged>()) return names(merged->sources);
  if (const auto* retracted = event.as<domain::FactRetracted>()) return names(retracted->also);
  const auto* record = event.as<domain::RecordEntered>();
  return record != nullptr && record->item == subject;
}

}  // namespace

void SightOracle::take(const domain::Entry& entry) {
  const Event& event = *entry.event;
  log_.push_back(entry);
  if (const auto* enrolled = event.as<domain::KeyEnrolled>()) {
    const auto key = crypto::public_key_from_text(enrolled->key);
    enrolments_[key->id().text()] = event.id;
    if (enrolled->first_administrator) units_[event.unit.text()].central = true;
  }
  const bool others_see = note_unit(event);
  const bool wipes = one_of(event, {"draft.found_secret", "content.purged"});
  const Ids words = wipes ? with_words_that_go(event) : Ids();
  for (auto& [unit, seen] : ever_) {
    Ids& ever = seen;
    const bool had = std::any_of(words.begin(), words.end(),
                                 [&](const base::EventId& id) { return ever.contains(id); });
    if (had) ever.insert(event.id);
    if (others_see) {
      for (const domain::Entry& each : log_) show(unit, *each.event, ever);
    } else {
      show(unit, event, ever);
    }
  }
}

// Whether others may see other things from now on.
bool SightOracle::note_unit(const Event& event) {
  const std::string unit = event.unit.text();
  if (const auto* defined = event.as<domain::UnitDefined>()) {
    const auto& ends_on = units_[unit].ends_on;
    if (defined->from && ends_on && *ends_on <= *defined->from) {  // taken up again
      units_[unit].ends_on.reset();
      units_[unit].successor.clear();
    }
    units_[unit].parent = defined->parent ? defined->parent->text() : "";
    units_[unit].central = defined->central_office;
    return true;
  }
  const auto* ended = event.as<domain::UnitSucceeded>();
  if (ended == nullptr) return false;
  units_[unit].ends_on = ended->from;
  units_[unit].successor = ended->successor ? ended->successor->text() : "";
  return true;
}

// What it sees, and what that shows besides.
void SightOracle::show(const std::string& viewer, const Event& event, Ids& to) const {
  if (!sees(viewer, event)) return;
  to.insert(event.id);
  if (const auto* signed_off = event.as<domain::DraftSignedOff>()) to.insert(signed_off->offer);
  const auto* merged = event.as<domain::ItemMerged>();
  if (merged != nullptr) to.insert(merged->shown.begin(), merged->shown.end());
}

// A unit's parent and its heir, theirs, and so on.
std::set<std::string> SightOracle::above(const std::string& unit) const {
  std::set<std::string> found;
  std::vector<std::string> next = {unit};
  while (!next.empty()) {
    const auto info = units_.find(next.back());
    next.pop_back();
    if (info == units_.end()) continue;
    for (const std::string& each : {info->second.parent, info->second.successor}) {
      if (!each.empty() && each != unit && found.insert(each).second) next.push_back(each);
    }
  }
  return found;
}

bool SightOracle::is_central(const std::string& unit) const {
  const auto info = units_.find(unit);
  return info != units_.end() && info->second.central;
}

bool SightOracle::sees(const std::string& viewer, const Event& event) const {
  const std::string unit = event.unit.text();
  if (is_for_everyone(event)) return true;
  if (is_of_people(event) && is_central(unit)) return true;
  if (event.type_name() == "item.assigned") return is_central(viewer);
  if (viewer == unit) return true;
  if (is_of_the_unit_alone(event)) return false;
  if (is_central(viewer)) return true;
  if (one_of(event, {"handoff.registered", "handoff.received"})) return false;
  if (above(unit).contains(viewer)) return true;
  if (is_of_people(event)) return false;
  return std::any_of(event.parties.begin(), event.parties.end(), [&](const base::UnitCode& each) {
    return each.text() == viewer || above(each.text()).contains(viewer);
  });
}

SightOracle::Ids SightOracle::shown_now(const std::string& viewer) const {
  Ids ids;
  for (const domain::Entry& entry : log_) show(viewer, *entry.event, ids);
  return ids;
}

// What it sees, and the offers under the signatures that it sees.
SightOracle::Ids SightOracle::read_now(const std::string& viewer) const {
  Ids ids;
  for (const domain::Entry& entry : log_) {
    if (!sees(viewer, *entry.event)) continue;
    ids.insert(entry.event->id);
    const auto* signed_off = entry.event->as<domain::DraftSignedOff>();
    if (signed_off != nullptr) ids.insert(signed_off->offer);
  }
  return ids;
}

// The entries that carry what a finding or a purge takes: what was said of the item, and the
// wordings of what it was merged into since.
SightOracle::Ids SightOracle::with_words_that_go(const Event& event) const {
  Ids ids;
  std::set<domain::Subject> items = {event.subject};
  std::map<domain::Subject, bool> taken_in;  // of items it went into, once that was so
  for (bool more = true; more;) {
    more = false;
    for (const domain::Entry& entry : log_) {
      const auto* merged = entry.event->as<domain::ItemMerged>();
      if (merged == nullptr) continue;
      const bool ours = std::any_of(merged->sources.begin(), merged->sources.end(),
                                    [&](const auto& each) { return items.contains(each); });
      if (ours && items.insert(entry.event->subject).second) more = true;
    }
  }
  const auto* purged = event.as<domain::ContentPurged>();
  const auto goes = [&](const Event& each) {
    if (purged == nullptr) return !each.contents.empty();
    return std::any_of(each.contents.begin(), each.contents.end(), [&](const auto& address) {
      return std::find(purged->purged.begin(), purged->purged.end(), address) !=
             purged->purged.end();
    });
  };
  for (const domain::Entry& entry : log_) {
    const Event& each = *entry.event;
    if (const auto* merged = each.as<domain::ItemMerged>()) {
      const bool ours = std::any_of(merged->sources.begin(), merged->sources.end(),
                                    [&](const auto& source) { return items.contains(source); });
      if (ours) taken_in[each.subject] = true;
    }
    const bool of_it = is_about(each, event.subject);
    const bool wording = each.is(domain::EventType::kItemEdited) && taken_in[each.subject];
    if ((of_it || wording) && goes(each)) ids.insert(each.id);
  }
  return ids;
}

SightOracle::Ids SightOracle::entries_for(const base::UnitCode& unit) const {
  Ids ids = shown_now(unit.text());
  const auto ever = ever_.find(unit.text());
  if (ever == ever_.end()) return ids;
  // Keys verify what was ever shown; that words go is said for ever to whom it was said.
  for (const domain::Entry& entry : log_) {
    if (!ever->second.contains(entry.event->id)) continue;
    if (one_of(*entry.event, {"key.enrolled", "draft.found_secret", "content.purged"})) {
      ids.insert(entry.event->id);
    }
    const auto key = enrolments_.find(entry.key.text());
    if (key != enrolments_.end()) ids.insert(key->second);
  }
  return ids;
}

std::set<domain::ContentAddress> SightOracle::words_for(const base::UnitCode& unit) const {
  const Ids read = read_now(unit.text());
  std::set<domain::ContentAddress> words;
  for (const domain::Entry& entry : log_) {
    if (!read.contains(entry.event->id)) continue;
    words.insert(entry.event->contents.begin(), entry.event->contents.end());
  }
  return words;
}

}  // namespace yibao::testing
