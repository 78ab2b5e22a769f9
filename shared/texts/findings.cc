#include "shared/texts/tables.h"

namespace yibao::texts {
namespace {

constexpr Row kFindingRows[] = {
    // clang-format off
    {"finding.secret_mark", "文中有密级标志（绝密★、机密★、秘密★）。请先确认是否涉密：涉密的不得上网，专人直送；不涉密的请删去标志。", "The text carries a secrecy mark. If it is secret it may not travel by network; if not, take the mark out."},
    {"finding.title_invisible", "标题里有看不见的字符或换行。请重新输入标题。", "The title contains invisible characters or a line break. Type it again."},
    {"finding.title_too_long", "标题太长。请缩短。", "The title is too long. Shorten it."},
    {"finding.title_missing", "没有标题。请补上。", "There is no title."},
    {"finding.body_missing", "没有正文。请补上。", "There is no text."},
    {"finding.signer_missing", "没有写签发领导。请补上。", "The signing leader is not named."},
    {"finding.author_missing", "没有写撰稿人。请补上。", "No author is named."},
    {"finding.contact_missing", "没有写联系人。请补上。", "No contact is named."},
    {"finding.telephone_missing", "没有写联系电话。请补上。", "The contact's telephone number is missing."},
    {"finding.kind_unknown", "规则里没有“{kind}”这一类别。请重新选择。", "The ruleset has no kind “{kind}”. Choose again."},
    {"finding.words_above", "{kind}正文{count}字，超过{most}字。请压缩。", "{kind}: {count} characters, more than {most}. Shorten it."},
    {"finding.words_below", "{kind}正文{count}字，不足{least}字。请充实。", "{kind}: {count} characters, fewer than {least}. It needs more."},
    {"finding.brief_category", "“{kind}”属于一般性工作简讯，不计入任务和分数。若有新做法、新问题，请改按相应类别写。", "“{kind}” is a routine brief and counts towards nothing. If there is something new in it, write it up as that."},
    {"finding.no_figure", "正文没有具体数据。请补充数字（如户数、面积、金额）。", "The text gives no figures. Add some."},
    {"finding.no_example", "正文没有事例。请补充一两个具体事例（可用“例如”“其中”引出）。", "The text gives no example. Add one or two."},
    {"finding.part_missing", "这类信息要写{parts}，正文里还没有看到：{missing}。", "This kind should have: {parts}. Not seen in the text yet: {missing}."},
    {"finding.data_date_missing", "没有填数据截止日期。现在报送，数据应截至 {least} 至 {most} 之间。", "The date of the data is missing. Submitted now it should lie between {least} and {most}."},
    {"finding.data_date_wrong", "数据截至 {stated}，现在报送应截至 {least} 至 {most} 之间。请更新数据。", "The data are as of {stated}; submitted now they should be as of {least} to {most}."},
    {"finding.clock_unknown", "“{clock}”要看日期，还没有填。请补上事件日期或数据截止日期。", "“{clock}” depends on a date that is not given yet."},
    {"finding.clock_late", "“{clock}”应在 {due} 前报送，现在已晚。", "“{clock}” was due on {due}; this is late."},
    {"finding.commission_late", "约稿的期限是 {due}，现在已过。", "The commission was due at {due}; this is late."},
    {"finding.subject_line_incomplete", "邮件主题行还缺内容（单位、标题、报送人或电话）。", "The subject line cannot be made up yet (unit, title, reporter or telephone missing)."},

    {"severity.hint", "提示", "hint"},
    {"severity.warn", "注意", "warning"},
    {"severity.refuse", "不能报送", "refused"},
    // clang-format on
};

}  // namespace

std::span<const Row> finding_rows() {
  return kFindingRows;
}

}  // namespace yibao::texts
