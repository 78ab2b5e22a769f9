#include "shared/texts/tables.h"

namespace yibao::texts {
namespace {

constexpr Row kDesktopRows[] = {
    // clang-format off
    {"desk.name", "驿报", "Yibao"},
    {"desk.window_title", "驿报　政务信息报送", "Yibao"},
    {"desk.motto", "政务信息离线写稿、审签、报送", "Write, sign off and report, with or without a line"},
    {"desk.about", "驿报桌面客户端", "Yibao's desktop client"},
    {"desk.opt.lang", "界面语言：zh 中文、en 英文", "language: zh or en"},
    {"desk.opt.file", "登录后读入的文件：U盘回执、草稿转移包或文稿", "a file to take in after signing in: the answer from a stick, moved drafts, a text"},
    {"desk.opt.place", "登录后打开的页面", "page to open after signing in"},
    {"desk.opt.screenshot", "画好后把窗口存成 PNG 文件并退出", "write the window to a PNG file once it is drawn, then exit"},
    {"desk.opt.describe", "把屏幕上的内容写成 JSON 文件（供读屏和脚本使用）", "keep a JSON file of what is on the screen (for screen readers and scripts)"},
    {"desk.no_window", "打不开窗口。请确认已登录图形桌面；显卡不支持 OpenGL 时请安装 libgl1-mesa-dri。", "No window can be opened. A graphical desktop with OpenGL is needed; where the graphics card has none, install libgl1-mesa-dri."},
    {"desk.no_font", "没有找到中文字体。请安装 fonts-noto-cjk。", "No Chinese font was found. Install fonts-noto-cjk."},
    {"desk.code", "代码 {code}", "Code {code}"},
    {"desk.opening", "正在打开…", "Opening…"},
    {"desk.try_again", "重试", "Try again"},
    {"desk.cancel", "取消", "Cancel"},
    {"desk.back", "← 返回", "← Back"},
    {"desk.close_notice", "知道了", "OK"},
    {"desk.drop.nowhere", "这一页不接收文件。请先打开要放入的稿件，再拖一次。", "Files cannot be dropped here. Open the draft they belong to and drop them again."},
    {"desk.lock", "锁定", "Lock"},
    {"desk.sign_out", "退出登录", "Sign out"},
    {"desk.page.desk", "工作台", "Desk"},
    {"desk.page.commissions", "约稿", "Commissions"},
    {"desk.page.drafts", "稿件", "Drafts"},
    {"desk.page.outbox", "待发送", "Outbox"},
    {"desk.page.targets", "任务", "Targets"},
    {"desk.page.points", "积分", "Points"},
    {"desk.page.reference", "资料", "Reference"},
    {"desk.page.rank", "排名", "Ranking"},
    {"desk.page.settings", "设置", "Settings"},
    {"desk.line.unknown", "尚未连接", "Not connected yet"},
    {"desk.line.exchanging", "正在收发", "Exchanging"},
    {"desk.line.up", "线路正常", "Line up"},
    {"desk.line.down", "线路不通", "Line down"},
    {"desk.line.blocked", "收发已停", "Stopped"},
    {"desk.queue", "待发送 {count} 条", "{count} waiting"},
    {"desk.queue.empty", "没有待发送", "Nothing waiting"},
    {"desk.queue.refused", "被拒收 {count} 条", "{count} refused"},
    {"desk.last", "上次收发 {when}", "Last exchange {when}"},
    {"desk.last.never", "还没有收发过", "Never exchanged"},
    {"desk.leave.title", "还有内容没有保存", "Something is not saved"},
    {"desk.leave.text", "正在写的稿件没能保存下来。留下可以改正或复制出来；离开会丢失最后一次保存之后的文字。", "The draft being written could not be saved. Stay to mend or copy it; leaving loses what was typed since the last save."},
    {"desk.leave.stay", "留下", "Stay"},
    {"desk.leave.lose", "离开", "Leave"},
    // clang-format on
};

}  // namespace

std::span<const Row> desktop_rows() {
  return kDesktopRows;
}

}  // namespace yibao::texts
