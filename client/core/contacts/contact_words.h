// What the headings of a contact table mean, and the words people write where a name, a post or a
// number belongs. Every office heads its table in its own way, so headings are understood by the
// words in them. Pure.
#pragma once

#include <optional>
#include <string>

#include "shared/rules/contact_table.h"

namespace yibao::client {

struct ColumnMeaning {
  rules::ContactField field = rules::ContactField::kName;
  std::optional<rules::ContactOf> of;
  bool principal = false;  // of the principal leader
};

// nullopt: no heading that means anything here.
std::optional<ColumnMeaning> meaning_of_heading(const std::string& heading);
// "单位：某局（盖章）" above a table: whose table it is.
std::optional<std::string> unit_named_above(const std::string& cell);
// A note below the table: who filled it in, what to mind.
bool is_below_a_table(const std::string& cell);

// "无", "/", "空缺": nobody, nothing.
bool says_nothing(const std::string& text);
// A post rather than a name: "副局长".
bool is_post(const std::string& word);

struct RolesSaid {
  bool leader = false;
  bool principal = false;
  bool reporter = false;
  bool any() const { return leader || reporter; }
};
RolesSaid roles_in(const std::string& text);

// Small Latin letters, ASCII digits and marks, no white space.
std::string plain(const std::string& text);

}  // namespace yibao::client
