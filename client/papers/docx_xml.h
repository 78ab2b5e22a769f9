// Pieces of a word processor's document: runs of text in a script, paragraphs with their looks. The
// order of elements is the format's own; programs refuse another.
#pragma once

#include <string>
#include <string_view>

#include "client/papers/paper_style.h"

namespace yibao::papers::docx {

// For a text or an attribute; what XML cannot hold is left out.
std::string escaped(std::string_view text);

std::string twips(double points);        // twentieths of a point
std::string half_points(double points);  // sizes of letters
std::string drawing_units(double points);

inline constexpr double kSliver = 1;  // the line of a paragraph that only ends something

// The inside of <w:rPr>.
std::string run_look(const Script& script, bool red = false);
// Line ends and tabs become the format's own.
std::string run(std::string_view text, const Script& script, bool red = false);
// A number that counts pages.
std::string page_field(const Script& script);

struct ParagraphLook {
  const char* style = "";  // "": running text
  bool keep_next = false;  // on one page with the paragraph behind
  bool new_page = false;
  std::string border = {};       // the inside of <w:pBdr>
  std::string tabs = {};         // the inside of <w:tabs>
  double before = 0, after = 0;  // points above and below
  Leading line;
  double left = 0, right = 0;
  double first = 0;   // the first line further in; below zero: further out
  double letter = 0;  // two of them in: said in letters too, so that it follows another size
  const char* align = "left";  // center, right, both
};

// The inside of <w:pPr>, without the style's own.
std::string paragraph_look(const ParagraphLook& look);
// `tail`: what stands last in <w:pPr>.
std::string paragraph(const ParagraphLook& look, std::string_view runs, std::string_view tail = {});

}  // namespace yibao::papers::docx
