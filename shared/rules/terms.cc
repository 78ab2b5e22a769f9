#include "shared/rules/terms.h"

#include <algorithm>

namespace yibao::rules {

using base::ErrorCode;
using base::fail;

base::Error unknown_term(const std::string& field, const std::string& value,
                         const std::string& choices) {
  return base::Error(ErrorCode::kTermUnknown, field + " " + value,
                     {{"field", "@field." + field}, {"value", value}, {"choices", choices}});
}

namespace {

// Looks at one event body; what names no word of the ruleset has nothing to check.
struct TermCheck {
  const Vocabulary& words;

  template <class Body>
  base::Status operator()(const Body&) const {
    return {};
  }
  base::Status operator()(const domain::UnitDefined& body) const {
    if (body.group) YIBAO_CHECK(known(words.groups, *body.group, "group"));
    return {};
  }
  base::Status operator()(const domain::DraftOffered& body) const {
    YIBAO_CHECK(known(words.kinds, body.kind, "kind"));
    YIBAO_CHECK(all_known(words.topics, body.topics, "topic"));
    return all_known(words.flags, body.flags, "flag");
  }
  base::Status operator()(const domain::DraftSentBack& body) const {
    return known_reason(body.reason);
  }
  base::Status operator()(const domain::DraftFoundSecret& body) const {
    if (base::enum_from_name<domain::SecretBasis>(body.basis)) return {};
    return fail(unknown_term("basis", body.basis, base::enum_choices<domain::SecretBasis>()));
  }
  base::Status operator()(const domain::ItemReturned& body) const {
    return known_reason(body.reason);
  }
  base::Status operator()(const domain::ItemRefused& body) const {
    return known_reason(body.reason);
  }
  base::Status operator()(const domain::ItemForwarded& body) const {
    return known(words.levels, body.level, "level");
  }
  base::Status operator()(const domain::ItemAdopted& body) const {
    return known_place(body.journal, body.form);
  }
  base::Status operator()(const domain::ItemAssigned& body) const {
    return known_place(body.journal, body.form);
  }
  base::Status operator()(const domain::ItemInstructed& body) const {
    if (body.level) YIBAO_CHECK(known(words.levels, *body.level, "level"));
    if (body.post) YIBAO_CHECK(known(words.posts, *body.post, "post"));
    return {};
  }
  base::Status operator()(const domain::ItemFoundInaccurate& body) const {
    return all_known(words.flags, body.flags, "flag");
  }
  base::Status operator()(const domain::RecordEntered& body) const {
    YIBAO_CHECK(known(words.records, body.record, "record"));
    if (body.level) YIBAO_CHECK(known(words.levels, *body.level, "level"));
    return all_known(words.flags, body.flags, "flag");
  }
  base::Status operator()(const domain::RecordsImported& body) const {
    for (const domain::RecordsImported::Row& row : body.rows) {
      YIBAO_CHECK(known(words.records, row.record, "record"));
      if (row.kind) YIBAO_CHECK(known(words.kinds, *row.kind, "kind"));
      if (row.journal) YIBAO_CHECK(known_place(*row.journal, row.form));
      if (row.level) YIBAO_CHECK(known(words.levels, *row.level, "level"));
      if (row.post) YIBAO_CHECK(known(words.posts, *row.post, "post"));
      YIBAO_CHECK(all_known(words.flags, row.flags, "flag"));
    }
    return {};
  }
  base::Status operator()(const domain::CommissionIssued& body) const {
    if (body.kind) YIBAO_CHECK(known(words.kinds, *body.kind, "kind"));
    return {};
  }

 private:
  template <class Entry>
  static base::Status known(const NamedList<Entry>& list, const Code& id, const char* field) {
    if (list.contains(id)) return {};
    return fail(unknown_term(field, id, list.choices()));
  }
  template <class Entry>
  static base::Status all_known(const NamedList<Entry>& list, const std::vector<Code>& ids,
                                const char* field) {
    for (const Code& id : ids) YIBAO_CHECK(known(list, id, field));
    return {};
  }
  // A journal with one of its columns; where a notice names no journal, a level.
  base::Status known_place(const Code& id, const std::optional<Code>& form) const {
    const Journal* journal = words.journals.by_id(id);
    if (journal == nullptr) {
      const bool level = words.levels.contains(id);
      if (!level) return fail(unknown_term("journal", id, journal_choices()));
      return {};
    }
    if (journal->forms.empty()) return {};
    std::string forms;
    for (const Code& each : journal->forms) forms += (forms.empty() ? "" : ", ") + each;
    if (!form) {
      return fail(ErrorCode::kFormMissing, journal->id,
                  base::TextArgs{{"journal", journal->id}, {"choices", forms}});
    }
    const bool among =
        std::find(journal->forms.begin(), journal->forms.end(), *form) != journal->forms.end();
    if (!among) return fail(unknown_term("form", *form, forms));
    return {};
  }
  // A ruleset need not list reasons; then any code will do.
  base::Status known_reason(const Code& reason) const {
    if (words.reasons.all().empty()) return {};
    return known(words.reasons, reason, "reason");
  }
  std::string journal_choices() const {
    return words.journals.all().empty() ? words.levels.choices() : words.journals.choices();
  }
};

}  // namespace

base::Status check_terms(const Ruleset& ruleset, const domain::EventBody& body) {
  return std::visit(TermCheck{ruleset.words}, body);
}

}  // namespace yibao::rules
