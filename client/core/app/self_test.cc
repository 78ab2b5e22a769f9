#include "client/core/app/self_test.h"

#include "client/papers/programs.h"
#include "shared/base/limits.h"
#include "shared/storage/files.h"

namespace yibao::app {
namespace {

constexpr std::uint64_t kMegabyte = 1024 * 1024;
constexpr std::uint64_t kLittleSpace = 500 * kMegabyte;
constexpr std::uint64_t kNoSpace = 50 * kMegabyte;
constexpr const char* kTrialFile = "self-test.tmp";

TestLine fonts(const PlatformFacts& platform) {
  if (platform.font_files.empty()) return {"fonts", Verdict::kBad, "desk.test.fonts.none", {}};
  if (!platform.lacking_characters.empty()) {
    return {"fonts",
            Verdict::kAttention,
            "desk.test.fonts.lacking",
            {{"characters", platform.lacking_characters}}};
  }
  return {"fonts",
          Verdict::kGood,
          "desk.test.fonts.good",
          {{"file", platform.font_files.front().filename().string()}}};
}

TestLine input_method(const PlatformFacts& platform) {
  if (platform.input_method.empty()) {
    return {"input", Verdict::kAttention, "desk.test.input.none", {}};
  }
  return {"input", Verdict::kGood, "desk.test.input.good", {{"name", platform.input_method}}};
}

TestLine drawing(const PlatformFacts& platform) {
  // Drawn by the processor: it works, and takes more time and current.
  const bool slow = platform.opengl.find("llvmpipe") != std::string::npos ||
                    platform.opengl.find("softpipe") != std::string::npos;
  return {"drawing",
          slow ? Verdict::kAttention : Verdict::kGood,
          slow ? "desk.test.drawing.slow" : "desk.test.drawing.good",
          {{"name", platform.opengl}}};
}

TestLine line_test(const LineState& line) {
  switch (line.status.line) {
    case client::SyncStatus::Line::kUp: return {"line", Verdict::kGood, "desk.test.line.good", {}};
    case client::SyncStatus::Line::kUnknown:
      return {"line", Verdict::kAttention, "desk.test.line.unknown", {}};
    default: break;
  }
  const base::ErrorCode code = line.status.code.value_or(base::ErrorCode::kLineDown);
  return {"line", Verdict::kBad, "error." + std::string(base::name(code)), line.status.args};
}

TestLine clock_test(const LineState& line) {
  if (!line.last_exchange) return {"clock", Verdict::kAttention, "desk.test.clock.unknown", {}};
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(line.clock_offset).count();
  const base::TextArgs args = {{"seconds", std::to_string(seconds)}};
  if (std::chrono::abs(line.clock_offset) > base::limits::kClockSkewShown) {
    return {"clock", Verdict::kAttention, "cli.clock_skew", args};
  }
  return {"clock", Verdict::kGood, "desk.test.clock.good", {}};
}

TestLine printer(const MachineFacts& machine) {
  if (machine.prints) return {"printer", Verdict::kGood, "desk.test.printer.good", {}};
  return {"printer", Verdict::kAttention, "desk.test.printer.none", {}};
}

TestLine disk(const MachineFacts& machine) {
  if (machine.not_written) {
    return {"disk", Verdict::kBad, "error." + std::string(base::name(machine.not_written->code)),
            machine.not_written->args};
  }
  const base::TextArgs args = {{"megabytes", std::to_string(machine.free_bytes / kMegabyte)}};
  if (machine.free_bytes < kNoSpace) return {"disk", Verdict::kBad, "desk.test.disk.little", args};
  if (machine.free_bytes < kLittleSpace) {
    return {"disk", Verdict::kAttention, "desk.test.disk.little", args};
  }
  return {"disk", Verdict::kGood, "desk.test.disk.good", args};
}

}  // namespace

MachineFacts look_at_machine(const std::filesystem::path& folder) {
  MachineFacts facts;
  std::error_code failed;
  const std::filesystem::space_info space = std::filesystem::space(folder, failed);
  if (!failed) facts.free_bytes = space.available;
  const std::filesystem::path trial = folder / kTrialFile;
  const base::Status written = storage::write_file(trial, std::string(4096, '.'));
  if (!written) facts.not_written = written.error();
  std::filesystem::remove(trial, failed);
  facts.prints = papers::find_program("lp").has_value();
  return facts;
}

TestReport test_report(const PlatformFacts& platform, const MachineFacts& machine,
                       const LineState& line) {
  return {line_test(line),   clock_test(line), fonts(platform), input_method(platform),
          drawing(platform), printer(machine), disk(machine)};
}

}  // namespace yibao::app
