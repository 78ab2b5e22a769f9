// What is no longer as a bulletin published it, unit by unit, and the correction that says so.
// Pure.
#pragma once

#include "shared/report/bulletin_draft.h"

namespace yibao::report {

// Units whose figures differ between two bulletins of one period, in the order they stand now;
// without causes. Empty: nothing changed.
std::vector<BulletinChange> changes_between(const Bulletin& published, const Bulletin& now);

// A draft of `now` turned into a correction: what it corrects, what changed and why, the tables as
// they are now.
Bulletin make_correction(Bulletin now, const BulletinReference& corrects,
                         std::vector<BulletinChange> changes);

// 甲：累计积分由120更正为110…: one unit's changes in a sentence, and why.
std::string change_words(const BulletinChange& change);
// 记录#12（3月5日采用）在通报后计入.
std::string cause_words(const BulletinCause& cause);

}  // namespace yibao::report
