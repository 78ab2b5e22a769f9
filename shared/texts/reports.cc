#include "shared/texts/tables.h"

namespace yibao::texts {
namespace {

constexpr Row kReportRows[] = {
    // clang-format off
    {"report.heading", "{name}　{period}（截至 {as_of}）", "{name}, {period} (as of {as_of})"},
    {"report.rank", "名次", "Rank"},
    {"report.rank_in_group", "组内", "In group"},
    {"report.unit", "单位", "Unit"},
    {"report.group", "类别", "Group"},
    {"report.points", "积分", "Points"},
    {"report.provisional", "待定", "Pending"},
    {"report.completion", "完成率", "Completion"},
    {"report.target", "目标任务", "Target"},
    {"report.period", "时段", "Period"},
    {"report.done", "完成", "Done"},
    {"report.value", "任务", "Target"},
    {"report.state", "情况", "State"},
    {"report.clause", "依据", "Clause"},
    {"report.met", "完成", "met"},
    {"report.missed", "未完成", "missed"},
    {"report.running", "进行中", "running"},
    {"report.rule", "项目", "Rule"},
    {"report.how", "计算", "Arithmetic"},
    {"report.date", "日期", "Date"},
    {"report.line", "计分项", "Line"},
    {"report.remark", "说明", "Remark"},
    {"report.evidence", "依据的记录", "Evidence"},
    {"report.ledger_of", "{unit}　积分明细", "{unit}: ledger"},
    {"report.rank_line", "{ranking}：第{place}名（共{of}个单位）", "{ranking}: {place} of {of}"},
    {"report.rank_line_tied", "{ranking}：并列第{place}名（共{of}个单位）", "{ranking}: tied {place} of {of}"},
    {"report.rank_line_none", "{ranking}：没有名次", "{ranking}: not ranked"},
    {"report.no_targets", "本时段没有目标任务。", "No targets in this period."},
    {"report.completion_line", "综合完成率 {percent}%", "Completion {percent}%"},
    {"report.total_line", "合计 {points} 分", "Total {points}"},
    {"report.provisional_line", "，另有待定 {points} 分（时段未结束）", ", and {points} pending (period still running)"},
    {"report.incomplete_mark", "未定", "open"},
    {"report.incomplete", "※ “{rule}”（{cite}）通知没有给出数值，未计分；请政府办在规则中补充。", "* “{rule}” ({cite}): the notice gives no figures, so nothing was computed; the office can fill them in."},
    {"report.overridden", "按规定归零：{rule}", "Set to zero by rule: {rule}"},
    {"report.credit_increase", "就高计分，该项{points}分，补差额", "highest counts: of {points}, the difference"},
    {"report.credit_no_increase", "该项{points}分，已按更高分计", "of {points}: a higher one counts already"},
    {"report.credit_repeated", "同一项只计一次", "counts once"},
    {"report.credit_unmet", "未被采用，另加分不计", "not adopted, so nothing to add to"},
    {"report.credit_zeroed", "按规定不计分", "worth nothing by rule"},
    {"report.credit_out_of_range", "分值缺失、超出范围或没有说明理由，不计", "figure missing, out of range or without a reason"},
    {"report.flag_line", "标记：{flag}（{period}）", "Flag: {flag} ({period})"},
    {"report.award_line", "奖励：{award} {amount} 元", "Award: {award}, {amount} yuan"},
    {"report.award_running", "暂列奖励范围：{award} {amount} 元（时段未结束）", "In line for: {award}, {amount} yuan (period still running)"},
    {"report.award_tie", "奖励待定：{award} {amount} 元，与其他单位并列，由政府办决定", "Award to be decided: {award}, {amount} yuan, tied at the cut"},
    {"report.award_barred", "不参评：{award}", "Barred from: {award}"},
    {"report.item_award_line", "稿件奖励：{award} {item} {amount} 元（{authors}）", "Item award: {award} {item}, {amount} yuan ({authors})"},
    {"report.duty_done", "已办：{duty}（{due} 前）", "Done: {duty} (due {due})"},
    {"report.duty_late", "已办，但晚于期限：{duty}（{due} 前）", "Done late: {duty} (due {due})"},
    {"report.duty_open", "待办：{duty}（{due} 前）", "To do: {duty} (due {due})"},
    {"report.duty_overdue", "逾期未办：{duty}（{due} 前）", "Overdue: {duty} (due {due})"},
    {"report.interview", "列入约谈名单。", "On the list for an interview."},
    {"report.unmet", "未完成的任务", "Unmet targets"},
    {"report.as_of", "截至{as_of}", "as of {as_of}"},
    {"report.silent", "本期零报送单位：{units}。", "Units that submitted nothing: {units}."},
    {"report.paper.targets", "目标任务", "Targets"},
    {"report.paper.points", "分项积分", "Points by rule"},
    {"report.paper.rows", "积分明细", "Ledger"},
    {"report.bunched", "提示：报送集中在期末。", "Note: items were bunched at the end of the period."},
    // clang-format on
};

}  // namespace

std::span<const Row> report_rows() {
  return kReportRows;
}

}  // namespace yibao::texts
