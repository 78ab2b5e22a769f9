#include "client/core/app/office/rules/draft_part.h"

#include "shared/base/byte_stream.h"

namespace yibao::app {
namespace {

constexpr const char* kPendingPaper = "ruleset part";
constexpr std::chrono::milliseconds kTypingPause{400};

}  // namespace

void DraftPart::refresh() {
  if (!draft_.is_open()) {
    if (is_open()) put_down();
    return;
  }
  recall();
  if (typed_at_ && *typed_at_ + kTypingPause <= clock_.steady()) apply_editor();
  keep_pending();
  keeper_.tick();
  if (arranged_ == draft_.revision()) return;
  typing_.reset();  // a step was taken back
  arrange();
  load_editor();
}

void DraftPart::flush() {
  if (typed_at_) apply_editor();
  keep_pending();
  keeper_.flush();
}

void DraftPart::keep_pending() {
  const bool typed = pending_ || (typed_at_ && !whole_text());
  if (!typed || keeper_.loading() || kept_ == editor_.revision()) return;
  kept_ = editor_.revision();
  base::ByteWriter out;
  out.prefixed(place_);
  out.prefixed(editor_.utf8());
  keeper_.put(out.take());
}

void DraftPart::forget_pending() {
  pending_ = false;
  typed_at_.reset();
  if (kept_ == 0) return;
  kept_ = 0;
  keeper_.drop();
  recalled_ = false;
}

void DraftPart::close() {
  flush();
  keeper_.close();
  recalled_ = false;
  place_.clear();
  pointed_.clear();
  typing_.reset();
  trail_.clear();
  rows_.clear();
  arranged_ = 0;
  by_text_ = false;
  pending_ = false;
  kept_ = 0;
  editor_.wipe();
}

std::optional<client::SteadyTime> DraftPart::wake_at() const {
  auto wake = keeper_.wake_at();
  if (typed_at_) {
    const auto pause = *typed_at_ + kTypingPause;
    wake = wake ? std::min(*wake, pause) : pause;
  }
  return wake;
}

// Text of a part that was not well-formed when the program ended.
void DraftPart::recall() {
  if (recalled_) return;
  recalled_ = true;
  keeper_.open(kPendingPaper, [this](const std::optional<base::Bytes>& kept) {
    if (!kept || !draft_.is_open() || draft_.parts() == nullptr) return;
    base::ByteReader in(*kept);
    const std::string place(in.prefixed(base::limits::kTextBytesMax));
    const std::string text(in.prefixed(base::limits::kDocumentBytesMax));
    if (!in.ok() || place.empty() || draft_.parts()->find(place) == nullptr) return;
    by_text_ = true;
    select(place);
    editor_.load(text);
    pending_ = true;
    kept_ = editor_.revision();
  });
}

// -- in hand --------------------------------------------------------------------------------------

void DraftPart::select(const std::string& place) {
  if (typed_at_) apply_editor();
  if (pending_) forget_pending();
  place_ = place;
  pointed_.clear();
  typing_.reset();
  arrange();
  load_editor();
}

void DraftPart::select_problem(const std::string& place) {
  if (draft_.parts() == nullptr) return select("$");
  select(client::form_place(*draft_.parts(), place));
  pointed_ = place;
  to_point_ = true;
}

void DraftPart::arrange() {
  arranged_ = draft_.revision();
  rows_.clear();
  trail_.clear();
  const client::RulesetText* parts = draft_.parts();
  if (parts == nullptr || place_.empty()) return;
  const bool stands = parts->find(place_) != nullptr;
  if (!stands && parts->outer(place_) != "$") place_ = parts->nearest(place_);
  rows_ = client::form_of(*parts, place_);
  for (client::FormRow& row : rows_) {
    const bool typed = typing_ && typing_->place == row.place && typing_->write == row.write;
    if (typed) row.value = typing_->typed;
  }
  for (std::string at = place_; !at.empty(); at = parts->outer(at)) {
    trail_.insert(trail_.begin(), {at, client::part_word(*parts, at)});
  }
}

// -- as a form ------------------------------------------------------------------------------------

bool DraftPart::change(std::size_t row, bool one_step, const Change& change) {
  if (row >= rows_.size()) return false;
  const client::FormRow changed = rows_[row];
  if (one_step) typing_.reset();
  const bool done =
      draft_.change(one_step ? "" : changed.place + " " + std::to_string(int(changed.write)),
                    [&](client::RulesetText& text) { return change(text, changed); });
  if (done) arrange();
  if (done) load_editor();
  return done;
}

void DraftPart::write(std::size_t row, const std::string& typed) {
  if (row >= rows_.size()) return;
  typing_ = Typing{rows_[row].place, rows_[row].write, typed};
  const bool changed =
      change(row, false, [&](client::RulesetText& text, const client::FormRow& each) {
        return client::write_row(text, each, typed);
      });
  if (!changed) rows_[row].value = typed;
}

void DraftPart::tick(std::size_t row, bool flag) {
  change(row, true, [&](client::RulesetText& text, const client::FormRow& each) {
    return client::tick_row(text, each, flag);
  });
}

void DraftPart::choose(std::size_t row, std::size_t chosen) {
  change(row, true, [&](client::RulesetText& text, const client::FormRow& each) {
    return client::choose_in_row(text, each, chosen);
  });
}

void DraftPart::choose(std::size_t row, const std::vector<bool>& chosen) {
  change(row, true, [&](client::RulesetText& text, const client::FormRow& each) {
    return client::choose_in_row(text, each, chosen);
  });
}

void DraftPart::add(std::size_t row, std::size_t choice) {
  std::string added;
  change(row, true, [&](client::RulesetText& text, const client::FormRow& each) {
    added = client::add_to_row(text, each, choice);
    return !added.empty();
  });
  if (added.empty()) return;
  const std::string own = client::form_place(*draft_.parts(), added);
  if (client::is_within(own, added)) {
    select(own);
  } else {
    pointed_ = added;
    to_point_ = true;
  }
}

void DraftPart::remove(std::size_t row) {
  change(row, true, [](client::RulesetText& text, const client::FormRow& each) {
    return client::remove_row(text, each);
  });
}

void DraftPart::move(std::size_t row, bool down) {
  change(row, true, [&](client::RulesetText& text, const client::FormRow& each) {
    return client::move_row(text, each, down);
  });
}

// -- as text --------------------------------------------------------------------------------------

void DraftPart::show_text(bool text) {
  if (typed_at_) apply_editor();
  if (pending_) forget_pending();
  by_text_ = text;
  load_editor();
}

void DraftPart::load_editor() {
  if (!by_text() || typed_at_ || pending_) return;
  if (whole_text()) {
    if (!editor_.says(draft_.text())) editor_.load(draft_.text());
    return;
  }
  const client::TextPart* part = draft_.parts()->find(place_);
  const std::string text = part == nullptr ? "" : draft_.parts()->dedented(*part);
  if (!editor_.says(text)) editor_.load(text);
}

void DraftPart::editor_changed() {
  typed_at_ = clock_.steady();
  if (whole_text()) draft_.set_text(editor_.utf8(), "text");
}

void DraftPart::apply_editor() {
  typed_at_.reset();
  if (whole_text()) return arrange();
  const std::string text = editor_.utf8();
  const bool well_formed = client::RulesetText::read(text).has_value();
  pending_ = !well_formed;
  if (!well_formed) return;
  draft_.change(place_ + " text",
                [&](client::RulesetText& parts) { return parts.replace(place_, text); });
  forget_pending();
  arrange();
}

void DraftPart::drop_pending() {
  forget_pending();
  load_editor();
}

}  // namespace yibao::app
