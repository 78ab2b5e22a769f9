#include "client/core/app/office/editing_place.h"

#include "client/core/commands/items.h"
#include "shared/rules/preflight.h"

namespace yibao::app {
namespace {

// The title in the first line: it has no line feeds of its own.
std::string packed(const std::string& title, const std::string& body) {
  return title + "\n" + body;
}

}  // namespace

base::Result<EditingSheet> editing_sheet(client::Replica& replica, const domain::Subject& item) {
  YIBAO_TRY(const client::ItemView view, client::view_item(replica, item));
  if (!view.words) return base::fail(base::ErrorCode::kContentPurged);
  EditingSheet sheet;
  sheet.own = *view.words;
  sheet.edited = view.edited.has_value();
  sheet.wording = view.edited.value_or(sheet.own);
  sheet.wipes = replica.papers().wipes_of(client::wording_paper(item));
  sheet.unit_name = replica.unit_name(view.state.unit);
  for (const auto& merge : view.state.merges) {
    if (merge.retracted) continue;
    for (const domain::Subject& source : merge.body.sources) {
      YIBAO_TRY(const client::ItemView part, client::view_item(replica, source));
      if (!part.words) continue;
      sheet.parts.push_back(
          {{source, part.words->title, replica.unit_name(part.state.unit)}, part.words->body});
    }
  }
  return sheet;
}

void EditingPlace::show(domain::Subject item) {
  way_.enter(Place::kEditing);
  item_ = std::move(item);
  loaded_.open([item = *item_](client::Replica& replica) { return editing_sheet(replica, item); });
  keeper_.open(client::wording_paper(*item_), [this](auto kept) { kept_ = std::move(kept); });
  desk_.tell([item = item_](Core& core) { core.claim(item); });
}

void EditingPlace::leave() {
  if (!item_) return;
  keeper_.close();
  item_.reset();
  ready_ = false;
  kept_.reset();
  title.clear();
  body.load("");
  title_runs_.clear();
  body_runs_.clear();
  compared_ = ~std::uint64_t{0};
  loaded_.close();
  deed_.forget();
  desk_.tell([](Core& core) { core.claim(std::nullopt); });
}

void EditingPlace::refresh(const Snapshot& snapshot) {
  SheetPlace::refresh(snapshot);
  ruleset_ = snapshot.ruleset;
  const bool gone =
      sheet() ? sheet()->wipes != wipes_
              : loaded_.problem() && loaded_.problem()->code == base::ErrorCode::kContentPurged;
  if (ready_ && gone) wipe();
  if (!ready_ && sheet() && kept_) begin();
  if (!ready_) return;
  keeper_.tick();
  const bool stale = compared_ != body.revision() || compared_title_ != title;
  if (stale && !comparing_) compare();
}

// Something that it may say was found secret or purged: it begins anew with what is left.
void EditingPlace::wipe() {
  base::wipe(title);
  title.clear();
  body.wipe();
  title_runs_.clear();
  body_runs_.clear();
  base::wipe(compared_title_);
  compared_ = ~std::uint64_t{0};
  ready_ = false;
  kept_.reset();
  keeper_.open(client::wording_paper(*item_), [this](auto kept) { kept_ = std::move(kept); });
}

void EditingPlace::begin() {
  wipes_ = sheet()->wipes;
  title = sheet()->wording.title;
  body.load(sheet()->wording.body);
  if (*kept_) {
    const std::string& text = **kept_;
    const std::size_t end = text.find('\n');
    title = text.substr(0, end);
    body.load(end == std::string::npos ? "" : std::string_view(text).substr(end + 1));
  }
  ready_ = true;
}

void EditingPlace::edited() {
  if (ready_) keeper_.put(packed(title, body.utf8()));
}

bool EditingPlace::changed() const {
  return ready_ && (title != sheet()->wording.title || !body.says(sheet()->wording.body));
}

// Comparing a long text takes a while: elsewhere, and again when it was changed meanwhile.
void EditingPlace::compare() {
  comparing_ = true;
  compared_ = body.revision();
  compared_title_ = title;
  struct Compared {
    client::TextRuns title, body;
    std::size_t words = 0;
  };
  desk_.send_out(
      [own = sheet()->own, title = title, text = body.utf8(), ruleset = ruleset_] {
        Compared compared{client::diff_texts(own.title, title), client::diff_texts(own.body, text),
                          0};
        domain::Words words = own;
        words.body = text;
        if (ruleset) compared.words = rules::count_body(*ruleset, words);
        return compared;
      },
      [this, item = item_](Compared compared) {
        comparing_ = false;
        if (item != item_) return;
        title_runs_ = std::move(compared.title);
        body_runs_ = std::move(compared.body);
        word_count_ = compared.words;
      });
}

void EditingPlace::take_over(const PartText& part) {
  if (!ready_) return;
  const std::string all = body.utf8();
  const std::string between = all.empty() || all.ends_with('\n') ? "" : "\n";
  if (body.replace_all(all + between + part.body)) edited();
}

void EditingPlace::back_to_own() {
  if (!ready_) return;
  title = sheet()->own.title;
  body.replace_all(sheet()->own.body);
  edited();
}

void EditingPlace::save() {
  if (!changed() || busy() || base::trim(title).empty()) return;
  act([item = *item_, title = std::string(base::trim(title)), text = body.utf8()](
          client::Replica& replica) { return client::edit_item(replica, item, title, text); },
      [this] {
        keeper_.drop();
        way_.back();
        way_.say("desk.notice.edited");
      });
}

void EditingPlace::throw_away() {
  if (!ready_) return;
  keeper_.drop();
  way_.back();
}

}  // namespace yibao::app
