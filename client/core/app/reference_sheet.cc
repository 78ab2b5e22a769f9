#include <algorithm>

#include "client/core/app/reference_place.h"
#include "client/core/app/terms.h"
#include "shared/protocol/documents.h"

namespace yibao::app {
namespace {

constexpr std::size_t kExamplesMost = 300;

base::Status add_topics(client::Replica& replica, ReferenceSheet& sheet) {
  YIBAO_TRY(const auto subjects, replica.index().subjects(client::RowKind::kOther));
  for (const domain::Subject& subject : subjects) {
    YIBAO_TRY(const auto entries, replica.entries().about(subject));
    for (const domain::Entry& entry : entries) {
      const auto* body = entry.event->as<domain::KeyTopicsIssued>();
      if (body == nullptr) continue;
      TopicsCard card;
      card.from = body->from;
      card.until = body->until;
      card.current = body->from <= replica.today() && replica.today() <= body->until;
      YIBAO_TRY(const auto content, replica.vault().content(body->text));
      if (content) {
        const auto brief = protocol::decode_document<domain::Brief>(content->bytes);
        if (brief) card.title = brief->title;
        if (brief) card.text = brief->text;
      }
      sheet.topics.push_back(std::move(card));
    }
  }
  std::stable_sort(sheet.topics.begin(), sheet.topics.end(),
                   [](const TopicsCard& a, const TopicsCard& b) {
                     return std::pair(a.current, a.from) > std::pair(b.current, b.from);
                   });
  return {};
}

base::Status add_contacts(client::Replica& replica, ReferenceSheet& sheet) {
  for (const auto& [id, person] : replica.registry()->people()) {
    if (person.has_left(replica.today()) || !replica.registry()->is_central_office(person.unit))
      continue;
    ContactCard card;
    card.name = replica.person_name(id);
    card.unit_name = replica.unit_name(person.unit);
    if (person.profile) {
      YIBAO_TRY(const auto content, replica.vault().content(*person.profile));
      if (content) {
        const auto profile = protocol::decode_document<domain::PersonProfile>(content->bytes);
        if (profile) card.title = profile->post;
        if (profile) card.telephone = profile->office_telephone;
      }
    }
    if (!card.name.empty()) sheet.contacts.push_back(std::move(card));
  }
  return {};
}

// A unit sees no other unit's items: these are its own.
base::Status add_examples(client::Replica& replica, ReferenceSheet& sheet) {
  YIBAO_TRY(auto rows, replica.index().items());
  std::erase_if(rows,
                [](const client::ItemRow& row) { return row.adopted.empty() || row.words_gone; });
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.changed_at > b.changed_at; });
  if (rows.size() > kExamplesMost) rows.resize(kExamplesMost);
  const auto ruleset = replica.ruleset();
  for (const client::ItemRow& row : rows) {
    YIBAO_TRY(const domain::ItemState state, replica.item(row.item));
    ExampleCard card;
    card.item = row.item;
    card.title = row.title;
    const auto* kind = ruleset ? ruleset->words.kinds.by_id(row.kind) : nullptr;
    card.kind = kind == nullptr ? rules::Name{row.kind, row.kind} : kind->name;
    for (const auto& adoption : state.adoptions) {
      if (adoption.retracted) continue;
      card.where = term_name(replica, adoption.body.journal);
      card.on_date = adoption.body.on_date;
    }
    sheet.examples.push_back(std::move(card));
  }
  std::stable_sort(
      sheet.examples.begin(), sheet.examples.end(),
      [](const ExampleCard& a, const ExampleCard& b) { return a.kind.zh < b.kind.zh; });
  return {};
}

}  // namespace

base::Result<ReferenceSheet> reference_sheet(client::Replica& replica) {
  ReferenceSheet sheet;
  YIBAO_CHECK(add_topics(replica, sheet));
  YIBAO_CHECK(add_contacts(replica, sheet));
  YIBAO_TRY(sheet.bulletins, bulletin_lines(replica));
  YIBAO_CHECK(add_examples(replica, sheet));
  if (const auto ruleset = replica.ruleset()) {
    sheet.rules_zh = report::describe(texts::Language::kChinese, *ruleset);
    sheet.rules_en = report::describe(texts::Language::kEnglish, *ruleset);
  }
  return sheet;
}

bool ReferencePlace::fits(std::initializer_list<std::string_view> texts) const {
  return search.empty() || std::any_of(texts.begin(), texts.end(), [&](std::string_view text) {
           return text.find(search) != std::string_view::npos;
         });
}

void ReferencePlace::read(const BulletinLine& line) {
  reading_ = line;
  bulletin_.open(
      [event = line.event](client::Replica& replica) { return bulletin_of(replica, event); });
}

void ReferencePlace::put_away() {
  reading_.reset();
  bulletin_.close();
}

void ReferencePlace::refresh(const Snapshot& snapshot) {
  Loaded::refresh(snapshot);
  if (reading_) bulletin_.refresh(snapshot);
}

bool ReferencePlace::is_current(const Snapshot& snapshot) const {
  return Loaded::is_current(snapshot) && (!reading_ || bulletin_.is_current(snapshot));
}

void ReferencePlace::close() {
  put_away();
  Loaded::close();
}

}  // namespace yibao::app
