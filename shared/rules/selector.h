// Selectors: which records a rule is about. A tree of and / or / not over attributes.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/decimal.h"
#include "shared/base/enum_names.h"
#include "shared/rules/vocabulary.h"

namespace yibao::rules {

// Attributes with codes as values.
enum class Attribute : std::uint8_t {
  kRecord,
  kKind,
  kJournal,
  kForm,
  kLevel,
  kPost,
  kFlag,   // the record has any of them
  kGroup,  // of the credited unit
  kUnit,
};
// Attributes with numbers as values.
enum class Quantity : std::uint8_t { kWords, kPeople, kValue, kAuthors, kUnits };

struct Selector {
  struct OneOf {
    Attribute attribute;
    std::vector<Code> codes;
  };
  struct Between {
    Quantity quantity;
    std::optional<base::Decimal> least;
    std::optional<base::Decimal> most;
  };

  // All of these must hold; a selector with nothing in it holds for every record.
  std::vector<OneOf> one_of;
  std::vector<Between> between;
  std::vector<Selector> all;
  std::vector<Selector> any;  // empty: no condition
  std::vector<Selector> none;
  // The record's item has, on or before this record's turn, a record that fits.
  std::vector<Selector> item_has;

  bool empty() const {
    return one_of.empty() && between.empty() && all.empty() && any.empty() && none.empty() &&
           item_has.empty();
  }
};

}  // namespace yibao::rules

YIBAO_ENUM_NAMES(yibao::rules::Attribute, "record", "kind", "journal", "form", "level", "post",
                 "flag", "group", "unit");
YIBAO_ENUM_NAMES(yibao::rules::Quantity, "words", "people", "value", "authors", "units");
