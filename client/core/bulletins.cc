#include "client/core/bulletins.h"

#include <algorithm>

#include "client/core/bulletin_drafting.h"
#include "client/core/submit.h"
#include "shared/protocol/documents.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;
using domain::BulletinKind;

constexpr const char* kPaperWord = "bulletin ";
constexpr const char* kAwardsWord = "awards ";

int year_of(const Replica& replica, base::Timestamp time) {
  const auto ruleset = replica.ruleset();
  const base::UtcOffset offset = ruleset ? ruleset->utc_offset : base::kChinaOffset;
  return static_cast<int>(std::chrono::year_month_day(base::local_date(time, offset)).year());
}

// Stamped ones by their stamp, then what waits here.
bool published_before(const PublishedBulletin& a, const PublishedBulletin& b) {
  const auto sequence = [](const PublishedBulletin& each) {
    return each.fact.stamp ? each.fact.stamp->sequence : UINT64_MAX;
  };
  return std::pair(sequence(a), a.fact.id) < std::pair(sequence(b), b.fact.id);
}

void mark(const Replica& replica, std::vector<PublishedBulletin>& list) {
  std::set<std::pair<int, std::int64_t>> numbers;
  for (PublishedBulletin& each : list) {
    each.number_repeated =
        !numbers.emplace(year_of(replica, each.published_at()), each.fact.body.number).second;
    if (!each.fact.body.corrects) continue;
    for (PublishedBulletin& other : list) {
      // Of two corrections the earlier stands.
      if (other.fact.id == each.fact.body.corrects && !other.corrected_by) {
        other.corrected_by = each.fact.id;
      }
    }
  }
}

base::Status check_number(const Replica& replica, const std::vector<PublishedBulletin>& published,
                          std::int64_t number) {
  const int year = year_of(replica, replica.now());
  const bool taken = std::any_of(published.begin(), published.end(), [&](const auto& each) {
    return each.fact.body.number == number && year_of(replica, each.published_at()) == year;
  });
  if (number < 1 || taken) return fail(base::not_now("bulletin_number"));
  return {};
}

}  // namespace

base::Result<std::vector<PublishedBulletin>> bulletins(Replica& replica) {
  std::vector<PublishedBulletin> list;
  YIBAO_TRY(const auto subjects, replica.index().subjects(RowKind::kOther));
  for (const domain::Subject& subject : subjects) {
    YIBAO_TRY(const auto entries, replica.entries().about(subject));
    for (const domain::Entry& entry : entries) {
      if (const auto* body = entry.event->as<domain::BulletinPublished>()) {
        list.push_back({subject, domain::fact_of(entry, *body), std::nullopt, false});
      }
    }
  }
  std::sort(list.begin(), list.end(), published_before);
  mark(replica, list);
  return list;
}

base::Result<report::Bulletin> snapshot_of(Replica& replica, const PublishedBulletin& bulletin) {
  YIBAO_TRY(const auto content, replica.vault().content(bulletin.fact.body.snapshot));
  if (!content) return fail(ErrorCode::kContentPurged);
  return report::decode_bulletin(content->bytes);
}

std::int64_t next_number(const Replica& replica, const std::vector<PublishedBulletin>& published) {
  const int year = year_of(replica, replica.now());
  std::int64_t last = 0;
  for (const PublishedBulletin& each : published) {
    if (year_of(replica, each.published_at()) == year) last = std::max(last, each.fact.body.number);
  }
  return last + 1;
}

bool is_closing(const Replica& replica, const PublishedBulletin& bulletin) {
  const auto period = rules::parse_period(bulletin.fact.body.period);
  const auto ruleset = replica.ruleset();
  const base::UtcOffset offset = ruleset ? ruleset->utc_offset : base::kChinaOffset;
  return period && base::local_date(bulletin.fact.made_at, offset) >= period->last;
}

const PublishedBulletin* standing_one(const Replica& replica,
                                      const std::vector<PublishedBulletin>& published,
                                      const BulletinPlan& plan) {
  const PublishedBulletin* found = nullptr;
  for (const PublishedBulletin& each : published) {
    const bool of_plan = each.kind() == plan.kind && each.fact.body.period == plan.period.text();
    if (of_plan && is_closing(replica, each) && !each.corrected_by) found = &each;
  }
  return found;
}

// -- working papers -------------------------------------------------------------------------------

std::string paper_of(const BulletinPlan& plan) {
  std::string name = kPaperWord;
  if (plan.kind == BulletinKind::kAwards) name += kAwardsWord;
  name += plan.period.text();
  if (plan.corrects) name += " " + plan.corrects->text();
  return name;
}

std::optional<BulletinPlan> plan_of(const std::string& paper) {
  std::string_view rest = paper;
  if (!rest.starts_with(kPaperWord)) return std::nullopt;
  rest.remove_prefix(std::string_view(kPaperWord).size());
  BulletinPlan plan;
  if (rest.starts_with(kAwardsWord)) {
    plan.kind = BulletinKind::kAwards;
    rest.remove_prefix(std::string_view(kAwardsWord).size());
  }
  const std::size_t end = rest.find(' ');
  const auto period = rules::parse_period(rest.substr(0, end));
  if (!period) return std::nullopt;
  plan.period = *period;
  if (end != std::string_view::npos) {
    plan.corrects = base::EventId::parse(rest.substr(end + 1));
    if (!plan.corrects) return std::nullopt;
  }
  return plan;
}

base::Result<report::BulletinEdits> kept_edits(Replica& replica, const BulletinPlan& plan) {
  YIBAO_TRY(const auto kept, replica.papers().get(paper_of(plan)));
  return kept ? report::decode_edits(*kept) : report::BulletinEdits();
}

// -- publishing -----------------------------------------------------------------------------------

base::Status check_publishable(Replica& replica, const BulletinPlan& plan) {
  if (!replica.is_office()) return fail(base::not_now("office_only"));
  if (plan.period.first > replica.today()) return fail(base::not_now("bulletin_future"));
  YIBAO_TRY(const bool waiting, replica.outbox().has_waiting());
  YIBAO_TRY(const std::int64_t held, replica.outbox().count(OutboxState::kHeld));
  if (waiting || held > 0) return fail(base::not_now("bulletin_waiting"));
  YIBAO_TRY(const auto published, bulletins(replica));
  if (!plan.corrects) {
    const bool again = standing_one(replica, published, plan) != nullptr;
    return again ? base::Status(fail(base::not_now("bulletin_again"))) : base::Status();
  }
  for (const PublishedBulletin& each : published) {
    if (each.fact.id != plan.corrects) continue;
    if (each.corrected_by) return fail(base::not_now("bulletin_corrected"));
    return {};
  }
  return fail(ErrorCode::kNotFound, "corrects", base::TextArgs{{"what", plan.corrects->text()}});
}

base::Result<domain::Subject> publish_bulletin(Replica& replica, const BulletinPlan& plan,
                                               const report::BulletinEdits& edits,
                                               const report::Bulletin& shown) {
  YIBAO_CHECK(check_publishable(replica, plan));
  YIBAO_TRY(report::Bulletin drafted, draft_bulletin(replica, plan));
  report::BulletinEdits wanted = edits;
  report::follow(wanted, drafted);
  const report::Bulletin bulletin = report::edited(std::move(drafted), wanted);
  // What came meanwhile and moved no figure is no other bulletin.
  report::Bulletin seen = shown;
  seen.sequence = bulletin.sequence;
  if (report::encode(seen) != report::encode(bulletin)) {
    return fail(base::not_now("bulletin_moved"));
  }
  YIBAO_TRY(const auto published, bulletins(replica));
  YIBAO_CHECK(check_number(replica, published, bulletin.number.value_or(0)));
  NewEvent event;
  event.contents.push_back(domain::make_content(domain::MediaType::kBulletin,
                                                report::encode(bulletin), replica.random()));
  YIBAO_CHECK(protocol::check_content(event.contents.back()));
  domain::BulletinPublished body;
  body.period = plan.period.text();
  const auto& checkpoint = replica.progress().checkpoint;
  body.at_epoch = checkpoint ? checkpoint->epoch : 0;
  body.at_sequence = bulletin.sequence;
  body.number = *bulletin.number;
  if (plan.kind != BulletinKind::kFigures) body.kind = plan.kind;
  body.corrects = plan.corrects;
  body.snapshot = domain::address_of(event.contents.back());
  event.body = std::move(body);
  event.subject = new_subject(replica);
  const domain::Subject id = event.subject;
  YIBAO_CHECK(submit(replica, std::move(event)));
  YIBAO_CHECK(replica.papers().remove(paper_of(plan)));
  return id;
}

}  // namespace yibao::client
