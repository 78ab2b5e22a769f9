#include "client/papers/chart_style.h"

#include <array>

namespace yibao::papers {
namespace {

struct SeriesLook {
  ChartInk ink;
  std::vector<double> dashes;
};

// Neighbours differ in brightness by a fifth at least: dark, light, middle, and again.
const std::array<SeriesLook, 6>& looks() {
  static const std::array<SeriesLook, 6> kLooks = {{
      {{0x3B, 0x6E, 0xA8}, {}},
      {{0xF2, 0xA9, 0x5C}, {0.9, 0.4}},
      {{0x2E, 0x5A, 0x35}, {0.25, 0.3}},
      {{0xB9, 0xB9, 0xB9}, {1.4, 0.4, 0.25, 0.4}},
      {{0x6B, 0x4A, 0x86}, {0.5, 0.5}},
      {{0xE3, 0xCB, 0x57}, {1.8, 0.5}},
  }};
  return kLooks;
}

}  // namespace

ChartInk ink_of(ChartRole role) {
  switch (role.part) {
    case ChartPart::kAxis: return {0x4D, 0x4D, 0x4D};
    case ChartPart::kGrid: return {0xD6, 0xD6, 0xD6};
    case ChartPart::kSeries: return looks().at(role.series % looks().size()).ink;
    case ChartPart::kHighlight: return {0xA8, 0x1E, 0x1E};
    case ChartPart::kTarget: return {0x26, 0x26, 0x26};
    case ChartPart::kLabel:
    case ChartPart::kTitle: break;
  }
  return {0x1A, 0x1A, 0x1A};
}

double thickness_of(ChartRole role) {
  switch (role.part) {
    case ChartPart::kSeries:
    case ChartPart::kHighlight: return 0.2;
    case ChartPart::kTarget: return 0.16;
    case ChartPart::kAxis: return 0.1;
    case ChartPart::kGrid:
    case ChartPart::kLabel:
    case ChartPart::kTitle: break;
  }
  return 0.06;
}

std::vector<double> dashes_of(ChartRole role) {
  if (role.part == ChartPart::kTarget) return {0.6, 0.35};
  if (role.part == ChartPart::kSeries) return looks().at(role.series % looks().size()).dashes;
  return {};
}

}  // namespace yibao::papers
