#include "client/papers/import_text.h"

#include <doctest/doctest.h>

#include "client/papers/zip_archive.h"
#include "tests/papers/parts.h"
#include "tests/support/files.h"

namespace yibao::papers {
namespace {

using testing::TempFolder;

constexpr const char* kSpace =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

base::Bytes archive_of(const std::string& entry, const std::string& text) {
  return *zip_archive({{entry, text}});
}

base::Bytes docx(const std::string& body) {
  return archive_of("word/document.xml", "<?xml version=\"1.0\"?><w:document " +
                                             std::string(kSpace) + "><w:body>" + body +
                                             "</w:body></w:document>");
}

TEST_CASE("a plain text in the encodings offices have") {
  CHECK(*text_of("a.txt", "春耕\r\n备耕") == "春耕\n备耕");
  CHECK(*text_of("a.TXT", "\xEF\xBB\xBF春耕") == "春耕");
  CHECK(*text_of("a.txt", "\xB4\xBA\xB8\xFB") == "春耕");          // GB18030
  CHECK(*text_of("a.txt", "\xFF\xFE\x25\x66\x15\x80") == "春耕");  // UTF-16
  CHECK(*text_of("a.txt", "甲\x01\x08乙") == "甲乙");
  CHECK(text_of("a.txt", "\xB4\xBA\xFF\xFF").error().code == base::ErrorCode::kNotUtf8);
  CHECK(text_of("a.txt", std::string(2'000'000, 'x')).error().args == why("text_huge"));
  CHECK(text_of("a.doc", "x").error().args == why("text_kind"));
}

TEST_CASE("a document's paragraphs are lines, a table's rows too") {
  const auto text =
      text_of("a.docx", docx("<w:p><w:r><w:t>一、概</w:t></w:r><w:r><w:t>况</w:t></w:r></w:p>"
                             "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>&amp;</w:t>"
                             "<w:delText>删去</w:delText></w:r></w:p>"
                             "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>村</w:t></w:r></w:p></w:tc>"
                             "<w:tc><w:p><w:r><w:t>户</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"));
  CHECK(*text == "一、概况\n甲\n乙\t&\n村\t户");
}

TEST_CASE("what is no document gets a sentence") {
  CHECK(text_of("a.docx", "").error().args == why("docx_unreadable"));
  CHECK(text_of("a.docx", "PK\x03\x04 broken").error().args == why("docx_unreadable"));
  CHECK(text_of("a.docx", archive_of("other.xml", "x")).error().args == why("docx_unreadable"));
  CHECK(text_of("a.docx", archive_of("word/document.xml", "<a><b></a>")).error().args ==
        why("docx_unreadable"));
  std::string cut = docx("<w:p><w:r><w:t>甲</w:t></w:r></w:p>");
  CHECK(text_of("a.docx", cut.substr(0, cut.size() / 2)).error().args == why("docx_unreadable"));
}

TEST_CASE("an archive that grows, entities and endless nesting come to an end") {
  std::string blank;
  blank.resize(60'000'000, ' ');
  CHECK(text_of("a.docx", docx(blank)).error().args == why("text_huge"));
  CHECK(text_of("a.docx", docx("<w:p><w:t>" + std::string(3'000'000, 'x') + "</w:t></w:p>"))
            .error()
            .args == why("text_huge"));
  CHECK(text_of("a.docx",
                archive_of("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"b\">]><a>&b;</a>"))
            .error()
            .args == why("docx_unreadable"));
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "<w:p>";
  CHECK(text_of("a.docx", docx(deep)).error().args == why("docx_unreadable"));
}

TEST_CASE("a file is read by its name") {
  const TempFolder folder;
  testing::write_file(folder.path() / "a.txt", "春耕");
  CHECK(*read_text_file(folder.path() / "a.txt") == "春耕");
  CHECK(read_text_file(folder.path() / "b.txt").error().code == base::ErrorCode::kFileMissing);
}

}  // namespace
}  // namespace yibao::papers
