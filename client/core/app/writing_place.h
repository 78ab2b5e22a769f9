// One draft being written: what stands in the fields, whether it is saved, what pre-flight finds.
// Saves at pauses, at the latest some seconds after the first unsaved keystroke, and whenever the
// screen is left. The screen's thread.
#pragma once

#include "client/core/app/core.h"
#include "client/core/app/draft_fields.h"
#include "client/core/app/unsaved.h"
#include "client/core/app/way.h"
#include "client/core/app/writing_text.h"

namespace yibao::app {

class WritingPlace {
 public:
  WritingPlace(Desk& desk, base::Clock& clock, Way& way) : desk_(desk), clock_(clock), way_(way) {}

  DraftFields fields;  // the view changes them, then calls `edited`
  WritingText text;    // the editor changes `text.body`, then calls `body_edited`

  // Both save what is open first. A new draft gets its author, contact and signer filled in, and
  // the headings its kind asks for.
  void start_new(NewDraft draft = {});
  void open(const domain::Subject& draft);
  bool is_open() const { return open_; }
  // Which is open; nullopt while a new one was not saved yet.
  const std::optional<domain::Subject>& draft() const { return draft_; }
  bool loading() const { return loading_ || next_.has_value(); }
  bool busy() const { return under_way_ > 0; }

  void edited();
  // `fields.body` says what stands in the editor, and it is counted.
  void body_edited();
  // Once a frame: saves when it is time.
  void tick();
  std::optional<client::SteadyTime> wake_at() const;
  // Saves now what is not saved. Posted before whatever the caller posts next.
  void flush();
  enum class Save : std::uint8_t { kSaved, kUnsaved, kSaving, kFailed };
  Save save_state() const;
  // Nothing typed would be lost if the program ended now.
  bool safe_to_leave() const { return !open_ || (!unsaved_ && under_way_ == 0 && !problem_); }

  // Why it was not opened or saved, or why it could not be offered or discarded: the latter until
  // the next keystroke.
  const std::optional<base::Error>& problem() const { return refusal_ ? refusal_ : problem_; }
  const std::vector<rules::Finding>& findings() const { return findings_; }
  std::size_t word_count() const { return word_count_; }
  std::optional<base::Timestamp> saved_at() const { return saved_at_; }

  // A mark such as 绝密★ stands in the text: nothing is saved or sent while it does, and the person
  // is asked. Only their answer wipes.
  bool asks_if_secret() const { return secret_mark_ && !secret_answered_; }
  bool has_secret_mark() const { return secret_mark_; }
  // "No": back to the text, which still has to be mended.
  void not_secret() { secret_answered_ = true; }
  // "Yes", also without a mark: wiped from the store, its history and this place; then a hand
  // delivery can be registered.
  void found_secret(domain::SecretBasis basis);
  // At the end of the text, as a paragraph of its own. Error: not_allowed_now (text_no_room), and
  // nothing is changed.
  base::Status append(const std::string& more);

  // Then nothing is open any more, and the list is shown.
  void offer(bool declared_not_secret);
  void discard();
  void close();

 private:
  // Owned by the core thread's jobs: a new draft has its id from its first save on.
  using Handle = std::shared_ptr<std::optional<domain::Subject>>;
  struct Saved {
    std::optional<base::Error> problem;
    std::optional<domain::Subject> draft;
    std::vector<rules::Finding> findings;
    std::size_t word_count = 0;
    bool secret_mark = false;
    base::Timestamp at{};
  };

  void take(client::DraftDocument document);
  using Next = std::variant<NewDraft, domain::Subject>;

  void leave_for(Next next);
  void go_on();
  void load(const Next& next);
  static base::Status keep(client::Replica& replica, const Handle& handle,
                           const client::DraftDocument& document);
  static Saved save(Core& core, const Handle& handle, const client::DraftDocument& document,
                    bool keep_it);
  void post_save(bool keep_it);
  void saved(std::uint64_t opening, bool kept, std::uint64_t revision, const Saved& answer);
  void mark_unsaved();
  void finished(const base::Status& status, const char* notice);
  void wipe();
  void lose_secret();

  Desk& desk_;
  base::Clock& clock_;
  Way& way_;
  bool open_ = false;
  bool loading_ = false;
  int under_way_ = 0;
  std::uint64_t opening_ = 0;  // rises with each draft opened: late answers are dropped
  std::optional<Next> next_;   // to be opened when this one is saved
  Handle handle_;
  std::optional<domain::Subject> draft_;
  client::DraftDocument document_;
  Unsaved unsaved_;
  std::optional<base::Error> problem_;
  std::optional<base::Error> refusal_;
  bool secret_mark_ = false;
  bool secret_answered_ = false;
  std::vector<rules::Finding> findings_;
  std::size_t word_count_ = 0;
  std::optional<base::Timestamp> saved_at_;
};

}  // namespace yibao::app
