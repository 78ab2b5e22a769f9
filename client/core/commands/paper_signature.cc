#include "client/core/commands/paper_signature.h"

#include <algorithm>

#include "client/core/attachments.h"
#include "shared/rules/signoff.h"

namespace yibao::client {
namespace {

constexpr std::string_view kScanTypes[] = {"jpg", "jpeg", "png", "bmp", "pdf", "ofd"};

}  // namespace

std::vector<base::PersonId> paper_signers(Replica& replica, const domain::Offer& offer) {
  const auto ruleset = replica.ruleset();
  const domain::PersonInfo* registrar = replica.person_info();
  if (!ruleset || registrar == nullptr) return {};
  return rules::paper_signers(*ruleset, offer, *registrar, *replica.registry(), replica.today());
}

std::vector<std::string> scan_endings() {
  std::vector<std::string> endings;
  for (const std::string_view type : kScanTypes) endings.push_back("." + std::string(type));
  return endings;
}

base::Result<base::EventId> register_paper_signature(Replica& replica, const domain::Subject& item,
                                                     SignOffInput input, const std::string& name,
                                                     base::ByteView bytes) {
  YIBAO_TRY(const std::string type, attachment_type(name, bytes));
  if (std::find(std::begin(kScanTypes), std::end(kScanTypes), type) == std::end(kScanTypes)) {
    return base::fail(base::not_now("scan_type"));
  }
  YIBAO_TRY(const domain::ContentAddress scan, keep_attachment(replica, name, bytes, {}));
  input.scan = scan;
  auto registered = sign_off(replica, item, input);
  if (!registered) static_cast<void>(forget_attachments(replica, {scan}));
  return registered;
}

}  // namespace yibao::client
