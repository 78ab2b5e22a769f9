// What a reporter looks up, all of it without a line: key topics, the rules in words, the office's
// contacts, bulletins, the unit's own adopted items. The screen's thread.
#pragma once

#include "client/core/app/bulletin_lines.h"
#include "client/core/app/loaded.h"
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
  std::vector<BulletinLine> bulletins;  // newest first
  std::vector<ExampleCard> examples;    // by kind, newest first
  std::vector<report::RuleChapter> rules_zh;
  std::vector<report::RuleChapter> rules_en;
};
base::Result<ReferenceSheet> reference_sheet(client::Replica& replica);

class ReferencePlace : public Loaded<ReferenceSheet> {
 public:
  explicit ReferencePlace(Desk& desk) : Loaded(desk, &reference_sheet), bulletin_(desk) {}

  enum class Section : std::uint8_t { kTopics, kRules, kContacts, kBulletins, kExamples };
  Section section = Section::kTopics;
  std::string search;  // "" shows everything

  // One of the texts has what is searched for.
  bool fits(std::initializer_list<std::string_view> texts) const;

  // A bulletin as a document; until it is put away.
  void read(const BulletinLine& line);
  void put_away();
  const std::optional<BulletinLine>& reading() const { return reading_; }
  const Loaded<report::Bulletin>& bulletin() const { return bulletin_; }

  void refresh(const Snapshot& snapshot);
  bool is_current(const Snapshot& snapshot) const;
  void close();

 private:
  std::optional<BulletinLine> reading_;
  Loaded<report::Bulletin> bulletin_;
};

}  // namespace yibao::app

YIBAO_ENUM_NAMES(yibao::app::ReferencePlace::Section, "topics", "rules", "contacts", "bulletins",
                 "examples");
