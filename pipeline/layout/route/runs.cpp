#include "pipeline/layout/route/runs.hpp"

#include "pipeline/layout/route/index.hpp"

namespace sopan::route {
namespace {

class Sides {
 public:
  Sides(const Wiring& wiring, const Run& run)
      : w_(wiring), run_(run), left_((run.direction + 1) & 3), right_((run.direction + 3) & 3) {}

  [[nodiscard]] bool change(int net) {
    std::size_t first = 0;
    const auto& points = run_.points;
    while (first < points.size() && w_.arms(points[first], net) == 0) ++first;
    std::size_t last = first;
    const unsigned back = arm(reverse(run_.direction));
    while (last + 1 < points.size() && (w_.arms(points[last], net) & back) != 0) ++last;
    if (last == first) return false;
    must_be_left_ = must_be_right_ = false;
    vote(w_.arms(points[first], net), first == 0, run_.after, run_.direction);
    const bool begins = last + 1 == points.size();
    if (!begins || run_.before >= 0)
      vote(w_.arms(points[last], net), begins, reverse(run_.before), reverse(run_.direction));
    return must_be_left_ && must_be_right_;
  }

 private:
  const Wiring& w_;
  const Run& run_;
  Dir left_, right_;
  bool must_be_left_ = false, must_be_right_ = false;

  void claim(bool left) { (left ? must_be_left_ : must_be_right_) = true; }

  /// One end of the common stretch: who leaves it to which side there? `mine` is where I turn if I
  /// end here too, `on` is straight on.
  void vote(unsigned theirs, bool i_end, Dir mine, Dir on) {
    if (!i_end) {
      if ((theirs & arm(left_)) != 0) claim(false);
      if ((theirs & arm(right_)) != 0) claim(true);
    } else if ((theirs & arm(on)) != 0) {
      claim(mine == left_);
    } else if (mine == left_ && (theirs & arm(right_)) != 0) {
      claim(true);
    } else if (mine == right_ && (theirs & arm(left_)) != 0) {
      claim(false);
    }
  }
};

}  // namespace

int side_changes(const Wiring& wiring, const Run& run) {
  Sides sides(wiring, run);
  int count = 0;
  for (std::size_t i = 0; i < run.points.size(); ++i)
    for (const auto& use : wiring.uses[at(run.points[i])])
      if (i == 0 || wiring.arms(run.points[i - 1], use.net) == 0)
        count += sides.change(use.net) ? 1 : 0;
  return count;
}

}  // namespace sopan::route
