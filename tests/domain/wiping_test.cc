// Which entries carry an item's words: its own, and wordings of whatever it was merged into.
#include "shared/domain/wiping.h"

#include <doctest/doctest.h>

#include <set>

#include "tests/domain/history.h"
#include "tests/support/must.h"

namespace yibao::domain {
namespace {

using testing::History;
using testing::must;

struct Merged {
  History history;

  void merges(const Subject& into, std::vector<Subject> sources) {
    ItemMerged body;
    body.sources = std::move(sources);
    history.about(into).add(std::move(body));
  }
  EventId edits(const Subject& item) { return history.about(item).add(ItemEdited{EventId(), {}}); }
  std::set<EventId> wordings_with(const Subject& item) {
    const auto about = [&](const Subject& subject) {
      return base::Result<std::vector<Entry>>(history.about_only(subject));
    };
    std::set<EventId> found;
    for (const Entry& entry : must(entries_with_words_of(item, about))) {
      CHECK(found.insert(entry.event->id).second);
    }
    for (const Entry& entry : history.entries()) {
      if (!entry.event->is(EventType::kItemEdited)) found.erase(entry.event->id);
    }
    return found;
  }
};

TEST_CASE("wordings of what an item was merged into have its words, those before do not") {
  Merged merged;
  const Subject a("a");
  const Subject b("b");
  const Subject c("c");
  const EventId own = merged.edits(a);
  merged.edits(b);
  merged.merges(b, {a, c});
  const EventId after = merged.edits(b);
  CHECK(merged.wordings_with(a) == std::set{own, after});
  CHECK(merged.wordings_with(c) == std::set{after});
  CHECK(merged.wordings_with(b).size() == 2);
}

TEST_CASE("words are followed through any number of merges, by every way and in circles") {
  Merged merged;
  const Subject a("a");
  const Subject b("b");
  const Subject c("c");
  merged.merges(b, {a});
  merged.merges(c, {b});
  const EventId by_b = merged.edits(c);
  merged.merges(c, {a});
  merged.merges(a, {c});
  const EventId in_circle = merged.edits(a);
  const EventId of_b = merged.edits(b);
  CHECK(merged.wordings_with(a) == std::set{by_b, in_circle, of_b});
}

TEST_CASE("a quotation is known by the title and by any longer sentence, plain or in JSON") {
  Words words;
  words.title = "某镇涉密事项\"专报\"";
  words.body = "开头。某镇于三月一日组织开展涉密物资的清点和转移工作。结尾。";
  const auto pieces = pieces_of(words);
  CHECK(pieces.size() == 2);
  CHECK(quotes(R"({"text":"转报：某镇涉密事项\"专报\""})", pieces));
  CHECK(quotes("据报，某镇于三月一日组织开展涉密物资的清点和转移工作，另有", pieces));
  CHECK_FALSE(quotes("开头。结尾。专报", pieces));
  CHECK(pieces_of(Words()).empty());
}

TEST_CASE("a merge that was taken back leaves what was written meanwhile") {
  Merged merged;
  const Subject a("a");
  const Subject b("b");
  ItemMerged body;
  body.sources = {a};
  const EventId merge = merged.history.about(b).add(body);
  const EventId meanwhile = merged.edits(b);
  FactRetracted retracted;
  retracted.fact = merge;
  merged.history.about(b).add(retracted);
  CHECK(merged.wordings_with(a).contains(meanwhile));
}

}  // namespace
}  // namespace yibao::domain
