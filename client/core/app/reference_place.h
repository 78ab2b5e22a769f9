// What a reporter looks up, all of it without a line: key topics, the rules in words, the office's
// contacts, bulletins, the unit's own adopted items. The screen's thread.
#pragma once

#include "client/core/app/loaded.h"
#include "shared/report/bulletin.h"
#include "shared/report/describe.h"

namespace yibao::app {

struct TopicsCard {
  std::string title;
  std::string text;
  base::Date from{};
  base::Date until{};
  bool current = false;  // today is in between
};

struct ContactCard {
  std::string name;
  std::string title;  // post
  std::string telephone;
  std::string unit_name;
};

struct BulletinCard {
  base::Timestamp published_at{};
  std::int64_t number = 0;
  bool correction = false;
  std::optional<report::Bulletin> bulletin;  // absent: its content is not here
};

struct ExampleCard {
  domain::Subject item;
  std::string title;
  rules::Name kind;
  rules::Name where;  // the journal or level that took it
  base::Date on_date{};
};

struct ReferenceSheet {
  std::vector<TopicsCard> topics;       // those in force first, then the newest
  std::vector<ContactCard> contacts;    // of the central office
  std::vector<BulletinCard> bulletins;  // newest first
  std::vector<ExampleCard> examples;    // by kind, newest first
  std::vector<report::RuleChapter> rules_zh;
  std::vector<report::RuleChapter> rules_en;
};
base::Result<ReferenceSheet> reference_sheet(client::Replica& replica);

class ReferencePlace : public Loaded<ReferenceSheet> {
 public:
  explicit ReferencePlace(Desk& desk) : Loaded(desk, &reference_sheet) {}

  enum class Section : std::uint8_t { kTopics, kRules, kContacts, kBulletins, kExamples };
  Section section = Section::kTopics;
  std::string search;  // "" shows everything

  // One of the texts has what is searched for.
  bool fits(std::initializer_list<std::string_view> texts) const;
};

}  // namespace yibao::app

YIBAO_ENUM_NAMES(yibao::app::ReferencePlace::Section, "topics", "rules", "contacts", "bulletins",
                 "examples");
