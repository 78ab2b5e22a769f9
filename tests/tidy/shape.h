// The shape of files: how long they and their functions are, guards, blanks, namespaces.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/tidy/source_text.h"

namespace yibao::tidy {

inline constexpr std::size_t kFileLinesMax = 300;
inline constexpr std::size_t kFunctionLinesMax = 70;

// A file that is too long today and may only get shorter.
struct Ceiling {
  std::string path;
  std::size_t lines = 0;
};

// Files above the limit or above their ceiling; and ceilings that are no longer needed.
Faults length_faults(const std::vector<Source>& sources, const std::vector<Ceiling>& ceilings);

struct Function {
  std::string head;  // the last name before its parameters
  std::size_t first_line = 0;
  std::size_t lines = 0;  // from its head to its closing brace
};
// By counting braces: bodies that stand in a namespace or a class. What a lambda has counts in
// the function around it; tables count nowhere.
std::vector<Function> functions_of(std::string_view text);
Faults function_faults(const std::vector<Source>& sources);

// Headers without `#pragma once`.
Faults guard_faults(const std::vector<Source>& sources);
// Tabs, blanks at line ends, carriage returns, a last line without an end.
Faults blank_faults(const std::vector<Source>& sources);
// Paths of the machine somebody worked on.
Faults machine_path_faults(const std::vector<Source>& sources);

// A folder's files declare its namespace, and no other of ours outside it.
struct NamespaceRule {
  std::string folder;
  std::string name;
};
Faults namespace_faults(const std::vector<NamespaceRule>& rules,
                        const std::vector<Source>& sources);

}  // namespace yibao::tidy
