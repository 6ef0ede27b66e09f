#include "pipeline/model/profile.hpp"

#include <gtest/gtest.h>

#include "pipeline/read/profile.hpp"

namespace sopan {
namespace {

Profile built_in(std::string_view name) { return read_profile(built_in_profile(name)); }

TEST(Profile, ReadsLabelsLengthsAndSwitches) {
  const auto profile = read_profile(
      R"(<profil nama="p"><label kunci="a">Nomor SOP</label><ukuran kunci="b">20mm</ukuran>)"
      R"(<ukuran kunci="c">0.4pt</ukuran><pilihan kunci="d">ya</pilihan></profil>)");
  EXPECT_EQ(profile.name, "p");
  EXPECT_EQ(profile.label("a"), "Nomor SOP");
  EXPECT_EQ(profile.length("b"), millimetres(20));
  EXPECT_EQ(profile.length("c"), points(0.4));
  EXPECT_TRUE(profile.on("d"));
}

TEST(Profile, DamageIsTold) {
  for (const auto* const xml : {
           "",
           "<profil nama='p'>",
           "<lain nama='p'/>",
           "<profil/>",
           "<profil nama='p'><label>x</label></profil>",
           "<profil nama='p'><lain kunci='a'>x</lain></profil>",
           "<profil nama='p'><ukuran kunci='a'>20</ukuran></profil>",
           "<profil nama='p'><ukuran kunci='a'>mm</ukuran></profil>",
           "<profil nama='p'><ukuran kunci='a'>-1mm</ukuran></profil>",
           "<profil nama='p'><label kunci='a'>x</label><label kunci='a'>y</label></profil>",
       })
    EXPECT_THROW(read_profile(xml), BadProfile) << xml;
}

TEST(Profile, WhatIsNoXmlInUtf8IsToldAtItsPlace) {
  using namespace std::literals;
  const struct {
    std::string_view xml;
    std::uint32_t begin;
  } cases[] = {
      {"<\0p\0r\0o\0f\0i\0l\0/\0>\0"sv, 1},
      {"<profil nama='p'>\xE9</profil>", 17},
      {"<?xml version='1.0' encoding='ISO-8859-1'?><profil nama='p'/>", 30},
      {"<profil nama='p'>&nbsp;</profil>", 17},
      {"<profil nama='p'>&#xD800;</profil>", 17},
      {"<!DOCTYPE profil><profil nama='p'/>", 0},
  };
  for (const auto& [xml, begin] : cases) {
    try {
      read_profile(xml);
      FAIL() << xml;
    } catch (const BadProfile& bad) {
      EXPECT_EQ(bad.fault.span.begin, begin) << xml;
      EXPECT_LE(bad.fault.span.end, xml.size()) << xml;
    }
  }
}

TEST(Profile, AProfileOnTopOfAnotherKeepsWhatItDoesNotSet) {
  const auto base = built_in("permenpan-35-2012");
  const auto own = read_profile(
      "<profil nama='p'><label kunci='kelengkapan'>Persyaratan</label></profil>", base);
  EXPECT_EQ(own.label("kelengkapan"), "Persyaratan");
  EXPECT_EQ(own.labels.size(), base.labels.size());
  EXPECT_EQ(own.lengths, base.lengths);
}

TEST(Profile, BuiltInProfilesHaveTheSameKeys) {
  const auto a = built_in("permendagri-52-2011");
  const auto b = built_in("permenpan-35-2012");
  const auto keys = [](const auto& map) {
    std::vector<std::string> names;
    for (const auto& entry : map) names.push_back(entry.first);
    return names;
  };
  EXPECT_EQ(keys(a.labels), keys(b.labels));
  EXPECT_EQ(keys(a.lengths), keys(b.lengths));
  EXPECT_EQ(keys(a.switches), keys(b.switches));
  EXPECT_TRUE(built_in_profile("lain").empty());
}

TEST(Profile, BuiltInProfilesSayWhatTheLookDecided) {
  const auto region = built_in("permendagri-52-2011");
  const auto centre = built_in("permenpan-35-2012");
  EXPECT_EQ(region.name, "permendagri-52-2011");
  EXPECT_EQ(centre.name, "permenpan-35-2012");
  EXPECT_EQ(region.choice("kertas"), "F4");
  EXPECT_EQ(centre.choice("kertas"), "A4");
  EXPECT_EQ(region.label("tanggal-efektif"), "Tanggal Pengesahan");
  EXPECT_EQ(centre.label("tanggal-efektif"), "Tanggal Efektif");
  EXPECT_TRUE(region.on("baris-nomor"));
  EXPECT_FALSE(centre.on("baris-nomor"));
  for (const auto& profile : {region, centre}) {
    EXPECT_EQ(profile.length("margin-atas"), millimetres(20));
    EXPECT_EQ(profile.length("margin-kanan"), millimetres(15));
    EXPECT_EQ(profile.length("margin-bawah"), millimetres(20));
    EXPECT_EQ(profile.length("margin-kiri"), millimetres(20));
    EXPECT_EQ(profile.length("F4-lebar"), millimetres(330));
    EXPECT_EQ(profile.length("F4-tinggi"), millimetres(215));
    EXPECT_EQ(profile.label("kelengkapan"), "Kelengkapan");
    EXPECT_EQ(profile.label("halaman"), "Halaman {0} dari {1}");
    EXPECT_EQ(profile.choice("kutipan-lembar"), "ringkas");
    EXPECT_EQ(profile.choice("kutipan-keputusan"), "lengkap");
  }
}

}  // namespace
}  // namespace sopan
