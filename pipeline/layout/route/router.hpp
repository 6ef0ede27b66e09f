#pragma once

#include <memory>
#include <vector>

#include "pipeline/layout/route/grid.hpp"

namespace sopan::route {

class Rerouting;

/// The steps of `route`, for callers that want some of them or some again. The flow has its forks.
class Router {
 public:
  Router(const Flow& flow, const Measures& measures);
  ~Router();
  Router(const Router&) = delete;
  Router& operator=(const Router&) = delete;

  /// A first, rough picture: its height. `run` goes on from it.
  Length draft();
  /// The finished picture; symbols that slide may have gone to other columns of `flow`.
  const Drawing& run();
  /// The same ways in rows of other least heights.
  const Drawing& redraw(std::vector<Length> rows);

  [[nodiscard]] const Flow& flow() const { return flow_; }
  [[nodiscard]] const Drawing& drawing() const { return drawing_; }

 private:
  Flow flow_;
  const Measures& measures_;
  Grid grid_;
  Wiring wiring_;
  Drawing drawing_;
  std::unique_ptr<Rerouting> rerouting_;
  int passes_ = 0;

  void reroute(int passes);
  void finish();
};

}  // namespace sopan::route
