// The sections of a bulletin in prose. Parts of bulletin_draft.h.
#pragma once

#include <optional>

#include "shared/report/bulletin_draft.h"
#include "shared/report/bulletin_figures.h"

namespace yibao::report {

// Ids of sections, as edits and charts refer to them.
namespace section {
inline constexpr const char* kOpening = "opening";
inline constexpr const char* kOverall = "overall";
inline constexpr const char* kPraise = "praise";
inline constexpr const char* kGaps = "gaps";
inline constexpr const char* kInterviews = "interviews";
inline constexpr const char* kRequirements = "requirements";
inline constexpr const char* kChanges = "changes";
inline constexpr const char* kClosing = "closing";
inline constexpr const char* kUnitAwards = "unit_awards";
inline constexpr const char* kItemAwards = "item_awards";
}  // namespace section

BulletinSection opening_section(const BulletinFigures& figures);
BulletinSection overall_section(const BulletinFigures& figures, const BulletinSource& source);
// These are there where there is something to say.
std::optional<BulletinSection> praise_section(const BulletinFigures& figures);
std::optional<BulletinSection> gaps_section(const BulletinFigures& figures,
                                            const BulletinSource& source);
std::optional<BulletinSection> interviews_section(const BulletinFigures& figures);
BulletinSection requirements_section(const BulletinFigures& figures, const BulletinSource& source);

}  // namespace yibao::report
