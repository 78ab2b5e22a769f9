#include "shared/texts/tables.h"

namespace yibao::texts {
namespace {

constexpr Row kOfficeRows[] = {
    // clang-format off
    {"desk.page.inbox", "来稿", "Inbox"},
    {"desk.inbox.explain", "{count} 篇等您处理，急件在前，等得久的在前", "{count} wait: emergencies first, then the oldest"},
    {"desk.inbox.none", "没有等待处理的来稿。", "Nothing waits."},
    {"desk.inbox.all_units", "全部单位", "all units"},
    {"desk.inbox.all_kinds", "全部类别", "all kinds"},
    {"desk.inbox.age", "等了多久", "Waiting"},
    {"desk.inbox.age.any", "不论多久", "however long"},
    {"desk.inbox.age.day", "超过一天", "over a day"},
    {"desk.inbox.age.three_days", "超过三天", "over three days"},
    {"desk.inbox.age.week", "超过一周", "over a week"},
    {"desk.inbox.unit", "报送单位", "Unit"},
    {"desk.inbox.kind", "信息类别", "Kind"},
    {"desk.inbox.judge", "处理", "Decide"},
    {"desk.desk.office_nothing", "没有等待处理的来稿、正在编的刊物、待评定的约稿和应发的通报。", "No item to judge, no issue in the making, no commission to judge, no bulletin due."},
    {"desk.desk.to_judge", "待评定 {count}", "{count} to be judged"},
    {"desk.desk.period_over", "{day} 期满", "period over on {day}"},
    {"desk.desk.asked_back", "报送单位申请撤回 {count}", "Asked back by their units: {count}"},
    {"desk.desk.issue_open", "正在编", "in the making"},
    {"desk.desk.issue_items", "{count} 篇待付印", "{count} to be printed"},
    {"desk.inbox.from", "{unit}　{author} 于 {when} 提交", "{unit}, offered by {author}, {when}"},
    {"desk.inbox.judged_elsewhere", "这一篇已经处理过，或者报送单位已撤回。", "It has been dealt with, or its unit has withdrawn it."},
    {"desk.inbox.claimed", "{who} 正在看", "{who} is at it"},
    {"desk.inbox.claimed_too", "{who} 也打开着这一篇，请先打个招呼，免得两人各办一遍。", "{who} has this one open as well: speak to each other, or it is done twice."},
    {"desk.inbox.accept", "接收", "Accept"},
    {"desk.inbox.return", "退改…", "Return…"},
    {"desk.inbox.refuse", "退稿…", "Refuse…"},
    {"desk.inbox.exclude", "不计数…", "Take uncounted…"},
    {"desk.inbox.comment", "留言…", "Comment…"},
    {"desk.inbox.keys", "A 接收　R 退改　X 退稿　E 不计数　C 留言　J/K 下一篇/上一篇　Esc 返回", "A accept, R return, X refuse, E take uncounted, C comment, J/K next/previous, Esc back"},
    {"desk.inbox.return.title", "退回修改", "Return to be mended"},
    {"desk.inbox.return.text", "报送单位会看到理由，改好可以重新报送。", "The unit sees the reason, mends it and sends it again."},
    {"desk.inbox.return.do", "退改", "Return"},
    {"desk.inbox.refuse.title", "退稿", "Refuse"},
    {"desk.inbox.refuse.text", "这一篇不再处理，报送单位会看到理由。", "This ends the item; the unit sees the reason."},
    {"desk.inbox.refuse.do", "退稿", "Refuse"},
    {"desk.inbox.exclude.title", "接收但不计数", "Take without counting"},
    {"desk.inbox.exclude.text", "按规定不计入报送任务和积分的类别。", "Of a category that the rules do not count."},
    {"desk.inbox.exclude.do", "不计数", "Take uncounted"},
    {"desk.inbox.comment.title", "给报送单位留言", "Comment to the unit"},
    {"desk.inbox.comment.text", "只是说明，不改变这一篇的状态。", "A remark; the item stays as it is."},
    {"desk.inbox.comment.do", "留言", "Comment"},
    {"desk.inbox.reason", "理由", "Reason"},
    {"desk.inbox.category", "属于哪一类", "Category"},
    {"desk.inbox.note", "说明（可以不写）", "Note (may be left out)"},
    {"desk.notice.accepted", "已接收。", "Accepted."},
    {"desk.notice.returned", "已退改，报送单位会看到理由。", "Returned; the unit sees the reason."},
    {"desk.notice.refused", "已退稿。", "Refused."},
    {"desk.notice.excluded", "已接收，不计数。", "Taken without counting."},
    {"desk.notice.commented", "已留言。", "Commented."},
    // clang-format on
};

}  // namespace

std::span<const Row> office_rows() {
  return kOfficeRows;
}

}  // namespace yibao::texts
