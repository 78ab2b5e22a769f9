#include "shared/texts/tables.h"

namespace yibao::texts {
namespace {

constexpr Row kSigningRows[] = {
    // clang-format off
    {"desk.mine_to_sign", "请您审签", "for you to sign"},
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
