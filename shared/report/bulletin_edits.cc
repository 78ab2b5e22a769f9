#include "shared/report/bulletin_edits.h"

#include <algorithm>

#include "shared/crypto/strict_json.h"
#include "shared/protocol/json_fields.h"
#include "shared/report/bulletin_draft.h"

namespace yibao::report {
namespace {

constexpr crypto::StrictJsonLimits kEditsLimits{
    base::limits::kDocumentBytesMax, base::limits::kJsonDepthMax, base::limits::kJsonStringBytesMax,
    base::limits::kJsonElementsMax};

template <class List, class Is>
void move_by(List& list, Is is, int by) {
  const auto found = std::find_if(list.begin(), list.end(), is);
  if (found == list.end()) return;
  const auto to = found - list.begin() + by;
  if (to < 0 || to >= static_cast<std::ptrdiff_t>(list.size())) return;
  std::iter_swap(found, list.begin() + to);
}

bool contains(const std::vector<std::string>& list, const std::string& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

const BulletinTable* table_of(const Bulletin& bulletin, const std::string& id) {
  for (const BulletinTable& table : bulletin.tables) {
    if (table.id == id) return &table;
  }
  return nullptr;
}

void follow_sections(BulletinEdits& edits, const Bulletin& drafted) {
  for (SectionEdit& edit : edits.sections) {
    const BulletinSection* section = drafted.section(edit.id);
    if (!edit.follows_draft() || section == nullptr) continue;
    edit.text = edit.drafted = section->text;
  }
  std::erase_if(edits.sections, [&](const SectionEdit& edit) {
    return edit.follows_draft() && drafted.section(edit.id) == nullptr;
  });
  // Behind the one that stands before it in the draft.
  std::ptrdiff_t place = 0;
  for (const BulletinSection& section : drafted.sections) {
    const auto known = std::find_if(edits.sections.begin(), edits.sections.end(),
                                    [&](const SectionEdit& edit) { return edit.id == section.id; });
    if (known != edits.sections.end()) {
      place = known - edits.sections.begin() + 1;
      continue;
    }
    SectionEdit edit{section.id, section.heading, section.text, section.text};
    edits.sections.insert(edits.sections.begin() + place++, std::move(edit));
  }
}

}  // namespace

SectionEdit* BulletinEdits::section(const std::string& id) {
  const auto found = std::find_if(sections.begin(), sections.end(),
                                  [&](const SectionEdit& each) { return each.id == id; });
  return found == sections.end() ? nullptr : &*found;
}

bool BulletinEdits::leaves_out(const std::string& id) const {
  return contains(left_out, id);
}

void BulletinEdits::leave_out(const std::string& id, bool out) {
  std::erase(left_out, id);
  if (out) left_out.push_back(id);
}

void BulletinEdits::move_section(const std::string& id, int by) {
  move_by(
      sections, [&](const SectionEdit& edit) { return edit.id == id; }, by);
}

void BulletinEdits::move_table(const std::string& id, int by) {
  move_by(
      tables, [&](const std::string& each) { return each == id; }, by);
}

void follow(BulletinEdits& edits, const Bulletin& drafted) {
  follow_sections(edits, drafted);
  std::erase_if(edits.tables,
                [&](const std::string& id) { return table_of(drafted, id) == nullptr; });
  for (const BulletinTable& table : drafted.tables) {
    if (!contains(edits.tables, table.id)) edits.tables.push_back(table.id);
  }
}

bool is_behind(const SectionEdit& edit, const Bulletin& drafted) {
  if (edit.own || edit.follows_draft()) return false;
  const BulletinSection* section = drafted.section(edit.id);
  return section == nullptr || section->text != edit.drafted;
}

Bulletin edited(Bulletin drafted, const BulletinEdits& edits) {
  Bulletin bulletin = std::move(drafted);
  const auto take = [](std::string& to, const std::string& from) {
    if (!from.empty()) to = from;
  };
  take(bulletin.title, edits.title);
  if (bulletin.head) {
    take(bulletin.head->name, edits.head_name);
    take(bulletin.head->office, edits.office);
    take(bulletin.head->addressees, edits.addressees);
    take(bulletin.head->copies, edits.copies);
  }
  if (edits.number) {
    bulletin.number = edits.number;
    const auto issued = bulletin.head ? base::parse_date(bulletin.head->issued) : std::nullopt;
    if (issued) bulletin.head->issue = issue_words(*issued, *edits.number);
  }
  bulletin.sections.clear();
  for (const SectionEdit& edit : edits.sections) {
    if (!edit.left_out && !edit.text.empty()) {
      bulletin.sections.push_back({edit.id, edit.heading, edit.text});
    }
  }
  std::vector<BulletinTable> tables;
  for (const std::string& id : edits.tables) {
    const BulletinTable* table = table_of(bulletin, id);
    if (table != nullptr && !edits.leaves_out(id)) tables.push_back(*table);
  }
  bulletin.tables = std::move(tables);
  std::erase_if(bulletin.charts,
                [&](const BulletinChart& chart) { return edits.leaves_out(chart.id); });
  return bulletin;
}

base::Bytes encode(const BulletinEdits& edits) {
  return crypto::to_canonical(protocol::to_json(edits));
}

base::Result<BulletinEdits> decode_edits(base::ByteView bytes) {
  YIBAO_TRY(const auto object, crypto::parse_strict(bytes, kEditsLimits));
  return protocol::read_body<BulletinEdits>(object, protocol::Strings::kText);
}

}  // namespace yibao::report
