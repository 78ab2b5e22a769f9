#include "client/core/contacts/contact_rows.h"

#include <algorithm>

#include "shared/rules/registry_units.h"

namespace yibao::client {
namespace {

using domain::LeaderPost;
using domain::PersonInfo;
using domain::Role;
using rules::ContactColumn;
using rules::ContactField;
using rules::ContactOf;
using texts::Language;

const std::string& in_language(const rules::Name& name, Language language) {
  return language == Language::kEnglish && !name.en.empty() ? name.en : name.zh;
}

// Where the notice prints none.
rules::ContactTable own_table() {
  const auto column = [](ContactField field, std::string_view key) {
    const auto heading = [&](Language language) { return texts::text(language, key); };
    return ContactColumn{
        field, std::nullopt, {heading(Language::kChinese), heading(Language::kEnglish)}};
  };
  rules::ContactTable table;
  table.title = {texts::text(Language::kChinese, "contacts.title"),
                 texts::text(Language::kEnglish, "contacts.title")};
  table.columns = {column(ContactField::kUnit, "report.unit"),
                   column(ContactField::kRole, "contacts.role"),
                   column(ContactField::kName, "contacts.name"),
                   column(ContactField::kJobTitle, "contacts.post"),
                   column(ContactField::kTelephone, "contacts.telephone"),
                   column(ContactField::kMobile, "contacts.mobile")};
  return table;
}

struct Someone {
  const PersonInfo* info = nullptr;
  domain::PersonProfile profile;
};

class Rows {
 public:
  Rows(const Replica& replica, Language language, const rules::ContactTable& table)
      : replica_(replica), language_(language), table_(table) {
    for (const auto& [id, info] : replica.registry()->people()) {
      if (info.has_left(replica.today())) continue;
      Someone someone{&info, {}};
      if (const auto* profile = replica.person_profile(id)) someone.profile = *profile;
      people_[info.unit].push_back(std::move(someone));
    }
    // Leaders first, the principal before the one in charge.
    for (auto& [unit, people] : people_) {
      std::stable_sort(people.begin(), people.end(), [](const auto& a, const auto& b) {
        return place_of(*a.info) < place_of(*b.info);
      });
    }
  }

  std::vector<std::vector<std::string>> all() {
    for (const base::UnitCode& unit : units()) {
      const auto& people = people_[unit];
      if (table_.by_unit()) {
        rows_.push_back(unit_row(unit, people));
        continue;
      }
      for (const Someone& someone : people) rows_.push_back(person_row(unit, someone));
    }
    return std::move(rows_);
  }

 private:
  static int place_of(const PersonInfo& person) {
    if (person.post == LeaderPost::kPrincipal) return 0;
    return person.has(Role::kLeader) ? 1 : 2;
  }
  std::vector<base::UnitCode> units() const {
    std::vector<base::UnitCode> units;
    if (const auto ruleset = replica_.ruleset()) {
      for (const rules::Unit& unit :
           rules::scored_units(*replica_.registry(), *ruleset, replica_.today())) {
        units.emplace_back(unit.id);
      }
      return units;
    }
    for (const auto& [code, info] : replica_.registry()->units()) {
      if (!info.central_office && !info.ended(replica_.today())) units.push_back(code);
    }
    return units;
  }

  std::string role_of(const PersonInfo& person) const {
    std::string text;
    const auto add = [&](std::string_view key) {
      if (!text.empty()) text += language_ == Language::kChinese ? "、" : ", ";
      text += texts::text(language_, key);
    };
    if (person.has(Role::kLeader)) {
      add(person.post == LeaderPost::kPrincipal ? "signer.principal" : "signer.in_charge");
    }
    if (person.has(Role::kReporter)) add("role.reporter");
    return text;
  }

  std::string value(const ContactColumn& column, const base::UnitCode& unit,
                    const Someone& someone) const {
    const domain::PersonProfile& profile = someone.profile;
    switch (column.field) {
      case ContactField::kNumber: return std::to_string(rows_.size() + 1);
      case ContactField::kUnit: return replica_.unit_name(unit);
      case ContactField::kName: return profile.name;
      case ContactField::kJobTitle: return profile.post;
      case ContactField::kTelephone: return profile.office_telephone;
      case ContactField::kMobile: return profile.mobile;
      case ContactField::kEitherNumber:
        return profile.mobile.empty() ? profile.office_telephone : profile.mobile;
      case ContactField::kRole: return role_of(*someone.info);
      case ContactField::kRemark: return "";
    }
    return "";
  }

  std::vector<std::string> person_row(const base::UnitCode& unit, const Someone& someone) const {
    std::vector<std::string> row;
    for (const ContactColumn& column : table_.columns) row.push_back(value(column, unit, someone));
    return row;
  }

  std::vector<std::string> unit_row(const base::UnitCode& unit,
                                    const std::vector<Someone>& people) const {
    std::vector<std::string> row;
    for (const ContactColumn& column : table_.columns) {
      if (!column.of) {
        row.push_back(value(column, unit, {}));
        continue;
      }
      const Role role = *column.of == ContactOf::kLeader ? Role::kLeader : Role::kReporter;
      std::string text;
      bool first = true;
      for (const Someone& someone : people) {
        if (!someone.info->has(role)) continue;
        if (!first) text += "\n";
        text += value(column, unit, someone);
        first = false;
      }
      row.push_back(std::move(text));
    }
    return row;
  }

  const Replica& replica_;
  Language language_;
  const rules::ContactTable& table_;
  std::map<base::UnitCode, std::vector<Someone>> people_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace

ContactRows contact_rows(const Replica& replica, Language language) {
  const auto ruleset = replica.ruleset();
  const bool named = ruleset && ruleset->contact_table;
  const rules::ContactTable table = named ? *ruleset->contact_table : own_table();
  ContactRows out;
  out.title = in_language(table.title.zh.empty() ? own_table().title : table.title, language);
  out.clause = table.origin.cite;
  out.by_unit = table.by_unit();
  for (const ContactColumn& column : table.columns) {
    out.headings.push_back(in_language(column.heading, language));
  }
  out.rows = Rows(replica, language, table).all();
  return out;
}

std::vector<StaffGap> staff_gaps(const Replica& replica, const domain::UnitInfo& unit) {
  std::vector<StaffGap> gaps;
  const auto ruleset = replica.ruleset();
  const base::Date today = replica.today();
  if (!ruleset || unit.central_office || unit.ended(today)) return gaps;
  const auto& group = unit.on(today).group;
  for (const rules::StaffRule& rule : ruleset->staff) {
    const bool concerned =
        rule.groups.empty() ||
        (group && std::find(rule.groups.begin(), rule.groups.end(), *group) != rule.groups.end());
    if (!concerned) continue;
    std::int64_t there = 0;
    for (const auto& [id, person] : replica.registry()->people()) {
      const Role role = rule.who == ContactOf::kLeader ? Role::kLeader : Role::kReporter;
      const bool fits = person.unit == unit.code && !person.has_left(today) && person.has(role) &&
                        (!rule.post || person.post == *rule.post);
      if (fits) ++there;
    }
    if (there < rule.least) gaps.push_back({rule.who, rule.least, there, rule.origin.cite});
  }
  return gaps;
}

}  // namespace yibao::client
