#include "tests/tidy/shape.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace yibao::tidy {
namespace {

bool is_word_part(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const bool begins = at == 0 || !is_word_part(text[at - 1]);
    const std::size_t end = at + word.size();
    if (begins && (end == text.size() || !is_word_part(text[end]))) return true;
  }
  return false;
}

// Whether a brace after this statement opens a scope that may hold functions, a function, or data.
enum class Opens : unsigned char { kScope, kFunction, kData };

Opens opened_by(std::string_view statement) {
  const std::size_t parameters = statement.find('(');
  if (parameters == std::string_view::npos) {
    for (const char* word : {"namespace", "class", "struct", "union", "extern"}) {
      if (has_word(statement, word)) return Opens::kScope;
    }
    return Opens::kData;
  }
  // An initialiser's `=`, not that of an operator or of a default argument.
  const std::size_t equals = statement.find('=');
  const bool initialises =
      equals < parameters && !has_word(statement.substr(0, equals), "operator");
  return initialises ? Opens::kData : Opens::kFunction;
}

bool ends_access(std::string_view statement) {
  return statement == "public" || statement == "protected" || statement == "private";
}

std::string name_in(std::string_view statement) {
  std::size_t end = statement.find('(');
  while (end > 0 && statement[end - 1] == ' ') --end;
  std::size_t begin = end;
  while (begin > 0 && is_word_part(statement[begin - 1])) --begin;
  return std::string(statement.substr(begin, end - begin));
}

class FunctionFinder {
 public:
  explicit FunctionFinder(std::string_view text) : code_(bare_code(text)) {}

  std::vector<Function> find() {
    for (at_ = 0; at_ < code_.size(); ++at_) step(code_[at_]);
    return std::move(found_);
  }

 private:
  void step(char c) {
    if (c == '\n') ++line_;
    if (closed_depth_ > 0) return inside(c);
    if (c == ';' || c == '}') return statement_.clear();
    if (c == '{') return open();
    if (c == ':' && ends_access(statement_)) return statement_.clear();
    const bool blank = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (blank && statement_.empty()) return;
    if (statement_.empty()) first_line_ = line_;
    statement_ += blank ? ' ' : c;
  }

  void open() {
    kind_ = opened_by(statement_);
    if (kind_ == Opens::kScope) return statement_.clear();
    closed_depth_ = 1;
  }

  // In a body or a table: nothing in it is looked at but where it ends.
  void inside(char c) {
    if (c == '{') ++closed_depth_;
    if (c != '}' || --closed_depth_ > 0) return;
    const std::size_t next = code_.find_first_not_of(" \n", at_ + 1);
    const bool member_initialiser =
        next != std::string::npos && (code_[next] == ',' || code_[next] == '{');
    if (member_initialiser) return;
    if (kind_ == Opens::kFunction) {
      found_.push_back({name_in(statement_), first_line_, line_ - first_line_ + 1});
    }
    statement_.clear();
  }

  std::string code_;
  std::vector<Function> found_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t first_line_ = 1;
  std::size_t closed_depth_ = 0;
  Opens kind_ = Opens::kData;
  std::string statement_;
};

// The rule of the folder that lies closest around the file.
const NamespaceRule* nearest(const std::vector<NamespaceRule>& rules, const std::string& path) {
  const NamespaceRule* found = nullptr;
  for (const NamespaceRule& rule : rules) {
    const bool around = path.starts_with(rule.folder);
    if (around && (found == nullptr || rule.folder.size() > found->folder.size())) found = &rule;
  }
  return found;
}

const Ceiling* ceiling_of(const std::vector<Ceiling>& ceilings, const std::string& path) {
  for (const Ceiling& ceiling : ceilings) {
    if (ceiling.path == path) return &ceiling;
  }
  return nullptr;
}

}  // namespace

Faults length_faults(const std::vector<Source>& sources, const std::vector<Ceiling>& ceilings) {
  Faults faults;
  std::set<std::string> needed;
  for (const Source& source : sources) {
    const std::size_t lines = lines_of(source.text).size();
    if (lines <= kFileLinesMax) continue;
    const Ceiling* ceiling = ceiling_of(ceilings, source.path);
    if (ceiling != nullptr) needed.insert(source.path);
    const std::size_t most = ceiling == nullptr ? kFileLinesMax : ceiling->lines;
    if (lines > most) {
      faults.push_back(fault_at(source, lines, "more than " + std::to_string(most) + " lines"));
    }
  }
  for (const Ceiling& ceiling : ceilings) {
    if (!needed.contains(ceiling.path)) faults.push_back(ceiling.path + ": needs no ceiling");
  }
  return faults;
}

std::vector<Function> functions_of(std::string_view text) {
  return FunctionFinder(text).find();
}

Faults function_faults(const std::vector<Source>& sources) {
  Faults faults;
  for (const Source& source : sources) {
    for (const Function& function : functions_of(source.text)) {
      if (function.lines <= kFunctionLinesMax) continue;
      faults.push_back(fault_at(source, function.first_line,
                                function.head + " has " + std::to_string(function.lines) +
                                    " lines, more than " + std::to_string(kFunctionLinesMax)));
    }
  }
  return faults;
}

Faults guard_faults(const std::vector<Source>& sources) {
  Faults faults;
  for (const Source& source : sources) {
    if (!source.path.ends_with(".h")) continue;
    const auto lines = lines_of(without_comments(source.text));
    const auto first = std::find_if(lines.begin(), lines.end(), [](const std::string& line) {
      return line.find_first_not_of(' ') != std::string::npos;
    });
    if (first == lines.end() || *first != "#pragma once") {
      faults.push_back(fault_at(source, 1, "does not begin with #pragma once"));
    }
  }
  return faults;
}

Faults blank_faults(const std::vector<Source>& sources) {
  Faults faults;
  for (const Source& source : sources) {
    std::size_t number = 0;
    for (const std::string& line : lines_of(source.text)) {
      ++number;
      if (line.find('\t') != std::string::npos) faults.push_back(fault_at(source, number, "tab"));
      if (line.ends_with(' ') || line.ends_with('\r')) {
        faults.push_back(fault_at(source, number, "blank at the end of the line"));
      }
    }
    if (!source.text.empty() && !source.text.ends_with('\n')) {
      faults.push_back(fault_at(source, number, "last line does not end"));
    }
  }
  return faults;
}

Faults machine_path_faults(const std::vector<Source>& sources) {
  // Put together here, so that this file is not itself at fault.
  const std::array<std::string, 4> paths = {std::string("/wo") + "rk/",
                                            std::string("/tmp/b") + "ash",
                                            std::string("/ho") + "me/", std::string("/ro") + "ot/"};
  Faults faults;
  for (const Source& source : sources) {
    std::size_t number = 0;
    for (const std::string& line : lines_of(source.text)) {
      ++number;
      for (const std::string& path : paths) {
        if (line.find(path) == std::string::npos) continue;
        faults.push_back(fault_at(source, number, "names " + path + ", a path of one machine"));
      }
    }
  }
  return faults;
}

Faults namespace_faults(const std::vector<NamespaceRule>& rules,
                        const std::vector<Source>& sources) {
  constexpr std::string_view kBegin = "namespace yibao::";
  Faults faults;
  for (const Source& source : sources) {
    const NamespaceRule* rule = nearest(rules, source.path);
    if (rule == nullptr) continue;
    std::size_t number = 0;
    for (const std::string& line : lines_of(bare_code(source.text))) {
      ++number;
      if (!line.starts_with(kBegin)) continue;
      std::size_t end = kBegin.size();
      while (end < line.size() && is_word_part(line[end])) ++end;
      const std::string name = line.substr(kBegin.size(), end - kBegin.size());
      if (name == rule->name) continue;
      faults.push_back(fault_at(source, number, "namespace " + name + " in " + rule->folder));
    }
  }
  return faults;
}

}  // namespace yibao::tidy
