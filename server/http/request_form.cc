#include "server/http/request_form.h"

#include <httplib.h>

#include <charconv>
#include <limits>

namespace yibao::server {
namespace {

constexpr std::size_t kPathMax = 128;
constexpr std::size_t kHeadersMax = 32;
constexpr std::size_t kHeaderBytesMax = 8 * 1024;

// No client of ours sends them.
constexpr const char* kForbiddenHeaders[] = {
    "Transfer-Encoding", "Content-Encoding", "Expect", "Range", "Upgrade", "Trailer"};

}  // namespace

std::size_t stated_length(const httplib::Request& request) {
  const std::string text = request.get_header_value("Content-Length");
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole || text.empty() ? length : std::numeric_limits<std::size_t>::max();
}

bool well_formed(const httplib::Request& request) {
  if (request.path.size() > kPathMax || request.target != request.path) return false;
  if (request.headers.size() > kHeadersMax) return false;
  std::size_t bytes = 0;
  for (const auto& [name, value] : request.headers) bytes += name.size() + value.size();
  if (bytes > kHeaderBytesMax) return false;
  for (const char* name : kForbiddenHeaders) {
    if (request.has_header(name)) return false;
  }
  // The library would take a form apart before anybody asks for its parts.
  if (request.get_header_value("Content-Type").starts_with("multipart/")) return false;
  const std::size_t lengths = request.get_header_value_count("Content-Length");
  if (request.method == "POST") return lengths == 1;
  return request.method == "GET" && lengths == 0;
}

}  // namespace yibao::server
