#include "tests/server/server_program.h"

#include <stdexcept>

namespace yibao::testing {

ProcessResult run_server(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {YIBAO_SERVER_PROGRAM, "--lang", "en"});
  return run_process(arguments);
}

ServerProgram::ServerProgram(std::filesystem::path data)
    : data_(std::move(data)), output_(data_.string() + ".output"), port_(free_port()) {
  start();
}

void ServerProgram::start() {
  process_.reset();
  write_file(output_, "");
  std::vector<std::string> arguments = {YIBAO_SERVER_PROGRAM,
                                        "--lang",
                                        "en",
                                        "serve",
                                        "--data",
                                        data_.string(),
                                        "--listen",
                                        "127.0.0.1:" + std::to_string(port_)};
  arguments.insert(arguments.end(), options_.begin(), options_.end());
  process_ = std::make_unique<BackgroundProcess>(arguments, output_);
  const bool serving = eventually([&] {
    if (!process_->running()) return true;
    return output().find("Yibao server is running") != std::string::npos;
  });
  if (!serving || !process_->running()) throw std::runtime_error("no server: " + output());
}

int ServerProgram::end(int signal) {
  const int code = process_->end(signal);
  process_.reset();
  return code;
}

std::string ServerProgram::output() const {
  return read_file(output_);
}

}  // namespace yibao::testing
