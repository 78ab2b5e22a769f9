#include "shared/protocol/signed_answer.h"

#include "shared/base/byte_stream.h"

namespace yibao::protocol {
namespace {

constexpr std::string_view kSignedAnswerDomain = "yibao/answer/v1";

base::Bytes statement_of(const crypto::Digest& request, base::ByteView answer) {
  base::ByteWriter out;
  out.raw(base::view(request));
  out.raw(base::view(crypto::sha256(answer)));
  return out.take();
}

}  // namespace

base::Bytes sign_answer(const crypto::SigningKey& log_key, const crypto::Digest& request,
                        base::ByteView answer) {
  base::ByteWriter out;
  out.raw(base::view(log_key.sign(kSignedAnswerDomain, statement_of(request, answer))));
  out.raw(answer);
  return out.take();
}

base::Result<base::ByteView> open_answer(base::ByteView signed_answer,
                                         const crypto::Digest& request,
                                         const crypto::PublicKey& log_key) {
  base::ByteReader in(signed_answer);
  const crypto::Signature signature = in.array<64>();
  const base::ByteView answer = in.raw(in.left());
  if (!in.ok() ||
      !crypto::verify(log_key, kSignedAnswerDomain, statement_of(request, answer), signature)) {
    return base::fail(base::ErrorCode::kAnswerChanged, "answer");
  }
  return answer;
}

}  // namespace yibao::protocol
