#include "shared/rules/load_parts.h"

namespace yibao::rules {
using To = PendingReference::To;
namespace {

using UnitAmounts = decltype(Amount::by_unit);

template <class Entry>
bool note_unless_defined(const NamedList<Entry>& list, const Code& code, const std::string& place,
                         LoadContext& context) {
  if (list.contains(code)) return true;
  if (context.is_full()) return false;
  context.note({place, "not_defined", {{"value", code}, {"allowed", list.choices()}}});
  return false;
}

bool check_attribute_code(const Vocabulary& words, Attribute attribute, const Code& code,
                          const std::string& place, LoadContext& context) {
  switch (attribute) {
    case Attribute::kRecord: return note_unless_defined(words.records, code, place, context);
    case Attribute::kKind: return note_unless_defined(words.kinds, code, place, context);
    case Attribute::kJournal: return note_unless_defined(words.journals, code, place, context);
    case Attribute::kForm: return note_unless_defined(words.forms, code, place, context);
    case Attribute::kLevel: return note_unless_defined(words.levels, code, place, context);
    case Attribute::kPost: return note_unless_defined(words.posts, code, place, context);
    case Attribute::kFlag: return note_unless_defined(words.flags, code, place, context);
    case Attribute::kGroup: return note_unless_defined(words.groups, code, place, context);
    case Attribute::kUnit: return note_unless_defined(words.units, code, place, context);
  }
  return false;
}

}  // namespace

std::vector<Code> PartsReader::attribute_codes(ObjectReader& object, Attribute attribute) {
  const std::string field(base::enum_name(attribute));
  std::vector<Code> codes;
  object.each_value(field.c_str(), [&](const json& value, const std::string& at) {
    if (!value.is_string()) {
      context_.note({at, "not_a_text", {}});
    } else if (check_attribute_code(words_, attribute, value.get_ref<const std::string&>(), at,
                                    context_)) {
      codes.push_back(value.get<std::string>());
    }
  });
  note_if_empty(object, field.c_str());
  return codes;
}

void PartsReader::note_if_empty(ObjectReader& object, const char* field) {
  const json* value = object.get(field);
  if (value != nullptr && value->is_array() && value->empty()) object.note(field, "empty_list");
}

std::optional<Attribute> PartsReader::key_attribute(ObjectReader& object, const char* field,
                                                    std::initializer_list<Attribute> allowed) {
  const json* value = object.get(field);
  if (value == nullptr) return std::nullopt;
  std::string names;
  for (const Attribute attribute : allowed) {
    const std::string_view name = base::enum_name(attribute);
    if (value->is_string() && value->get_ref<const std::string&>() == name) return attribute;
    names += (names.empty() ? "" : ", ") + std::string(name);
  }
  object.note(field, "not_a_choice", {{"allowed", names}});
  return std::nullopt;
}

std::vector<Selector> PartsReader::selectors(ObjectReader& object, const char* field) {
  std::vector<Selector> list;
  object.each_value(field, [&](const json& value, const std::string& at) {
    list.push_back(selector(value, at));
  });
  note_if_empty(object, field);
  return list;
}

Selector PartsReader::selector(const json& value, const std::string& place) {
  ObjectReader object(value, place, context_);
  Selector result;
  for (std::size_t i = 0; i < base::EnumNames<Attribute>::kNames.size(); ++i) {
    const auto attribute = static_cast<Attribute>(i);
    std::vector<Code> codes = attribute_codes(object, attribute);
    if (!codes.empty()) result.one_of.push_back({attribute, std::move(codes)});
  }
  for (std::size_t i = 0; i < base::EnumNames<Quantity>::kNames.size(); ++i) {
    const auto quantity = static_cast<Quantity>(i);
    const std::string field(base::enum_name(quantity));
    const json* bounds_json = object.get(field.c_str());
    if (bounds_json == nullptr) continue;
    ObjectReader bounds(*bounds_json, object.place(field.c_str()), context_);
    Selector::Between between{quantity, bounds.decimal("least"), bounds.decimal("most")};
    if (between.least && between.most && *between.least > *between.most) {
      bounds.note("least", "least_above_most");
    }
    result.between.push_back(between);
    bounds.finish();
  }
  result.all = selectors(object, "all");
  result.any = selectors(object, "any");
  result.none = selectors(object, "none");
  result.item_has = selectors(object, "item_has");
  object.finish();
  return result;
}

Selector PartsReader::selector(ObjectReader& object, const char* field) {
  const json* value = object.get(field);
  return value == nullptr ? Selector() : selector(*value, object.place(field));
}

Selector PartsReader::selector_required(ObjectReader& object, const char* field) {
  if (!object.has(field)) object.missing(field, "{\"record\": ...}");
  return selector(object, field);
}

Amount PartsReader::amount(const json& value, const std::string& place) {
  Amount amount;
  if (const auto number = decimal_from(value)) {
    amount.otherwise = *number;
    return amount;
  }
  if (!value.is_object()) {
    context_.note({place, value.is_number_float() ? "fraction_not_quoted" : "not_an_amount", {}});
    return amount;
  }
  ObjectReader object(value, place, context_);
  const auto numbers = [&](const char* field, const auto& list, auto& into) {
    object.each_member(
        field, [&](const std::string& key, const json& member, const std::string& at) {
          note_unless_defined(list, key, at, context_);
          if (const auto number = decimal_from(member)) {
            into.emplace(key, *number);
          } else if (member.is_null() && std::is_same_v<decltype(into), UnitAmounts&>) {
            into.emplace(key, decltype(into.begin()->second)());
          } else {
            context_.note({at, "not_a_decimal", {}});
          }
        });
  };
  numbers("by_unit", words_.units, amount.by_unit);
  numbers("by_group", words_.groups, amount.by_group);
  amount.per_head = object.decimal("per_head");
  amount.otherwise = object.decimal("otherwise");
  object.finish();
  return amount;
}

std::optional<Amount> PartsReader::amount(ObjectReader& object, const char* field) {
  const json* value = object.get(field);
  if (value == nullptr) return std::nullopt;
  return amount(*value, object.place(field));
}

Amount PartsReader::amount_required(ObjectReader& object, const char* field) {
  if (object.get(field) == nullptr) {
    object.missing(field, "5, \"0.5\", {\"by_group\": {...}}");
    return {};
  }
  return *amount(object, field);
}

PointsTable PartsReader::table(ObjectReader& object) {
  PointsTable table;
  object.each_object("table", [&](ObjectReader& row) {
    table.rows.push_back({selector(row, "when"), row.decimal_required("points")});
  });
  table.otherwise = object.decimal("otherwise").value_or(Decimal());
  return table;
}

Code PartsReader::reference(ObjectReader& object, const char* field, PendingReference::To to) {
  const std::string id = object.text(field);
  if (!id.empty()) context_.references.push_back({to, id, object.place(field)});
  return id;
}

std::vector<Condition> PartsReader::conditions(ObjectReader& object, const char* field) {
  std::vector<Condition> list;
  object.each_value(field, [&](const json& value, const std::string& at) {
    list.push_back(condition(value, at));
  });
  return list;
}

Condition PartsReader::condition_required(ObjectReader& object, const char* field) {
  const json* value = object.get(field);
  if (value != nullptr) return condition(*value, object.place(field));
  object.missing(field, "{\"met\": ...}, {\"measure\": ..., \"at_least\": ...}");
  return {AllOf{}};
}

Condition PartsReader::condition(const json& value, const std::string& place) {
  ObjectReader object(value, place, context_);
  const char* which = object.exactly_one_of(
      {"all", "any", "not", "met", "missed", "measure", "missed_periods", "in_a_row", "group"});
  const std::string kind = which == nullptr ? "" : which;
  Condition result{AllOf{}};
  const auto part = [&](const char* field, const std::function<void(ObjectReader&)>& read) {
    const json* inner = object.get(field);
    ObjectReader reader(*inner, object.place(field), context_);
    read(reader);
    reader.finish();
  };
  if (kind == "all") {
    result.test = AllOf{conditions(object, "all")};
  } else if (kind == "any") {
    result.test = AnyOf{conditions(object, "any")};
  } else if (kind == "not") {
    result.test = Not{{condition_required(object, "not")}};
  } else if (kind == "met") {
    result.test = TargetMet{reference(object, "met", To::kTarget)};
  } else if (kind == "missed") {
    result.test = TargetMissed{reference(object, "missed", To::kTarget)};
  } else if (kind == "measure") {
    MeasureIs is;
    is.measure = reference(object, "measure", To::kMeasure);
    is.at_least = amount(object, "at_least");
    is.at_most = amount(object, "at_most");
    is.strictly = object.flag("strictly");
    if (!is.at_least && !is.at_most) object.missing("at_least", "at_least, at_most");
    result.test = std::move(is);
  } else if (kind == "missed_periods") {
    part("missed_periods", [&](ObjectReader& inner) {
      result.test = MissedPeriods{reference(inner, "target", To::kTarget),
                                  inner.choice_required<PeriodKind>("every"),
                                  inner.integer_or("at_least", 1, 1, 366)};
    });
  } else if (kind == "in_a_row") {
    part("in_a_row", [&](ObjectReader& inner) {
      result.test = InARow{{condition_required(inner, "of")},
                           inner.choice_required<PeriodKind>("every"),
                           inner.integer_or("length", 2, 1, 366)};
    });
  } else if (kind == "group") {
    result.test = InGroup{codes(object, "group", words_.groups)};
  }
  object.finish();
  return result;
}

}  // namespace yibao::rules
