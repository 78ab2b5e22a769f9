// How much a table may hold that a person brings: the roster of a city, or ten years of records;
// beyond, it is a mistake or an attack.
#pragma once

#include <cstddef>

namespace yibao::papers {

inline constexpr std::size_t kSheetFileBytesMax = 32 * 1024 * 1024;
inline constexpr std::size_t kSheetRowsMax = 200'000;
inline constexpr std::size_t kSheetColumnsMax = 256;
inline constexpr std::size_t kSheetCellsMax = 4'000'000;  // the empty ones between others too
inline constexpr std::size_t kSheetTextBytesMax = 64 * 1024 * 1024;  // of all cells

// Parts of a spreadsheet file, unpacked.
inline constexpr std::size_t kSheetXmlBytesMax = 256 * 1024 * 1024;
inline constexpr std::size_t kStringsXmlBytesMax = 96 * 1024 * 1024;
inline constexpr std::size_t kSmallXmlBytesMax = 16 * 1024 * 1024;
inline constexpr std::size_t kSharedStringsMax = 2'000'000;
inline constexpr std::size_t kStylesMax = 65'536;
inline constexpr std::size_t kSheetsMax = 1'024;
inline constexpr std::size_t kRelationsMax = 4'096;

}  // namespace yibao::papers
