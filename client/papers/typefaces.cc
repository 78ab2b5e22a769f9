#include "client/papers/typefaces.h"

#include <array>

#include "shared/base/assert.h"

namespace yibao::papers {
namespace {

constexpr std::array<Typeface, 5> kTypefaces = {{
    {Face::kText, "仿宋_GB2312", "仿宋"},
    {Face::kTitle, "方正小标宋简体", "宋体"},
    {Face::kStrong, "黑体", "微软雅黑"},
    {Face::kSecond, "楷体_GB2312", "楷体"},
    {Face::kFigure, "宋体", "新宋体"},
}};

}  // namespace

std::span<const Typeface> typefaces() {
  return kTypefaces;
}

const char* typeface_name(Face face) {
  for (const Typeface& typeface : kTypefaces) {
    if (typeface.face == face) return typeface.name;
  }
  YIBAO_ASSERT(false);
}

}  // namespace yibao::papers
