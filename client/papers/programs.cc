#include "client/papers/programs.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <thread>

namespace yibao::papers {
namespace {

constexpr std::chrono::milliseconds kLook{20};
constexpr int kNotStarted = 127;

base::Error not_started(const std::filesystem::path& program) {
  const std::string reason = std::strerror(errno);
  return base::Error(base::ErrorCode::kIo, program.string() + ": " + reason,
                     {{"path", program.string()}, {"reason", reason}});
}

// Everything a child needs is made before the fork: between fork and exec nothing may allocate.
class Arguments {
 public:
  Arguments(const std::filesystem::path& program, const std::vector<std::string>& arguments)
      : words_(arguments) {
    words_.insert(words_.begin(), program.string());
    for (std::string& word : words_) pointers_.push_back(word.data());
    pointers_.push_back(nullptr);
  }

  [[noreturn]] void become() const {
    const int nowhere = ::open("/dev/null", O_RDWR);
    if (nowhere >= 0) {
      for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        ::dup2(nowhere, stream);
      }
    }
    ::execv(pointers_.front(), pointers_.data());
    ::_exit(kNotStarted);
  }

 private:
  std::vector<std::string> words_;
  std::vector<char*> pointers_;
};

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

std::optional<std::filesystem::path> find_program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::string rest = path == nullptr ? "/usr/bin:/bin" : path;
  while (!rest.empty()) {
    const std::size_t end = rest.find(':');
    const std::string folder = rest.substr(0, end);
    rest.erase(0, end == std::string::npos ? end : end + 1);
    const auto file = std::filesystem::path(folder) / name;
    std::error_code error;
    if (folder.empty() || !std::filesystem::is_regular_file(file, error)) continue;
    if (::access(file.c_str(), X_OK) == 0) return file;
  }
  return std::nullopt;
}

base::Status start_program(const std::filesystem::path& program,
                           const std::vector<std::string>& arguments) {
  const Arguments words(program, arguments);
  const pid_t child = ::fork();
  if (child < 0) return base::fail(not_started(program));
  if (child == 0) {
    // A grandchild belongs to nobody here: nobody has to wait for it.
    ::setsid();
    if (::fork() == 0) words.become();
    ::_exit(0);
  }
  wait_for(child);
  return {};
}

base::Result<int> run_program(const std::filesystem::path& program,
                              const std::vector<std::string>& arguments,
                              std::chrono::milliseconds patience) {
  const Arguments words(program, arguments);
  const pid_t child = ::fork();
  if (child < 0) return base::fail(not_started(program));
  if (child == 0) words.become();
  const auto end = std::chrono::steady_clock::now() + patience;
  int status = 0;
  pid_t ended = 0;
  while ((ended = ::waitpid(child, &status, WNOHANG)) == 0) {
    if (std::chrono::steady_clock::now() > end) {
      ::kill(child, SIGKILL);
      wait_for(child);
      return base::fail(base::ErrorCode::kTimeout, program.string());
    }
    std::this_thread::sleep_for(kLook);
  }
  if (ended < 0) return base::fail(not_started(program));
  return WIFEXITED(status) ? WEXITSTATUS(status) : kNotStarted;
}

}  // namespace yibao::papers
