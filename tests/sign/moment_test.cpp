#include "pipeline/sign/moment.hpp"

#include <gtest/gtest.h>

#include "tests/sign/pki.hpp"

namespace sopan::sign {
namespace {

TEST(Moment, IsReadWithItsZone) {
  const auto midnight = test::seconds(2026, 1, 5);
  const struct {
    std::string_view text;
    std::int64_t seconds;
    int offset;
  } cases[] = {
      {"2026-01-05", midnight - 7 * 3600, 420},
      {"2026-01-05T10:15", midnight + 3 * 3600 + 15 * 60, 420},
      {"2026-01-05T10:15:30Z", midnight + 10 * 3600 + 15 * 60 + 30, 0},
      {"2026-01-05T00:00:00-02:30", midnight + 9000, -150},
  };
  for (const auto& one : cases) {
    const auto read = parse_moment(one.text);
    ASSERT_TRUE(read) << one.text;
    EXPECT_EQ(read->seconds, one.seconds) << one.text;
    EXPECT_EQ(read->offset, one.offset) << one.text;
  }
  for (const auto* wrong :
       {"", "2026", "2026-13-01", "2026-02-30", "2026-01-05T", "2026-01-05T1", "2026-01-05T24:00",
        "2026-01-05T10:15:00+7", "2026-01-05 10:15", "2026-01-05T10:15:00+07:00x"})
    EXPECT_FALSE(parse_moment(wrong)) << wrong;
}

TEST(Moment, IsWrittenAsAPdfWritesItAndReadBack) {
  const auto moment = parse_moment("2026-01-05T23:15:07+09:00");
  ASSERT_TRUE(moment);
  EXPECT_EQ(pdf_time(*moment), "D:20260105231507+09'00'");
  EXPECT_EQ(iso_time(*moment), "2026-01-05T23:15:07+09:00");
  EXPECT_EQ(zone_of(*moment), "WIT");
  EXPECT_EQ(time_of(*moment), "23:15");
  EXPECT_EQ(day_of(*moment), (Date{2026, 1, 5}));
  const auto back = parse_pdf_time(pdf_time(*moment));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->seconds, moment->seconds);
  EXPECT_EQ(parse_pdf_time("D:2026")->seconds, test::seconds(2026, 1, 1));
  EXPECT_EQ(parse_pdf_time("D:20260105Z")->seconds, test::seconds(2026, 1, 5));
  EXPECT_FALSE(parse_pdf_time("D:20261305"));
  EXPECT_FALSE(parse_pdf_time("kemarin"));
}

}  // namespace
}  // namespace sopan::sign
