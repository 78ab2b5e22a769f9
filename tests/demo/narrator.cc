#include "tests/demo/narrator.h"

#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "tests/support/files.h"

namespace yibao::demo {

Narrator::Narrator(std::ostream& out, const std::filesystem::path& narration, std::string language)
    : out_(out), language_(std::move(language)) {
  try {
    texts_ = nlohmann::json::parse(testing::read_file(narration)).get<decltype(texts_)>();
  } catch (const nlohmann::json::exception& error) {
    throw std::runtime_error(narration.string() + ": " + error.what());
  }
}

std::string Narrator::text(const std::string& key,
                           const std::map<std::string, std::string>& arguments) const {
  std::string text = texts_.at(key).at(language_);
  for (const auto& [name, value] : arguments) {
    const std::string marker = "{" + name + "}";
    for (std::size_t at = text.find(marker); at != std::string::npos;
         at = text.find(marker, at + value.size())) {
      text.replace(at, marker.size(), value);
    }
  }
  return text;
}

void Narrator::heading(const std::string& key,
                       const std::map<std::string, std::string>& arguments) {
  out_ << "\n== " << text(key, arguments) << "\n" << std::flush;
}

void Narrator::say(const std::string& key, const std::map<std::string, std::string>& arguments) {
  out_ << "\n-- " << text(key, arguments) << "\n" << std::flush;
}

void Narrator::command(const std::string& who, const std::string& line) {
  out_ << "[" << who << "] $ " << line << "\n" << std::flush;
}

void Narrator::answer(const std::string& text, std::size_t lines_most) {
  std::istringstream lines(text);
  std::string line;
  for (std::size_t count = 0; std::getline(lines, line); ++count) {
    if (lines_most != 0 && count == lines_most) {
      out_ << "    …\n";
      break;
    }
    out_ << (line.empty() ? "" : "    ") << line << "\n";
  }
  out_ << std::flush;
}

}  // namespace yibao::demo
