// What stands inside events: canonical JSON and the documents made of it.
#include "shared/crypto/strict_json.h"
#include "shared/protocol/documents.h"
#include "shared/protocol/standing_document.h"
#include "shared/report/bulletin.h"
#include "shared/report/bulletin_edits.h"
#include "shared/rules/fact_codec.h"
#include "tests/fuzz/target.h"
#include "tests/protocol/samples.h"

#include <nlohmann/json.hpp>

namespace yibao::fuzz {
namespace {

using base::ByteView;
using Inputs = std::vector<base::Bytes>;

// The bytes are the canonical form of what they say, or are refused.
void run_canonical_json(ByteView bytes) {
  const auto value = crypto::parse_strict(bytes);
  if (value) must_hold(crypto::to_canonical(*value) == bytes, "one value has one form");
}

Inputs json_seeds() {
  return {R"({"a":{"b":[1,-2,true,"文字"]},"c":""})", R"({"n":9007199254740991})", "{}"};
}

template <class Document>
void keeps_its_form(ByteView bytes) {
  const auto document = protocol::decode_document<Document>(bytes);
  if (!document) return;
  const auto again = protocol::decode_document<Document>(protocol::encode_document(*document));
  must_hold(again.has_value(), "a document can be written and read");
}

void run_document(ByteView bytes) {
  keeps_its_form<domain::Words>(bytes);
  keeps_its_form<domain::Note>(bytes);
  keeps_its_form<domain::PersonProfile>(bytes);
  keeps_its_form<domain::UnitProfile>(bytes);
  keeps_its_form<domain::AttachmentManifest>(bytes);
}

Inputs document_seeds() {
  domain::Words words;
  words.title = "城川镇推进民族团结进步工作";
  words.body = "一、主要做法\n二、成效";
  return {protocol::encode_document(words), protocol::encode_document(domain::Note{"请补充数字"})};
}

void run_standing(ByteView bytes) {
  (void)protocol::open_standing(bytes, testing::sample_key().public_key());
}

Inputs standing_seeds() {
  protocol::StandingDocument document;
  document.period = "2024-Q1";
  document.units.resize(2);
  return {protocol::sign_standing(document, testing::sample_key())};
}

void run_bulletin(ByteView bytes) {
  if (const auto bulletin = report::decode_bulletin(bytes)) {
    must_hold(report::decode_bulletin(encode(*bulletin)).has_value(),
              "a bulletin can be read again");
  }
  if (const auto edits = report::decode_edits(bytes)) {
    must_hold(report::decode_edits(encode(*edits)).has_value(), "edits can be read again");
  }
}

Inputs bulletin_seeds() {
  report::Bulletin bulletin;
  bulletin.title = "关于2024年第一季度政务信息工作情况的通报";
  bulletin.sections = {{"opening", "", "现将情况通报如下。"}};
  report::BulletinEdits edits;
  edits.title = "通报";
  edits.sections.resize(1);
  return {encode(bulletin), encode(edits)};
}

void run_facts(ByteView bytes) {
  const auto facts = rules::decode_facts(bytes);
  if (!facts) return;
  const base::Bytes written = rules::encode_facts(*facts);
  const auto again = rules::decode_facts(written);
  must_hold(again.has_value(), "facts can be read again");
  must_hold(rules::encode_facts(*again) == written, "facts are written as they are read");
}

Inputs fact_seeds() {
  std::vector<rules::FactRow> rows(3);
  return {rules::encode_facts(rows)};
}

constexpr Target kDocumentTargets[] = {
    {"canonical_json", &run_canonical_json, &json_seeds},
    {"document", &run_document, &document_seeds},
    {"standing", &run_standing, &standing_seeds},
    {"bulletin_document", &run_bulletin, &bulletin_seeds},
    {"facts", &run_facts, &fact_seeds},
};

}  // namespace

std::span<const Target> document_targets() {
  return kDocumentTargets;
}

}  // namespace yibao::fuzz
