#include "server/http/metrics.h"

#include <fmt/format.h>

namespace yibao::server {

void Metrics::count(const std::string& name, const std::string& label, std::int64_t by) {
  const std::scoped_lock lock(mutex_);
  counters_[name]["jurisdiction=\"" + label + "\""] += by;
}

void Metrics::count_status(const std::string& route, int status) {
  const std::scoped_lock lock(mutex_);
  counters_["yibao_requests_total"][fmt::format("route=\"{}\",status=\"{}\"", route, status)] += 1;
}

void Metrics::set_gauge(const std::string& name, const std::string& label, std::int64_t value) {
  const std::scoped_lock lock(mutex_);
  gauges_[name]["jurisdiction=\"" + label + "\""] = value;
}

void Metrics::observe(const std::string& route, std::chrono::nanoseconds took) {
  const double seconds = std::chrono::duration<double>(took).count();
  std::size_t bucket = 0;
  while (bucket < kBucketSeconds.size() && seconds > kBucketSeconds[bucket]) ++bucket;
  const std::scoped_lock lock(mutex_);
  Histogram& histogram = histograms_[route];
  ++histogram.buckets[bucket];
  histogram.sum_seconds += seconds;
}

std::string Metrics::text() const {
  const std::scoped_lock lock(mutex_);
  std::string out;
  const auto write = [&](const auto& families, const char* type) {
    for (const auto& [name, series] : families) {
      out += fmt::format("# TYPE {} {}\n", name, type);
      for (const auto& [labels, value] : series)
        out += fmt::format("{}{{{}}} {}\n", name, labels, value);
    }
  };
  write(counters_, "counter");
  write(gauges_, "gauge");
  if (!histograms_.empty()) out += "# TYPE yibao_request_seconds histogram\n";
  for (const auto& [route, histogram] : histograms_) {
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < histogram.buckets.size(); ++i) {
      total += histogram.buckets[i];
      const std::string bound =
          i < kBucketSeconds.size() ? fmt::format("{}", kBucketSeconds[i]) : "+Inf";
      out += fmt::format("yibao_request_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", route,
                         bound, total);
    }
    out +=
        fmt::format("yibao_request_seconds_sum{{route=\"{}\"}} {}\n", route, histogram.sum_seconds);
    out += fmt::format("yibao_request_seconds_count{{route=\"{}\"}} {}\n", route, total);
  }
  return out;
}

}  // namespace yibao::server
