// Tables of a word processor's document: those of the text, and those that only hold texts in their
// places (fields, lines to be signed).
#pragma once

#include <string>

#include "client/papers/paper_style.h"

namespace yibao::papers::docx {

std::string table(const Table& table, const PaperStyle& style, double room);
std::string fields(const Fields& fields, const PaperStyle& style, double room);
std::string signatures(const Signatures& signatures, const PaperStyle& style, double room);

}  // namespace yibao::papers::docx
