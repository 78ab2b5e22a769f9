#include "client/desktop/views/places.h"

#include <algorithm>

namespace yibao::desktop {
namespace {

std::int64_t in_outbox(const View& view) {
  const app::LineState& line = *view.snapshot().line;
  return line.waiting + line.held + line.refused;
}

// Nobody has said yet that they were seen.
std::int64_t new_commissions(const View& view) {
  const app::CommissionLines& lines = *view.snapshot().commissions;
  return std::count_if(lines.begin(), lines.end(),
                       [](const app::CommissionLine& line) { return line.is_new(); });
}

std::int64_t to_sign(const View& view) {
  return static_cast<std::int64_t>(view.work.signing.arrange(view.snapshot()).size());
}

std::int64_t in_inbox(const View& view) {
  return static_cast<std::int64_t>(view.snapshot().waiting->received->size());
}

bool is_officer(const app::Account& account) {
  return account.is_officer();
}

// Who is asked, and does not ask others.
bool is_asked(const app::Account& account) {
  return !account.is_officer();
}

// Whose unit has figures of its own, and who has everybody's.
bool is_scored(const app::Account& account) {
  return !account.office;
}
bool scores_all(const app::Account& account) {
  return account.office;
}

bool keeps_register(const app::Account& account) {
  return account.office &&
         (account.has(domain::Role::kOffice) || account.has(domain::Role::kAdministrator));
}

bool signs(const app::Account& account) {
  return account.signs;
}

constexpr PlaceRow kPlaces[] = {
    {app::Place::kDesk, &draw_workdesk, "desk.page.desk"},
    {.place = app::Place::kInbox,
     .draw = &draw_inbox,
     .key = "desk.page.inbox",
     .is_for = &is_officer,
     .count = &in_inbox},
    {.place = app::Place::kJournals,
     .draw = &draw_journals,
     .key = "desk.page.journals",
     .is_for = &is_officer},
    {.place = app::Place::kItemDesk, .draw = &draw_item_desk, .within = app::Place::kJournals},
    {.place = app::Place::kEditing, .draw = &draw_editing, .within = app::Place::kJournals},
    {.place = app::Place::kNews,
     .draw = &draw_news,
     .key = "desk.page.news",
     .is_for = &is_officer},
    {.place = app::Place::kSigning,
     .draw = &draw_signing,
     .key = "desk.page.signing",
     .is_for = &signs,
     .count = &to_sign},
    {app::Place::kSigned, &draw_signed, "", app::Place::kSigning},
    {app::Place::kDelegations, &draw_delegations, "", app::Place::kSigning},
    {app::Place::kDrafts, &draw_drafts, "desk.page.drafts"},
    {app::Place::kTemplates, &draw_templates, "", app::Place::kDrafts},
    {app::Place::kWriting, &draw_writing, "", app::Place::kDrafts},
    {app::Place::kReading, &draw_reading, "", app::Place::kDrafts},
    {app::Place::kJourney, &draw_journey, "", app::Place::kDrafts},
    {app::Place::kHistory, &draw_history, "", app::Place::kDrafts},
    {app::Place::kMerging, &draw_merging, "", app::Place::kDrafts},
    {app::Place::kMoving, &draw_moving, "", app::Place::kDrafts},
    {.place = app::Place::kAsking,
     .draw = &draw_asking,
     .key = "desk.page.asking",
     .is_for = &is_officer},
    {.place = app::Place::kCommissions,
     .draw = &draw_commissions,
     .key = "desk.page.commissions",
     .is_for = &is_asked,
     .count = &new_commissions},
    {.place = app::Place::kOutbox,
     .draw = &draw_outbox,
     .key = "desk.page.outbox",
     .count = &in_outbox},
    {app::Place::kHandoffs, &draw_handoffs, "desk.page.handoffs"},
    {.place = app::Place::kTargets,
     .draw = &draw_targets,
     .key = "desk.page.targets",
     .is_for = &is_scored},
    {.place = app::Place::kPoints,
     .draw = &draw_points,
     .key = "desk.page.points",
     .is_for = &is_scored},
    {.place = app::Place::kRank, .draw = &draw_rank, .key = "desk.page.rank", .is_for = &is_scored},
    {.place = app::Place::kStandings,
     .draw = &draw_standings,
     .key = "desk.page.standings",
     .is_for = &scores_all},
    {.place = app::Place::kBulletins,
     .draw = &draw_bulletins_place,
     .key = "desk.page.bulletins",
     .is_for = &is_officer},
    {.place = app::Place::kAwards,
     .draw = &draw_awards,
     .key = "desk.page.awards",
     .is_for = &is_officer},
    {.place = app::Place::kRules,
     .draw = &draw_rules,
     .key = "desk.page.rules",
     .is_for = &is_officer},
    {.place = app::Place::kRegister,
     .draw = &draw_register,
     .key = "desk.page.register",
     .is_for = &keeps_register},
    {app::Place::kReference, &draw_reference, "desk.page.reference"},
    {app::Place::kSettings, &draw_settings, "desk.page.settings"},
};

}  // namespace

std::span<const PlaceRow> places() {
  return kPlaces;
}

bool in_rail(const View& view, const PlaceRow& row) {
  return !row.key.empty() && (row.is_for == nullptr || row.is_for(*view.snapshot().account));
}

const PlaceRow& place_row(app::Place place) {
  return *std::find_if(std::begin(kPlaces), std::end(kPlaces),
                       [&](const PlaceRow& row) { return row.place == place; });
}

}  // namespace yibao::desktop
