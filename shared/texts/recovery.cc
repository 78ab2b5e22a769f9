#include "shared/texts/tables.h"

namespace yibao::texts {
namespace {

constexpr Row kRecoveryRows[] = {
    // clang-format off
    {"desk.recovery", "恢复单", "Recovery sheet"},
    {"desk.recovery.explain", "忘了口令时，凭恢复单可以在本机自己重设口令，稿件都在。恢复单只在本机有效，每人一张，重打一张旧的就作废，用过一次也作废。谁拿到它和这台电脑，就能以您的名义签发：请打印后装入信封密封，由单位保管。", "With it a forgotten passphrase is replaced on this computer, and all drafts stay. It holds here only, one for each person; a new one ends the one before, and once used it has ended. Whoever has it and this computer can sign as you: print it, seal it in an envelope and let your unit keep it."},
    {"desk.recovery.none", "还没有打印过恢复单：忘了口令，没提交的草稿可能打不开。", "There is none yet: with the passphrase forgotten, drafts that were never offered may stay closed."},
    {"desk.recovery.made_at", "{when} 打印过一张，仍然有效。", "One was made on {when} and holds."},
    {"desk.recovery.passphrase", "输入您的口令，再打印恢复单", "Your passphrase, to make a sheet"},
    {"desk.recovery.make", "制作恢复单", "Make a sheet"},
    {"desk.recovery.shown", "恢复码只显示这一次，离开这一页就看不到了。请马上打印，或抄下来核对一遍。", "The code is shown this once and is gone when you leave this page. Print it now, or copy it down and compare."},
    {"desk.recovery.print", "打印恢复单", "Print the sheet"},
    {"desk.recovery.paper", "口令恢复单", "Recovery sheet"},
    {"desk.recovery.keep", "密封保管　用过或重打后作废", "to be kept sealed; ends when it is used or made anew"},
    {"desk.recovery.of", "姓名", "Name"},
    {"desk.recovery.made", "制作时间", "Made on"},
    {"desk.recovery.code", "恢复码", "Recovery code"},
    {"desk.recovery.how", "怎样使用", "How it is used"},
    {"desk.recovery.steps", "在制作这张恢复单的电脑上打开驿报，在登录处点“忘记口令？”，输入恢复码和新口令。字母不分大小写，短横可以不输。设好以后这张恢复单作废，请再打印一张。", "On the computer where this sheet was made, open Yibao, choose “Forgot the passphrase?” where one signs in, and enter the code and a new passphrase. Capitals and dashes do not matter. The sheet has then ended: print another."},
    {"desk.recovery.use", "有恢复单的：输入恢复码，设一个新口令，马上可以登录。", "With a recovery sheet: enter its code and a new passphrase, and you are in."},
    {"desk.recovery.without", "没有恢复单的：", "Without one:"},
    {"desk.recovery.need_code", "恢复码还不对：应为 24 位，请逐字核对。", "This is not a recovery code yet: it has 24 characters."},
    {"desk.recovery.do", "重设口令并登录", "Set it and sign in"},
    {"why.recovery_mistyped", "恢复码应为 24 位，请逐字核对。", "a recovery code has 24 characters; compare them one by one."},
    {"why.recovery_none", "本机没有制作过恢复单。", "no recovery sheet was made on this computer."},
    {"why.recovery_wrong", "恢复码不对：可能是另一台电脑的，或者已经作废（用过，或后来又打印过）。", "the code does not fit: it may be another computer's, or have ended (used, or made anew since)."},
    {"cli.group.recovery", "恢复单：忘了口令时重设", "the sheet for a forgotten passphrase"},
    {"cli.help.recovery new", "制作恢复码（旧的作废），只显示一次", "make a code (the one before ends); shown once"},
    {"cli.help.recovery use", "凭恢复码重设口令", "set another passphrase with a code"},
    {"cli.recovery.code", "恢复码：{code}\n只显示这一次。请抄下来密封保管；凭它和这台电脑就能以您的名义签发。", "Recovery code: {code}\nShown this once. Keep it sealed: with it and this computer anybody can sign as you."},
    {"cli.recovery.used", "口令已重设，恢复码已作废。请再制作一张。", "The passphrase is set; the code has ended. Make another."},
    // clang-format on
};

}  // namespace

std::span<const Row> recovery_rows() {
  return kRecoveryRows;
}

}  // namespace yibao::texts
