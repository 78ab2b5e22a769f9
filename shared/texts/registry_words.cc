#include "shared/texts/tables.h"

namespace yibao::texts {
namespace {

constexpr Row kRegistryWordRows[] = {
    // clang-format off
    // What a change of units means.
    {"unit.mean.from", "从 {day} 起", "From {day}"},
    {"unit.mean.always", "各期一律", "For all its days"},
    {"unit.mean.none", "不计", "none"},
    {"unit.mean.no_group", "不分组", "no group"},
    {"unit.mean.name", "名称", "the name"},
    {"unit.mean.group", "分组", "the group"},
    {"unit.mean.headcount", "人数", "the headcount"},
    {"unit.mean.kept", "{since}，{what}改为“{after}”，此前各期仍为“{before}”。", "{since}, {what} is “{after}”; before that it stays “{before}”."},
    {"unit.mean.corrected", "{since}，{what}由“{before}”更正为“{after}”。", "{since}, {what} is “{after}” in place of “{before}”."},
    {"unit.mean.aliases", "别名：{aliases}。导入表格、查找单位时都认。", "Other names: {aliases}. Imports and searches know them."},
    {"unit.mean.parent", "{since}归“{parent}”管：它的人能看到这个单位审签过的稿件和积分，各记各的分。", "{since} it belongs to {parent}, whose people see what it signed off and its points; each keeps its own account."},
    {"unit.mean.parent_counts", "{since}归“{parent}”管：它报送、采用的都计入“{parent}”，不再单独排名。", "{since} it belongs to {parent}: all it earns counts for {parent}, and it is not ranked by itself."},
    {"unit.mean.no_parent", "{since}不再有上级单位，自己的分自己记。", "{since} it has no parent and keeps its own account."},
    {"unit.mean.correction", "这是更正，对所有日期有效，以往各期会重新计算；已经公布的通报不变。", "This is a correction for all days: past periods are computed anew; published bulletins stay as they are."},
    {"unit.mean.past", "{day} 已经过去，从那天到现在的各期会重新计算；已经公布的通报不变。", "{day} is past: periods since then are computed anew; published bulletins stay as they are."},
    {"unit.mean.clears", "原来按日期登记的变更（{days}）一并取消。", "What was said from {days} on is dropped."},
    {"unit.mean.until", "到 {day} 为止，那天起按已经登记的安排。", "It holds until {day}, when what is planned begins."},
    {"unit.mean.new", "{since}新设“{unit}”，按“{group}”考核。", "{since} there is a new unit, {unit}, with the targets of {group}."},
    {"unit.mean.new_no_group", "{since}新设“{unit}”，不分组，没有分组任务。", "{since} there is a new unit, {unit}, in no group and without a group's targets."},
    {"unit.mean.merged", "从 {day} 起，{unit}的积分计入{heir}，此前各期不变。", "From {day} what {unit} earned counts for {heir}; earlier periods stay as they are."},
    {"unit.mean.merged_anew", "从 {day} 起，{unit}不再考核，{heir}从零开始，{unit}以前的积分不转入。", "From {day} {unit} is no more and {heir} begins anew; what {unit} earned is not carried over."},
    {"unit.mean.dissolved", "从 {day} 起，{unit}撤销，不再考核；以前的积分留在以前各期。", "From {day} {unit} is dissolved and not scored; what it earned stays in earlier periods."},
    {"unit.mean.heir_sees", "{heir}的人能看到{unit}审签过的稿件。", "{heir}'s people see what {unit} signed off."},
    {"unit.mean.sub_units", "它的下属单位要另行调整：{names}。", "Its sub-units have to be placed elsewhere: {names}."},
    {"unit.mean.people", "{unit}现有 {count} 人，请另行调到别的单位或登记离任。", "{unit} has {count} people: move them to other units, or enter that they leave."},

    {"post.none", "无", "none"},
    {"post.in_charge", "分管领导", "leader in charge"},
    {"post.principal", "主要领导", "principal leader"},
    {"revoked.lost", "丢失或失控", "lost or out of hand"},
    {"revoked.left", "人员离任", "the person has left"},
    {"revoked.moved", "调到别的单位", "moved to another unit"},
    {"revoked.replaced", "更换电脑", "another machine took its place"},
    {"revoked.misused", "被冒用", "misused"},
    {"contacts.title", "政务信息工作联系表", "Contacts for government information"},
    {"contacts.headcount", "人数", "headcount"},
    {"contacts.role", "类别", "role"},
    {"contacts.name", "姓名", "name"},
    {"contacts.post", "职务", "post"},
    {"contacts.telephone", "固定电话", "office telephone"},
    {"contacts.mobile", "手机", "mobile"},

    {"why.contacts_no_header", "没有找到表头。表里要有一行写明“单位”“姓名”（或“分管领导”“联络员”）“电话”等栏目。", "no header was found: a row has to name the columns, such as unit, name (or leader, liaison) and telephone."},
    {"why.contacts_nothing", "没有要登记或更改的人。", "there is nobody to add or change."},
    {"why.contacts_changed", "登记簿刚刚有了变动，请再看一遍预览。", "the register has just changed; look at the preview once more."},
    {"why.past_nothing", "没有新的记录可以导入。", "there are no new records to import."},
    {"why.past_retracted", "这次导入已经整个撤销。", "this import has been retracted."},
    {"why.unit_itself", "不能并入自己。", "a unit cannot go over into itself."},
    {"why.unit_ended", "这个单位到那天已经撤并。", "the unit has ended by that day."},
    {"why.unit_not_ended", "这个单位没有撤并。", "the unit has not ended."},
    {"why.unit_office", "政府办不能撤并。", "the central office cannot end."},
    {"why.heir_ended", "承接的单位到那天自己也已撤并。", "the unit that takes over has itself ended by that day."},
    {"why.unit_circle", "这样会绕回自己，请另选上级或承接单位。", "that would lead back to itself; choose another parent or successor."},
    {"why.nothing_changed", "和现在一样，没有要改的。", "nothing differs from what is there."},
    {"why.name_unfit", "名称、职务、电话要写在一行里，名称不能空，也不能太长。", "names, posts and numbers stand in one line; a name is neither empty nor very long."},
    {"why.role_none", "请至少选一种身份。", "choose at least one role."},
    {"why.role_office_only", "政府办和管理员身份只给政府办的人。", "only the central office's people are officers or administrators."},
    {"why.role_leader_post", "选了分管或主要领导，就要同时选“领导”身份。", "who is in charge or principal is a leader, too."},
    {"why.last_administrator", "这是最后一位能用的管理员，请先让另一位管理员开通。", "this is the last administrator who can sign; let another one join first."},
    {"why.left_already", "这个人已经离任。", "this person has left."},
    {"why.successor_self", "不能由本人接办。", "nobody goes on for themselves."},
    {"why.successor_elsewhere", "接办人要是同一个单位的。", "the successor has to be of the same unit."},
    {"why.successor_left", "接办人到那天也已离任。", "the successor has left by that day, too."},
    // clang-format on
};

}  // namespace

std::span<const Row> registry_word_rows() {
  return kRegistryWordRows;
}

}  // namespace yibao::texts
