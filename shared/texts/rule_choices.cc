// What the values of a ruleset are called in forms, and what a form says of itself.
#include "shared/texts/tables.h"

namespace yibao::texts {
namespace {

constexpr Row kRuleChoiceRows[] = {
    // clang-format off
    {"rule.choice.week", "每周", "each week"},
    {"rule.choice.month", "每月", "each month"},
    {"rule.choice.quarter", "每季度", "each quarter"},
    {"rule.choice.half_year", "每半年", "each half-year"},
    {"rule.choice.year", "每年", "each year"},
    {"rule.choice.hint", "提示", "hint"},
    {"rule.choice.warn", "提醒，确认后可以报", "warn"},
    {"rule.choice.refuse", "不能报送", "refuse"},
    {"rule.choice.full", "各单位都按全分计", "full points for each unit"},
    {"rule.choice.equal", "平均分配", "shared equally"},
    {"rule.choice.lead_only", "只计牵头单位", "the lead unit only"},
    {"rule.choice.shares", "按百分比分配", "by percent"},
    {"rule.choice.amount_each", "各计固定分值", "a fixed amount each"},
    {"rule.choice.sum", "相加", "added up"},
    {"rule.choice.mean", "取平均", "the mean"},
    {"rule.choice.last", "取最后一次", "the last one"},
    {"rule.choice.best", "取最好的几次", "the best"},
    {"rule.choice.amount", "一个固定的数", "a fixed figure"},
    {"rule.choice.best_in_group", "组内最高", "the best of the group"},
    {"rule.choice.best_of_all", "全部单位最高", "the best of all"},
    {"rule.choice.half_up", "四舍五入", "half up"},
    {"rule.choice.half_even", "四舍六入五成双", "half to even"},
    {"rule.choice.down", "舍去", "down"},
    {"rule.choice.up", "进一", "up"},
    {"rule.choice.office", "按汉字、标点和单词", "as offices count"},
    {"rule.choice.word_processor", "按文字处理软件的方法", "as word processors count"},
    {"rule.choice.every_character", "按每个字符", "every character"},
    {"rule.choice.reporter", "信息员", "reporter"},
    {"rule.choice.in_charge", "分管领导", "leader in charge"},
    {"rule.choice.principal", "主要领导", "principal leader"},
    {"rule.choice.policy", "政策关", "policy gate"},
    {"rule.choice.content", "内容关", "content gate"},
    {"rule.choice.scope", "发送范围关", "distribution gate"},
    {"rule.choice.title", "标题", "title"},
    {"rule.choice.body", "正文", "body"},
    {"rule.choice.signer", "签发人", "signer"},
    {"rule.choice.author", "撰稿人", "author"},
    {"rule.choice.contact", "联系人", "contact"},
    {"rule.choice.telephone", "电话", "telephone"},
    {"rule.choice.unit", "单位", "unit"},
    {"rule.choice.item", "稿件", "item"},
    {"rule.choice.period", "本时段", "the period"},
    {"rule.choice.named", "点名通报", "named"},
    {"rule.choice.failed", "评为不合格", "failed"},
    {"rule.choice.barred_from_awards", "不得参加评奖", "barred from awards"},
    {"rule.choice.all", "全部单位一起", "among all units"},
    {"rule.choice.group", "各类单位分别", "within each group"},
    {"rule.choice.shared", "并列，占用后面的名次（1 2 2 4）", "shared: 1 2 2 4"},
    {"rule.choice.dense", "并列，不占用后面的名次（1 2 2 3）", "dense: 1 2 2 3"},
    {"rule.choice.ordinal", "按单位顺序（1 2 3 4）", "by the units' order: 1 2 3 4"},
    {"rule.choice.year_to_date", "年内累计", "the year so far"},
    {"rule.choice.record", "每次都计", "each record"},
    {"rule.choice.kind", "信息类别", "kind"},
    {"rule.choice.journal", "刊物", "journal"},
    {"rule.choice.form", "栏目", "column"},
    {"rule.choice.level", "层级", "level"},
    {"rule.choice.post", "领导职务", "post"},
    {"rule.choice.date", "日期", "date"},
    {"rule.choice.count", "次数", "number"},
    {"rule.choice.words", "字数", "characters"},
    {"rule.choice.people", "人数", "people"},
    {"rule.choice.value", "登记的数值", "the figure entered"},
    {"rule.choice.authors", "撰稿人数", "authors"},
    {"rule.choice.units", "联合单位数", "joint units"},
    {"rule.form.chinese", "中文", "in Chinese"},
    {"rule.form.order", "顺序", "order"},
    {"rule.form.english", "英文", "in English"},
    {"rule.form.value", "内容", "value"},
    {"rule.form.same", "各单位一样", "the same for all units"},
    {"rule.form.differs", "各单位不一样", "different for units"},
    {"rule.form.number", "数", "figure"},
    {"rule.form.way", "方式", "way"},
    {"rule.form.element", "第 {number} 项", "no. {number}"},
    {"rule.form.add", "＋ 增加一项", "+ Add one"},
    {"rule.form.add_field", "＋ 增加…", "+ Add…"},
    {"rule.form.add_unit", "＋ 单独规定某个单位…", "+ A figure for one unit…"},
    // clang-format on
};

}  // namespace

std::span<const Row> rule_choice_rows() {
  return kRuleChoiceRows;
}

}  // namespace yibao::texts
