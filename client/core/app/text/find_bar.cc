#include "client/core/app/text/find_bar.h"

#include <algorithm>
#include <utility>

#include "client/core/app/text/clean_text.h"

namespace yibao::app {
namespace {

constexpr std::size_t kNeedleFromSelectionMost = 30;

char32_t folded(char32_t c) {
  const bool upper = (c >= U'A' && c <= U'Z') || (c >= U'Ａ' && c <= U'Ｚ');
  return upper ? c + 0x20 : c;
}

bool same(char32_t a, char32_t b) {
  return folded(a) == folded(b);
}

}  // namespace

std::u32string FindBar::needle_now() const {
  return clean_text(needle, true).text;
}

void FindBar::open(const TextModel& model, bool replaces) {
  open_ = wants_focus_ = true;
  replaces_ = replaces;
  const bool short_one =
      model.has_selection() && model.selection().size() <= kNeedleFromSelectionMost;
  const std::string selected = short_one ? model.selected() : "";
  if (!selected.empty() && selected.find('\n') == std::string::npos) needle = selected;
}

void FindBar::close() {
  open_ = wants_focus_ = false;
  app::wipe(looked_for_);
  hits_.clear();
  model_ = nullptr;
}

bool FindBar::take_focus() {
  return std::exchange(wants_focus_, false);
}

const std::vector<TextSpan>& FindBar::hits(const TextModel& model) {
  std::u32string wanted = open_ ? needle_now() : U"";
  if (model_ == &model && revision_ == model.revision() && looked_for_ == wanted) return hits_;
  model_ = &model;
  revision_ = model.revision();
  looked_for_ = std::move(wanted);
  hits_.clear();
  if (looked_for_.empty()) return hits_;
  const std::u32string& text = model.text();
  for (auto at = text.begin();;) {
    at = std::search(at, text.end(), looked_for_.begin(), looked_for_.end(), same);
    if (at == text.end()) return hits_;
    const auto begin = static_cast<std::size_t>(at - text.begin());
    hits_.push_back({begin, begin + looked_for_.size()});
    at += static_cast<std::ptrdiff_t>(looked_for_.size());
  }
}

std::size_t FindBar::number(const TextModel& model) {
  const auto& all = hits(model);
  const auto found = std::find(all.begin(), all.end(), model.selection());
  return found == all.end() ? 0 : static_cast<std::size_t>(found - all.begin()) + 1;
}

bool FindBar::next(TextModel& model) {
  const auto& all = hits(model);
  if (all.empty()) return false;
  const std::size_t from = model.selection().end;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const TextSpan& hit) { return hit.begin >= from; });
  model.select(found == all.end() ? all.front() : *found);
  return true;
}

bool FindBar::previous(TextModel& model) {
  const auto& all = hits(model);
  if (all.empty()) return false;
  const std::size_t before = model.selection().begin;
  const auto found = std::find_if(all.rbegin(), all.rend(),
                                  [&](const TextSpan& hit) { return hit.end <= before; });
  model.select(found == all.rend() ? all.back() : *found);
  return true;
}

bool FindBar::replace(TextModel& model) {
  if (number(model) == 0) return next(model);
  if (!model.replace(model.selection(), clean_text(replacement, true).text)) return false;
  next(model);
  return true;
}

std::size_t FindBar::replace_all(TextModel& model) {
  const std::vector<TextSpan> all = hits(model);
  if (all.empty()) return 0;
  const std::u32string with = clean_text(replacement, true).text;
  std::u32string replaced;
  std::size_t from = all.front().begin;
  for (const TextSpan& hit : all) {
    replaced.append(model.text(), from, hit.begin - from);
    replaced += with;
    from = hit.end;
  }
  return model.replace({all.front().begin, all.back().end}, replaced) ? all.size() : 0;
}

}  // namespace yibao::app
