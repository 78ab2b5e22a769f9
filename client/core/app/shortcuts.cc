#include "client/core/app/shortcuts.h"

#include "client/core/app/workplace.h"

namespace yibao::app {
namespace {

constexpr Shortcut kShortcuts[] = {
    {"F1", "desk.shortcut.sheet", false, 1,
     [](Workplace& work) { work.shows_shortcuts = !work.shows_shortcuts; }},
    {"Ctrl+1…9", "desk.shortcut.places"},
    {"F6", "desk.shortcut.next_part"},
    {"Ctrl+N", "desk.shortcut.write", true, 'N',
     [](Workplace& work) { work.way.go(Place::kTemplates); }},
    {"Ctrl+E", "desk.shortcut.phone", true, 'E', [](Workplace& work) { work.note_phone_call(); }},
    {"Ctrl+S", "desk.shortcut.save", true, 'S', [](Workplace& work) { work.writing.flush(); }},
    {"F5", "desk.shortcut.exchange", false, 5, [](Workplace& work) { work.outbox.try_now(); }},
    {"Ctrl+L", "desk.shortcut.lock", true, 'L', [](Workplace& work) { work.lock(); }},
    {"↑ ↓ ← →", "desk.shortcut.move"},
    {"Tab", "desk.shortcut.field"},
    {"Space", "desk.shortcut.press"},
    {"Esc", "desk.shortcut.close"},
};

}  // namespace

std::span<const Shortcut> shortcuts() {
  return kShortcuts;
}

}  // namespace yibao::app
