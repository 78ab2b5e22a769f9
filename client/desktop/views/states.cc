#include "client/desktop/views/states.h"

namespace yibao::desktop {

StateColours state_colours(const std::string& state) {
  const auto stage = base::enum_from_name<domain::Stage>(state);
  if (!stage) return {theme::colours().grey, theme::colours().grey_pale};
  switch (*stage) {
    case domain::Stage::kOffered:
    case domain::Stage::kSignedOff:
    case domain::Stage::kReceived: return {theme::colours().accent, theme::colours().accent_pale};
    case domain::Stage::kAccepted: return {theme::colours().good, theme::colours().good_pale};
    case domain::Stage::kSentBack:
    case domain::Stage::kReturned: return warn_colours();
    case domain::Stage::kRefused:
    case domain::Stage::kSecret: return bad_colours();
    default: return {theme::colours().grey, theme::colours().grey_pale};
  }
}

Chip good_chip(std::string text) {
  return {std::move(text), {theme::colours().good, theme::colours().good_pale}};
}
Chip warn_chip(std::string text) {
  return {std::move(text), warn_colours()};
}
Chip bad_chip(std::string text) {
  return {std::move(text), bad_colours()};
}
Chip plain_chip(std::string text) {
  return {std::move(text), {theme::colours().grey, theme::colours().grey_pale}};
}
Chip lively_chip(std::string text) {
  return {std::move(text), {theme::colours().accent, theme::colours().accent_pale}};
}

StateColours commission_colours(const std::string& state) {
  if (state == "done") return {theme::colours().good, theme::colours().good_pale};
  if (state == "overdue" || state == "missed" || state == "inadequate") return bad_colours();
  if (state == "late" || state == "open") return warn_colours();
  if (state == "acknowledged") return {theme::colours().accent, theme::colours().accent_pale};
  return {theme::colours().grey, theme::colours().grey_pale};
}

std::string title_text(const View& view, const app::DraftRow& row) {
  if (row.words_gone) return view.say("cli.words_gone");
  return row.title.empty() ? view.say("desk.untitled") : row.title;
}

std::string reason_text(const View& view, const std::string& code) {
  const auto& ruleset = view.snapshot().ruleset;
  const auto* reason = ruleset ? ruleset->words.reasons.by_id(code) : nullptr;
  if (reason != nullptr) return view.phrases.name(reason->name);
  const std::string key = "reason." + code;
  return texts::has_text(key) ? view.say(key) : code;
}

std::string kind_text(const View& view, const std::string& code) {
  const auto& ruleset = view.snapshot().ruleset;
  const auto* kind = ruleset ? ruleset->words.kinds.by_id(code) : nullptr;
  return kind == nullptr ? code : view.phrases.name(kind->name);
}

}  // namespace yibao::desktop
