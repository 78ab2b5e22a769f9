// What goes onto paper: a title and blocks from top to bottom, plain or as an official document. A
// value without fonts or places; pdf.h and docx_writer.h make files of it, so that a hand-over
// sheet, a receipt and a bulletin look alike. All words are the caller's: numbers of headings, the
// form of dates ("2024年3月11日"), the colon behind whom it is addressed to.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "client/papers/chart.h"
#include "shared/base/time.h"

namespace yibao::papers {

// `level` 1 to 4. In an official document it stands as a paragraph, and text that follows it on the
// same line may be given as `run_on`.
struct Heading {
  std::string text;
  int level = 1;
  std::string run_on = {};
};

// One paragraph; `indented`: two characters in, as running text stands.
struct Paragraph {
  std::string text;
  bool indented = true;
};

// Names with their values, one a line.
struct Fields {
  struct Line {
    std::string name;
    std::string value;
  };
  std::vector<Line> lines;
};

enum class Align : std::uint8_t { kLeft, kCentre, kRight };

// The header stands again on each page. Rows shorter than the header are filled up with nothing.
struct Table {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
  std::vector<double> shares = {};  // of the width, one a column; empty: as their words need it
  std::vector<Align> aligns = {};   // of the columns; left where none is given
  std::string caption = {};         // above it
  bool wide = false;                // on sheets turned to landscape
};

// Lines to be signed by hand, side by side.
struct Signatures {
  std::vector<std::string> names;
};

struct Gap {};

// What lies with a document (附件): "附件：" and the names, one below the other.
struct Enclosures {
  std::string label;
  std::vector<std::string> names;
};

// Begins an annex on a sheet of its own: what follows belongs to it. An official document is signed
// before its first annex.
struct Annex {
  std::string mark;  // "附件1"
  std::string title;
  bool wide = false;  // on sheets turned to landscape, up to the next annex
};

using Block =
    std::variant<Heading, Paragraph, Fields, Table, Chart, Signatures, Gap, Enclosures, Annex>;

// The head of an official document (版头): whose paper it is in large red letters, its number, a
// red rule. A bulletin's line below the number has an office and a date; a document to a higher
// office has its number at the left and who signed it at the right.
struct RedHead {
  std::string name;
  std::string number;  // 发文字号, 期号
  std::string left, right;
};

// The foot of its last page (版记): who gets copies, who printed it and when.
struct Imprint {
  struct Copies {
    std::string label;  // "抄送："
    std::string names;  // with the full stop
  };
  std::vector<Copies> copies;
  std::string printed_by;
  std::string printed_on;
  bool empty() const { return copies.empty() && printed_by.empty() && printed_on.empty(); }
};

// By GB/T 9704-2012. Whatever is empty is left out.
struct Official {
  RedHead head;
  std::string addressees;  // 主送机关
  std::string signed_by;   // 发文机关署名
  std::string signed_on;   // 成文日期
  std::string note;        // 附注, without the brackets it gets
  Imprint imprint;
  bool has_signature() const { return !signed_by.empty() || !signed_on.empty() || !note.empty(); }
};

struct Paper {
  std::string title;   // lines of an official one as given, else balanced
  std::string remark;  // small, under the title: a number, a date
  std::vector<Block> blocks;
  // What the file says of its making: the same paper gives the same bytes.
  base::Timestamp made_at{};
  std::optional<Official> official = {};
};

}  // namespace yibao::papers
