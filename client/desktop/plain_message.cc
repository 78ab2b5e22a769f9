#include "client/desktop/plain_message.h"

#include <cstdio>
#include <vector>

#include "client/papers/programs.h"

namespace yibao::desktop {
namespace {

struct Teller {
  const char* program;
  std::vector<std::string> before;  // the text
};

}  // namespace

void say_without_window(const std::string& text) {
  std::fprintf(stderr, "%s\n", text.c_str());
  const Teller tellers[] = {
      {"zenity", {"--error", "--no-markup", "--text"}}, {"kdialog", {"--error"}}, {"xmessage", {}}};
  for (const Teller& teller : tellers) {
    const auto program = papers::find_program(teller.program);
    if (!program) continue;
    std::vector<std::string> words = teller.before;
    words.push_back(text);
    if (papers::start_program(*program, words)) return;
  }
}

}  // namespace yibao::desktop
