#include <doctest/doctest.h>

#include "client/core/attachments.h"
#include "tests/app/town.h"

namespace yibao::testing {
namespace {

struct Writing {
  Writing() {
    town.draft("防火巡查");
    desk = std::make_unique<TownDesk>(town);
    desk->sign_in(kReporterPassphrase);
    desk->work.open_row(*desk->row("防火巡查"));
    desk->settle();
  }
  std::filesystem::path file(const std::string& name, const std::string& bytes) {
    write_file(folder.path() / name, bytes);
    return folder.path() / name;
  }
  app::WritingPlace& place() { return desk->work.writing; }

  TempFolder folder;
  Town town;
  std::unique_ptr<TownDesk> desk;
};

TEST_CASE("dropped files: texts go to the end of the text, others are attached") {
  Writing writing;
  writing.desk->work.dropped(
      {writing.file("补充.txt", "补充一段。"), writing.file("图.png", "\x89PNG\r\n\x1A\n....")});
  writing.desk->settle();
  CHECK(writing.place().fields.body.ends_with("\n补充一段。"));
  REQUIRE(writing.desk->work.papers.list().size() == 1);
  CHECK(writing.desk->work.papers.list().front().name == "图.png");
  CHECK(writing.desk->work.papers.list().front().here);
  CHECK_FALSE(writing.desk->work.papers.problem());
  writing.desk->work.papers.remove(writing.desk->work.papers.list().front().manifest);
  writing.desk->settle();
  CHECK(writing.desk->work.papers.list().empty());
}

TEST_CASE("a text dropped elsewhere begins a new draft, a picture is told where it can go") {
  Writing writing;
  writing.desk->work.way.go(app::Place::kDrafts);
  writing.desk->work.dropped({writing.file("图.png", "\x89PNG\r\n\x1A\n....")});
  CHECK(writing.desk->work.way.notice()->key == "desk.drop.nowhere");
  writing.desk->work.dropped({writing.file("新稿.txt", "新的一篇。")});
  writing.desk->settle();
  CHECK(writing.desk->work.way.place() == app::Place::kWriting);
  CHECK(writing.place().fields.body.ends_with("新的一篇。"));
  CHECK(writing.place().fields.title.empty());
}

TEST_CASE("what cannot be attached is told, and nothing is added") {
  Writing writing;
  const auto problem_of = [&](const std::string& name, const std::string& bytes) {
    writing.desk->work.papers.take({writing.file(name, bytes)});
    writing.desk->settle();
    const auto& problem = writing.desk->work.papers.problem();
    return problem ? problem->args : base::TextArgs();
  };
  CHECK(problem_of("run.exe", "MZ") == base::not_now("attachment_type").args);
  CHECK(problem_of("图.jpg", "MZ, no picture") == base::not_now("attachment_type").args);
  CHECK(problem_of("空.png", "") == base::not_now("attachment_empty").args);
  CHECK(problem_of("坏.docx", "no archive") == base::not_now("docx_unreadable").args);
  const std::string large = "%PDF-" + std::string(client::kAttachmentsBytesMax, 'x');
  CHECK(problem_of("大.pdf", large).front().second == "8 MB > 7 MB");
  CHECK(writing.place().fields.attachments.empty());
}

TEST_CASE("a file with more text than there is room for is told, and nothing typed is lost") {
  Writing writing;
  app::WritingPlace& place = writing.place();
  const std::string before = place.fields.body;
  writing.desk->work.papers.take({writing.file("长.txt", std::string(100'000, 'x'))});
  writing.desk->settle();
  REQUIRE(writing.desk->work.papers.problem());
  CHECK(writing.desk->work.papers.problem()->args == base::not_now("text_no_room").args);
  CHECK(place.fields.body == before);
  CHECK(place.text.body.utf8() == before);
  writing.desk->work.papers.take({writing.file("短.txt", "补充\x01一段。")});
  writing.desk->settle();
  CHECK_FALSE(writing.desk->work.papers.problem());
  CHECK(place.fields.body == before + "\n补充一段。");
  CHECK(place.text.body.utf8() == place.fields.body);
}

TEST_CASE("attachments come back as they were, and many do not fit") {
  Town town;
  const auto replica = town.replica();
  const std::string bytes = "%PDF-" + std::string(600'000, 'p') + "end";
  const auto address = *client::keep_attachment(*replica, "表.pdf", bytes, {});
  CHECK(client::attachment_contents(*replica, {address})->size() == 4);
  const auto file = client::open_attachment(*replica, address);
  CHECK(file->name == "表.pdf");
  CHECK(file->bytes == bytes);
  std::vector<domain::ContentAddress> many(19,
                                           *client::keep_attachment(*replica, "a.txt", "a", {}));
  const auto refused = client::keep_attachment(*replica, "b.txt", "b", many);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().args == base::not_now("attachments_many").args);
  REQUIRE(client::forget_attachments(*replica, {address}));
  CHECK(client::open_attachment(*replica, address).error().code ==
        base::ErrorCode::kContentMissing);
}

}  // namespace
}  // namespace yibao::testing
