// The parts of a word processor's document that stand around its text: what it consists of, styles,
// settings, the numbers at the foot of its pages.
#pragma once

#include <string>
#include <vector>

#include "client/papers/paper_style.h"
#include "client/papers/zip_archive.h"

namespace yibao::papers::docx {

// Names of relations, as the text uses them.
inline constexpr const char* kOddFooter = "rIdOdd";
inline constexpr const char* kEvenFooter = "rIdEven";
std::string picture_relation(std::size_t number);  // from 1

// Names of styles.
inline constexpr const char* kTitleStyle = "Title";
std::string heading_style(int level);

// All of them but the text, which becomes `document`: ready to be packed.
std::vector<ZipPart> parts(const Paper& paper, const PaperStyle& style, std::string document,
                           std::vector<base::Bytes> pictures);

// The end of a section: size, margins, numbers. The inside of <w:sectPr> with its mark.
std::string section(const PaperStyle& style, bool landscape);

}  // namespace yibao::papers::docx
