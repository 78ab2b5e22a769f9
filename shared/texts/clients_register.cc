#include "shared/texts/tables.h"

namespace yibao::texts {
namespace {

constexpr Row kClientRegisterRows[] = {
    // clang-format off
    {"cli.group.contacts", "联系表", "the contact table"},
    {"cli.group.records", "启用以前的记录", "records from before"},
    {"cli.help.unit show", "单位的变更经过和安排", "what is said of a unit, day by day"},
    {"cli.help.unit change", "更改单位：对所有日期，或从某天起", "change a unit, for all its days or from one on"},
    {"cli.help.unit resume", "恢复撤并了的单位，或取消撤并", "take up a unit again, or put off its end"},
    {"cli.help.unit drop-plan", "取消一项还没到日子的安排", "drop what is planned from a day"},
    {"cli.help.person change", "更改人员", "change a person"},
    {"cli.help.person move", "把人员调到别的单位", "move a person to another unit"},
    {"cli.help.person stays", "取消离任，或恢复在任", "somebody stays after all, or is back"},
    {"cli.help.person open", "看一个人没有办完的", "what a person has open"},
    {"cli.help.person history", "看一个人的登记经过", "what was said of a person"},
    {"cli.help.device list", "列出电脑和密钥", "list machines and keys"},
    {"cli.help.invite", "给人员开一次性开通码（管理员）", "make one-time codes for people (administrator)"},
    {"cli.help.contacts show", "按通知的栏目看联系表", "the contact table in the notice's columns"},
    {"cli.help.contacts export", "把联系表写成文件（.xlsx 或 .csv）", "write the contact table to a file (.xlsx or .csv)"},
    {"cli.help.contacts import", "从表格登记人员", "enter people from a table"},
    {"cli.help.records import", "导入启用以前的记录", "import past records"},
    {"cli.help.records list", "列出历次导入", "list the imports"},
    {"cli.help.records retract", "整个撤销一次导入", "retract an import as a whole"},
    {"cli.opt.dry-run", "只看会怎样，不办", "only say what would happen"},
    {"cli.opt.who", "人员（编号或姓名）", "person (id or name)"},
    {"cli.opt.hours", "有效小时数（1–72）", "hours it is valid (1–72)"},
    {"cli.opt.keep-earlier", "此前的开通码不作废", "earlier codes stay valid"},
    {"cli.opt.sheet", "工作表名称", "name of the sheet"},
    {"cli.opt.whole-unit", "整张表属于哪个单位", "the unit that the whole table is of"},
    {"cli.opt.leave-rows", "不导入的行号，用分号隔开", "rows to leave out, separated by ;"},
    {"cli.opt.import", "导入编号", "the import"},
    {"cli.unit_ends", "{day} 起撤并，承接：{heir}", "ends on {day}; goes over into: {heir}"},
    {"cli.signs_for_person", "{from} 至 {until} 委托 {other} 代签", "lets {other} sign from {from} to {until}"},
    {"cli.person_signs_for", "{from} 至 {until} 代 {other} 审签", "signs for {other} from {from} to {until}"},
    {"cli.difference", "{field}：{before} → {after}", "{field}: {before} → {after}"},
    {"cli.field.name", "姓名", "name"},
    {"cli.field.title", "职务", "post"},
    {"cli.field.telephone", "固定电话", "telephone"},
    {"cli.field.mobile", "手机", "mobile"},
    {"cli.field.unit", "单位", "unit"},
    {"cli.field.roles", "身份", "roles"},
    {"cli.field.post", "领导职责", "which leader"},
    {"cli.col.device", "电脑编号", "Device"},
    {"cli.col.key", "密钥编号", "Key"},
    {"cli.col.year", "年份", "Year"},
    {"cli.col.rows", "行数", "Rows"},
    {"cli.col.import", "导入编号", "Import"},
    {"cli.col.file", "文件", "File"},
    {"cli.revoked", "已停用", "revoked"},
    {"cli.invited", "{name}\n\n    {code}\n\n有效 {hours} 小时，服务器 {server}，证书指纹\n    {certificate}", "{name}\n\n    {code}\n\nvalid for {hours} hours, server {server}, fingerprint\n    {certificate}"},
    {"cli.fate.new", "新增", "new"},
    {"cli.fate.changed", "更改", "changed"},
    {"cli.fate.same", "一致", "the same"},
    {"cli.fate.joined", "并入同名行", "joined"},
    {"cli.fate.repeated", "重复行", "repeated"},
    {"cli.fate.unit_unknown", "单位不认识", "unit unknown"},
    {"cli.fate.unfit", "姓名不能用", "no fit name"},
    {"cli.fate.left_out", "不导入", "left out"},
    {"cli.fault.no_name", "有“{what}”，没有姓名", "“{what}”, and nobody's name"},
    {"cli.fault.no_telephone", "“{what}”不像电话号码，不登记", "“{what}” is no telephone number; not entered"},
    {"cli.fault.unpaired", "“{what}”和人数对不上，不登记", "“{what}” does not match the people; not entered"},
    {"cli.fault.role_unknown", "类别“{what}”不认识，按信息员登记", "the role “{what}” is not known; entered as a reporter"},
    {"cli.fault.role_taken", "没有写类别，按信息员登记", "no role stands there; entered as a reporter"},
    {"cli.perhaps_unit", "是不是“{unit}”？（--units 表里写的=指的）", "perhaps {unit}? (--units written=meant)"},
    {"cli.contacts_imported", "已导入：新增 {added} 人，更改 {changed} 人。", "Imported: {added} new, {changed} changed."},
    {"cli.past.known", "{count} 行此前已经导入过，不再导入。", "{count} rows were imported before and are left out."},
    {"cli.past.overlapping", "{count} 行的日期驿报已在使用，请确认没有重复。", "{count} rows are of days on which Yibao was in use; make sure they are not in it."},
    {"cli.past.authors", "{count} 行写了撰稿人：只计人数，姓名不导入。", "{count} rows name authors: they are counted, the names stay behind."},
    {"cli.past.notes", "{count} 行有备注：文字不导入。", "{count} rows have notes: the words stay behind."},
    {"cli.past.imported", "已导入 {rows} 行，编号 {import}。", "{rows} rows imported as {import}."},
    {"cli.past.retracted", "已撤销。", "Retracted."},
    // clang-format on
};

}  // namespace

std::span<const Row> client_register_rows() {
  return kClientRegisterRows;
}

}  // namespace yibao::texts
