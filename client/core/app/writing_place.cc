#include "client/core/app/writing_place.h"

#include <algorithm>

#include "client/core/commands/drafts.h"

namespace yibao::app {

// -- opening --------------------------------------------------------------------------------------

// What is open is saved first; where that fails it stays open, with its problem.
void WritingPlace::leave_for(Next next) {
  flush();
  next_ = std::move(next);
  if (under_way_ == 0) go_on();
}

void WritingPlace::go_on() {
  const Next next = *std::move(next_);
  next_.reset();
  // What could not be opened holds nothing that could be lost.
  if (!problem_ || !open_) load(next);
}

void WritingPlace::load(const Next& next) {
  close();
  loading_ = true;
  const auto* draft = std::get_if<domain::Subject>(&next);
  handle_ = std::make_shared<std::optional<domain::Subject>>();
  if (draft != nullptr) *handle_ = draft_ = *draft;
  desk_.ask(
      [next](Core& core) {
        return core.look([&](client::Replica& replica) -> base::Result<client::DraftDocument> {
          if (const auto* known = std::get_if<domain::Subject>(&next)) {
            return client::open_draft(replica, *known);
          }
          const auto& begun = std::get<NewDraft>(next);
          return client::begin_draft(replica, begun.kind, begun.commission);
        });
      },
      [this, opening = opening_](base::Result<client::DraftDocument> document) {
        if (opening != opening_) return;
        loading_ = false;
        if (document) {
          take(*std::move(document));
        } else {
          problem_ = document.error();
        }
      });
}

void WritingPlace::start_new(NewDraft draft) {
  leave_for(std::move(draft));
}

void WritingPlace::open(const domain::Subject& draft) {
  leave_for(draft);
}

void WritingPlace::take(client::DraftDocument document) {
  document_ = std::move(document);
  fields = fields_of(document_);
  text.open(fields.body);
  open_ = true;
  post_save(false);  // only what pre-flight finds
}

void WritingPlace::close() {
  ++opening_;
  open_ = false;
  loading_ = false;
  unsaved_.saved();
  under_way_ = 0;
  next_.reset();
  handle_.reset();
  draft_.reset();
  document_ = {};
  fields = {};
  text.open("");
  problem_.reset();
  refusal_.reset();
  secret_mark_ = false;
  secret_answered_ = false;
  findings_.clear();
  word_count_ = 0;
  saved_at_.reset();
}

// -- saving ---------------------------------------------------------------------------------------

void WritingPlace::edited() {
  text.follow(fields.body);
  refusal_.reset();
  mark_unsaved();
}

void WritingPlace::body_edited() {
  fields.body = text.body.utf8();
  const auto ruleset = desk_.snapshot()->ruleset;
  if (ruleset) word_count_ = base::count_words(fields.body, ruleset->preflight.count_mode);
  refusal_.reset();
  mark_unsaved();
}

base::Status WritingPlace::append(const std::string& more) {
  if (!open_ || more.empty()) return {};
  const bool own_line = fields.body.empty() || fields.body.ends_with('\n');
  if (!text.append((own_line ? "" : "\n") + more)) return base::fail(base::not_now("text_no_room"));
  body_edited();
  return {};
}

void WritingPlace::mark_unsaved() {
  unsaved_.typed(clock_.steady());
}

std::optional<client::SteadyTime> WritingPlace::wake_at() const {
  return open_ ? unsaved_.due() : std::nullopt;
}

void WritingPlace::tick() {
  const auto due = wake_at();
  if (due && clock_.steady() >= *due) flush();
}

void WritingPlace::flush() {
  if (open_ && unsaved_) post_save(true);
}

WritingPlace::Save WritingPlace::save_state() const {
  if (problem_) return Save::kFailed;
  if (under_way_ > 0) return Save::kSaving;
  return unsaved_ ? Save::kUnsaved : Save::kSaved;
}

base::Status WritingPlace::keep(client::Replica& replica, const Handle& handle,
                                const client::DraftDocument& document) {
  if (*handle) return client::save_draft(replica, **handle, document).map([](std::int64_t) {});
  YIBAO_TRY(*handle, client::new_draft(replica, document));
  return {};
}

WritingPlace::Saved WritingPlace::save(Core& core, const Handle& handle,
                                       const client::DraftDocument& document, bool keep_it) {
  Saved saved;
  saved.secret_mark = !rules::check_no_secret_mark(document.words);
  const auto checked = core.look([&](client::Replica& replica) -> base::Status {
    saved.at = replica.now();
    const auto ruleset = replica.ruleset();
    if (!ruleset) return {};
    saved.word_count = rules::count_body(*ruleset, document.words);
    YIBAO_TRY(saved.findings, client::check_draft(replica, document));
    return {};
  });
  if (!checked) saved.problem = checked.error();
  if (!keep_it || !checked) return saved;
  const auto kept =
      core.write([&](client::Replica& replica) { return keep(replica, handle, document); });
  if (!kept) saved.problem = kept.error();
  saved.draft = *handle;
  return saved;
}

void WritingPlace::post_save(bool keep_it) {
  take_fields(fields, document_);
  if (keep_it) unsaved_.saved();
  ++under_way_;
  desk_.ask([handle = handle_, document = document_,
             keep_it](Core& core) { return save(core, handle, document, keep_it); },
            [this, opening = opening_, keep_it, revision = text.body.revision()](
                const Saved& answer) { saved(opening, keep_it, revision, answer); });
}

void WritingPlace::saved(std::uint64_t opening, bool kept, std::uint64_t revision,
                         const Saved& answer) {
  if (opening != opening_) return;
  --under_way_;
  problem_ = answer.problem;
  if (answer.draft) draft_ = answer.draft;
  findings_ = answer.findings;
  text.mark(findings_, revision);
  if (revision == text.body.revision()) word_count_ = answer.word_count;
  secret_mark_ = answer.secret_mark;
  if (!secret_mark_) secret_answered_ = false;
  if (kept && !answer.problem) saved_at_ = answer.at;
  if (kept && answer.problem && answer.problem->code == base::ErrorCode::kFoundSecret) {
    return lose_secret();
  }
  if (kept && answer.problem) mark_unsaved();
  if (next_ && under_way_ == 0) go_on();
}

// -- leaving --------------------------------------------------------------------------------------

// Saved and offered in one go, so that what is offered is what stands on the screen.
void WritingPlace::offer(bool declared_not_secret) {
  take_fields(fields, document_);
  ++under_way_;
  desk_.ask(
      [handle = handle_, document = document_, declared_not_secret](Core& core) {
        return core.change([&](client::Replica& replica) -> base::Status {
          YIBAO_CHECK(keep(replica, handle, document));
          return client::offer_draft(replica, **handle, declared_not_secret)
              .map([](const base::EventId&) {});
        });
      },
      [this, opening = opening_](const base::Status& status) {
        if (opening == opening_) finished(status, "desk.notice.offered");
      });
}

void WritingPlace::discard() {
  unsaved_.saved();
  ++under_way_;
  desk_.ask(
      [handle = handle_](Core& core) {
        return core.write([&](client::Replica& replica) -> base::Status {
          return *handle ? client::discard_draft(replica, **handle) : base::Status();
        });
      },
      [this, opening = opening_](const base::Status& status) {
        if (opening == opening_) finished(status, "desk.notice.draft_discarded");
      });
}

void WritingPlace::finished(const base::Status& status, const char* notice) {
  --under_way_;
  if (!status) {
    refusal_ = status.error();
    mark_unsaved();
    return;
  }
  close();
  way_.go(Place::kDrafts);
  way_.say(notice);
}

}  // namespace yibao::app
