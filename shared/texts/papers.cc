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
    {"desk.side.papers", "附件与保密", "Files, secrecy"},
    {"desk.papers.attachments", "附件", "Attachments"},
    {"desk.papers.explain", "图片、表格、佐证材料，随稿件一起审签报送，总共不超过 7 MB。可把文件拖到窗口里；txt 和 docx 会把文字放进正文。", "Pictures, tables, evidence: signed and sent with the text, 7 MB in all. Files can be dropped on the window; of .txt and .docx the text is taken in."},
    {"desk.papers.attach", "添加附件…", "Attach a file…"},
    {"desk.papers.attach.title", "选择要附上的文件", "Choose a file to attach"},
    {"desk.papers.text", "从文件取文字…", "Take text from a file…"},
    {"desk.papers.text.title", "选择 txt 或 docx 文件", "Choose a .txt or .docx file"},
    {"desk.papers.busy", "正在处理文件…", "Working on the file…"},
    {"desk.papers.show", "打开查看", "Open"},
    {"desk.papers.remove", "去掉", "Remove"},
    {"desk.papers.not_here", "附件还没有收到，或已清除", "The attachment has not arrived, or was purged"},
    {"desk.papers.secrecy", "保密", "Secrecy"},
    {"desk.secrecy.calm", "涉及国家秘密的内容不能在这台联网的电脑上写、存、传，请走专人直送。", "State secrets may not be written, kept or sent on this networked computer; they go by hand."},
    {"desk.internal", "工作秘密，只留在本机", "Work secret: stays on this machine"},
    {"desk.internal.chip", "只留本机", "stays here"},
    {"desk.internal.explain", "加密保存在本机，不会同步。取消标记之前不能提交审签。", "Kept here encrypted, never synchronised. It cannot be offered until the mark is removed."},
    {"desk.secrecy.found", "发现涉密…", "It is secret…"},
    {"desk.secrecy.title", "这篇稿件是否涉密？", "Is this a state secret?"},
    {"desk.secrecy.marked", "正文或标题里有密级标志（如“绝密★”）。在您回答之前，不保存、不发送。", "There is a classification mark in the text. Until you have answered, nothing is saved or sent."},
    {"desk.secrecy.unmarked", "请先判断这篇稿件是否涉及国家秘密。", "Decide whether this text contains a state secret."},
    {"desk.secrecy.text", "如果涉密：标题、正文、附件和历次保存都从本机清除，不能恢复；已提交过的，各处副本也会清除。之后登记专人直送。如果不涉密（只是引用或写错）：回到正文，把标志改掉就能保存。", "If it is: title, text, attachments and every save are wiped from this machine for good, and copies of what was offered are wiped everywhere; then a hand delivery is registered. If it is not (a quotation, a mistake): go back, remove the mark, and it can be saved."},
    {"desk.secrecy.no", "不涉密，回去修改", "Not secret, go back"},
    {"desk.secrecy.yes", "涉密，立即清除", "Secret, wipe it now"},
    {"desk.notice.wiped", "已清除，本机不再保留内容。请在这里登记专人直送。", "Wiped; nothing of it is kept here. Register the hand delivery here."},
    {"desk.notice.text_taken", "已把“{name}”的文字放到正文末尾。", "The text of “{name}” was put at the end."},
    {"desk.page.handoffs", "涉密直送", "Hand delivery"},
    {"desk.handoff.explain", "涉密信息由专人直送。这里只登记编号、日期和选项，不写任何内容。", "Secret papers go by hand. Only numbers, dates and choices are registered here, nothing of what they say."},
    {"desk.handoff.none", "还没有登记过专人直送。", "No hand delivery has been registered."},
    {"desk.handoff.new", "登记专人直送", "Register a delivery"},
    {"desk.handoff.form.title", "登记一件专人直送", "Register a delivery by hand"},
    {"desk.handoff.form.text", "登记后打印交接单，随件送达，由收件人签字带回。", "Then print the hand-over sheet; it goes with the paper and comes back signed."},
    {"desk.handoff.number", "编号", "Number"},
    {"desk.handoff.classification", "密级", "Classification"},
    {"desk.handoff.pages", "页数", "Pages"},
    {"desk.handoff.copies", "份数", "Copies"},
    {"desk.handoff.courier", "送件人", "Courier"},
    {"desk.handoff.handed_on", "送出日期", "Sent on"},
    {"desk.handoff.register", "登记", "Register"},
    {"desk.handoff.registered", "已登记，待收件", "registered, on its way"},
    {"desk.handoff.received", "已收件 {date}", "received {date}"},
    {"desk.handoff.row", "第 {number} 号", "No. {number}"},
    {"desk.handoff.details", "{classification}　{pages} 页　{copies} 份　送件人 {courier}　送出 {date}", "{classification}, {pages} pages, {copies} copies, courier {courier}, sent {date}"},
    {"desk.handoff.print", "打印交接单", "Print the sheet"},
    {"desk.handoff.receive", "登记收件", "Register the arrival"},
    {"desk.notice.handoff_registered", "已登记。请打印交接单，随件送达。", "Registered. Print the hand-over sheet to go with the paper."},
    {"desk.notice.handoff_received", "已登记收件。", "The arrival was registered."},
    {"desk.handoff.paper.title", "涉密信息专人直送交接单", "Hand-over sheet"},
    {"desk.handoff.paper.number", "{unit}　第 {number} 号", "{unit}, No. {number}"},
    {"desk.handoff.paper.text", "本单只登记编号、日期和件数，不写内容。当面清点份数和页数，核对无误后各方签字；收件单位留存一份，一份带回送件单位。", "This sheet registers numbers and dates only. Count copies and pages together, then all sign; the receiver keeps one copy, one goes back."},
    {"desk.handoff.paper.giver", "交件人", "Handed over by"},
    {"desk.handoff.paper.courier", "送件人", "Courier"},
    {"desk.handoff.paper.receiver", "收件人", "Received by"},
    {"desk.handoff.paper.date", "日期", "Date"},
    // clang-format on
};

}  // namespace

std::span<const Row> paper_rows() {
  return kPaperRows;
}

}  // namespace yibao::texts
