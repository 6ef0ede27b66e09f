#pragma once

#include <compare>
#include <cstdint>

namespace sopan {

/// A length on paper in integer millipoints (1 pt = 1/72 inch = 1,000 mpt), so that sums are exact
/// and the same on every machine. Converted to floating point once, in a writer.
struct Length {
  std::int64_t millipoints = 0;

  constexpr auto operator<=>(const Length&) const = default;
  constexpr Length operator-() const { return {-millipoints}; }
  constexpr Length& operator+=(Length other) { return millipoints += other.millipoints, *this; }
  constexpr Length& operator-=(Length other) { return millipoints -= other.millipoints, *this; }
  friend constexpr Length operator+(Length a, Length b) { return {a.millipoints + b.millipoints}; }
  friend constexpr Length operator-(Length a, Length b) { return {a.millipoints - b.millipoints}; }
  friend constexpr Length operator*(Length a, std::int64_t n) { return {a.millipoints * n}; }
  friend constexpr Length operator*(std::int64_t n, Length a) { return a * n; }
  friend constexpr Length operator/(Length a, std::int64_t n) { return {a.millipoints / n}; }
  friend constexpr std::int64_t operator/(Length a, Length b) {
    return a.millipoints / b.millipoints;
  }

  /// In points, for writers.
  [[nodiscard]] constexpr double pt() const { return static_cast<double>(millipoints) / 1000.0; }
  /// In millimetres, for reports.
  [[nodiscard]] constexpr double mm() const { return pt() * 25.4 / 72.0; }
};

/// `value` points, rounded to the nearest millipoint.
constexpr Length points(double value) {
  return {static_cast<std::int64_t>(value * 1000.0 + (value < 0 ? -0.5 : 0.5))};
}

/// `value` millimetres, rounded to the nearest millipoint.
constexpr Length millimetres(double value) { return points(value * 72.0 / 25.4); }

namespace literals {
consteval Length operator""_pt(long double value) { return points(static_cast<double>(value)); }
consteval Length operator""_pt(unsigned long long value) {
  return points(static_cast<double>(value));
}
consteval Length operator""_mm(long double value) {
  return millimetres(static_cast<double>(value));
}
consteval Length operator""_mm(unsigned long long value) {
  return millimetres(static_cast<double>(value));
}
}  // namespace literals

/// A place on a page or in a table; x grows to the right, y grows **downward** from the top left
/// corner.
struct Point {
  Length x, y;
  constexpr bool operator==(const Point&) const = default;
};

/// A box with its top left corner at `origin`.
struct Rect {
  Point origin;
  Length width, height;
  constexpr bool operator==(const Rect&) const = default;
  [[nodiscard]] constexpr Length right() const { return origin.x + width; }
  [[nodiscard]] constexpr Length bottom() const { return origin.y + height; }
};

}  // namespace sopan
