// What an officer makes of a drafted bulletin: other words, another order, parts left out. Figures
// are no part of it: it is put over whatever is drafted, again and again, as long as figures move.
// Kept as a working paper. Values and pure functions.
#pragma once

#include "shared/report/bulletin.h"

namespace yibao::report {

// Longer sections are no bulletin any more; eight of them with all tables of 100 units fit.
inline constexpr std::size_t kSectionBytesMax = 24 * 1024;

struct SectionEdit {
  std::string id;
  std::string heading;
  std::string text;
  // As it was drafted when it was last edited; the same as `text`: it follows the draft.
  std::string drafted;
  bool left_out = false;
  bool own = false;  // the officer's, in no draft
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("id", self.id);
    field("heading", self.heading);
    field("text", self.text);
    field("drafted", self.drafted);
    field("left_out", self.left_out);
    field("own", self.own);
  }
  bool follows_draft() const { return !own && text == drafted; }
};

struct BulletinEdits {
  // "": as drafted.
  std::string title, head_name, office, addressees, copies;
  std::optional<std::int64_t> number;
  std::vector<SectionEdit> sections;  // in the order wanted
  std::vector<std::string> tables;    // ids in the order wanted; those not named come last
  std::vector<std::string> left_out;  // ids of tables and charts
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("title", self.title);
    field("head_name", self.head_name);
    field("office", self.office);
    field("addressees", self.addressees);
    field("copies", self.copies);
    field("number", self.number);
    field("sections", self.sections);
    field("tables", self.tables);
    field("left_out", self.left_out);
  }

  SectionEdit* section(const std::string& id);
  bool leaves_out(const std::string& id) const;
  void leave_out(const std::string& id, bool out);
  // By one place up or down among its like.
  void move_section(const std::string& id, int by);
  void move_table(const std::string& id, int by);
};

// Brings the edits up to a draft: sections that are new are put where the draft has them, those
// that follow the draft are what it says now, and are gone where it says nothing any more.
void follow(BulletinEdits& edits, const Bulletin& drafted);
// The section was edited over other words than the draft has now.
bool is_behind(const SectionEdit& edit, const Bulletin& drafted);
// The bulletin as it would be published. `edits` follow the draft.
Bulletin edited(Bulletin drafted, const BulletinEdits& edits);

base::Bytes encode(const BulletinEdits& edits);
base::Result<BulletinEdits> decode_edits(base::ByteView bytes);

}  // namespace yibao::report
