// What the program needs of the machine: a line for each, in words and colour, with what to do.
#include "client/desktop/views/entrance.h"

namespace yibao::desktop {
namespace {

std::string sentence_of(const View& view, const app::TestLine& line) {
  return view.say(line.key, line.args);
}

std::string verdict_of(const View& view, app::Verdict verdict) {
  return view.say("desk.verdict." + std::string(base::enum_name(verdict)));
}

// To be read out on the telephone, or sent.
std::string report_text(const View& view, const app::TestReport& report) {
  const app::Account& account = *view.snapshot().account;
  std::string text = view.say("desk.test.report", {{"version", YIBAO_VERSION},
                                                   {"unit", account.unit_name},
                                                   {"server", account.server}}) +
                     "\n";
  for (const app::TestLine& line : report) {
    text += "[" + verdict_of(view, line.verdict) + "] " + view.say("desk.test." + line.what) +
            "　" + sentence_of(view, line) + "\n";
  }
  return text;
}

void draw_line(const View& view, const app::TestLine& line) {
  const theme::Colours& colours = theme::colours();
  const bool good = line.verdict == app::Verdict::kGood;
  const bool bad = line.verdict == app::Verdict::kBad;
  view.ui.chip(verdict_of(view, line.verdict),
               good  ? colours.good
               : bad ? colours.bad
                     : colours.warn,
               good  ? colours.good_pale
               : bad ? colours.bad_pale
                     : colours.warn_pale);
  ImGui::SameLine();
  view.ui.text(view.say("desk.test." + line.what), colours.ink, TextStyle::kStrong);
  // What is well is said in the line; what is not has one of its own.
  const std::string sentence = sentence_of(view, line);
  if (good) {
    ImGui::SameLine(0, theme::px(10));
    if (view.ui.width_of(sentence, TextStyle::kSmall) < ImGui::GetContentRegionAvail().x) {
      return view.ui.text(sentence, colours.quiet, TextStyle::kSmall);
    }
    ImGui::NewLine();
  }
  view.ui.paragraph(sentence, good ? colours.quiet : colours.ink, TextStyle::kSmall);
}

}  // namespace

void draw_self_test(const View& view) {
  app::SelfTestPlace& place = view.work.self_test;
  const auto report = place.report(view.work.platform, *view.snapshot().line);
  if (!report && !place.busy() && !place.problem()) place.run();
  if (!report) return view.ui.busy(view.say("desk.test.busy"));
  for (const app::TestLine& line : *report) draw_line(view, line);
  view.ui.gap(8);
  if (view.ui.button(view.say("desk.test.again"), Ui::Look::kPlain, !place.busy())) place.run();
  ImGui::SameLine();
  if (view.ui.button(view.say("desk.test.copy"))) {
    ImGui::SetClipboardText(report_text(view, *report).c_str());
  }
  ImGui::SameLine();
  if (view.ui.button(view.say("desk.test.save"))) place.save(report_text(view, *report));
  view.problem(place.problem());
}

}  // namespace yibao::desktop
