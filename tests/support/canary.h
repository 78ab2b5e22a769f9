// A text that nobody else says, and the search for it in every form in which it might lie or
// travel: UTF-8, UTF-16 (both orders), GBK, base64 (at each of three offsets, both alphabets),
// hexadecimal, URL and JSON escapes, and whatever is packed with zstd where the carrier says so.
//
// What is searched is copied, never changed. Throws what must.h throws.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/random.h"

namespace yibao::testing {

class Canary {
 public:
  // Sings a song of its own: `what` is only for messages.
  Canary(std::string what, base::RandomSource& random);

  const std::string& what() const { return what_; }
  // To be typed into a field: Chinese characters and letters.
  const std::string& text() const { return text_; }

  struct Form {
    std::string name;
    base::Bytes bytes;
  };
  const std::vector<Form>& forms() const { return forms_; }

  // The form in which it stands there, and where; "" where it does not.
  std::string in(base::ByteView bytes) const;
  // The same for the body of an exchange, which is packed in two parts.
  std::string in_body(base::ByteView body) const;
  // Every file below, byte for byte: databases with their logs and their free pages.
  std::string in_folder(const std::filesystem::path& folder) const;
  // Every value of every row, unpacked where it is packed.
  std::string in_rows(const std::filesystem::path& database) const;

 private:
  std::string what_;
  std::string text_;
  std::vector<Form> forms_;
};

}  // namespace yibao::testing
