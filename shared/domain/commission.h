// One commission (约稿): what was asked of whom by when, and how each unit answered.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "shared/domain/item.h"

namespace yibao::domain {

struct CommissionAnswer {
  UnitCode unit;
  std::optional<Timestamp> acknowledged_at;
  std::optional<Fact<CommissionExtensionAsked>> extension_asked;
  std::optional<Timestamp> extended_until;
  std::optional<Fact<CommissionDeclined>> declined;
  std::vector<Fact<CommissionJudged>> judgements;
  std::optional<std::size_t> standing;  // index into judgements
  const Fact<CommissionJudged>* judgement() const {
    return standing ? &judgements[*standing] : nullptr;
  }
};

struct CommissionState {
  Subject id;
  std::optional<Fact<CommissionIssued>> issued;
  std::map<UnitCode, CommissionAnswer> answers;  // one for each unit asked
  std::optional<Fact<CommissionCancelled>> cancelled;
  bool pending = false;

  // The deadline of one unit, with its extension.
  std::optional<Timestamp> due_for(const UnitCode& unit) const;
};

CommissionState fold_commission(const Subject& id, std::span<const Entry> ordered);

}  // namespace yibao::domain
