// Below every place: who is there, and how line, queue and clock stand, without whitewash.
#include <cmath>

#include "client/desktop/views/frame.h"
#include "shared/base/limits.h"

namespace yibao::desktop {
namespace {

constexpr float kBetween = 24;
constexpr float kDot = 18;
constexpr float kFilled = 0.92F;

struct Part {
  std::string text;
  ImU32 colour = theme::colours().grey;
};

Part line_part(const View& view) {
  const app::LineState& line = *view.snapshot().line;
  if (line.exchange_shown) return {view.say("desk.line.exchanging"), theme::colours().accent};
  switch (line.status.line) {
    case client::SyncStatus::Line::kUp: return {view.say("desk.line.up"), theme::colours().good};
    case client::SyncStatus::Line::kDown:
      return {view.say("desk.line.down"), theme::colours().warn};
    case client::SyncStatus::Line::kBlocked:
      return {view.say("desk.line.blocked"), theme::colours().bad};
    case client::SyncStatus::Line::kUnknown: break;
  }
  return {view.say("desk.line.unknown"), theme::colours().grey};
}

// What a person should not miss; "" when all is well.
std::string worries(const View& view) {
  const app::LineState& line = *view.snapshot().line;
  std::string all;
  const auto worry = [&](const std::string& sentence) {
    all += (all.empty() ? "" : "　") + sentence;
  };
  if (line.evidence > 0) {
    worry(view.say("cli.evidence", {{"count", std::to_string(line.evidence)}}));
  }
  if (line.status.code && line.status.line != client::SyncStatus::Line::kUp) {
    worry(view.phrases.sentence(base::Error(*line.status.code, "", line.status.args)));
  }
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(line.clock_offset).count();
  if (std::chrono::abs(line.clock_offset) > base::limits::kClockSkewShown) {
    worry(view.say("cli.clock_skew", {{"seconds", std::to_string(seconds)}}));
  }
  if (line.upgrade && line.status.code != base::ErrorCode::kClientTooOld) {
    worry(view.say("cli.upgrade",
                   {{"least", line.upgrade->least}, {"day", base::to_text(line.upgrade->from)}}));
  }
  if (line.trial) worry(view.say("cli.trial"));
  return all;
}

std::vector<Part> parts_of(const View& view) {
  const app::LineState& line = *view.snapshot().line;
  const app::Account& account = *view.snapshot().account;
  std::vector<Part> parts = {line_part(view)};
  const std::int64_t waiting = line.waiting + line.held;
  parts.push_back({waiting == 0 ? view.say("desk.queue.empty")
                                : view.say("desk.queue", {{"count", std::to_string(waiting)}})});
  if (line.refused > 0) {
    parts.push_back({view.say("desk.queue.refused", {{"count", std::to_string(line.refused)}}),
                     theme::colours().bad});
  }
  parts.push_back({line.last_exchange
                       ? view.say("desk.last", {{"when", view.when(*line.last_exchange)}})
                       : view.say("desk.last.never")});
  parts.push_back({account.person_name + " · " + account.unit_name});
  const std::string warning = worries(view);
  if (!warning.empty()) parts.push_back({warning, theme::colours().warn});
  return parts;
}

// Where each part begins, in as many lines as it takes; what is wider than a line begins one.
struct Arranged {
  std::vector<ImVec2> at;
  float height = 0;
};

Arranged arranged(const View& view, const std::vector<Part>& parts, float width) {
  Arranged arranged;
  const float line = view.ui.glyphs().font(TextStyle::kSmall)->FontSize;
  float x = theme::px(kDot);
  float y = 0;
  for (const Part& part : parts) {
    const float wide = view.ui.width_of(part.text, TextStyle::kSmall);
    if (!arranged.at.empty() && x + wide > width) {
      x = 0;
      y += line;
    }
    arranged.at.push_back({x, y});
    x += wide + theme::px(kBetween);
    // What is wider than a line is wrapped, with a little room for breaking it well.
    if (wide > width) y += line * std::floor(wide / (width * kFilled));
  }
  arranged.height = y + line;
  return arranged;
}

}  // namespace

float draw_status_line(const View& view) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float left = rail_width();
  const ImVec2 padding{theme::px(20), theme::px(8)};
  const float inner = screen.x - left - 2 * padding.x;
  const std::vector<Part> parts = parts_of(view);
  const Arranged places = arranged(view, parts, inner);
  const float height = places.height + 2 * padding.y;
  begin_fixed(kStatusWindow, {left, screen.y - height}, {screen.x - left, height}, padding);
  draw_edge({left, screen.y - height}, {screen.x, screen.y - height});
  const ImVec2 at = ImGui::GetCursorPos();
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const float line = view.ui.glyphs().font(TextStyle::kSmall)->FontSize;
  ImGui::GetWindowDrawList()->AddCircleFilled({corner.x + theme::px(5), corner.y + line / 2},
                                              theme::px(5), parts.front().colour);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const ImVec2 place = places.at[i];
    ImGui::SetCursorPos({at.x + place.x, at.y + place.y});
    view.ui.paragraph(parts[i].text, parts[i].colour, TextStyle::kSmall);
  }
  ImGui::End();
  return height;
}

}  // namespace yibao::desktop
