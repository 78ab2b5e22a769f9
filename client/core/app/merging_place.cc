#include "client/core/app/merging_place.h"

#include "client/core/commands/drafts.h"

namespace yibao::app {

base::Result<MergeSheet> merge_sheet(client::Replica& replica, const domain::Subject& item) {
  MergeSheet sheet;
  sheet.item = item;
  YIBAO_TRY(const domain::ItemState state, replica.item(item));
  for (const domain::Offer* head : state.heads()) {
    YIBAO_TRY(auto words, replica.words(head->body.words));
    if (!words) continue;  // not received, or purged
    sheet.versions.push_back({head->id, replica.person_name(head->author), head->made_at,
                              client::DraftDocument{head->body, *std::move(words)}});
  }
  YIBAO_TRY(auto local, replica.drafts().load(item));
  if (local) {
    const std::string self = replica.person() ? replica.person_name(*replica.person()) : "";
    sheet.versions.push_back({std::nullopt, self, replica.now(), *std::move(local)});
  }
  if (sheet.versions.size() < 2) return base::fail(base::not_now("one_version"));
  return sheet;
}

void MergingPlace::open(const domain::Subject& item) {
  close();
  sheet_.open([item](client::Replica& replica) { return merge_sheet(replica, item); });
}

void MergingPlace::close() {
  sheet_.close();
  deed_.forget();
  compared_.reset();
  blocks_.clear();
  takes.clear();
}

void MergingPlace::refresh(const Snapshot& snapshot) {
  // Read once: what arrives meanwhile must not move the paragraphs under the person's hands.
  if (!sheet()) sheet_.refresh(snapshot);
  if (sheet() && compared_ != sheet()) {
    compared_ = sheet();
    compare(0, 1);
  }
}

void MergingPlace::compare(std::size_t left, std::size_t right) {
  left_ = left;
  right_ = right;
  blocks_ =
      client::merge_blocks(version(left).document.words.body, version(right).document.words.body);
  takes.assign(blocks_.size(), client::MergeTake::kLeft);
  title = client::MergeTake::kLeft;
}

void MergingPlace::finish() {
  if (!sheet() || blocks_.size() != takes.size()) return;
  client::DraftDocument document = version(left_).document;
  if (title == client::MergeTake::kRight) {
    document.words.title = version(right_).document.words.title;
  }
  document.words.body = base::tidy_lines(base::trim(client::merged_text(blocks_, takes)));
  document.parents.clear();
  for (const MergeVersion& each : sheet()->versions) {
    if (each.offer) document.parents.push_back(*each.offer);
  }
  const domain::Subject item = sheet()->item;
  deed_.run(
      [item, document](Core& core) {
        return core.write([&](client::Replica& replica) {
          return client::save_draft(replica, item, document).map([](std::int64_t) {});
        });
      },
      [this, item] {
        way_.go(Place::kWriting);
        writing_.open(item);
        way_.say("desk.notice.merged");
      });
}

}  // namespace yibao::app
