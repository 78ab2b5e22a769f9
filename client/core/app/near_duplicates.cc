#include "client/core/app/near_duplicates.h"

#include <algorithm>

#include "client/core/app/row_words.h"

namespace yibao::app {
namespace {

constexpr std::size_t kTextRun = 4;
constexpr std::size_t kTitleRun = 2;
// Less says nothing.
constexpr std::size_t kTextHashesLeast = 20;
constexpr std::size_t kTitleHashesLeast = 4;

}  // namespace

void NearDuplicates::refresh(const Snapshot& snapshot, const WritingPlace& writing) {
  const bool paused = writing.save_state() == WritingPlace::Save::kSaved;
  if (!writing.draft() || !paused || under_way_) return;
  if (rows_ == snapshot.drafts && draft_ == writing.draft()) return;
  if (draft_ != writing.draft()) found_.clear();
  rows_ = snapshot.drafts;
  draft_ = writing.draft();
  ask();
}

void NearDuplicates::close() {
  ++turn_;
  prints_ = std::make_shared<Prints>();
  rows_.reset();
  draft_.reset();
  under_way_ = false;
  found_.clear();
}

void NearDuplicates::ask() {
  under_way_ = true;
  desk_.ask(
      [rows = rows_, prints = prints_, own = *draft_](Core& core) {
        Answer answer;
        // A replica that is not open any more has nothing to add.
        static_cast<void>(core.look([&](client::Replica& replica) -> base::Status {
          answer.complete = read_some(replica, *rows, *prints);
          return {};
        }));
        if (answer.complete) answer.found = likest(*prints, own);
        return answer;
      },
      [this, turn = turn_](Answer answer) {
        if (turn != turn_) return;
        under_way_ = false;
        if (answer.complete) {
          found_ = std::move(answer.found);
        } else {
          rows_.reset();  // goes on with the next frame
        }
      });
}

bool NearDuplicates::read_some(client::Replica& replica, const DraftRows& rows, Prints& prints) {
  std::size_t read = 0;
  for (std::size_t i = 0; i < std::min(rows.size(), kRowsMost); ++i) {
    const auto& row = rows[i];
    const auto known = prints.find(row->id);
    if (known != prints.end() && known->second.row == row) continue;
    if (++read > kSlice) return false;
    Print& print = prints[row->id];
    print = {row, {}, {}};
    const auto words = words_of(replica, *row);
    if (!words) continue;
    print.text = client::fingerprint(words->body, kTextRun);
    print.title = client::fingerprint(words->title, kTitleRun);
  }
  return true;
}

std::vector<NearText> NearDuplicates::likest(const Prints& prints, const domain::Subject& own) {
  std::vector<NearText> found;
  const auto self = prints.find(own);
  if (self == prints.end()) return found;
  const Print& mine = self->second;
  for (const auto& [id, print] : prints) {
    if (id == own) continue;
    const auto likeness = [](const client::Fingerprint& a, const client::Fingerprint& b,
                             std::size_t least, int percent) {
      if (a.size() < least || b.size() < least) return 0;
      const int found_percent = client::likeness_percent(a, b);
      return found_percent >= percent ? found_percent : 0;
    };
    const int text = likeness(mine.text, print.text, kTextHashesLeast, kTextPercent);
    const int title = likeness(mine.title, print.title, kTitleHashesLeast, kTitlePercent);
    if (text > 0 || title > 0) found.push_back({print.row, std::max(text, title)});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const NearText& a, const NearText& b) { return a.percent > b.percent; });
  if (found.size() > kShownMost) found.resize(kShownMost);
  return found;
}

}  // namespace yibao::app
