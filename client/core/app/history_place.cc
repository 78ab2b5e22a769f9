#include "client/core/app/history_place.h"

#include "client/core/commands/drafts.h"

namespace yibao::app {
namespace {

base::Result<client::DraftDocument> revision(client::Replica& replica, const domain::Subject& draft,
                                             std::int64_t number) {
  YIBAO_TRY(auto document, replica.drafts().revision(draft, number));
  if (!document) {
    return base::fail(base::ErrorCode::kNotFound, "draft", base::TextArgs{{"what", draft.text()}});
  }
  return *std::move(document);
}

base::Result<HistoryChanges> changes_between(client::Replica& replica, const domain::Subject& draft,
                                             std::optional<std::int64_t> before,
                                             std::int64_t after) {
  client::DraftDocument older;
  if (before) {
    YIBAO_TRY(older, revision(replica, draft, *before));
  }
  YIBAO_TRY(const client::DraftDocument newer, revision(replica, draft, after));
  return HistoryChanges{client::diff_texts(older.words.title, newer.words.title),
                        client::diff_texts(older.words.body, newer.words.body)};
}

}  // namespace

base::Result<HistorySheet> history_sheet(client::Replica& replica, const domain::Subject& draft) {
  HistorySheet sheet;
  YIBAO_TRY(const auto revisions, replica.drafts().history(draft));
  const auto ruleset = replica.ruleset();
  for (const client::RevisionInfo& info : revisions) {
    YIBAO_TRY(const client::DraftDocument document, revision(replica, draft, info.number));
    if (sheet.lines.empty()) sheet.title = document.words.title;
    const std::size_t characters =
        ruleset ? rules::count_body(*ruleset, document.words)
                : base::count_words(document.words.body, base::CountMode::kOffice);
    sheet.lines.push_back({info.number, info.saved_at, characters});
  }
  return sheet;
}

void HistoryPlace::open(const domain::Subject& draft) {
  close();
  draft_ = draft;
  sheet_.open([draft](client::Replica& replica) { return history_sheet(replica, draft); });
}

void HistoryPlace::close() {
  draft_.reset();
  sheet_.close();
  changes_.close();
  compared_.reset();
  deed_.forget();
  chosen_ = 0;
  against_ = HistoryAgainst::kPredecessor;
}

void HistoryPlace::refresh(const Snapshot& snapshot) {
  sheet_.refresh(snapshot);
  if (sheet() && compared_ != sheet()) read_changes();
  changes_.refresh(snapshot);
}

void HistoryPlace::choose(std::size_t line) {
  chosen_ = line;
  compared_.reset();
}

void HistoryPlace::compare_with(HistoryAgainst against) {
  against_ = against;
  compared_.reset();
}

void HistoryPlace::read_changes() {
  compared_ = sheet();
  const auto& lines = sheet()->lines;
  if (chosen_ >= lines.size()) return;
  const std::int64_t number = lines[chosen_].number;
  std::optional<std::int64_t> before = number;
  std::int64_t after = lines.front().number;
  if (against_ == HistoryAgainst::kPredecessor) {
    before.reset();
    if (chosen_ + 1 < lines.size()) before = lines[chosen_ + 1].number;
    after = number;
  }
  changes_.open([draft = *draft_, before, after](client::Replica& replica) {
    return changes_between(replica, draft, before, after);
  });
}

bool HistoryPlace::is_current(const Snapshot& snapshot) const {
  return problem() || (sheet() && compared_ == sheet() && changes_.is_current(snapshot));
}

const std::optional<base::Error>& HistoryPlace::problem() const {
  if (deed_.problem()) return deed_.problem();
  return sheet_.problem() ? sheet_.problem() : changes_.problem();
}

void HistoryPlace::restore() {
  if (!sheet() || chosen_ >= sheet()->lines.size()) return;
  deed_.run(
      [draft = *draft_, number = sheet()->lines[chosen_].number](Core& core) {
        return core.write([&](client::Replica& replica) -> base::Status {
          YIBAO_TRY(client::DraftDocument document, revision(replica, draft, number));
          YIBAO_TRY(const client::DraftDocument present, client::open_draft(replica, draft));
          document.parents = present.parents;  // offers made since stay what it was made from
          return client::save_draft(replica, draft, document).map([](std::int64_t) {});
        });
      },
      [this] {
        leave();
        way_.say("desk.notice.restored");
      });
}

void HistoryPlace::leave() {
  const auto draft = draft_;
  way_.go(Place::kWriting);
  if (draft) writing_.open(*draft);
}

}  // namespace yibao::app
