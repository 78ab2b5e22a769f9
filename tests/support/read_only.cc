#include "tests/support/read_only.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace yibao::testing {
namespace {

namespace fs = std::filesystem;

constexpr uid_t kNobody = 65534;

std::string read_all(int descriptor) {
  std::string text;
  std::array<char, 4096> buffer{};
  for (ssize_t got = 1; got > 0;) {
    got = ::read(descriptor, buffer.data(), buffer.size());
    if (got > 0) text.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return text;
}

std::string as_another_user(const std::function<std::string()>& work) {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) throw std::runtime_error("pipe failed");
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) {
    ::close(ends[0]);
    std::string said = "cannot become another user";
    if (::setgid(kNobody) == 0 && ::setuid(kNobody) == 0) {
      try {
        said = work();
      } catch (const std::exception& error) {
        said = error.what();
      }
    }
    const ssize_t put = ::write(ends[1], said.data(), said.size());
    ::_exit(put == static_cast<ssize_t>(said.size()) ? 0 : 1);
  }
  ::close(ends[1]);
  std::string said = read_all(ends[0]);
  ::close(ends[0]);
  ::waitpid(child, nullptr, 0);
  return said;
}

}  // namespace

std::string in_read_only(const fs::path& folder, const std::function<std::string()>& work) {
  const fs::perms before = fs::status(folder).permissions();
  constexpr fs::perms kReadOnly = fs::perms::owner_read | fs::perms::owner_exec |
                                  fs::perms::group_read | fs::perms::group_exec |
                                  fs::perms::others_read | fs::perms::others_exec;
  fs::permissions(folder, kReadOnly);
  const std::string said = ::geteuid() == 0 ? as_another_user(work) : work();
  fs::permissions(folder, before);
  return said;
}

}  // namespace yibao::testing
