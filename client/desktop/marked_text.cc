#include "client/desktop/marked_text.h"

#include <algorithm>

#include "client/desktop/line_break.h"

namespace yibao::desktop {
namespace {

using client::TextChange;

constexpr std::string_view kIndent = "　　";

struct Piece {
  std::size_t end = 0;  // bytes of the text; begins where the one before ends
  TextChange change = TextChange::kKept;
};

// As the library draws it, with its marks.
class Marked {
 public:
  Marked(Ui& ui, const MarkedLook& look) : ui_(ui), look_(look) {}

  void add(const client::TextRun& run) {
    std::string_view rest = run.text;
    while (!rest.empty()) {
      const std::size_t feed = rest.find('\n');
      add_part(rest.substr(0, feed), run.change);
      if (feed == rest.npos) return;
      const bool empty_line = text_.empty() || text_.back() == '\n';
      if (!look_.indent || !empty_line) append("\n", run.change);
      rest.remove_prefix(feed + 1);
    }
  }

  std::optional<float> draw() {
    const WithStyle with(ui_.glyphs(), look_.style);
    const ImFont* font = ImGui::GetFont();
    const auto advance = [&](char32_t c) { return font->GetCharAdvance(static_cast<ImWchar>(c)); };
    const float height = ImGui::GetFontSize();
    const float width = std::max(ImGui::GetContentRegionAvail().x - look_.margin, height);
    const auto lines = break_lines(text_, width, advance);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const float y = at.y + height * static_cast<float>(i);
      if (!ImGui::IsRectVisible({at.x, y}, {at.x + width, y + height})) continue;
      const float room = width - width_of(lines[i].begin, lines[i].end);
      draw_line(lines[i], {at.x + (look_.centred ? std::max(room / 2, 0.0F) : 0), y});
    }
    ImGui::Dummy({width, height * static_cast<float>(lines.size())});
    const auto line = std::find_if(lines.begin(), lines.end(), [this](const TextLine& each) {
      return each.end > first_change();
    });
    if (line == lines.end()) return std::nullopt;
    return height * static_cast<float>(line - lines.begin());
  }

 private:
  void add_part(std::string_view part, TextChange change) {
    if (part.empty()) return;
    const bool begins = text_.empty() || text_.back() == '\n';
    if (look_.indent && begins && !part.starts_with("　")) append(kIndent, TextChange::kKept);
    append(part, change);
  }
  void append(std::string_view text, TextChange change) {
    text_ += ui_.glyphs().use(text, look_.style);
    if (!pieces_.empty() && pieces_.back().change == change) {
      pieces_.back().end = text_.size();
    } else {
      pieces_.push_back({text_.size(), change});
    }
  }
  // Where it begins; the text's end where there is none.
  std::size_t first_change() const {
    std::size_t begin = 0;
    for (const Piece& piece : pieces_) {
      if (piece.change != TextChange::kKept) return begin;
      begin = piece.end;
    }
    return begin;
  }
  float width_of(std::size_t begin, std::size_t end) const {
    return ImGui::CalcTextSize(text_.data() + begin, text_.data() + end).x;
  }

  void draw_line(const TextLine& line, ImVec2 at) const {
    auto piece = std::upper_bound(pieces_.begin(), pieces_.end(), line.begin,
                                  [](std::size_t place, const Piece& p) { return place < p.end; });
    for (std::size_t begin = line.begin; begin < line.end && piece != pieces_.end(); ++piece) {
      const std::size_t end = std::min(line.end, piece->end);
      const float width = width_of(begin, end);
      draw_piece(std::string_view(text_).substr(begin, end - begin), at, width, piece->change);
      at.x += width;
      begin = end;
    }
  }

  static void draw_piece(std::string_view text, ImVec2 at, float width, TextChange change) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const theme::Colours& colours = theme::colours();
    const float height = ImGui::GetFontSize();
    const bool added = change == TextChange::kAdded;
    if (change != TextChange::kKept) {
      list->AddRectFilled({at.x, at.y + height * 0.1F}, {at.x + width, at.y + height * 0.95F},
                          added ? colours.good_pale : colours.bad_pale);
    }
    list->AddText(at, change == TextChange::kRemoved ? colours.grey : colours.ink, text.data(),
                  text.data() + text.size());
    if (change == TextChange::kKept) return;
    const float y = at.y + height * (added ? 0.95F : 0.55F);
    list->AddLine({at.x, y}, {at.x + width, y}, added ? colours.good : colours.bad,
                  std::max(theme::px(1.5F), 1.0F));
  }

  Ui& ui_;
  const MarkedLook& look_;
  std::string text_;
  std::vector<Piece> pieces_;
};

}  // namespace

std::optional<float> draw_marked(Ui& ui, const client::TextRuns& runs, const MarkedLook& look) {
  Marked marked(ui, look);
  std::string shown;
  for (const client::TextRun& run : runs) {
    if (run.change == TextChange::kRemoved && !look.removed) continue;
    marked.add(run);
    shown += run.text;
  }
  const auto first = marked.draw();
  ui.note("text", shown);
  return first;
}

}  // namespace yibao::desktop
