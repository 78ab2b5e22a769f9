#include "client/core/app/office/bulletin_draft.h"

#include <algorithm>
#include <charconv>

#include "client/core/bulletin_drafting.h"
#include "shared/rules/registry_units.h"

namespace yibao::app {
namespace {

std::optional<std::int64_t> whole_number(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool all = error == std::errc() && end == text.data() + text.size();
  return all && number > 0 ? std::optional(number) : std::nullopt;
}

}  // namespace

base::Result<DraftedBulletin> drafted_bulletin(client::Replica& replica,
                                               const client::BulletinPlan& plan) {
  DraftedBulletin drafted;
  YIBAO_TRY(drafted.bulletin, client::draft_bulletin(replica, plan));
  const base::Status publishable = client::check_publishable(replica, plan);
  if (!publishable) drafted.blocked = publishable.error();
  if (const auto ruleset = replica.ruleset()) {
    drafted.units = rules::scored_units(*replica.registry(), *ruleset, replica.today()).size();
  }
  return drafted;
}

// -- opening --------------------------------------------------------------------------------------

void BulletinDraft::open(const client::BulletinPlan& plan) {
  close();
  plan_ = plan;
  drafted_.open([plan](client::Replica& replica) { return drafted_bulletin(replica, plan); });
  keeper_.open(client::paper_of(plan), [this](const std::optional<base::Bytes>& kept) {
    if (!kept) return;
    if (auto edits = report::decode_edits(*kept)) {
      edits_ = *std::move(edits);
      followed_.reset();
    } else {
      deed_.fail(edits.error());
    }
  });
}

void BulletinDraft::close() {
  if (plan_) take_typed();
  keeper_.close();
  drafted_.close();
  deed_.forget();
  plan_.reset();
  edits_ = {};
  followed_.reset();
  shown_.reset();
  parts_.clear();
  selected_ = 0;
  previews = false;
  new_section.clear();
  head = shown_head_ = {};
  heading.clear();
  text.load("");
  text_revision_ = text.revision();
}

void BulletinDraft::refresh(const Snapshot& snapshot) {
  if (!plan_) return;
  drafted_.refresh(snapshot);
  if (keeper_.loading()) return;
  if (drafted() && drafted() != followed_) {
    if (followed_) take_typed();
    followed_ = drafted();
    report::follow(edits_, followed_->bulletin);
    renew();
    show_selected();
  }
  take_typed();
  keeper_.tick();
}

bool BulletinDraft::is_current(const Snapshot& snapshot) const {
  return !plan_ || problem() || (drafted_.is_current(snapshot) && !keeper_.loading());
}

const std::optional<base::Error>& BulletinDraft::problem() const {
  if (deed_.problem()) return deed_.problem();
  return drafted_.problem() ? drafted_.problem() : keeper_.problem();
}

// -- parts ----------------------------------------------------------------------------------------

void BulletinDraft::arrange() {
  parts_.clear();
  const report::Bulletin& drafted = followed_->bulletin;
  parts_.push_back({PartKind::kHead, "head", "", false, false, false, false});
  for (const report::SectionEdit& section : edits_.sections) {
    parts_.push_back({PartKind::kSection, section.id, section.heading, section.left_out,
                      !section.follows_draft() && !section.own, report::is_behind(section, drafted),
                      section.own});
  }
  for (const std::string& id : edits_.tables) {
    for (const report::BulletinTable& table : drafted.tables) {
      if (table.id != id) continue;
      const std::string name =
          table.caption.empty() ? table.annex : table.annex + "　" + table.caption;
      parts_.push_back({PartKind::kTable, id, name, edits_.leaves_out(id), false, false, false});
    }
  }
  for (const report::BulletinChart& chart : drafted.charts) {
    parts_.push_back({PartKind::kChart, chart.id, chart.title, edits_.leaves_out(chart.id), false,
                      false, false});
  }
  selected_ = std::min(selected_, parts_.size() - 1);
}

void BulletinDraft::renew() {
  arrange();
  shown_ = std::make_shared<const report::Bulletin>(report::edited(followed_->bulletin, edits_));
}

void BulletinDraft::changed() {
  renew();
  keeper_.put(report::encode(edits_));
}

void BulletinDraft::select(std::size_t part) {
  if (part >= parts_.size() || part == selected_) return;
  take_typed();
  selected_ = part;
  show_selected();
}

void BulletinDraft::show_selected() {
  const Part* now = part();
  if (now == nullptr) return;
  const report::SectionEdit* section =
      now->kind == PartKind::kSection ? edits_.section(now->id) : nullptr;
  const std::string words = section == nullptr ? "" : section->text;
  if (!text.says(words)) text.load(words);
  text_revision_ = text.revision();
  heading = section == nullptr ? "" : section->heading;
  if (!shown_->head) return;
  head = {shown_->title,        shown_->head->name,
          shown_->head->office, shown_->head->addressees,
          shown_->head->copies, std::to_string(shown_->number.value_or(0))};
  shown_head_ = head;
}

// What stands in the fields goes into the edits; only where somebody changed it.
void BulletinDraft::take_typed() {
  const Part* now = part();
  if (now == nullptr || !followed_) return;
  if (now->kind == PartKind::kHead) return take_head();
  if (now->kind != PartKind::kSection) return;
  report::SectionEdit* section = edits_.section(now->id);
  const bool typed = text.revision() != text_revision_;
  if (section == nullptr || (!typed && heading == section->heading)) return;
  text_revision_ = text.revision();
  section->heading = heading;
  if (typed) {
    // From now on it is behind only what moves after this.
    const report::BulletinSection* drafted = followed_->bulletin.section(section->id);
    if (section->follows_draft() && drafted != nullptr) section->drafted = drafted->text;
    section->text = base::tidy_lines(text.utf8());
  }
  changed();
}

void BulletinDraft::take_head() {
  const auto take = [](const std::string& now, const std::string& before, std::string& edit) {
    if (now == before) return false;
    edit = std::string(base::trim(now));
    return true;
  };
  bool any = take(head.title, shown_head_.title, edits_.title);
  any = take(head.name, shown_head_.name, edits_.head_name) || any;
  any = take(head.office, shown_head_.office, edits_.office) || any;
  any = take(head.addressees, shown_head_.addressees, edits_.addressees) || any;
  any = take(head.copies, shown_head_.copies, edits_.copies) || any;
  if (head.number != shown_head_.number) {
    edits_.number = whole_number(head.number);
    any = true;
  }
  if (!any) return;
  shown_head_ = head;
  changed();
}

void BulletinDraft::leave_out(std::size_t index, bool out) {
  if (index >= parts_.size()) return;
  take_typed();
  if (report::SectionEdit* section = edits_.section(parts_[index].id);
      section != nullptr && parts_[index].kind == PartKind::kSection) {
    section->left_out = out;
  } else {
    edits_.leave_out(parts_[index].id, out);
  }
  changed();
}

void BulletinDraft::move(std::size_t index, int by) {
  if (index >= parts_.size()) return;
  const Part moved = parts_[index];
  const std::string selected = parts_[selected_].id;
  take_typed();
  if (moved.kind == PartKind::kSection) edits_.move_section(moved.id, by);
  if (moved.kind == PartKind::kTable) edits_.move_table(moved.id, by);
  changed();
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (parts_[i].id == selected && parts_[i].kind == parts_[selected_].kind) selected_ = i;
  }
}

void BulletinDraft::add_section(const std::string& name) {
  if (!followed_) return;
  take_typed();
  std::size_t number = 1;
  const auto id = [&] { return "own-" + std::to_string(number); };
  while (edits_.section(id()) != nullptr) ++number;
  edits_.sections.push_back({id(), name, "", "", false, true});
  changed();
  selected_ = edits_.sections.size();  // behind the head
  show_selected();
}

void BulletinDraft::restore(std::size_t index) {
  if (index >= parts_.size() || parts_[index].kind != PartKind::kSection) return;
  const std::string id = parts_[index].id;
  const report::BulletinSection* drafted = followed_->bulletin.section(id);
  if (parts_[index].own || drafted == nullptr) {
    std::erase_if(edits_.sections,
                  [&](const report::SectionEdit& section) { return section.id == id; });
  } else {
    report::SectionEdit* section = edits_.section(id);
    section->heading = drafted->heading;
    section->text = section->drafted = drafted->text;
  }
  changed();
  show_selected();
}

void BulletinDraft::confirm(std::size_t index) {
  if (index >= parts_.size() || !parts_[index].behind) return;
  take_typed();
  report::SectionEdit* section = edits_.section(parts_[index].id);
  const report::BulletinSection* drafted = followed_->bulletin.section(parts_[index].id);
  // What the draft does not say any more is the officer's own from now on.
  if (drafted == nullptr) section->own = true;
  if (drafted != nullptr) section->drafted = drafted->text;
  changed();
}

std::size_t BulletinDraft::behind_count() const {
  return static_cast<std::size_t>(std::count_if(parts_.begin(), parts_.end(), [](const Part& part) {
    return part.behind && !part.left_out;
  }));
}

// -- publishing -----------------------------------------------------------------------------------

std::optional<base::Error> BulletinDraft::blocked() const {
  if (!followed_) return base::Error(base::ErrorCode::kNotAllowedNow);
  return followed_->blocked;
}

void BulletinDraft::publish(std::function<void(domain::Subject)> published) {
  if (!plan_ || !shown_ || busy()) return;
  take_typed();
  deed_.run(
      [plan = *plan_, edits = edits_, shown = shown_](Core& core) {
        return core.change([&](client::Replica& replica) {
          return client::publish_bulletin(replica, plan, edits, *shown);
        });
      },
      [this, published = std::move(published)](domain::Subject id) {
        // The core let go of what was kept; what is not kept yet is no draft any more.
        keeper_.drop();
        close();
        way_.say("desk.notice.bulletin_published");
        published(std::move(id));
      });
}

void BulletinDraft::drop() {
  keeper_.drop();
  close();
}

}  // namespace yibao::app
