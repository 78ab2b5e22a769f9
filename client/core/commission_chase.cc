#include "client/core/commission_chase.h"

#include <algorithm>
#include <tuple>

namespace yibao::client {
namespace {

std::optional<Chase> reason_to_chase(const CommissionRow& row, const RowAnswer& answer,
                                     std::int64_t sent, base::Timestamp now) {
  if (row.cancelled || !answer.verdict.empty()) return std::nullopt;
  if (answer.declined) return Chase::kDeclined;
  if (answer.extension_asked) return Chase::kExtension;
  if (sent >= row.items) return std::nullopt;
  const base::Timestamp due = base::from_millis(answer.due);
  if (now > due) return Chase::kOverdue;
  if (now + kChaseSoon >= due) return Chase::kDueSoon;
  if (!answer.acknowledged) return Chase::kUnseen;
  return std::nullopt;
}

// What the unit said is in the commission's entries only; few ask or decline.
base::Status add_words(Replica& replica, ChasedCommission& chased) {
  const bool any = std::any_of(chased.lines.begin(), chased.lines.end(), [](const auto& line) {
    return line.why == Chase::kExtension || line.why == Chase::kDeclined;
  });
  if (!any) return {};
  YIBAO_TRY(const domain::CommissionState state, replica.commission(chased.commission));
  for (ChaseLine& line : chased.lines) {
    const auto answer = state.answers.find(line.unit);
    if (answer == state.answers.end()) continue;
    if (line.why == Chase::kExtension && answer->second.extension_asked) {
      line.until = answer->second.extension_asked->body.until;
      line.note = replica.note_text(answer->second.extension_asked->body.reason);
    }
    if (line.why == Chase::kDeclined && answer->second.declined) {
      line.reason = answer->second.declined->body.reason;
      line.note = replica.note_text(answer->second.declined->body.note);
    }
  }
  return {};
}

// "3月20日 18:00" is what people write to each other.
std::string moment(texts::Language language, base::Timestamp time, base::UtcOffset offset) {
  const std::string text = base::to_text(time, offset);
  const auto number = [&](std::size_t at) { return std::to_string(std::stoi(text.substr(at, 2))); };
  return texts::text(language, "chase.moment",
                     {{"month", number(5)}, {"day", number(8)}, {"time", text.substr(11, 5)}});
}

std::string names_of(texts::Language language, const ChasedCommission& chased, Chase why) {
  std::string names;
  for (const ChaseLine& line : chased.lines) {
    if (line.why != why) continue;
    if (!names.empty()) names += texts::text(language, "desk.and");
    names += line.unit_name;
    if (!line.acknowledged && why != Chase::kUnseen)
      names += texts::text(language, "chase.unseen_too");
  }
  return names;
}

}  // namespace

base::Result<ChasedCommission> chase_list(Replica& replica, const CommissionRow& row,
                                          const std::vector<CommissionReply>& replies) {
  ChasedCommission chased{row.commission, row.title, base::from_millis(row.due), {}};
  for (const RowAnswer& answer : row.answers) {
    const std::int64_t sent = replies_of(replies, answer.unit).count;
    const auto why = reason_to_chase(row, answer, sent, replica.now());
    if (!why) continue;
    ChaseLine line;
    line.unit = answer.unit;
    line.unit_name = replica.unit_name(answer.unit);
    line.why = *why;
    line.due = base::from_millis(answer.due);
    line.acknowledged = answer.acknowledged;
    line.missing = row.items - std::min(sent, row.items);
    chased.lines.push_back(std::move(line));
  }
  std::sort(chased.lines.begin(), chased.lines.end(), [](const ChaseLine& a, const ChaseLine& b) {
    return std::tie(a.why, a.due, a.unit_name) < std::tie(b.why, b.due, b.unit_name);
  });
  YIBAO_CHECK(add_words(replica, chased));
  return chased;
}

base::Result<std::vector<ChasedCommission>> chase_list(Replica& replica) {
  YIBAO_TRY(const auto rows, replica.index().commissions());
  std::vector<ChasedCommission> all;
  for (const CommissionRow& row : rows) {
    if (row.cancelled || row.judged() == row.answers.size()) continue;
    YIBAO_TRY(const auto replies, replies_to(replica, row));
    YIBAO_TRY(auto chased, chase_list(replica, row, replies));
    if (!chased.lines.empty()) all.push_back(std::move(chased));
  }
  std::stable_sort(
      all.begin(), all.end(),
      [](const ChasedCommission& a, const ChasedCommission& b) { return a.due < b.due; });
  return all;
}

std::string chase_text(texts::Language language, const ChasedCommission& chased,
                       base::UtcOffset offset) {
  std::string body;
  for (const Chase why : {Chase::kOverdue, Chase::kDueSoon, Chase::kUnseen}) {
    const std::string names = names_of(language, chased, why);
    if (names.empty()) continue;
    const std::string key = "chase.text." + std::string(base::enum_name(why));
    body += texts::text(language, key, {{"units", names}}) + "\n";
  }
  if (body.empty()) return "";
  return texts::text(language, "chase.text.head",
                     {{"title", chased.title}, {"due", moment(language, chased.due, offset)}}) +
         "\n" + body + texts::text(language, "chase.text.foot") + "\n";
}

std::string chase_text(texts::Language language, const std::vector<ChasedCommission>& chased,
                       base::UtcOffset offset) {
  std::string text;
  for (const ChasedCommission& each : chased) {
    const std::string part = chase_text(language, each, offset);
    if (!part.empty()) text += (text.empty() ? "" : "\n") + part;
  }
  return text;
}

}  // namespace yibao::client
