// Tells the demonstration on a terminal: headings from installers/stories/narration.json in the
// language asked for, each command as a person would type it, and what it answered.
#pragma once

#include <filesystem>
#include <map>
#include <ostream>
#include <string>

namespace yibao::demo {

class Narrator {
 public:
  // Throws std::runtime_error when the narration cannot be read.
  Narrator(std::ostream& out, const std::filesystem::path& narration, std::string language);

  const std::string& language() const { return language_; }
  // A text of the narration with its {arguments} filled in.
  std::string text(const std::string& key,
                   const std::map<std::string, std::string>& arguments = {}) const;
  void heading(const std::string& key, const std::map<std::string, std::string>& arguments = {});
  void say(const std::string& key, const std::map<std::string, std::string>& arguments = {});
  void command(const std::string& who, const std::string& line);
  // What a program answered, indented; the first lines only where `lines_most` is not 0.
  void answer(const std::string& text, std::size_t lines_most = 0);

 private:
  std::ostream& out_;
  std::string language_;
  std::map<std::string, std::map<std::string, std::string>> texts_;
};

}  // namespace yibao::demo
