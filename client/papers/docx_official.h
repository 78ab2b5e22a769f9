// What only official documents have, as pieces of a word processor's document: the red head, the
// signature, the imprint.
#pragma once

#include <string>

#include "client/papers/paper_style.h"

namespace yibao::papers::docx {

std::string red_head(const RedHead& head, const PaperStyle& style);
// On one page with the paragraph before it, where that says so.
std::string signature(const Official& official, const PaperStyle& style);
// A run that hangs in a paragraph and stands at the foot of that paragraph's page.
std::string imprint(const Imprint& imprint, const PaperStyle& style);

}  // namespace yibao::papers::docx
