#include "shared/texts/tables.h"

namespace yibao::texts {
namespace {

constexpr Row kSigningRows[] = {
    // clang-format off
    {"desk.mine_to_sign", "请您审签", "for you to sign"},
    {"desk.page.signing", "审签", "To sign"},
    {"desk.signing.explain", "{count} 篇等您审签，急件在前，等得久的在前", "{count} wait for you, emergencies and the oldest first"},
    {"desk.signing.none", "没有等您审签的稿件。", "Nothing waits for your signature."},
    {"desk.signing.queue_keys", "J 下移　K 上移　回车 打开", "J down, K up, Enter opens"},
    {"desk.signing.row", "{kind}　{author} 提交　{age}", "{kind}  offered by {author}  {age}"},
    {"desk.signing.days", "已等 {count} 天", "{count} days ago"},
    {"desk.signing.hours", "已等 {count} 小时", "{count} h ago"},
    {"desk.signing.just_now", "刚刚提交", "just now"},
    {"desk.signing.back", "← 待签列表", "← Queue"},
    {"desk.signing.previous", "上一篇", "Previous"},
    {"desk.signing.next", "下一篇", "Next"},
    {"desk.signing.position", "第 {at} 篇，共 {count} 篇", "{at} of {count}"},
    {"desk.signing.words", "{count} 字", "{count} characters"},
    {"desk.signing.data_as_of", "数据截至 {date}", "data as of {date}"},
    {"desk.signing.event_date", "事件日期 {date}", "event on {date}"},
    {"desk.signing.co_unit", "联合 {unit}", "with {unit}"},
    {"desk.signing.changed", "与 {when} 提交的上一稿相比：加下划线的是新增，划掉的是删去。", "Against the version of {when}: underlined is new, struck through is gone."},
    {"desk.signing.unchanged", "与 {when} 提交的上一稿文字相同。", "The words are those of the version of {when}."},
    {"desk.signing.show_removed", "显示删去的文字", "Show what is gone"},
    {"desk.signing.risks", "先看这 {count} 处", "Look at these {count} first"},
    {"desk.signing.no_risks", "报送前检查没有发现问题。", "Pre-flight found nothing."},
    {"desk.signing.asked", "{who} 上次退改：{reason}", "Sent back before by {who}: {reason}"},
    {"desk.signing.offered", "{author} 于 {when} 提交审签", "Offered by {author} on {when}"},
    {"desk.signing.for_leader", "您受委托代 {leader} 签发。", "You sign for {leader}, by delegation."},
    {"desk.signing.leave_pass", "本页五分钟内再签发不必输入口令", "No passphrase on this screen for five minutes"},
    {"desk.signing.pass_open", "刚才输入过口令，现在签发不必再输。离开本页或锁定后要重新输入。", "No passphrase needed now; leaving this place or locking ends that."},
    {"desk.signing.keys", "数字键 逐项确认　回车 签发　R 退改　J/K 下一篇/上一篇　Esc 返回", "Digits give the gates, Enter signs, R sends back, J/K next and previous, Esc back"},
    {"desk.signing.done_elsewhere", "这篇稿件已经不在等待审签。", "This item no longer waits for a signature."},
    {"desk.journey.for_leader", "代 {leader} 签发", "for {leader}"},
    {"desk.journey.on_paper", "纸质签发：{leader}", "signed on paper by {leader}"},
    {"desk.withdraw", "撤回…", "Withdraw…"},
    {"desk.withdraw.title", "撤回这篇稿件？", "Withdraw this item?"},
    {"desk.withdraw.text", "撤回后政府办不再处理这篇稿件；文字仍留在本机。", "The office no longer deals with it; the words stay here."},
    {"desk.withdraw.reason", "撤回理由", "Why it is withdrawn"},
    {"desk.withdraw.do", "撤回", "Withdraw"},
    {"desk.ask_withdrawal", "申请撤回…", "Ask for withdrawal…"},
    {"desk.ask_withdrawal.title", "向政府办申请撤回？", "Ask the office for withdrawal?"},
    {"desk.ask_withdrawal.text", "政府办已经处理过这篇稿件，能否撤回由政府办决定。", "The office has dealt with this item; it decides."},
    {"desk.ask_withdrawal.note", "申请理由", "Reason to ask"},
    {"desk.ask_withdrawal.do", "申请撤回", "Ask for withdrawal"},
    {"desk.notice.withdrawn", "已撤回。", "Withdrawn."},
    {"desk.notice.withdrawal_asked", "已向政府办申请撤回，等待答复。", "The office was asked; wait for its decision."},
    {"desk.reading.head", "{unit}　{kind}　{state}　{count} 字", "{unit}  {kind}  {state}  {count} characters"},
    {"desk.reading.people", "撰稿 {authors}　签发 {signer}　联系人 {contact} {telephone}", "Authors {authors}  signer {signer}  contact {contact} {telephone}"},
    {"desk.reading.edited", "政府办编辑后的文本", "As edited by the office"},
    {"desk.reading.journey", "办理过程", "Journey"},
    {"desk.receipt", "回执 #{sequence}", "receipt #{sequence}"},
    {"desk.mend", "修改后重新提交", "Mend and offer again"},
    {"desk.signing", "审签", "Sign-off"},
    {"desk.signing.others", "等待审签。按规定由{signers}审签。", "Waits for a signature by: {signers}."},
    {"desk.signing.busy", "正在核对口令并签署…", "Checking the passphrase and signing…"},
    {"desk.gate.policy", "政策关：符合方针政策", "Policy gate passed"},
    {"desk.gate.content", "内容关：事实数据准确", "Content gate passed"},
    {"desk.gate.scope", "发送范围关：报送范围合适", "Distribution gate passed"},
    {"desk.gate.not_secret", "保密审查：不涉及国家秘密", "Secrecy finding: not secret"},
    {"desk.sign", "签发报送", "Sign off"},
    {"desk.send_back", "退改…", "Send back…"},
    {"desk.send_back.title", "退回修改", "Send back for mending"},
    {"desk.send_back.reason", "退改理由", "Reason"},
    {"desk.send_back.note", "修改意见（可不填）", "What to mend (may be empty)"},
    {"desk.send_back.do", "退改", "Send back"},
    {"desk.secret", "认定涉密…", "Found secret…"},
    {"desk.secret.title", "认定这篇稿件涉密？", "Find this item secret?"},
    {"desk.secret.text", "认定后，文字立即从本机清除，其他电脑和服务器下次收发时清除，不能恢复。原件请按保密规定专人直送。", "The words are wiped here at once, elsewhere at the next exchange, for good. Deliver the original by hand."},
    {"desk.secret.do", "认定涉密并清除", "Found secret: wipe"},
    {"desk.notice.signed", "已签发，正在报送；收到回执前显示“未送达”。", "Signed; shown as pending until the receipt is here."},
    {"desk.notice.sent_back", "已退改，撰稿人会看到理由。", "Sent back; the author sees the reason."},
    {"desk.notice.found_secret", "已认定涉密，文字已从本机清除。", "Found secret; the words are wiped here."},
    // clang-format on
};

}  // namespace

std::span<const Row> signing_rows() {
  return kSigningRows;
}

}  // namespace yibao::texts
