#include "client/core/app/text/line_break.h"

namespace yibao::app {
namespace {

constexpr std::u32string_view kNeverFirst =
    U"，。、；：？！）】》〉」』〕］｝”’…—·％‰℃～,.;:?!)]}%";
constexpr std::u32string_view kNeverLast = U"（【《〈「『〔［｛“‘([{";
constexpr char32_t kFirstWide = 0x2E80;  // ideographs, kana, full-width marks

bool is_blank(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'　';
}

// Nearly all of a Chinese text; asked first because looking into the lists takes longer.
bool is_plain_ideograph(char32_t c) {
  return c >= 0x4E00 && c <= 0x9FFF;
}

bool stands_alone(char32_t c) {
  return c >= kFirstWide || kNeverFirst.find(c) != kNeverFirst.npos ||
         kNeverLast.find(c) != kNeverLast.npos;
}

bool may_break(char32_t before, char32_t after) {
  if (is_plain_ideograph(before) && is_plain_ideograph(after)) return true;
  if (kNeverLast.find(before) != kNeverLast.npos) return false;
  if (kNeverFirst.find(after) != kNeverFirst.npos) return false;
  return is_blank(before) || before >= kFirstWide || after >= kFirstWide ||
         (stands_alone(before) && before > 0x7F) || (stands_alone(after) && after > 0x7F);
}

class Breaker {
 public:
  Breaker(std::u32string_view text, float width, float indent)
      : text_(text), width_(width), indent_(indent) {
    begin_paragraph(0);
  }

  void step(std::size_t at, float advance) {
    const char32_t here = text_[at];
    if (here == U'\n') {
      end_line(at, true);
      return begin_paragraph(at + 1);
    }
    if (at > line_.begin && may_break(text_[at - 1], here)) {
      chance_ = at;
      used_at_chance_ = used_;
    }
    // A blank may hang over the edge.
    if (used_ + advance > width_ && at > line_.begin && !is_blank(here)) {
      const bool whole_words = chance_ > line_.begin;
      used_ = whole_words ? used_ - used_at_chance_ : 0;
      end_line(whole_words ? chance_ : at, false);
    }
    used_ += advance;
  }

  std::vector<BrokenLine> finish() {
    end_line(text_.size(), true);
    return std::move(lines_);
  }

 private:
  void end_line(std::size_t end, bool ends_paragraph) {
    line_.end = end;
    line_.ends_paragraph = ends_paragraph;
    lines_.push_back(line_);
    line_ = {end, end, 0, false};
    chance_ = end;
    used_at_chance_ = 0;
  }

  void begin_paragraph(std::size_t begin) {
    const bool indented = begin < text_.size() && text_[begin] == U'　';
    line_ = {begin, begin, indented ? 0 : indent_, false};
    chance_ = begin;
    used_ = line_.left;
    used_at_chance_ = 0;
  }

  std::u32string_view text_;
  float width_;
  float indent_;
  BrokenLine line_;
  std::size_t chance_ = 0;    // where the line may end, the last such place
  float used_ = 0;            // width up to here
  float used_at_chance_ = 0;  // of it, what stands before `chance_`
  std::vector<BrokenLine> lines_;
};

}  // namespace

std::vector<BrokenLine> break_lines(std::u32string_view text, float width, float indent,
                                    const Advance& advance, std::vector<float>* steps) {
  if (steps != nullptr) steps->resize(text.size());
  Breaker breaker(text, width, indent);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const float step = text[at] == U'\n' ? 0 : advance(text[at]);
    if (steps != nullptr) (*steps)[at] = step;
    breaker.step(at, step);
  }
  return breaker.finish();
}

}  // namespace yibao::app
