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
    {"desk.join", "登记本机", "Enrol this machine"},
    {"desk.join.text", "这台电脑还没有登记。请填写政府办发给您的一次性开通码，并设置今后登录用的口令。", "This machine is not enrolled yet. Enter the one-time code from the office and set the passphrase you will sign in with."},
    {"desk.join.server", "服务器地址", "Server address"},
    {"desk.join.server_hint", "例如 10.0.0.8:8443", "e.g. 10.0.0.8:8443"},
    {"desk.join.jurisdiction", "地区代码", "Jurisdiction"},
    {"desk.join.jurisdiction_hint", "例如 otog", "e.g. otog"},
    {"desk.join.code", "一次性开通码", "One-time code"},
    {"desk.join.code_hint", "24 位，空格和横线可省略", "24 characters; blanks and dashes do not matter"},
    {"desk.join.passphrase", "设置口令", "New passphrase"},
    {"desk.join.repeat", "再输一遍口令", "Passphrase again"},
    {"desk.join.need_server", "请填写服务器地址。", "Enter the server's address."},
    {"desk.join.need_jurisdiction", "请填写地区代码（小写字母）。", "Enter the jurisdiction's code (small letters)."},
    {"desk.join.need_code", "请填写开通码。", "Enter the one-time code."},
    {"desk.join.need_passphrase", "口令至少 10 个字母，或 4 个汉字。", "The passphrase needs at least 10 letters."},
    {"desk.join.need_repeat", "两遍口令不一样。", "The two passphrases differ."},
    {"desk.join.ready", "可以登记了。忘记口令只能重新要开通码，请记牢。", "Ready. A forgotten passphrase needs a new code: remember it well."},
    {"desk.join.busy", "正在连接服务器登记…", "Enrolling with the server…"},
    // clang-format on
};

}  // namespace

std::span<const Row> entrance_rows() {
  return kEntranceRows;
}

}  // namespace yibao::texts
