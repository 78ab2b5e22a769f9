#include "client/papers/xlsx_formats.h"

#include <string>

#include "client/papers/typefaces.h"

namespace yibao::papers {

lxw_format* CellFormats::of(const CellLook& look) {
  lxw_format*& format = formats_[look];
  if (format == nullptr) format = make(look);
  return format;
}

lxw_format* CellFormats::make(const CellLook& look) {
  lxw_format* format = workbook_add_format(workbook_);
  const bool of_table = look.kind >= CellLook::Kind::kHeader;
  const bool strong = look.kind == CellLook::Kind::kTitle || look.kind == CellLook::Kind::kHeader;
  format_set_font_name(format, typeface_name(strong ? Face::kStrong : Face::kFigure));
  format_set_font_size(format, look.kind == CellLook::Kind::kTitle ? 16 : 11);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  if (of_table) {
    format_set_border(format, LXW_BORDER_THIN);
    format_set_text_wrap(format);
  }
  switch (look.kind) {
    case CellLook::Kind::kTitle: format_set_align(format, LXW_ALIGN_CENTER); break;
    case CellLook::Kind::kRemark: format_set_align(format, LXW_ALIGN_RIGHT); break;
    case CellLook::Kind::kHeader:
      format_set_align(format, LXW_ALIGN_CENTER);
      format_set_bg_color(format, 0xEDEDED);
      break;
    // Text also for whoever edits it: no formula, no date, no rounded number comes of it.
    case CellLook::Kind::kText: format_set_num_format(format, "@"); break;
    case CellLook::Kind::kNumber:
    case CellLook::Kind::kPercent: {
      std::string shown = look.decimals > 0 ? "0." + std::string(look.decimals, '0') : "0";
      if (look.kind == CellLook::Kind::kPercent) shown += "%";
      format_set_num_format(format, shown.c_str());
    }
  }
  return format;
}

}  // namespace yibao::papers
