// What a PDF shows, seen through other programs' eyes (poppler's): words with their places, pages
// as pictures. In millimetres from the upper left corner.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace yibao::papers {

struct PageWord {
  std::string text;
  double left = 0, top = 0, right = 0, bottom = 0;
  double middle() const { return (left + right) / 2; }
};

struct PdfPage {
  double width = 0, height = 0;
  std::vector<PageWord> words;

  // The first word that holds the text; throws where none does.
  const PageWord& find(const std::string& text) const;
  bool has(const std::string& text) const;
};

std::vector<PdfPage> pages_of(const std::filesystem::path& pdf);
// All words in reading order.
std::string text_of_pdf(const std::filesystem::path& pdf);

struct Rgb {
  int red = 0, green = 0, blue = 0;
  // Faces and lines have edges in between: near is near enough.
  bool is_near(const Rgb& other) const;
};

inline constexpr Rgb kBlack{0, 0, 0};
inline constexpr Rgb kRed{255, 0, 0};
// Of charts: the first series, and what stands out.
inline constexpr Rgb kBar{0x3B, 0x6E, 0xA8};
inline constexpr Rgb kHighlight{0xA8, 0x1E, 0x1E};

class PageImage {
 public:
  // `page` from 1.
  PageImage(const std::filesystem::path& pdf, std::size_t page);

  double width() const { return columns_ * kMillimetres; }
  double height() const { return rows_ * kMillimetres; }
  // How many dots of the colour lie between two heights.
  std::size_t count(const Rgb& colour, double top, double bottom) const;
  struct Extent {
    double left = 0, right = 0, top = 0, bottom = 0;
  };
  // Where the colour is found between two heights; all zero where it is not.
  Extent extent(const Rgb& colour, double top, double bottom) const;

 private:
  static constexpr int kDotsToTheInch = 100;
  static constexpr double kMillimetres = 25.4 / kDotsToTheInch;

  Rgb at(int column, int row) const;

  int columns_ = 0;
  int rows_ = 0;
  std::string bytes_;
};

}  // namespace yibao::papers
