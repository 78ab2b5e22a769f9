// An answer of the server's as a whole under the log key's signature, bound to the request it
// answers: whoever carries it (a line's end, a stick) can hold it back, not change a byte of it,
// and not give one request's answer to another.
//
//   64 bytes signature of `yibao/answer/v1` over the SHA-256 of the request and that of the answer
//   | the answer
#pragma once

#include "shared/base/result.h"
#include "shared/crypto/digest.h"
#include "shared/crypto/signature.h"

namespace yibao::protocol {

base::Bytes sign_answer(const crypto::SigningKey& log_key, const crypto::Digest& request,
                        base::ByteView answer);
// The answer, which lies in `signed_answer`. Error: answer_changed.
base::Result<base::ByteView> open_answer(base::ByteView signed_answer,
                                         const crypto::Digest& request,
                                         const crypto::PublicKey& log_key);

}  // namespace yibao::protocol
