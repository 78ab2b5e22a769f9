#include "client/core/commission_review.h"

#include <algorithm>

namespace yibao::client {
namespace {

using Judgement = domain::Fact<domain::CommissionJudged>;

class Reviewer {
 public:
  explicit Reviewer(Replica& replica) : replica_(replica) {}

  ReviewedAnswer review(const domain::CommissionState& state,
                        const domain::CommissionAnswer& answer, const RowAnswer& row) {
    ReviewedAnswer reviewed;
    reviewed.unit = answer.unit;
    reviewed.unit_name = replica_.unit_name(answer.unit);
    reviewed.due = state.due_for(answer.unit).value_or(state.issued->body.due);
    reviewed.extended = answer.extended_until.has_value();
    reviewed.acknowledged_at = answer.acknowledged_at;
    reviewed.extension_asked = row.extension_asked;
    if (answer.extension_asked) {
      reviewed.wants_until = answer.extension_asked->body.until;
      reviewed.wants_reason = replica_.note_text(answer.extension_asked->body.reason);
    }
    if (answer.declined) {
      reviewed.declined = answer.declined->body.reason;
      reviewed.declined_note = replica_.note_text(answer.declined->body.note);
    }
    if (const auto* judgement = answer.judgement()) reviewed.judgement = read(*judgement);
    add_overtaken(answer, reviewed);
    return reviewed;
  }

 private:
  ReviewedJudgement read(const Judgement& judgement) const {
    return {judgement.id,
            judgement.body.verdict,
            replica_.note_text(judgement.body.note),
            replica_.person_name(judgement.author),
            judgement.stamp ? judgement.stamp->received_at : judgement.made_at,
            !judgement.stamp.has_value()};
  }

  // Those that never stood: what they meant to replace was no longer the one that stood.
  void add_overtaken(const domain::CommissionAnswer& answer, ReviewedAnswer& reviewed) const {
    const Judgement* standing = nullptr;
    for (const Judgement& judgement : answer.judgements) {
      const bool first = standing == nullptr || standing->retracted;
      const bool fits = (first && !judgement.body.after) ||
                        (standing != nullptr && judgement.body.after == standing->id);
      if (fits) {
        standing = &judgement;
      } else if (!judgement.retracted) {
        reviewed.overtaken.push_back(read(judgement));
      }
    }
  }

  Replica& replica_;
};

}  // namespace

const ReviewedAnswer* CommissionReview::of(const base::UnitCode& unit) const {
  const auto found =
      std::find_if(answers.begin(), answers.end(),
                   [&](const ReviewedAnswer& answer) { return answer.unit == unit; });
  return found == answers.end() ? nullptr : &*found;
}

base::Result<CommissionReview> review_commission(Replica& replica,
                                                 const domain::Subject& commission) {
  YIBAO_TRY(const domain::CommissionState state, replica.commission(commission));
  YIBAO_TRY(const auto row, replica.index().commission(commission));
  CommissionReview review;
  if (row) review.row = *row;
  review.text = replica.note_text(state.issued->body.text);
  review.issued_by = replica.person_name(state.issued->author);
  if (state.cancelled) review.cancelled = state.cancelled->body.reason;
  YIBAO_TRY(const auto replies, replies_to(replica, review.row));
  review.tally = tally(review.row, replies, replica.now());
  Reviewer reviewer(replica);
  for (const RowAnswer& each : review.row.answers) {
    const auto answer = state.answers.find(each.unit);
    if (answer == state.answers.end()) continue;
    ReviewedAnswer reviewed = reviewer.review(state, answer->second, each);
    std::copy_if(replies.begin(), replies.end(), std::back_inserter(reviewed.replies),
                 [&](const CommissionReply& reply) { return reply.unit == each.unit; });
    review.answers.push_back(std::move(reviewed));
  }
  std::stable_sort(
      review.answers.begin(), review.answers.end(),
      [](const ReviewedAnswer& a, const ReviewedAnswer& b) { return a.unit_name < b.unit_name; });
  return review;
}

}  // namespace yibao::client
