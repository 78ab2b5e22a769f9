// What the ruleset calls its own things, as the text has them (form.h).
#include "client/core/ruleset/form_builder.h"

namespace yibao::client {
namespace {

using PartKind = TextPart::Kind;

std::string said_by(const RulesetText& text, const TextPart* part) {
  return part != nullptr && part->is(PartKind::kText) ? text.value(*part) : "";
}

void add_word(const RulesetText& text, const TextPart& part, std::vector<FormChoice>& words) {
  const std::string id = said_by(text, part.member("id"));
  if (id.empty()) return;
  FormWord word{"", name_in(text, part), 0};
  if (word.name.zh.empty()) word.name.zh = id;
  words.push_back({std::move(word), id});
}

void add_nodes(const RulesetText& text, const TextPart& part, std::vector<FormChoice>& words) {
  if (part.is(PartKind::kList)) {
    for (const TextPart& each : part.parts) add_nodes(text, each, words);
    return;
  }
  add_word(text, part, words);
  if (const TextPart* sum = part.member("sum")) add_nodes(text, *sum, words);
  for (const char* around : {"roll_up", "scale_to"}) {
    const TextPart* inner = part.member(around);
    const TextPart* of = inner == nullptr ? nullptr : inner->member("of");
    if (of != nullptr) add_nodes(text, *of, words);
  }
}

}  // namespace

rules::Name name_in(const RulesetText& text, const TextPart& part) {
  for (const char* field : {"name", "text"}) {
    const TextPart* name = part.member(field);
    if (name == nullptr) continue;
    if (!name->is(PartKind::kObject)) return {said_by(text, name), ""};
    return {said_by(text, name->member("zh")), said_by(text, name->member("en"))};
  }
  return {};
}

std::vector<FormChoice> words_of(const RulesetText& text, const std::string& list) {
  std::vector<FormChoice> words;
  if (list == "nodes") {
    if (const TextPart* points = text.find("$.points")) add_nodes(text, *points, words);
    return words;
  }
  if (list == "records") {
    for (const rules::RecordName& record : rules::built_in_records()) {
      words.push_back({{"", record.name, 0}, record.id});
    }
  }
  const TextPart* part = text.root().member(list);
  if (part == nullptr) return words;
  if (!part->is(PartKind::kList)) {
    add_word(text, *part, words);
    return words;
  }
  for (const TextPart& each : part->parts) add_word(text, each, words);
  return words;
}

}  // namespace yibao::client
