// A form that is being filled in as a working paper (paper_keeper.h): a described struct as JSON.
// What an older program wrote otherwise is left out. Included by .cc files only.
#pragma once

#include "shared/crypto/strict_json.h"
#include "shared/protocol/json_fields.h"

namespace yibao::app {

inline constexpr std::size_t kKeptFormBytesMax = 256 * 1024;

template <protocol::Described Form>
std::string to_paper(const Form& form) {
  return crypto::to_canonical(protocol::to_json(form));
}

// nullopt: it is none of these.
template <protocol::Described Form>
std::optional<Form> from_paper(base::ByteView paper) {
  const crypto::StrictJsonLimits limits{kKeptFormBytesMax, base::limits::kJsonDepthMax,
                                        kKeptFormBytesMax, base::limits::kJsonElementsMax};
  const auto object = crypto::parse_strict(paper, limits);
  if (!object) return std::nullopt;
  auto form = protocol::read_body<Form>(*object, protocol::Strings::kText);
  return form ? std::optional(*std::move(form)) : std::nullopt;
}

}  // namespace yibao::app
