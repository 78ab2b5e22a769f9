#include "shared/base/csv.h"

#include <algorithm>

#include "shared/base/text.h"

namespace yibao::base {

bool take_csv_record(std::string_view& rest, std::vector<std::string>& fields, char separator) {
  fields.assign(1, "");
  bool quoted = false;
  std::size_t i = 0;
  for (; i < rest.size(); ++i) {
    const char c = rest[i];
    if (quoted) {
      if (c != '"') {
        fields.back().push_back(c);
      } else if (i + 1 < rest.size() && rest[i + 1] == '"') {
        fields.back().push_back('"');
        ++i;
      } else {
        quoted = false;
      }
    } else if (c == '"' && trim(fields.back()).empty()) {
      quoted = true;
      fields.back().clear();
    } else if (c == separator) {
      fields.emplace_back();
    } else if (c == '\n') {
      break;
    } else {
      fields.back().push_back(c);
    }
  }
  rest.remove_prefix(std::min(i + 1, rest.size()));
  for (std::string& field : fields) field = std::string(trim(field));
  return !quoted;
}

}  // namespace yibao::base
