#include "shared/rules/json_reader.h"

#include <algorithm>

#include "shared/base/ids.h"

namespace yibao::rules {
namespace {

constexpr std::int64_t kWholeMax = 1'000'000'000;  // of a number written without quotes

const json& empty_object() {
  static const json kEmpty = json::object();
  return kEmpty;
}

// Whole numbers beyond 64 bits with a sign are none.
std::optional<std::int64_t> whole_number(const json& value) {
  if (!value.is_number_integer()) return std::nullopt;
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX) return std::nullopt;
  return value.get<std::int64_t>();
}

}  // namespace

ObjectReader::ObjectReader(const json& value, std::string place, LoadContext& context)
    : value_(value.is_object() ? value : empty_object()),
      place_(std::move(place)),
      context_(context) {
  if (!value.is_object()) note_at(place_, "not_an_object", {});
}

void ObjectReader::note_at(const std::string& at, const std::string& key, base::TextArgs args) {
  context_.note({at, key, std::move(args)});
}

void ObjectReader::note(const char* field, const std::string& key, base::TextArgs args) {
  note_at(place(field), key, std::move(args));
}

void ObjectReader::note_here(const std::string& key, base::TextArgs args) {
  note_at(place_, key, std::move(args));
}

void ObjectReader::missing(const char* field, const std::string& allowed) {
  note_at(place(field), "missing", {{"field", field}, {"allowed", allowed}});
}

bool ObjectReader::has(const char* field) {
  return get(field) != nullptr;
}

const json* ObjectReader::get(const char* field) {
  if (std::find(asked_.begin(), asked_.end(), field) == asked_.end()) asked_.emplace_back(field);
  const auto found = value_.find(field);
  return found == value_.end() ? nullptr : &*found;
}

std::string ObjectReader::text(const char* field) {
  const json* value = get(field);
  if (value == nullptr) {
    missing(field, "text");
  } else if (!value->is_string() || value->get_ref<const std::string&>().empty()) {
    note(field, "not_a_text");
  } else {
    return value->get<std::string>();
  }
  return {};
}

std::string ObjectReader::text_or(const char* field, std::string otherwise) {
  return has(field) ? text(field) : std::move(otherwise);
}

std::string ObjectReader::id(const char* field) {
  std::string id = text(field);
  if (!id.empty() && !base::is_code(id)) note(field, "not_an_id", {{"value", id}});
  return id;
}

std::vector<std::string> ObjectReader::texts(const char* field) {
  std::vector<std::string> list;
  each_value(field, [&](const json& value, const std::string& at) {
    if (value.is_string() && !value.get_ref<const std::string&>().empty()) {
      list.push_back(value.get<std::string>());
    } else {
      note_at(at, "not_a_text", {});
    }
  });
  return list;
}

bool ObjectReader::flag(const char* field, bool otherwise) {
  const json* value = get(field);
  if (value == nullptr) return otherwise;
  if (!value->is_boolean()) {
    note(field, "not_true_or_false");
    return otherwise;
  }
  return value->get<bool>();
}

std::optional<std::int64_t> ObjectReader::integer(const char* field, std::int64_t least,
                                                  std::int64_t most) {
  const json* value = get(field);
  if (value == nullptr) return std::nullopt;
  const auto number = whole_number(*value);
  if (number && *number >= least && *number <= most) return number;
  note(field, "not_a_whole_number",
       {{"least", std::to_string(least)}, {"most", std::to_string(most)}});
  return std::nullopt;
}

std::int64_t ObjectReader::integer_or(const char* field, std::int64_t otherwise, std::int64_t least,
                                      std::int64_t most) {
  return integer(field, least, most).value_or(otherwise);
}

std::optional<base::Decimal> decimal_from(const json& value) {
  if (const auto number = whole_number(value)) {
    if (*number > kWholeMax || *number < -kWholeMax) return std::nullopt;
    return base::Decimal::whole(*number);
  }
  if (value.is_string()) return base::Decimal::parse(value.get_ref<const std::string&>());
  return std::nullopt;
}

std::optional<base::Decimal> ObjectReader::decimal(const char* field) {
  const json* value = get(field);
  if (value == nullptr) return std::nullopt;
  const auto number = decimal_from(*value);
  if (!number) note(field, value->is_number_float() ? "fraction_not_quoted" : "not_a_decimal");
  return number;
}

base::Decimal ObjectReader::decimal_required(const char* field) {
  if (get(field) == nullptr) missing(field, "5, \"0.5\"");
  return decimal(field).value_or(base::Decimal());
}

std::optional<base::Date> ObjectReader::date(const char* field) {
  const json* value = get(field);
  if (value == nullptr) return std::nullopt;
  if (value->is_string()) {
    const auto& text = value->get_ref<const std::string&>();
    const auto day = base::parse_date(text);
    if (day && base::to_text(*day) == text) return day;
  }
  note(field, "not_a_date");
  return std::nullopt;
}

base::Date ObjectReader::date_required(const char* field) {
  if (get(field) == nullptr) missing(field, "2022-07-06");
  return date(field).value_or(base::Date());
}

void ObjectReader::each_value(
    const char* field, const std::function<void(const json&, const std::string& place)>& visit) {
  const json* value = get(field);
  if (value == nullptr) return;
  if (!value->is_array()) {
    visit(*value, place(field));
    return;
  }
  std::size_t index = 0;
  for (const json& element : *value) {
    visit(element, place(field) + "[" + std::to_string(index++) + "]");
  }
}

void ObjectReader::one_object(const char* field, const std::function<void(ObjectReader&)>& visit) {
  const json* value = get(field);
  if (value == nullptr) return;
  ObjectReader object(*value, place(field), context_);
  visit(object);
  object.finish();
}

void ObjectReader::each_object(const char* field, const std::function<void(ObjectReader&)>& visit) {
  each_value(field, [&](const json& value, const std::string& at) {
    ObjectReader object(value, at, context_);
    visit(object);
    object.finish();
  });
}

void ObjectReader::each_member(const char* field,
                               const std::function<void(const std::string& key, const json&,
                                                        const std::string& place)>& visit) {
  const json* value = get(field);
  if (value == nullptr) return;
  if (!value->is_object()) {
    note(field, "not_an_object");
    return;
  }
  for (const auto& [key, member] : value->items()) visit(key, member, place(field) + "." + key);
}

const char* ObjectReader::exactly_one_of(std::initializer_list<const char*> fields) {
  const char* found = nullptr;
  std::string allowed;
  bool several = false;
  for (const char* field : fields) {
    allowed += (allowed.empty() ? "" : ", ") + std::string(field);
    if (!has(field)) continue;
    several = found != nullptr;
    if (found == nullptr) found = field;
  }
  if (found == nullptr || several) {
    note_here("not_exactly_one", {{"allowed", allowed}});
    return nullptr;
  }
  return found;
}

void ObjectReader::finish() {
  for (const auto& [key, value] : value_.items()) {
    if (std::find(asked_.begin(), asked_.end(), key) != asked_.end()) continue;
    std::string allowed;
    for (const std::string& name : asked_) allowed += (allowed.empty() ? "" : ", ") + name;
    note_at(place_ + "." + key, "unknown_field", {{"field", key}, {"allowed", allowed}});
  }
}

}  // namespace yibao::rules
