#include "shared/texts/tables.h"

namespace yibao::texts {
namespace {

constexpr Row kProblemRows[] = {
    // clang-format off
    {"problem.not_utf8", "不是有效的 UTF-8 编码", "not valid UTF-8"},
    {"problem.not_json", "第{line}行附近不是有效的 JSON", "not valid JSON near line {line}"},
    {"problem.too_deep", "嵌套太深", "nested too deeply"},
    {"problem.duplicate_key", "字段“{field}”出现了两次", "field “{field}” stands twice"},
    {"problem.not_an_object", "这里应当是一个对象 {...}", "an object {...} belongs here"},
    {"problem.missing", "缺少“{field}”；可写：{allowed}", "“{field}” is missing; allowed: {allowed}"},
    {"problem.unknown_field", "不认识字段“{field}”；可用：{allowed}", "unknown field “{field}”; allowed: {allowed}"},
    {"problem.not_a_text", "这里应当是不为空的文字", "a text that is not empty belongs here"},
    {"problem.not_an_id", "“{value}”不能作编号：只用小写字母、数字和 _ - .，最长48个", "“{value}” is no id: small letters, digits and _ - . only, at most 48"},
    {"problem.not_a_choice", "只能是其中之一：{allowed}", "must be one of: {allowed}"},
    {"problem.not_true_or_false", "只能是 true 或 false", "must be true or false"},
    {"problem.not_a_whole_number", "应当是{least}到{most}之间的整数", "must be a whole number from {least} to {most}"},
    {"problem.not_a_decimal", "应当是数，如 5 或 \"0.5\"（最多6位小数）", "must be a number such as 5 or \"0.5\" (at most six decimals)"},
    {"problem.fraction_not_quoted", "小数请加引号写成 \"0.5\"，以免失去精度", "write a fraction in quotes, \"0.5\", so that it stays exact"},
    {"problem.not_an_amount", "应当是数，或 {\"by_group\": {...}}、{\"by_unit\": {...}}、{\"per_head\": ...}", "must be a number, or {\"by_group\": {...}}, {\"by_unit\": {...}}, {\"per_head\": ...}"},
    {"problem.not_a_date", "应当是存在的日期，写成 \"2022-07-06\"", "must be a day that exists, written \"2022-07-06\""},
    {"problem.not_exactly_one", "下列各项必须恰好有一项：{allowed}", "exactly one of these must be there: {allowed}"},
    {"problem.not_defined", "“{value}”没有定义；可用：{allowed}", "“{value}” is not defined; allowed: {allowed}"},
    {"problem.repeated", "编号“{value}”重复", "id “{value}” stands twice"},
    {"problem.name_shared", "名称或别名“{value}”指向不止一个，请改用编号区分", "name or alias “{value}” fits more than one; tell them apart by id"},
    {"problem.empty_list", "这里至少要有一项；不限制时请去掉这个字段", "at least one belongs here; leave the field out for no limit"},
    {"problem.too_many", "数量超过上限", "too many"},
    {"problem.least_above_most", "下限大于上限", "the least is above the most"},
    {"problem.last_must_fit_all", "最后一条审签规则必须适用于所有稿件（不写 kind 和 flag）", "the last sign-off rule must fit every item (no kind, no flag)"},
    {"problem.wrong_format", "格式应当是 {allowed}", "the format must be {allowed}"},
    {"problem.circle", "“{value}”绕回了自己", "“{value}” leads back to itself"},
    {"problem.contact_no_name", "联系表要有姓名一列（\"field\": \"name\"）", "a contact table has a column of names (\"field\": \"name\")"},
    {"problem.contact_of", "按单位一行的联系表，姓名、职务、电话各列都要写明是谁的（of：{allowed}），其他列不写", "in a table by units each column of a name, post or number says whose it is (of: {allowed}), and no other column does"},
    {"problem.csv_empty", "文件是空的", "the file is empty"},
    {"problem.csv_missing_column", "缺少必需的列“{known}”（{column}）", "the column “{column}” ({known}) is missing"},
    {"problem.csv_repeated_column", "列“{column}”出现了两次", "the column “{column}” stands twice"},
    {"problem.csv_quote", "引号没有配对", "a quotation mark is not closed"},
    {"problem.csv_too_many_fields", "这一行的格数比表头多", "the row has more fields than the header"},
    {"problem.csv_not_utf8", "不是有效的 UTF-8 编码；请在表格软件里另存为 UTF-8 的 CSV", "not valid UTF-8; save the sheet as CSV in UTF-8"},
    {"problem.csv_unknown_unit", "没有“{value}”这个单位{near}", "there is no unit “{value}”{near}"},
    {"problem.csv_unknown_record", "没有“{value}”这种记录；可用：{names}（{allowed}）", "there is no record “{value}”; allowed: {allowed} ({names})"},
    {"problem.csv_unknown_value", "“{value}”没有定义；可用：{names}（{allowed}）", "“{value}” is not defined; allowed: {allowed} ({names})"},
    {"problem.csv_bad_date", "“{value}”不是存在的日期，请写成 2022-07-06", "“{value}” is no day that exists; write 2022-07-06"},
    {"problem.csv_bad_number", "“{value}”应当是{least}到{most}之间的整数", "“{value}” must be a whole number from {least} to {most}"},
    {"problem.csv_bad_decimal", "“{value}”应当是数，最多6位小数", "“{value}” must be a number with at most six decimals"},
    {"problem.csv_empty_field", "这一格不能空", "this field may not be empty"},
    {"problem.csv_shared_name", "“{value}”不止一个，请用编号，或写明层级：{allowed}", "“{value}” fits more than one; use an id, or name the level: {allowed}"},
    {"problem.csv_level_conflict", "“{value}”属于“{allowed}”层级，与层级列不一致", "“{value}” is of the level “{allowed}”: the level column differs"},
    {"problem.csv_no_form", "该刊物分栏目（形式），采用要写明：{names}（{allowed}）", "the journal has columns: an adoption names one of {allowed} ({names})"},
    {"problem.csv_no_place", "采用要写明刊物（journal）或层级（level）", "an adoption needs a journal or a level"},
    {"problem.csv_item_unit", "稿件“{item}”的各行都没有写单位", "no row of item “{item}” names its unit"},
    {"problem.csv_item_conflict", "稿件“{item}”在第{row}行写的是“{other}”，前后不一致", "item “{item}” says “{other}” in row {row}: they differ"},
    {"problem.csv_item_count", "有稿件编号的行，数量只能是1", "a row with an item has the count 1"},
    {"problem.csv_too_large", "文件太大（上限{most}）", "the file is too large (at most {most})"},
    {"problem.csv_too_many_rows", "行数太多（一次最多 {most} 行），请按年份拆成几个文件", "too many rows (at most {most} at a time): split the file by years"},
    {"problem.csv_field_too_long", "这一格太长", "this field is too long"},
    {"problem.csv_joint_lead", "联合报送的第一个单位应当是“{value}”", "the first unit of a joint item must be “{value}”"},
    // clang-format on
};

}  // namespace

std::span<const Row> problem_rows() {
  return kProblemRows;
}

}  // namespace yibao::texts
