#include "shared/protocol/documents.h"

#include <doctest/doctest.h>

#include "tests/protocol/samples.h"

namespace yibao::protocol {
namespace {

using domain::Content;
using domain::MediaType;

template <class Document>
void check_round_trip(base::SeededRandom& random) {
  const auto filled = testing::filled<Document>(random);
  const auto got = decode_document<Document>(encode_document(filled));
  REQUIRE(got.has_value());
  CHECK(testing::dump(*got) == testing::dump(filled));
  const auto empty = decode_document<Document>(encode_document(Document{}));
  REQUIRE(empty.has_value());
  CHECK(testing::dump(*empty) == testing::dump(Document{}));
}

std::string verdict(MediaType media, const base::Bytes& bytes) {
  const auto status = check_content({media, {}, bytes});
  return status ? "good" : std::string(base::name(status.error().code));
}

TEST_CASE("every document comes back as it was, full and empty") {
  base::SeededRandom random(1);
  check_round_trip<domain::Words>(random);
  check_round_trip<domain::Note>(random);
  check_round_trip<domain::PersonProfile>(random);
  check_round_trip<domain::UnitProfile>(random);
  check_round_trip<domain::Brief>(random);
  check_round_trip<domain::AttachmentManifest>(random);
}

TEST_CASE("a document's text may be any text") {
  domain::Words words;
  words.title = "关于春耕备耕的“三项措施”";
  words.body = "第一行\n\t第二行 \"引号\" \\ 😀";
  words.authors = {"", "甲"};
  const auto got = decode_document<domain::Words>(encode_document(words));
  REQUIRE(got.has_value());
  CHECK(got->title == words.title);
  CHECK(got->body == words.body);
  CHECK(got->authors == words.authors);
}

TEST_CASE("a content has its document's kind, a fresh salt and so its own address") {
  base::SeededRandom random(2);
  const domain::Note note{"请补充数据"};
  const Content one = to_content(note, random);
  const Content two = to_content(note, random);
  CHECK(one.media == MediaType::kNote);
  CHECK(one.bytes == two.bytes);
  CHECK(one.salt != two.salt);
  CHECK(domain::address_of(one) != domain::address_of(two));
  const Content brief = to_content(domain::Brief{"a", "b"}, MediaType::kTopics, random);
  CHECK(brief.media == MediaType::kTopics);
  CHECK(check_content(brief).has_value());
}

TEST_CASE("a structured content must be canonical and of its form") {
  for (const MediaType media : {MediaType::kWords, MediaType::kNote, MediaType::kPerson,
                                MediaType::kUnit, MediaType::kCommission, MediaType::kTopics}) {
    CHECK(verdict(media, "{}") == "good");
    CHECK(verdict(media, "") == "malformed");
    CHECK(verdict(media, "plain text") == "malformed");
    CHECK(verdict(media, "{} ") == "not_canonical");
    CHECK(verdict(media, "{\"a\":1,\"a\":1}") == "duplicate_key");
    CHECK(verdict(media, "{\"later\":1}") == "good");
  }
  CHECK(verdict(MediaType::kManifest, "{}") == "field_invalid");
  CHECK(verdict(MediaType::kManifest, "{\"size\":1}") == "good");
  CHECK(verdict(MediaType::kNote, "{\"text\":7}") == "field_invalid");
  CHECK(verdict(MediaType::kWords, "{\"authors\":\"a\"}") == "field_invalid");
  CHECK(verdict(MediaType::kWords, "{\"attachments\":[\"a\"]}") == "field_invalid");
}

TEST_CASE("each kind has its size, to the byte") {
  for (std::uint8_t number = 1; number <= domain::kMediaTypeLast; ++number) {
    const auto media = static_cast<MediaType>(number);
    CHECK(verdict(media, base::Bytes(domain::content_bytes_max(media) + 1, 'x')) == "too_large");
  }
  for (const MediaType media : {MediaType::kRuleset, MediaType::kBulletin, MediaType::kChunk}) {
    CHECK(verdict(media, base::Bytes(domain::content_bytes_max(media), 'x')) == "good");
  }
  const std::string around = R"({"body":""})";
  const std::size_t room = domain::content_bytes_max(MediaType::kWords) - around.size();
  domain::Words words;
  words.body = std::string(room, 'x');
  CHECK(verdict(MediaType::kWords, encode_document(words)) == "good");
  words.body += "x";
  CHECK(verdict(MediaType::kWords, encode_document(words)) == "too_large");
}

TEST_CASE("a kind that nobody knows is refused") {
  CHECK(verdict(static_cast<MediaType>(0), "") == "malformed");
}

}  // namespace
}  // namespace yibao::protocol
