#include "client/core/app/office/editing_place.h"

#include <doctest/doctest.h>

#include "client/core/commands/drafts.h"
#include "client/core/commands/items.h"
#include "tests/app/officer.h"

namespace yibao::testing {
namespace {

struct Editor : Officer {
  domain::Subject item;

  Editor() : item(town.accepted_from("chengchuan", "城川镇推进春季植树造林")) { opens(); }
  void opens() {
    sits_down(app::Place::kJournals);
    place().show(item);
    desk->settle();
  }
  app::EditingPlace& place() { return office().editing; }
  void types(const std::string& title) {
    place().title = title;
    place().edited();
    desk->settle();
  }
};

TEST_CASE("the unit's words stand in the editor, and what is changed is marked against them") {
  Editor editor;
  REQUIRE(editor.place().ready());
  CHECK(editor.place().title == "城川镇推进春季植树造林");
  CHECK_FALSE(editor.place().changed());
  editor.types("城川镇植树造林三万亩");
  CHECK(editor.place().changed());
  CHECK(client::is_changed(editor.place().title_runs()));
  CHECK_FALSE(client::is_changed(editor.place().body_runs()));
  CHECK(editor.place().word_count() > 0);
}

TEST_CASE("what was typed and not saved is there again after leaving, and after a restart") {
  Editor editor;
  editor.types("改了一半的标题");
  SUBCASE("left at once") {
    editor.desk->work.way.go(app::Place::kDesk);
    editor.desk->settle();
  }
  SUBCASE("the program ended after a pause") {
    editor.pauses();
  }
  editor.opens();
  CHECK(editor.place().title == "改了一半的标题");
  CHECK(editor.item.text() == editor.place().item()->text());
  CHECK(editor.desk->row("城川镇推进春季植树造林")->edited_title.empty());  // nobody else has it
}

TEST_CASE("saved, it is the office's wording for everybody, and nothing is left over") {
  Editor editor;
  editor.types("城川镇植树造林三万亩");
  editor.place().save();
  editor.desk->settle();
  CHECK(editor.notice() == "desk.notice.edited");
  CHECK(editor.desk->work.way.place() == app::Place::kJournals);
  CHECK(editor.desk->row("城川镇推进春季植树造林")->edited_title == "城川镇植树造林三万亩");
  editor.opens();
  CHECK(editor.place().title == "城川镇植树造林三万亩");
  CHECK_FALSE(editor.place().changed());
  editor.place().back_to_own();
  editor.desk->settle();
  CHECK(editor.place().title == "城川镇推进春季植树造林");
  CHECK(editor.place().changed());
}

TEST_CASE("thrown away, the next one begins with what stands for everybody") {
  Editor editor;
  editor.types("不要的标题");
  editor.pauses();
  editor.place().throw_away();
  editor.desk->settle();
  editor.opens();
  CHECK(editor.place().title == "城川镇推进春季植树造林");
}

TEST_CASE("the words of what was merged in can be taken over") {
  Editor editor;
  editor.leaves();
  const domain::Subject part = editor.town.accepted_from("jiaotiju", "教体局开展校园安全排查");
  editor.sits_down(app::Place::kJournals);
  const auto merged = editor.desk->core.change([&](client::Replica& replica) {
    return client::merge_items(replica, editor.item, {part}, domain::CreditPolicy::kFull, {});
  });
  REQUIRE(merged.has_value());
  editor.opens();
  REQUIRE(editor.place().sheet()->parts.size() == 1);
  editor.place().take_over(editor.place().sheet()->parts.front());
  editor.desk->settle();
  CHECK(editor.place().body.utf8().find("教体局开展校园安全排查。") != std::string::npos);
  CHECK(client::is_changed(editor.place().body_runs()));
}

TEST_CASE("what is typed goes when a secret was found in what it was made from, and is not kept") {
  Editor editor;
  editor.leaves();
  const std::string title = "教体局某涉密事项的情况";
  const domain::Subject part = editor.town.accepted_from("jiaotiju", title);
  editor.sits_down(app::Place::kJournals);
  REQUIRE(editor.desk->core
              .change([&](client::Replica& replica) {
                return client::merge_items(replica, editor.item, {part},
                                           domain::CreditPolicy::kFull, {});
              })
              .has_value());
  domain::Subject shown = editor.item;
  SUBCASE("an item that it was merged into") {}
  SUBCASE("the item itself") {
    shown = part;
  }
  editor.place().show(shown);
  editor.desk->settle();
  if (shown == editor.item) editor.place().take_over(editor.place().sheet()->parts.front());
  editor.types("改了一半：" + title);
  REQUIRE(editor.desk->core
              .change([&](client::Replica& replica) {
                return client::find_secret(replica, part, "security");
              })
              .has_value());
  editor.desk->settle();
  editor.desk->settle();
  CHECK(editor.place().title.find("涉密") == std::string::npos);
  CHECK(editor.place().body.utf8().find("涉密") == std::string::npos);
  CHECK(editor.place().ready() == (shown == editor.item));
  editor.pauses();
  const auto kept = editor.desk->core.look(
      [&](client::Replica& replica) { return replica.papers().get(client::wording_paper(shown)); });
  CHECK_FALSE((*kept).has_value());
}

TEST_CASE("a text that the unit signed anew has no wording of the office's yet") {
  Editor editor;
  editor.types("城川镇植树造林三万亩");
  editor.place().save();
  editor.desk->settle();
  const auto state = editor.state_of(editor.item);
  CHECK(state.edit() != nullptr);
}

}  // namespace
}  // namespace yibao::testing
