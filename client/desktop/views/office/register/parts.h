// What the register's lists and sheets are drawn of, alike in every section.
#pragma once

#include "client/core/app/office/office.h"
#include "client/desktop/views/question.h"
#include "client/desktop/views/states.h"

namespace yibao::desktop {

inline app::RegisterPlace& roster(const View& view) {
  return view.work.office().roster;
}

// A row of two lines: a name with chips behind it, and a remark. True when it was clicked.
struct ListLine {
  std::string id;
  std::string name;
  std::vector<Chip> chips;
  std::string remark;
  bool selected = false;
  bool faint = false;  // of what is no more
};
bool draw_list_line(const View& view, const ListLine& line);
// All of them; only what can be seen is drawn. Gives the one that was clicked.
std::optional<std::size_t> draw_list(const View& view, std::size_t count,
                                     const std::function<ListLine(std::size_t)>& line);

// The list with what is opened beside it; in a narrow window in its place.
void draw_list_and_sheet(const View& view, const char* id, bool opened,
                         const std::function<void()>& list, const std::function<void()>& sheet,
                         const std::function<void()>& close);

// A form whose buttons, with what pressing them means, stay in sight below its fields; where there
// is no room for that, all of it is scrolled.
void draw_form(const View& view, const char* id, const std::function<void()>& fields,
               const std::function<void()>& foot);
// Said above a form that begins with what was typed before and not saved.
void draw_taken_up(const View& view, bool taken_up);
// What comes next stands behind what was drawn last, unless it has no room there.
void stay_in_line(const View& view, const std::string& label, float gap);

// A fact behind its name; nothing without a value.
void draw_fact(const View& view, std::string_view key, const std::string& value);
void draw_heading(const View& view, std::string_view key, const base::TextArgs& args = {});
// Between what is typed to find something: one width, in one line where there is room.
void draw_search(const View& view, std::string& text);
// What a change moved, unit by unit.
void draw_moved(const View& view, const client::PointsMove& moved);
// "role.reporter", ... in words.
std::string roles_text(const View& view, const std::vector<domain::Role>& roles,
                       domain::LeaderPost post);
// "@role.leader,@role.reporter" in words; anything else as it is.
std::string spoken(const View& view, const std::string& value);
// "mobile: (nothing) → 139…".
void draw_difference(const View& view, const client::PersonDifference& difference);
std::string joined(const View& view, const std::vector<std::string>& words);

// -- the sections
void draw_unit_acts(const View& view);
void draw_units_section(const View& view);
void draw_unit_sheet(const View& view, const app::RegisterSheet& sheet);
void draw_unit_form(const View& view, const app::RegisterSheet& sheet);
void draw_people_acts(const View& view);
void draw_people_section(const View& view);
void draw_person_sheet(const View& view, const app::RegisterSheet& sheet);
void draw_person_form(const View& view, const app::RegisterSheet& sheet);
void draw_open_work(const View& view, const client::OpenWork& work);
void draw_sheet_delegations(const View& view);
void draw_keys_section(const View& view);
void draw_contacts_acts(const View& view);
void draw_contacts_section(const View& view);
void draw_contact_import(const View& view);
void draw_past_acts(const View& view);
void draw_past_section(const View& view);
void draw_past_preview(const View& view);
// The question for codes, where there is one.
void draw_inviting(const View& view);

}  // namespace yibao::desktop
