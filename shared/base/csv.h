// Separated values (CSV, TSV; RFC 4180): one record after the other off a text. What the records
// mean is the reader's business. Any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yibao::base {

// Splits one record off, its fields trimmed; moves on behind its line end (LF or CRLF). A quoted
// field may hold separators, line ends and doubled quotation marks. False: a quotation mark is not
// closed, and everything up to the text's end went into its field.
bool take_csv_record(std::string_view& rest, std::vector<std::string>& fields,
                     char separator = ',');

}  // namespace yibao::base
