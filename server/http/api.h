// What comes in over HTTP and what goes out, without the HTTP library: the routes as literal paths
// made from the table of endpoints, whose right is asked before anything else; and one table from
// error to status. No other decisions are made here.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "server/http/batch_turns.h"
#include "server/http/endpoints.h"
#include "server/http/metrics.h"
#include "server/service/jurisdiction.h"

namespace yibao::server {

struct ApiRequest {
  std::string method;
  std::string path;
  std::string authorization;
  base::Bytes body;
};

struct ApiResponse {
  int status = 200;
  std::string media_type = "text/plain; charset=utf-8";
  base::Bytes body;
};

class Api {
 public:
  Api(const std::vector<std::unique_ptr<Jurisdiction>>& jurisdictions, Metrics& metrics,
      base::Log& log, std::string program);

  // nullptr: no such path. Asked before a body is read.
  struct Route;
  const Route* find(const std::string& method, const std::string& path) const;
  std::size_t body_max(const Route& route) const;
  ApiResponse handle(const Route& route, const ApiRequest& request);
  // Prometheus text of what was counted so far. No route: sizes and loads are for whoever is on the
  // server's own machine (`yibao-server metrics`).
  std::string metrics_text();

  // An answer for an error: status by the table, body a protocol::Failure.
  static ApiResponse failure(const base::Error& error);

  struct Route {
    std::string method;
    std::string path;
    std::size_t body_max = 0;
    Endpoint endpoint{};
    Right right{};
    Jurisdiction* jurisdiction = nullptr;  // null: of the whole server
  };

 private:
  // Whom a route answers: the device that asks, nil where it need not be known. Errors:
  // session_expired, device_revoked, enrolment_closed.
  base::Result<base::DeviceId> admit(const Route& route, const ApiRequest& request) const;
  ApiResponse answer(const Route& route, const base::DeviceId& device, const ApiRequest& request);
  ApiResponse health();
  ApiResponse challenge(Jurisdiction& jurisdiction);
  ApiResponse session(Jurisdiction& jurisdiction, const ApiRequest& request);
  ApiResponse exchange(Jurisdiction& jurisdiction, const base::DeviceId& device,
                       const ApiRequest& request);
  ApiResponse enrol(Jurisdiction& jurisdiction, const ApiRequest& request);
  ApiResponse invite(Jurisdiction& jurisdiction, const base::DeviceId& device,
                     const ApiRequest& request);

  const std::vector<std::unique_ptr<Jurisdiction>>& jurisdictions_;
  Metrics& metrics_;
  base::Log& log_;
  std::string program_;
  BatchTurns batch_turns_;
  std::map<std::string, Route> routes_;  // by method, blank, path
};

int http_status(base::ErrorCode code);

}  // namespace yibao::server
