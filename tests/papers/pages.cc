#include "tests/papers/pages.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <stdexcept>

#include "tests/support/files.h"
#include "tests/support/process.h"

namespace yibao::papers {
namespace {

constexpr double kMillimetresOfPoint = 25.4 / 72;

std::string output_of(const std::vector<std::string>& argv) {
  const auto result = testing::run_process(argv);
  if (result.exit_code != 0) throw std::runtime_error(argv.front() + ": " + result.err);
  return result.out;
}

double number_after(const std::string& line, const std::string& name) {
  const std::size_t at = line.find(name + "=\"");
  if (at == std::string::npos) throw std::runtime_error("no " + name + " in " + line);
  return std::atof(line.c_str() + at + name.size() + 2) * kMillimetresOfPoint;
}

std::string inside(const std::string& line) {
  const std::size_t begin = line.find('>') + 1;
  return line.substr(begin, line.rfind("</") - begin);
}

}  // namespace

const PageWord& PdfPage::find(const std::string& text) const {
  const auto found = std::find_if(words.begin(), words.end(), [&](const PageWord& word) {
    return word.text.find(text) != std::string::npos;
  });
  if (found == words.end()) throw std::runtime_error("not on the page: " + text);
  return *found;
}

bool PdfPage::has(const std::string& text) const {
  return std::any_of(words.begin(), words.end(), [&](const PageWord& word) {
    return word.text.find(text) != std::string::npos;
  });
}

std::vector<PdfPage> pages_of(const std::filesystem::path& pdf) {
  std::istringstream lines(output_of({"pdftotext", "-bbox", pdf.string(), "-"}));
  std::vector<PdfPage> pages;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("<page ") != std::string::npos) {
      pages.push_back({number_after(line, "width"), number_after(line, "height"), {}});
    } else if (line.find("<word ") != std::string::npos) {
      pages.back().words.push_back({inside(line), number_after(line, "xMin"),
                                    number_after(line, "yMin"), number_after(line, "xMax"),
                                    number_after(line, "yMax")});
    }
  }
  return pages;
}

std::string text_of_pdf(const std::filesystem::path& pdf) {
  return output_of({"pdftotext", pdf.string(), "-"});
}

bool Rgb::is_near(const Rgb& other) const {
  constexpr int kNear = 24;
  return std::abs(red - other.red) < kNear && std::abs(green - other.green) < kNear &&
         std::abs(blue - other.blue) < kNear;
}

PageImage::PageImage(const std::filesystem::path& pdf, std::size_t page) {
  const std::string number = std::to_string(page);
  const std::string picture = output_of(
      {"pdftoppm", "-r", std::to_string(kDotsToTheInch), "-f", number, "-l", number, pdf.string()});
  std::istringstream head(picture);
  std::string kind;
  int most = 0;
  head >> kind >> columns_ >> rows_ >> most;
  const auto begin = static_cast<std::size_t>(head.tellg()) + 1;
  bytes_ = picture.substr(begin);
  if (kind != "P6" || bytes_.size() != static_cast<std::size_t>(columns_ * rows_ * 3)) {
    throw std::runtime_error("no picture of " + pdf.string());
  }
}

Rgb PageImage::at(int column, int row) const {
  const auto place = static_cast<std::size_t>((row * columns_ + column) * 3);
  const auto value = [&](std::size_t i) { return static_cast<unsigned char>(bytes_[place + i]); };
  return {value(0), value(1), value(2)};
}

std::size_t PageImage::count(const Rgb& colour, double top, double bottom) const {
  std::size_t found = 0;
  for (int row = static_cast<int>(top / kMillimetres);
       row < std::min(rows_, static_cast<int>(bottom / kMillimetres)); ++row) {
    for (int column = 0; column < columns_; ++column) {
      if (at(column, row).is_near(colour)) ++found;
    }
  }
  return found;
}

PageImage::Extent PageImage::extent(const Rgb& colour, double top, double bottom) const {
  Extent extent;
  bool any = false;
  for (int row = static_cast<int>(top / kMillimetres);
       row < std::min(rows_, static_cast<int>(bottom / kMillimetres)); ++row) {
    for (int column = 0; column < columns_; ++column) {
      if (!at(column, row).is_near(colour)) continue;
      const double x = column * kMillimetres;
      const double y = row * kMillimetres;
      if (!any) extent = {x, x, y, y};
      extent = {std::min(extent.left, x), std::max(extent.right, x + kMillimetres),
                std::min(extent.top, y), std::max(extent.bottom, y + kMillimetres)};
      any = true;
    }
  }
  return extent;
}

}  // namespace yibao::papers
