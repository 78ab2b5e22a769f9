#include "shared/texts/tables.h"

namespace yibao::texts {
namespace {

constexpr Row kDraftingRows[] = {
    // clang-format off
    {"desk.drafts.new", "写新稿", "New draft"},
    {"desk.templates", "写哪一类？", "What kind will it be?"},
    {"desk.templates.hint", "先选类别，写的时候还可以改。", "It can be changed while writing."},
    {"desk.templates.least", "不少于 {least} 字", "at least {least} characters"},
    {"desk.templates.most", "不超过 {most} 字", "at most {most} characters"},
    {"desk.templates.free", "不限字数", "any length"},
    {"desk.templates.brief", "不计任务和分数", "counts towards nothing"},
    {"desk.templates.parts", "带小标题：{parts}", "with headings: {parts}"},
    {"desk.drafts.search", "按标题查找", "Find by title"},
    {"desk.drafts.none", "还没有稿件。点右上角“写新稿”开始，没有网络也能写。", "No drafts yet. Start with “New draft”; no line is needed."},
    {"desk.drafts.no_match", "没有符合的稿件。", "Nothing fits."},
    {"desk.filter.all", "全部", "All"},
    {"desk.filter.writing", "草稿", "Drafting"},
    {"desk.filter.to_sign", "待审签", "To sign"},
    {"desk.filter.to_mend", "需修改", "To mend"},
    {"desk.filter.under_way", "已报送", "Under way"},
    {"desk.filter.done", "已办结", "Done"},
    {"desk.untitled", "（还没有标题）", "(no title yet)"},
    {"desk.emergency", "紧急", "Emergency"},
    {"desk.title_hint", "在这里写标题", "Title"},
    {"desk.body", "正文", "Text"},
    {"desk.words", "正文 {count} 字", "{count} characters"},
    {"desk.as_page", "看排版", "As a page"},
    {"desk.go_on_writing", "继续写", "Go on writing"},
    {"desk.saving", "正在保存…", "Saving…"},
    {"desk.unsaved", "停顿时自动保存", "Saved at the next pause"},
    {"desk.not_saved", "没有保存", "Not saved"},
    {"desk.nothing_to_save", "自动保存到本机，不会发出", "Saved here by itself, never sent"},
    {"desk.saved", "已保存到本机 {when}", "Saved here {when}"},
    {"desk.findings", "报送前检查", "Before sending"},
    {"desk.findings.none", "没有发现问题，可以提交审签。", "Nothing found; it can be offered."},
    {"desk.side.checks", "检查", "Checks"},
    {"desk.side.fields", "要素", "About the item"},
    {"desk.field.none", "无", "none"},
    {"desk.field.topics", "报送要点", "Topics"},
    {"desk.field.flags", "特别标注", "Marks"},
    {"desk.field.tone", "报喜报忧", "Good or bad news"},
    {"desk.tone.unstated", "不注明", "not stated"},
    {"desk.tone.good", "报喜", "good news"},
    {"desk.tone.bad", "报忧", "bad news"},
    {"desk.field.commission", "答复约稿", "Answers the commission"},
    {"desk.field.commission_row", "{title}（{when} 截止）", "{title} (due {when})"},
    {"desk.field.commission_closed", "已办结的约稿", "a commission that is closed"},
    {"desk.field.co_units", "联合报送单位", "Written together with"},
    {"desk.date.today", "今天", "today"},
    {"desk.date.yesterday", "昨天", "yesterday"},
    {"desk.date.last_month", "上月底", "end of last month"},
    {"desk.field.authors", "撰稿人", "Authors"},
    {"desk.field.authors_hint", "多人用顿号隔开", "several: separate by a comma"},
    {"desk.field.signer", "签发领导", "Signing leader"},
    {"desk.field.contact", "联系人", "Contact"},
    {"desk.field.telephone", "联系电话", "Telephone"},
    {"desk.field.data_as_of", "数据截止日期", "Data as of"},
    {"desk.field.event_date", "事件日期", "Date of the event"},
    {"desk.field.date_hint", "年-月-日，可不填", "year-month-day, may be empty"},
    {"desk.field.date_wrong", "日期请写成 2026-11-22 这样。", "Write the date as 2026-11-22."},
    {"desk.offer", "提交审签", "Offer for sign-off"},
    {"desk.offer.title", "提交审签", "Lay before the signer"},
    {"desk.offer.text", "提交后由本单位有权审签的人审签，签后自动报送政府办。提交前不会有任何文字离开本机。", "Whoever may sign it in your unit does, then it goes to the office by itself. Until you offer it no word leaves this machine."},
    {"desk.offer.declare", "我已核对，内容不涉及国家秘密", "I have checked: it contains no state secret"},
    {"desk.offer.do", "提交", "Offer"},
    {"desk.discard", "删除草稿", "Discard"},
    {"desk.discard.title", "删除这篇草稿？", "Discard this draft?"},
    {"desk.discard.text", "草稿和历次保存都会从本机删除，不能恢复。", "The draft and all its saves are removed from this machine for good."},
    {"desk.discard.do", "删除", "Discard"},
    {"desk.notice.offered", "已提交，等待审签。", "Offered; it waits for a signature."},
    {"desk.notice.draft_discarded", "草稿已删除。", "The draft was discarded."},
    // clang-format on
};

}  // namespace

std::span<const Row> drafting_rows() {
  return kDraftingRows;
}

}  // namespace yibao::texts
