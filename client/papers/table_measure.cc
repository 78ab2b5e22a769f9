#include "client/papers/table_measure.h"

#include <algorithm>
#include <numeric>

#include "client/papers/text_width.h"

namespace yibao::papers {
namespace {

// Faces differ; a letter of room more breaks no figure.
constexpr double kReserve = 0.6;
constexpr double kLeast = 1.2;  // letters of an empty column
// What is longer is a sentence and may take several lines, of so many letters at least.
constexpr double kLineMost = 16;
constexpr double kSentenceLeast = 8;

double longest_line(std::string_view text) {
  double longest = 0;
  while (true) {
    const std::size_t end = text.find('\n');
    longest = std::max(longest, em_width(text.substr(0, end)));
    if (end == std::string_view::npos) return longest;
    text.remove_prefix(end + 1);
  }
}

// In letters: what each column would like.
std::vector<double> wishes(const Table& table) {
  std::size_t columns = table.header.size();
  if (columns == 0) {
    for (const auto& row : table.rows) columns = std::max(columns, row.size());
  }
  std::vector<double> wishes(std::max<std::size_t>(1, columns), kLeast);
  const auto look = [&](const std::vector<std::string>& row) {
    for (std::size_t i = 0; i < std::min(row.size(), wishes.size()); ++i) {
      wishes[i] = std::max(wishes[i], longest_line(row[i]) + kReserve);
    }
  };
  look(table.header);
  for (const auto& row : table.rows) look(row);
  return wishes;
}

double sum(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

// Names and figures stay on one line where that leaves room for the sentences; else columns that
// ask for less than an equal part get it. The others share what is left.
std::vector<double> shared_out(const std::vector<double>& wishes, double room, double letter) {
  const auto padded = [&](double letters) { return letters * letter + 2 * kCellPadding; };
  std::vector<double> widths(wishes.size(), 0);
  double left = room;
  std::size_t open = wishes.size();
  const auto settle = [&](double most) {
    bool any = false;
    for (std::size_t i = 0; i < wishes.size(); ++i) {
      const double wish = padded(wishes[i]);
      if (widths[i] > 0 || wish > most) continue;
      widths[i] = wish;
      left -= wish;
      --open;
      any = true;
    }
    return any;
  };
  double lines = 0;
  double sentences = 0;
  for (const double wish : wishes) (wish > kLineMost ? sentences : lines) += padded(wish);
  const auto long_ones =
      std::count_if(wishes.begin(), wishes.end(), [](double wish) { return wish > kLineMost; });
  const double least = padded(kSentenceLeast) * static_cast<double>(long_ones);
  if (lines + std::min(sentences, least) <= room) settle(padded(kLineMost));
  while (open > 0 && settle(left / static_cast<double>(open))) {
  }
  for (double& width : widths) {
    if (width <= 0) width = left / static_cast<double>(open);
  }
  const double used = sum(widths);
  for (double& width : widths) width *= room / used;
  return widths;
}

}  // namespace

Align align_of(const Table& table, std::size_t column) {
  return column < table.aligns.size() ? table.aligns[column] : Align::kLeft;
}

TableMeasure measure(const Table& table, const PaperStyle& style, double room) {
  TableMeasure measure;
  const std::vector<double> asked = wishes(table);
  const double padding = 2 * kCellPadding * static_cast<double>(asked.size());
  double letters = 0;
  for (const double wish : asked) letters += wish > kLineMost ? kSentenceLeast : wish;
  for (const double size : style.table_sizes) {
    measure.size = size;
    if (letters * size + padding <= room) break;
  }
  if (!table.shares.empty()) {
    std::vector<double> shares = table.shares;
    shares.resize(asked.size(), 1.0);
    const double whole = sum(shares);
    for (const double share : shares) measure.widths.push_back(room * share / whole);
    return measure;
  }
  measure.widths = shared_out(asked, room, measure.size);
  return measure;
}

}  // namespace yibao::papers
