#include "shared/texts/tables.h"

namespace yibao::texts {
namespace {

constexpr Row kUnitPlaceRows[] = {
    // clang-format off
    {"desk.outbox.explain", "内容都在本机，线路恢复后自动发送", "Everything is kept here and goes out when the line is back"},
    {"desk.outbox.try_now", "立即收发", "Exchange now"},
    {"desk.outbox.empty", "没有等待发送的内容。", "Nothing waits."},
    {"desk.outbox.discard", "丢弃…", "Discard…"},
    {"desk.outbox.discard.title", "丢弃这一条？", "Discard this?"},
    {"desk.outbox.discard.text", "这一条和依据它的其他未送达内容都会撤掉；稿件的文字退回到草稿，不会丢失。", "This and what refers to it are taken out; the words of a draft go back to the drafts and are not lost."},
    {"desk.outbox.discard.do", "丢弃", "Discard"},
    {"desk.computing", "正在计算…", "Computing…"},
    {"desk.standing.head", "{unit}　{period} 年　截至 {as_of}", "{unit}, {period}, as of {as_of}"},
    {"desk.targets.pending", "其中 {count} 未送达", "{count} not delivered yet"},
    {"desk.points.pending", "未送达 {points} 分", "{points} not delivered yet"},
    {"desk.points.provisional", "时段未结束 {points} 分", "{points} while the period runs"},
    {"desk.points.none", "还没有计分的记录。", "Nothing has earned points yet."},
    {"desk.points.no_rules", "本地规则不计分，只考核任务。", "The local rules give no points, only targets."},
    {"desk.points.evidence", "每一分的来历", "Where each point comes from"},
    {"desk.rank.none", "还没有收到政府办发布的排名。", "No ranking has been received yet."},
    {"desk.rank.differs", "本机重算的结果与发布的不一致，请与政府办核对。", "What this machine computes differs from what was published; ask the office."},
    {"desk.notice.events_discarded", "已丢弃 {count} 条，稿件文字在草稿里。", "{count} discarded; the words are among the drafts."},
    // clang-format on
};

}  // namespace

std::span<const Row> unit_place_rows() {
  return kUnitPlaceRows;
}

}  // namespace yibao::texts
