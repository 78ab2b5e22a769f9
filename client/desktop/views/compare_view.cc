// In the settings: what was seen of the log here, to be read out or copied, and a field for what
// another office has seen.
#include "client/desktop/views/view.h"

namespace yibao::desktop {
namespace {

constexpr float kLineHeight = 88;  // the other's line has two hundred letters
constexpr std::size_t kLineBytesMax = 4096;

void draw_seen(const View& view, const app::ComparePlace::Seen& seen) {
  view.ui.paragraph(view.say("desk.compare.seen", {{"epoch", std::to_string(seen.epoch)},
                                                   {"size", std::to_string(seen.size)},
                                                   {"when", view.when(seen.at)}}));
  view.ui.text(view.say("desk.compare.code"), theme::colours().quiet, TextStyle::kSmall);
  view.ui.text(seen.code, theme::colours().ink, TextStyle::kHeading);
  view.ui.gap(6);
  if (view.ui.button(view.say("desk.compare.copy"))) {
    ImGui::SetClipboardText(seen.line.c_str());
    view.work.way.say("desk.compare.copied");
  }
}

ImU32 colour_of(app::Verdict verdict) {
  switch (verdict) {
    case app::Verdict::kGood: return theme::colours().good;
    case app::Verdict::kAttention: return theme::colours().warn;
    case app::Verdict::kBad: return theme::colours().bad;
  }
  return theme::colours().ink;
}

}  // namespace

void draw_compare(const View& view) {
  app::ComparePlace& place = view.work.compare;
  view.ui.paragraph(view.say("desk.compare.explain"), theme::colours().quiet, TextStyle::kSmall);
  const auto& seen = place.seen();
  if (seen && !*seen) view.ui.paragraph(view.say("desk.compare.none"));
  if (seen && *seen) draw_seen(view, **seen);
  view.ui.gap(8);
  const std::string label = view.say("desk.compare.theirs");
  view.ui.text(label, theme::colours().quiet, TextStyle::kSmall);
  Ui::FieldLook look;
  look.height = theme::px(kLineHeight);
  look.hint = view.say("desk.compare.theirs_hint");
  look.bytes_most = kLineBytesMax;
  view.ui.field(label, place.theirs, look);
  view.ui.gap(6);
  if (view.ui.button(view.say("desk.compare.do"), Ui::Look::kPlain, place.can_compare())) {
    place.compare();
  }
  if (const auto finding = place.finding()) {
    view.ui.paragraph(view.say(finding->key, finding->args), colour_of(finding->verdict));
  }
  view.problem(place.problem());
}

}  // namespace yibao::desktop
