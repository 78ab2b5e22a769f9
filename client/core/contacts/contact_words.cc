#include "client/core/contacts/contact_words.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "shared/base/text.h"

namespace yibao::client {
namespace {

using rules::ContactField;
using rules::ContactOf;

struct Word {
  std::string_view text;
  ContactField field;
};
// The first that stands in a heading says what it is: "单位电话" is a number, no unit.
constexpr auto kFields = std::to_array<Word>({
    {"序号", ContactField::kNumber},
    {"编号", ContactField::kNumber},
    {"备注", ContactField::kRemark},
    {"说明", ContactField::kRemark},
    {"remark", ContactField::kRemark},
    {"类别", ContactField::kRole},
    {"身份", ContactField::kRole},
    {"角色", ContactField::kRole},
    {"role", ContactField::kRole},
    {"职务", ContactField::kJobTitle},
    {"职称", ContactField::kJobTitle},
    {"职位", ContactField::kJobTitle},
    {"post", ContactField::kJobTitle},
    {"position", ContactField::kJobTitle},
    {"手机", ContactField::kMobile},
    {"移动电话", ContactField::kMobile},
    {"mobile", ContactField::kMobile},
    {"固定电话", ContactField::kTelephone},
    {"办公电话", ContactField::kTelephone},
    {"单位电话", ContactField::kTelephone},
    {"固话", ContactField::kTelephone},
    {"座机", ContactField::kTelephone},
    {"officetelephone", ContactField::kTelephone},
    {"联系方式", ContactField::kEitherNumber},
    {"电话", ContactField::kEitherNumber},
    {"号码", ContactField::kEitherNumber},
    {"phone", ContactField::kEitherNumber},
    {"number", ContactField::kEitherNumber},
    {"姓名", ContactField::kName},
    {"名字", ContactField::kName},
});
constexpr auto kLeaderWords =
    std::to_array<std::string_view>({"领导", "负责人", "leaderincharge", "leader"});
constexpr auto kReporterWords = std::to_array<std::string_view>(
    {"信息员", "联络员", "报送员", "联系人", "经办人", "撰稿人", "报送人", "reporter", "liaison"});
constexpr auto kUnitWords =
    std::to_array<std::string_view>({"单位", "部门", "街道", "乡镇", "片区", "unit", "department"});
constexpr std::string_view kPrincipalWord = "主要";
constexpr auto kNothing =
    std::to_array<std::string_view>({"无", "暂无", "没有", "空缺", "待定", "-", "/", "\\", "none"});
constexpr auto kBelow = std::to_array<std::string_view>(
    {"注：", "注:", "备注：", "备注:", "说明：", "说明:", "填表人", "填报人", "制表", "审核人",
     "负责人签字", "填表日期", "填报日期", "单位盖章"});
// At the end of a post.
constexpr auto kPostEnds = std::to_array<std::string_view>(
    {"长", "主任", "书记", "主席", "科员", "干部", "主管", "秘书", "专员", "委员", "调研员", "干事",
     "助理", "负责人", "局员", "办事员", "组员"});
constexpr std::size_t kHeadingMost = 60;  // bytes; longer is a sentence

template <std::size_t count>
bool holds_any(const std::string& text, const std::array<std::string_view, count>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

char32_t half_width(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  if (c == U'—' || c == U'–' || c == U'−' || c == U'‐' || c == U'‑') c = U'-';
  return c >= U'A' && c <= U'Z' ? c + 32 : c;
}

}  // namespace

std::string plain(const std::string& text) {
  std::u32string out;
  for (const char32_t c : base::to_code_points(text)) {
    if (!base::is_space(c)) out.push_back(half_width(c));
  }
  return base::to_utf8(out);
}

namespace {

std::optional<ContactOf> owner_in(const std::string& text) {
  const bool leader = holds_any(text, kLeaderWords);
  const bool reporter = holds_any(text, kReporterWords);
  if (leader == reporter) return std::nullopt;
  return leader ? ContactOf::kLeader : ContactOf::kReporter;
}

std::optional<ContactField> field_in(const std::string& text) {
  if (text == "no" || text == "no.") return ContactField::kNumber;
  for (const Word& word : kFields) {
    if (text.find(word.text) != std::string::npos) return word.field;
  }
  return std::nullopt;
}

bool is_nobodys(ContactField field) {
  return field == ContactField::kNumber || field == ContactField::kRole ||
         field == ContactField::kRemark;
}

}  // namespace

std::optional<ColumnMeaning> meaning_of_heading(const std::string& heading) {
  const std::string text = plain(heading);
  // A line with a colon says something of its own: it heads no column.
  const bool sentence =
      text.empty() || text.size() > kHeadingMost || text.find(':') != std::string::npos;
  if (sentence) return std::nullopt;
  const auto field = field_in(text);
  if (field && is_nobodys(*field)) return ColumnMeaning{*field, std::nullopt, false};
  const auto of = owner_in(text);
  const bool principal = of == ContactOf::kLeader && text.find(kPrincipalWord) != std::string::npos;
  if (field) return ColumnMeaning{*field, of, principal};
  if (of || text == "name") return ColumnMeaning{ContactField::kName, of, principal};
  if (!holds_any(text, kUnitWords)) return std::nullopt;
  return ColumnMeaning{ContactField::kUnit, std::nullopt, false};
}

std::optional<std::string> unit_named_above(const std::string& text) {
  const std::size_t wide = text.find("：");
  const std::size_t narrow = text.find(':');
  const std::size_t colon = std::min(wide, narrow);
  if (colon == std::string::npos) return std::nullopt;
  const std::string label = plain(text.substr(0, colon));
  if (!holds_any(label, kUnitWords)) return std::nullopt;
  std::string name = plain(text.substr(colon + (wide < narrow ? 3 : 1)));
  for (const std::string_view stamp : {"(盖章)", "(公章)", "(章)", "盖章"}) {
    if (const auto at = name.find(stamp); at != std::string::npos) name.erase(at);
  }
  if (name.empty()) return std::nullopt;
  return name;
}

bool is_below_a_table(const std::string& cell) {
  const std::string_view text = base::trim(cell);
  return std::any_of(kBelow.begin(), kBelow.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

bool says_nothing(const std::string& text) {
  const std::string word = plain(text);
  return word.empty() || std::find(kNothing.begin(), kNothing.end(), word) != kNothing.end();
}

bool is_post(const std::string& word) {
  // "长" alone, or a name of two characters that ends so, is none.
  if (base::to_code_points(word).size() < 2) return false;
  return std::any_of(kPostEnds.begin(), kPostEnds.end(),
                     [&](std::string_view end) { return word.ends_with(end) && word.size() > 3; });
}

RolesSaid roles_in(const std::string& text) {
  const std::string word = plain(text);
  RolesSaid said;
  said.leader = holds_any(word, kLeaderWords);
  said.principal = said.leader && word.find(kPrincipalWord) != std::string::npos;
  said.reporter = holds_any(word, kReporterWords);
  return said;
}

}  // namespace yibao::client
