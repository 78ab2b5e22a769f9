#include "shared/rules/load_parts.h"

namespace yibao::rules {

using To = PendingReference::To;

Measure read_measure(ObjectReader& object, PartsReader& parts) {
  Measure measure;
  read_named(object, measure);
  const char* which =
      object.exactly_one_of({"items", "records", "weighted", "distinct", "sum", "ratio", "points"});
  const std::string kind = which == nullptr ? "" : which;
  const auto inside = [&](const std::function<void(ObjectReader&)>& read) {
    ObjectReader inner(*object.get(which), object.place(which), parts.context());
    read(inner);
    inner.finish();
  };
  if (kind == "items") {
    measure.how = CountItems{parts.selector(object, "items")};
  } else if (kind == "records") {
    measure.how = CountRecords{parts.selector(object, "records")};
  } else if (kind == "weighted") {
    inside([&](ObjectReader& inner) {
      measure.how = CountWeighted{parts.selector(inner, "of"), parts.table(inner)};
    });
  } else if (kind == "distinct") {
    inside([&](ObjectReader& inner) {
      if (!inner.has("by")) inner.missing("by", "journal, unit");
      const auto by = parts.key_attribute(
          inner, "by",
          {Attribute::kRecord, Attribute::kKind, Attribute::kJournal, Attribute::kForm,
           Attribute::kLevel, Attribute::kPost, Attribute::kUnit});
      measure.how = CountDistinct{parts.selector(inner, "of"), by.value_or(Attribute::kJournal)};
    });
  } else if (kind == "sum") {
    inside([&](ObjectReader& inner) {
      measure.how =
          SumQuantity{parts.selector(inner, "of"), inner.choice_required<Quantity>("quantity")};
    });
  } else if (kind == "ratio") {
    inside([&](ObjectReader& inner) {
      measure.how =
          RatioOf{parts.reference(inner, "of", To::kMeasure),
                  parts.reference(inner, "to", To::kMeasure), inner.decimal_required("if_zero")};
    });
  } else if (kind == "points") {
    measure.how = PointsOf{parts.reference(object, "points", To::kNode)};
  }
  return measure;
}

Target read_target(ObjectReader& object, PartsReader& parts) {
  Target target;
  read_named(object, target);
  target.measure = parts.reference(object, "measure", To::kMeasure);
  target.every = object.choice_required<PeriodKind>("every");
  target.value = parts.amount_required(object, "value");
  target.from = object.date("from");
  target.carry_over = object.flag("carry_over");
  return target;
}

}  // namespace yibao::rules
