#include "shared/texts/tables.h"

namespace yibao::texts {
namespace {

constexpr Row kPaperRows[] = {
    // clang-format off
    {"desk.pick.home", "主文件夹", "Home"},
    {"desk.pick.desktop", "桌面", "Desktop"},
    {"desk.pick.documents", "文档", "Documents"},
    {"desk.pick.downloads", "下载", "Downloads"},
    {"desk.pick.stick", "U盘 {name}", "Stick {name}"},
    {"desk.pick.folder", "文件夹", "folder"},
    {"desk.pick.up", "上一级", "Up"},
    {"desk.pick.reading", "正在读取文件夹…", "Reading the folder…"},
    {"desk.pick.nothing", "这里没有可选的文件。", "There is nothing to choose here."},
    {"desk.pick.cut_off", "文件太多，没有全部列出。请到下一级文件夹里找。", "Too many files; not all are listed. Look in a folder below."},
    {"desk.pick.filter", "按文件名查找", "Find by name"},
    {"desk.pick.name", "文件名", "File name"},
    {"desk.pick.open", "打开", "Open"},
    {"desk.pick.save", "存到这里", "Save here"},
    {"desk.pick.replace", "已有同名文件。要替换它吗？", "There is a file of that name. Replace it?"},
    {"desk.pick.replace.do", "替换", "Replace"},
    {"desk.notice.printing", "已交给打印机。", "Sent to the printer."},
    {"desk.notice.shown_to_print", "没有找到打印机，已用看图程序打开，可以从那里打印。", "No printer was found; it was opened in the viewer and can be printed from there."},
    {"desk.notice.saved_as", "已存为{path}。", "Saved as {path}."},
    // clang-format on
};

}  // namespace

std::span<const Row> paper_rows() {
  return kPaperRows;
}

}  // namespace yibao::texts
