// The faces of official papers by the names that word processors and spreadsheets know them by.
#pragma once

#include <span>

#include "client/papers/paper_style.h"

namespace yibao::papers {

struct Typeface {
  Face face;
  const char* name;
  const char* also;  // what newer systems call it, or have in its place
};

std::span<const Typeface> typefaces();
const char* typeface_name(Face face);

}  // namespace yibao::papers
