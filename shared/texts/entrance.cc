#include "shared/texts/tables.h"

namespace yibao::texts {
namespace {

constexpr Row kEntranceRows[] = {
    // clang-format off
    {"desk.sign_in", "登录", "Sign in"},
    {"desk.sign_in.who", "登录人", "Who is signing in"},
    {"desk.sign_in.person", "第 {number} 位", "Person {number}"},
    {"desk.sign_in.shared", "本机登记了 {count} 人，按口令识别。", "{count} people use this machine; the passphrase tells who it is."},
    {"desk.sign_in.passphrase", "口令", "Passphrase"},
    {"desk.sign_in.busy", "正在核对口令…", "Checking the passphrase…"},
    {"desk.locked", "{name}的屏幕已锁定，后台继续收发。", "Locked by {name}; sending and receiving go on."},
    {"desk.unlock", "解锁", "Unlock"},
    {"desk.sign_in.change_person", "换人登录", "Sign in as somebody else"},
    {"desk.sign_in.further", "另一位同事要在本机登记…", "Another person joins this machine…"},
    {"desk.sign_in.lost", "忘记口令？", "Forgot the passphrase?"},
    {"desk.sign_in.lost_shared", "口令找不回来，但可以重设：向政府办要一个新的开通码，点“另一位同事要在本机登记”，请同事先输入他的口令，再用新开通码登记您本人。稿件都在。", "A passphrase cannot be recovered, but set anew: ask the office for a new one-time code, choose \"Another person joins this machine\", let a colleague enter their passphrase, then join yourself with the new code. All drafts stay."},
    {"desk.sign_in.lost_alone", "口令找不回来。本机只登记了您一人，没有口令，本机未提交的草稿就打不开；已提交的稿件服务器上都有。请向政府办要一个新的开通码，关闭程序，把数据文件夹改名保留（{folder}），重新打开程序登记。", "A passphrase cannot be recovered. You are the only person here, so drafts that were never offered cannot be opened without it; what was offered is on the server. Ask the office for a new one-time code, close the program, rename the data folder ({folder}) to keep it, open the program again and enrol."},
    {"desk.entrance.other_language", "English", "Switch to Chinese"},
    {"desk.entrance.larger", "字大些", "Larger"},
    {"desk.entrance.smaller", "字小些", "Smaller"},
    {"desk.join.step", "第 {number} 步", "Step {number}"},
    {"desk.join.title.server", "服务器在哪里", "Where the server is"},
    {"desk.join.title.colleague", "请已登记的同事先输入口令", "Somebody who is enrolled here enters their passphrase"},
    {"desk.join.title.code", "一次性开通码", "The one-time code"},
    {"desk.join.title.passphrase", "设置口令", "The passphrase"},
    {"desk.join.title.self_test", "自检", "Self-test"},
    {"desk.join.text", "这台电脑还没有登记。请填写政府办通知里的服务器地址。", "This machine is not enrolled yet. Enter the server's address from the office's note."},
    {"desk.join.server", "服务器地址", "Server address"},
    {"desk.join.server_hint", "例如 10.0.0.8:8443", "e.g. 10.0.0.8:8443"},
    {"desk.join.meet", "连接", "Connect"},
    {"desk.join.meeting", "正在连接服务器…", "Connecting to the server…"},
    {"desk.join.met", "找到驿报服务器（版本 {version}）。", "Yibao server found (version {version})."},
    {"desk.join.met_nobody_awaited", "找到驿报服务器，但现在没有可用的开通码；请向政府办索取。", "Yibao server found, but no code is open on it now: ask the office for one."},
    {"desk.join.fingerprint", "证书指纹，请与政府办给的核对；不一致就不要继续：", "Certificate fingerprint; compare it with the office's. If it differs, stop:"},
    {"desk.join.next", "下一步", "Next"},
    {"desk.join.back", "上一步", "Back"},
    {"desk.join.leave", "不登记了", "Do not join"},
    {"desk.join.begin", "开始使用", "Begin"},
    {"desk.join.joined", "登记完成。", "This machine is enrolled."},
    {"desk.join.jurisdiction", "地区代码", "Jurisdiction"},
    {"desk.join.jurisdiction_hint", "例如 otog", "e.g. otog"},
    {"desk.join.code_text", "开通码由政府办发给您本人，只能用一次。", "The office gave it to you in person; it works once."},
    {"desk.join.code", "开通码", "One-time code"},
    {"desk.join.code_hint", "24 位（前面有“2-”的一并输入），空格和横线可省略", "24 characters, with the 2- before them if there is one; no blanks or dashes needed"},
    {"desk.join.colleague_text", "本机的稿件是加密的。要让另一位同事使用，须由已经登记的人打开一次。", "What is kept here is encrypted. Somebody who is enrolled has to open it once for the newcomer."},
    {"desk.join.colleague", "同事的口令", "Colleague's passphrase"},
    {"desk.join.passphrase_text", "今后用它登录和签发。至少 10 个字母，或 4 个汉字；几个互不相关的词连起来最好记，也最难猜。", "You will sign in and sign off with it. At least 10 letters; a few unrelated words are easy to remember and hard to guess."},
    {"desk.join.passphrase", "设置口令", "New passphrase"},
    {"desk.join.repeat", "再输一遍口令", "Passphrase again"},
    {"desk.strength.short", "太短", "Too short"},
    {"desk.strength.weak", "偏弱：请再长一些，不要重复字符", "Weak: make it longer, without repeated characters"},
    {"desk.strength.fair", "可以", "Fair"},
    {"desk.strength.strong", "很好", "Strong"},
    {"desk.join", "登记", "Enrol"},
    {"desk.join.need_server", "请填写服务器地址。", "Enter the server's address."},
    {"desk.join.need_jurisdiction", "请填写地区代码（小写字母）。", "Enter the jurisdiction's code (small letters)."},
    {"desk.join.need_code", "请填写开通码。", "Enter the one-time code."},
    {"desk.join.code_mistyped", "开通码还不对：应为 24 位（前面有“2-”的一并输入），请逐字核对。核对对了才会发给服务器，不占次数。", "This is not a one-time code yet: it has 24 characters, with the 2- before them if there is one. It is sent only when it can be one, so no attempt is lost."},
    {"desk.join.need_colleague", "请同事输入口令。", "Let the colleague enter their passphrase."},
    {"desk.join.need_passphrase", "口令至少 10 个字母，或 4 个汉字。", "The passphrase needs at least 10 letters."},
    {"desk.join.need_repeat", "两遍口令不一样。", "The two passphrases differ."},
    {"desk.join.ready", "可以登记了。忘记口令只能重新要开通码，请记牢。", "Ready. A forgotten passphrase needs a new code: remember it well."},
    {"desk.join.busy", "正在登记，请稍候…", "Enrolling; please wait…"},
    // clang-format on
};

}  // namespace

std::span<const Row> entrance_rows() {
  return kEntranceRows;
}

}  // namespace yibao::texts
