// How admission answered, in words that a CHECK can show.
#pragma once

#include <doctest/doctest.h>

#include "tests/support/jurisdiction_fixture.h"

namespace yibao::testing {

// "refused bad_signature", "admitted", "held content_missing"...
inline std::string verdict(const protocol::Answer& answer) {
  constexpr const char* kNames[] = {"", "admitted", "known", "refused", "held", "try later"};
  const std::string outcome = kNames[static_cast<std::size_t>(answer.outcome)];
  return answer.code ? outcome + " " + std::string(base::name(*answer.code)) : outcome;
}

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// The answer to an event pushed between two good ones, which must be admitted all the same.
inline std::string verdict_amid_good_ones(JurisdictionFixture& fixture,
                                          const protocol::SignedEvent& bad,
                                          const std::vector<domain::Content>& contents = {}) {
  const Draft first = fixture.draft(fixture.reporter());
  const Draft last = fixture.draft(fixture.reporter());
  const auto& key = fixture.reporter().key;
  std::vector<domain::Content> all = {first.words, last.words};
  all.insert(all.end(), contents.begin(), contents.end());
  const std::uint64_t before = fixture.size();
  const auto answers = fixture.push(
      fixture.reporter(),
      {protocol::sign_event(first.offered, key), bad, protocol::sign_event(last.offered, key)},
      all);
  REQUIRE(answers.size() == 3);
  CHECK(verdict(answers[0]) == "admitted");
  CHECK(verdict(answers[2]) == "admitted");
  CHECK(answers[2].stamp->sequence == answers[0].stamp->sequence + 1);
  CHECK(fixture.size() == before + 2);
  return verdict(answers[1]);
}

}  // namespace yibao::testing
