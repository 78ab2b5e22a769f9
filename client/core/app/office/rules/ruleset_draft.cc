#include "client/core/app/office/rules/ruleset_draft.h"

namespace yibao::app {
namespace {

// Short: whoever changes a figure waits for its sentence.
constexpr std::chrono::milliseconds kReadAfter{400};

}  // namespace

void RulesetDraft::refresh(const Snapshot& snapshot) {
  const std::string paper = "ruleset" + (snapshot.ruleset ? " " + snapshot.ruleset->id : "");
  if (paper != paper_) look_for(paper);
  keeper_.tick();
  if (!open_ || reading_now_) return;
  const bool other = asked_ != revision_ || facts_ != snapshot.facts_version;
  if (!other || clock_.steady() < changed_at_ + kReadAfter) return;
  facts_ = snapshot.facts_version;
  read();
}

void RulesetDraft::look_for(const std::string& paper) {
  close();
  paper_ = paper;
  keeper_.open(paper, [this](std::optional<base::Bytes> kept) {
    known_ = true;
    if (!kept) return;
    open_ = true;
    take(*std::move(kept));
  });
}

void RulesetDraft::close() {
  keeper_.close();
  ++opening_;
  paper_.clear();
  known_ = false;
  open_ = false;
  text_.clear();
  parts_.reset();
  steps_.clear();
  reading_.reset();
  reading_now_ = false;
  asked_ = 0;
}

std::optional<client::SteadyTime> RulesetDraft::wake_at() const {
  auto wake = keeper_.wake_at();
  if (open_ && !reading_now_ && asked_ != revision_) {
    const auto pause = changed_at_ + kReadAfter;
    wake = wake ? std::min(*wake, pause) : pause;
  }
  return wake;
}

void RulesetDraft::begin(std::string text) {
  if (!known_) return;
  if (open_) return set_text(std::move(text), "");
  open_ = true;
  take(std::move(text));
  keeper_.put(text_);
}

void RulesetDraft::discard() {
  const std::string paper = paper_;
  keeper_.drop();
  close();
  look_for(paper);
}

// -- changing -------------------------------------------------------------------------------------

void RulesetDraft::take(std::string text) {
  text_ = std::move(text);
  parts_ = client::RulesetText::read(text_);
  ++revision_;
}

bool RulesetDraft::change(const std::string& what, const Edit& edit) {
  if (!open_ || !parts_) return false;
  client::RulesetText changed = *parts_;
  if (!edit(changed)) return false;
  steps_.before(text_, what);
  text_ = changed.text();
  parts_ = std::move(changed);
  ++revision_;
  changed_at_ = clock_.steady();
  keeper_.put(text_);
  return true;
}

void RulesetDraft::set_text(std::string text, const std::string& what) {
  if (!open_ || text == text_) return;
  steps_.before(text_, what);
  take(std::move(text));
  changed_at_ = clock_.steady();
  keeper_.put(text_);
}

void RulesetDraft::take_step(std::string text) {
  if (!open_ || text == text_) return;
  take(std::move(text));
  keeper_.put(text_);
}

void RulesetDraft::read() {
  steps_.pause();
  asked_ = revision_;
  reading_now_ = true;
  desk_.ask(
      [text = text_, revision = revision_](Core& core) {
        return core.look([&](client::Replica& replica) -> base::Result<DraftReading> {
          return read_draft(replica, text, revision);
        });
      },
      [this, opening = opening_](base::Result<DraftReading> reading) {
        if (opening != opening_) return;
        reading_now_ = false;
        if (reading) reading_ = std::make_shared<const DraftReading>(*std::move(reading));
      });
}

}  // namespace yibao::app
