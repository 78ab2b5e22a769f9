// Counters, gauges and latency histograms in Prometheus' text form. Labels are routes and
// jurisdiction codes: a fixed few. Thread-safe.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace yibao::server {

class Metrics {
 public:
  void count(const std::string& name, const std::string& label, std::int64_t by);
  void count_status(const std::string& route, int status);
  void set_gauge(const std::string& name, const std::string& label, std::int64_t value);
  void observe(const std::string& route, std::chrono::nanoseconds took);
  std::string text() const;

  class Timer {
   public:
    Timer(Metrics& metrics, const std::string& route)
        : metrics_(metrics), route_(route), begin_(std::chrono::steady_clock::now()) {}
    Timer(const Timer&) = delete;
    Timer& operator=(const Timer&) = delete;
    ~Timer() { metrics_.observe(route_, std::chrono::steady_clock::now() - begin_); }

   private:
    Metrics& metrics_;
    const std::string& route_;
    std::chrono::steady_clock::time_point begin_;
  };

 private:
  static constexpr std::array<double, 8> kBucketSeconds = {0.001, 0.003, 0.01, 0.03,
                                                           0.1,   0.3,   1.0,  3.0};
  struct Histogram {
    std::array<std::uint64_t, kBucketSeconds.size() + 1> buckets{};
    double sum_seconds = 0;
  };

  mutable std::mutex mutex_;
  std::map<std::string, std::map<std::string, std::int64_t>> counters_;
  std::map<std::string, std::map<std::string, std::int64_t>> gauges_;
  std::map<std::string, Histogram> histograms_;
};

}  // namespace yibao::server
