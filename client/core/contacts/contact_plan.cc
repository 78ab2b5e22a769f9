#include "client/core/contacts/contact_plan.h"

#include <algorithm>

#include "client/core/unit_history.h"

namespace yibao::client {
namespace {

using domain::LeaderPost;
using domain::Role;

bool has(const std::vector<Role>& roles, Role role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

void add_role(std::vector<Role>& roles, Role role) {
  if (!has(roles, role)) roles.push_back(role);
  std::sort(roles.begin(), roles.end());
}

// What the table says stands beside what is there: it takes nothing away.
void add_roles(const RolesSaid& said, PersonInput& input) {
  if (said.reporter) add_role(input.roles, Role::kReporter);
  if (!said.leader) return;
  add_role(input.roles, Role::kLeader);
  if (said.principal) input.post = LeaderPost::kPrincipal;
  if (input.post == LeaderPost::kNone) input.post = LeaderPost::kInCharge;
}

void take_words(const ReadPerson& read, domain::PersonProfile& profile) {
  const auto take = [](const std::string& from, std::string& to) {
    if (!from.empty()) to = from;
  };
  profile.name = read.name;
  take(read.title, profile.post);
  take(read.telephone, profile.office_telephone);
  take(read.mobile, profile.mobile);
}

class Planner {
 public:
  Planner(const Replica& replica, std::shared_ptr<const ReadContacts> read,
          const ContactChoices& choices)
      : replica_(replica), choices_(choices) {
    plan_.read = std::move(read);
    for (const auto& [id, info] : replica.registry()->people()) {
      if (info.has_left(replica.today())) continue;
      known_[{info.unit, replica.person_name(id)}].push_back(id);
      by_name_.emplace(replica.person_name(id), info.unit);
    }
  }

  ContactPlan plan() {
    plan_.lines.resize(plan_.read->people.size());
    for (std::size_t i = 0; i < plan_.lines.size(); ++i) place(i);
    for (PlannedContact& line : plan_.lines) compare(line);
    find_absent();
    return std::move(plan_);
  }

 private:
  using Key = std::pair<base::UnitCode, std::string>;

  std::optional<base::UnitCode> unit_for(const ReadPerson& read) {
    const std::string& written = read.unit.empty() ? plan_.read->unit_above : read.unit;
    if (written.empty()) return choices_.whole_table;
    const auto chosen = choices_.units.find(written);
    if (chosen != choices_.units.end()) return chosen->second;
    const auto [place, fresh] = written_.try_emplace(written);
    if (fresh) place->second = unit_written(replica_, written);
    return place->second;
  }

  // Where the person belongs, and whether the table has them already.
  void place(std::size_t index) {
    PlannedContact& line = plan_.lines[index];
    line.read = &plan_.read->people[index];
    if (choices_.left_out.contains(index)) {
      line.fate = ContactFate::kLeftOut;
      return;
    }
    if (!is_good_name(line.read->name)) {
      line.fate = ContactFate::kUnfit;
      return;
    }
    line.unit = unit_for(*line.read);
    if (!line.unit) {
      line.fate = ContactFate::kUnitUnknown;
      line.similar = similar_units(replica_, line.read->unit);
      return;
    }
    units_.insert(*line.unit);
    const auto [first, fresh] = placed_.try_emplace({*line.unit, line.read->name}, index);
    if (fresh) return begin(line);
    PlannedContact& other = plan_.lines[first->second];
    const auto before = other.wanted.roles;
    add_roles(line.read->roles, other.wanted);
    line.fate = before == other.wanted.roles ? ContactFate::kRepeated : ContactFate::kJoined;
    // A second row may know more, never less.
    PersonInput more = other.wanted;
    take_words(*line.read, more.profile);
    if (other.wanted.profile.office_telephone.empty()) {
      other.wanted.profile.office_telephone = more.profile.office_telephone;
    }
    if (other.wanted.profile.mobile.empty()) other.wanted.profile.mobile = more.profile.mobile;
    if (other.wanted.profile.post.empty()) other.wanted.profile.post = more.profile.post;
  }

  void begin(PlannedContact& line) {
    line.fate = ContactFate::kNew;
    line.wanted.unit = *line.unit;
    const auto found = known_.find({*line.unit, line.read->name});
    if (found != known_.end()) {
      line.person = among(found->second, *line.read);
      line.wanted = *present_person(replica_, *line.person);
    } else if (const auto other = by_name_.find(line.read->name); other != by_name_.end()) {
      line.elsewhere = replica_.unit_name(other->second);
    }
    take_words(*line.read, line.wanted.profile);
    add_roles(line.read->roles, line.wanted);
  }

  // Two of one name in one unit: the one who is called by that number.
  base::PersonId among(const std::vector<base::PersonId>& people, const ReadPerson& read) const {
    for (const base::PersonId& person : people) {
      const auto* profile = replica_.person_profile(person);
      const bool same = profile != nullptr &&
                        ((!read.mobile.empty() && profile->mobile == read.mobile) ||
                         (!read.telephone.empty() && profile->office_telephone == read.telephone));
      if (same) return person;
    }
    return people.front();
  }

  void compare(PlannedContact& line) const {
    if (line.fate != ContactFate::kNew || !line.person) return;
    line.changes = differences(replica_, *present_person(replica_, *line.person), line.wanted);
    line.fate = line.changes.empty() ? ContactFate::kSame : ContactFate::kChanged;
  }

  void find_absent() {
    for (const auto& [key, people] : known_) {
      if (!units_.contains(key.first) || placed_.contains(key)) continue;
      plan_.absent.insert(plan_.absent.end(), people.begin(), people.end());
    }
  }

  const Replica& replica_;
  const ContactChoices& choices_;
  ContactPlan plan_;
  std::map<Key, std::vector<base::PersonId>> known_;
  std::map<std::string, base::UnitCode> by_name_;
  std::map<std::string, std::optional<base::UnitCode>> written_;
  std::map<Key, std::size_t> placed_;
  std::set<base::UnitCode> units_;
};

}  // namespace

std::size_t ContactPlan::count(ContactFate fate) const {
  return static_cast<std::size_t>(std::count_if(
      lines.begin(), lines.end(), [&](const auto& line) { return line.fate == fate; }));
}

bool ContactPlan::same_as(const ContactPlan& other) const {
  return std::equal(lines.begin(), lines.end(), other.lines.begin(), other.lines.end(),
                    [](const PlannedContact& a, const PlannedContact& b) {
                      return a.fate == b.fate && a.unit == b.unit && a.person == b.person &&
                             a.changes == b.changes;
                    });
}

ContactPlan plan_contacts(const Replica& replica, std::shared_ptr<const ReadContacts> read,
                          const ContactChoices& choices) {
  return Planner(replica, std::move(read), choices).plan();
}

base::Result<ContactOutcome> import_contacts(Replica& replica, const ContactPlan& plan,
                                             const ContactChoices& choices) {
  if (plan.to_do() == 0) return base::fail(base::not_now("contacts_nothing"));
  if (!plan_contacts(replica, plan.read, choices).same_as(plan)) {
    return base::fail(base::not_now("contacts_changed"));
  }
  ContactOutcome outcome;
  std::vector<NewEvent> events;
  for (const PlannedContact& line : plan.lines) {
    const bool fresh = line.fate == ContactFate::kNew;
    if (!fresh && line.fate != ContactFate::kChanged) continue;
    const auto id = line.person.value_or(replica.ids().make<base::PersonId>());
    YIBAO_TRY(auto made, person_events(replica, id, line.wanted, false));
    for (NewEvent& event : made) events.push_back(std::move(event));
    ++(fresh ? outcome.added : outcome.changed);
  }
  YIBAO_CHECK(submit_all(replica, std::move(events)));
  return outcome;
}

}  // namespace yibao::client
