#include "client/core/app/self_test_place.h"

#include "shared/storage/files.h"

namespace yibao::app {
namespace {

constexpr const char* kReportFile = "self-test.txt";

}  // namespace

void SelfTestPlace::run() {
  running_.run(
      [](Core& core) -> base::Result<MachineFacts> { return look_at_machine(core.folder()); },
      [this](MachineFacts facts) { machine_ = std::move(facts); });
}

std::optional<TestReport> SelfTestPlace::report(const PlatformFacts& platform,
                                                const LineState& line) const {
  if (!machine_) return std::nullopt;
  return test_report(platform, *machine_, line);
}

void SelfTestPlace::save(const std::string& text) {
  saving_.run(
      [text](Core& core) -> base::Result<std::string> {
        const std::filesystem::path file = core.folder() / kReportFile;
        YIBAO_CHECK(storage::write_file(file, text));
        return file.string();
      },
      [this](const std::string& file) {
        way_.say("desk.test.saved", {{"file", file}});
      });
}

}  // namespace yibao::app
