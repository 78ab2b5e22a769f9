#include <set>

#include "shared/base/limits.h"
#include "shared/rules/load_parts.h"

namespace yibao::rules {
namespace {

template <class Entry>
void check_unique(const NamedList<Entry>& list, const Entry& entry, ObjectReader& object) {
  if (!entry.id.empty() && list.contains(entry.id)) {
    object.note("id", "repeated", {{"value", entry.id}});
  }
}

template <class Entry>
void check_names(const NamedList<Entry>& list, ObjectReader& root, const char* field) {
  for (const std::string& name : list.shared_names()) {
    root.note(field, "name_shared", {{"value", name}});
  }
}

// A code that must stand in another list; empty lists nothing to check against.
template <class Entry>
void check_code(ObjectReader& object, const char* field, const std::optional<Code>& code,
                const NamedList<Entry>& list) {
  if (code && !list.contains(*code) && !object.context().is_full()) {
    object.note(field, "not_defined", {{"value", *code}, {"allowed", list.choices()}});
  }
}

std::optional<Code> optional_text(ObjectReader& object, const char* field) {
  if (!object.has(field)) return std::nullopt;
  return object.text(field);
}

NamedList<Named> read_list(ObjectReader& root, const char* field) {
  NamedList<Named> list;
  root.each_object(field, [&](ObjectReader& object) {
    Named named;
    read_named(object, named);
    check_unique(list, named, object);
    list.add(std::move(named));
  });
  check_names(list, root, field);
  return list;
}

void read_units(ObjectReader& root, Vocabulary& words) {
  root.each_object("units", [&](ObjectReader& object) {
    Unit unit;
    read_named(object, unit);
    unit.group = optional_text(object, "group");
    unit.parent = optional_text(object, "parent");
    unit.headcount = object.integer("headcount", 0, 1'000'000);
    check_unique(words.units, unit, object);
    check_code(object, "group", unit.group, words.groups);
    words.units.add(std::move(unit));
  });
  check_names(words.units, root, "units");
  if (words.units.all().size() > base::limits::kUnitsMax) return root.note("units", "too_many");
  std::size_t index = 0;
  for (const Unit& unit : words.units.all()) {
    const std::string at = "units[" + std::to_string(index++) + "].parent";
    if (!unit.parent) continue;
    if (!words.units.contains(*unit.parent)) {
      root.note(at.c_str(), "not_defined",
                {{"value", *unit.parent}, {"allowed", words.units.choices()}});
    } else if (is_own_ancestor(words.units.all(), unit)) {
      root.note(at.c_str(), "circle", {{"value", unit.id}});
    }
  }
}

void read_kinds(ObjectReader& root, Vocabulary& words) {
  root.each_object("kinds", [&](ObjectReader& object) {
    Kind kind;
    read_named(object, kind);
    kind.words_min = object.integer("words_min", 0, 100'000);
    kind.words_max = object.integer("words_max", 1, 100'000);
    kind.brief = object.flag("brief");
    kind.description = object.text_or("description", "");
    if (kind.words_min && kind.words_max && *kind.words_min > *kind.words_max) {
      object.note("words_min", "least_above_most");
    }
    check_unique(words.kinds, kind, object);
    words.kinds.add(std::move(kind));
  });
  check_names(words.kinds, root, "kinds");
}

void read_journals(ObjectReader& root, Vocabulary& words) {
  root.each_object("journals", [&](ObjectReader& object) {
    Journal journal;
    read_named(object, journal);
    journal.level = optional_text(object, "level");
    journal.forms = object.texts("forms");
    check_unique(words.journals, journal, object);
    check_code(object, "level", journal.level, words.levels);
    for (const Code& form : journal.forms) check_code(object, "forms", form, words.forms);
    words.journals.add(std::move(journal));
  });
  // Journals of different levels may share a name: a record's level tells them apart.
  for (const std::string& name : words.journals.shared_names()) {
    std::set<std::optional<Code>> levels;
    for (const Journal* journal : words.journals.all_named(name)) {
      const bool apart = journal->level && levels.insert(journal->level).second;
      if (apart) continue;
      root.note("journals", "name_shared", {{"value", name}});
      break;
    }
  }
}

void read_posts(ObjectReader& root, Vocabulary& words) {
  root.each_object("posts", [&](ObjectReader& object) {
    Post post;
    read_named(object, post);
    post.level = optional_text(object, "level");
    check_unique(words.posts, post, object);
    check_code(object, "level", post.level, words.levels);
    words.posts.add(std::move(post));
  });
  check_names(words.posts, root, "posts");
}

void read_records(ObjectReader& root, Vocabulary& words) {
  for (RecordName& record : built_in_records()) words.records.add(std::move(record));
  root.each_object("records", [&](ObjectReader& object) {
    RecordName record;
    read_named(object, record);
    record.about = object.choice_or("about", RecordAbout::kUnit);
    check_unique(words.records, record, object);
    words.records.add(std::move(record));
  });
  check_names(words.records, root, "records");
}

}  // namespace

std::vector<RecordName> built_in_records() {
  std::vector<RecordName> records;
  const auto add = [&](const char* id, const char* zh, const char* en, RecordAbout about) {
    RecordName record;
    record.id = id;
    record.name = {zh, en};
    record.about = about;
    records.push_back(std::move(record));
  };
  add(record::kSubmitted, "报送", "submitted", RecordAbout::kItem);
  add(record::kForwarded, "转报", "forwarded", RecordAbout::kItem);
  add(record::kAdopted, "采用", "adopted", RecordAbout::kItem);
  add(record::kInstructed, "批示", "instructed", RecordAbout::kItem);
  add(record::kCommissionDone, "约稿完成", "commission done", RecordAbout::kItem);
  add(record::kCommissionMissed, "约稿未完成", "commission missed", RecordAbout::kUnit);
  add(record::kInaccurate, "信息失实", "inaccurate", RecordAbout::kItem);
  return records;
}

Name read_name(ObjectReader& object, const char* field, bool required) {
  const json* value = object.get(field);
  if (value == nullptr) {
    if (required) object.missing(field, "{\"zh\": ..., \"en\": ...}");
    return {};
  }
  if (value->is_string()) return {object.text(field), {}};
  ObjectReader names(*value, object.place(field), object.context());
  Name name{names.text("zh"), names.text_or("en", "")};
  names.finish();
  return name;
}

Origin read_origin(ObjectReader& object) {
  Origin origin;
  origin.cite = object.text_or("cite", "");
  origin.place = object.place();
  origin.interpretation = optional_text(object, "interpretation");
  if (origin.interpretation) {
    object.context().references.push_back({PendingReference::To::kInterpretation,
                                           *origin.interpretation, object.place("interpretation")});
  }
  return origin;
}

void read_named(ObjectReader& object, Named& named) {
  named.id = object.id("id");
  named.name = read_name(object, "name", true);
  named.aliases = object.texts("aliases");
  named.origin = read_origin(object);
}

Vocabulary read_vocabulary(ObjectReader& root) {
  Vocabulary words;
  words.levels = read_list(root, "levels");
  words.groups = read_list(root, "groups");
  words.forms = read_list(root, "forms");
  words.flags = read_list(root, "flags");
  if (words.flags.all().size() > base::limits::kRuleFlagsMax) root.note("flags", "too_many");
  words.topics = read_list(root, "topics");
  words.reasons = read_list(root, "reasons");
  read_units(root, words);
  read_kinds(root, words);
  read_journals(root, words);
  read_posts(root, words);
  read_records(root, words);
  return words;
}

}  // namespace yibao::rules
