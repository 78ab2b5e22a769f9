#include "shared/texts/tables.h"

namespace yibao::texts {
namespace {

constexpr Row kMovingRows[] = {
    // clang-format off
    {"desk.moving", "换电脑…", "Move…"},
    {"desk.moving.title", "换电脑：带走和带来草稿", "Moving drafts"},
    {"desk.moving.out", "从本机带走", "Take along"},
    {"desk.moving.in", "带到本机来", "Bring in"},
    {"desk.moving.out.explain", "没有提交过的草稿只在这台电脑上。把它们连同附件存成一个加密文件，拷到本单位的另一台电脑，在那里点“带到本机来”。只带现在的文字，历次保存留在本机；本机的草稿也都还在。提交过的稿件不用带，登录后会自己同步过来。", "Drafts that were never offered are on this computer only. Put them with their attachments into one encrypted file, carry it to another computer of your unit and choose “Bring in” there. The words as they stand go along, earlier saves stay; so do the drafts here. What was offered comes by itself."},
    {"desk.moving.none", "没有可以带走的草稿。", "There is no draft to take along."},
    {"desk.moving.staying", "标着“工作秘密”的 {count} 篇只留在本机，不能带走。确认可以带走的，先到稿件里取消标记。", "{count} marked as work secret stay on this machine. If one may go after all, remove its mark in the draft first."},
    {"desk.moving.choose_all", "全选", "Choose all"},
    {"desk.moving.choose_none", "全不选", "Choose none"},
    {"desk.moving.chosen", "选了 {count} 篇，共 {total} 篇", "{count} of {total} chosen"},
    {"desk.moving.attached", "{count} 个附件", "{count} attached"},
    {"desk.moving.passphrase", "给这个文件设一个口令", "A passphrase for the file"},
    {"desk.moving.repeated", "再输一遍文件口令", "The same once more"},
    {"desk.moving.passphrase_hint", "在另一台电脑上要输这个口令。不要写在U盘上；忘了就回来重新导出。", "It is asked for on the other computer. Do not keep it with the stick; if it is forgotten, export again."},
    {"desk.moving.need_drafts", "请先选要带走的草稿。", "Choose the drafts first."},
    {"desk.moving.ready", "可以导出了。", "Ready to export."},
    {"desk.moving.take", "存成文件…", "Save as a file…"},
    {"desk.moving.save_title", "草稿文件存到哪里", "Where to save the drafts"},
    {"desk.moving.gathering", "正在收集 {done}/{total}", "Gathering {done} of {total}"},
    {"desk.moving.sealing", "正在加密并写入文件…", "Encrypting and writing…"},
    {"desk.moving.stop", "停止", "Stop"},
    {"desk.notice.drafts_taken_along", "已把 {count} 篇草稿存进 {path}。搬完后请删掉这个文件。", "{count} drafts were put into {path}. Delete the file when they have arrived."},
    {"desk.moving.in.explain", "选在另一台电脑上导出的草稿文件，输入导出时设的口令，先看里面有什么，再导入。同一个文件导入两次也不会变成两份。", "Choose the file made on the other computer, enter its passphrase, see what is in it, then bring it in. The same file twice makes no second copies."},
    {"desk.moving.file", "这个草稿文件", "this file of drafts"},
    {"desk.moving.choose_file", "选择文件…", "Choose the file…"},
    {"desk.moving.open_title", "选择草稿文件", "Choose the file of drafts"},
    {"desk.moving.no_file", "还没有选文件，也可以把文件拖到窗口里。", "No file chosen yet; it can be dropped on the window, too."},
    {"desk.moving.file_passphrase", "文件口令", "The file's passphrase"},
    {"desk.moving.open", "看看里面有什么", "See what is in it"},
    {"desk.moving.opening", "正在打开文件…", "Opening the file…"},
    {"desk.moving.preview", "文件里有 {total} 篇：要导入 {count} 篇，其余 {rest} 篇不用或不能导入。", "{total} in the file: {count} to be brought in, {rest} need not or may not."},
    {"desk.moving.arrival.new", "新的", "new"},
    {"desk.moving.arrival.version", "本机有另一个版本", "another version is here"},
    {"desk.moving.arrival.here", "本机已有", "here already"},
    {"desk.moving.arrival.offered", "已提交过", "offered already"},
    {"desk.moving.arrival.marked", "有密级标志", "classified"},
    {"desk.moving.about.version", "两个版本都留下：后改的打开就是，另一个在“历次保存”里，可以对比、恢复。", "Both are kept: the later one opens, the other is among the saves, to be compared and restored."},
    {"desk.moving.about.offered", "它已经作为稿件提交，再导入会重复报送。", "It goes on as an item; a second draft would be reported twice."},
    {"desk.moving.about.marked", "涉密内容不能存进这台电脑，不导入。请销毁这个文件，走专人直送。", "Classified text may not be kept on this machine and is not brought in. Destroy the file and deliver by hand."},
    {"desk.moving.bring", "导入 {count} 篇", "Bring in {count}"},
    {"desk.moving.nothing_to_bring", "没有要导入的。", "There is nothing to bring in."},
    {"desk.moving.bringing", "正在导入 {done}/{total}", "Bringing in {done} of {total}"},
    {"desk.notice.drafts_brought_in", "已导入 {count} 篇草稿。确认无误后，请把原来电脑上的和草稿文件都删掉。", "{count} drafts were brought in. When all is well, delete those on the other computer, and the file."},
    // clang-format on
};

}  // namespace

std::span<const Row> moving_rows() {
  return kMovingRows;
}

}  // namespace yibao::texts
