#include "shared/texts/tables.h"

namespace yibao::texts {
namespace {

constexpr Row kSettingsRows[] = {
    // clang-format off
    {"desk.settings.explain", "改动立即生效，只对本机有效。", "Changes take effect at once, on this machine only."},
    {"desk.settings.unreadable", "上次保存的设置读不出来，现在用的是默认设置。改动任何一项会重新保存。", "The settings kept last time cannot be read; these are the usual ones. Changing any of them keeps them anew."},
    {"desk.settings.newer", "上次的设置是更新版本的程序保存的，现在用的是默认设置。改动任何一项会按本版本重新保存。", "The settings were kept by a newer program; these are the usual ones. Changing any of them keeps them in this version's form."},
    {"desk.settings.display", "显示", "Display"},
    {"desk.settings.language", "界面语言", "Language"},
    {"desk.settings.language.system", "跟随系统", "As the system"},
    {"desk.settings.language.zh", "中文", "Chinese"},
    {"desk.settings.language.en", "English（英文）", "English"},
    {"desk.settings.font_size", "字号", "Size of the type"},
    {"desk.settings.percent", "{count}%", "{count}%"},
    {"desk.settings.shade", "配色", "Colours"},
    {"desk.settings.shade.light", "浅色", "Light"},
    {"desk.settings.shade.dark", "深色", "Dark"},
    {"desk.settings.shade.contrast", "高对比度", "High contrast"},
    {"desk.settings.attention", "提醒与锁屏", "Attention and locking"},
    {"desk.settings.sound", "有新约稿、退改、拒收时发出提示音", "A sound when a commission, a return or a refusal comes in"},
    {"desk.settings.idle_lock", "无人操作多久后锁屏", "Lock when nobody has touched it for"},
    {"desk.settings.minutes", "{count} 分钟", "{count} minutes"},
    {"desk.passphrase.title", "我的口令", "My passphrase"},
    {"desk.passphrase.explain", "只改您本人在这台电脑上的口令。", "Changes your own passphrase on this machine only."},
    {"desk.passphrase.present", "现在的口令", "Present passphrase"},
    {"desk.passphrase.fresh", "新口令", "New passphrase"},
    {"desk.passphrase.repeat", "再输一遍新口令", "New passphrase again"},
    {"desk.passphrase.need_present", "请先输入现在的口令。", "Enter the present passphrase first."},
    {"desk.passphrase.ready", "可以更改了。", "Ready to change."},
    {"desk.passphrase.change", "更改口令", "Change the passphrase"},
    {"desk.passphrase.changed", "口令已更改，下次登录请用新口令。", "The passphrase was changed; use the new one from now on."},
    {"desk.settings.machine", "本机", "This machine"},
    {"desk.settings.people", "可在本机登录的人", "People who can sign in here"},
    {"desk.settings.server", "服务器", "Server"},
    {"desk.settings.folder", "数据文件夹", "Data folder"},
    {"desk.settings.version", "程序版本", "Program version"},
    // clang-format on
};

}  // namespace

std::span<const Row> settings_rows() {
  return kSettingsRows;
}

}  // namespace yibao::texts
