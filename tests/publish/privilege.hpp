#pragma once

#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <system_error>

namespace sopan {

/// While it lives, this thread obeys the permissions of files, even as root.
class ObeysPermissions {
 public:
  ObeysPermissions() {
    call(SYS_capget, before_);
    auto now = before_;
    now.sets[0].effective &= ~((1U << CAP_DAC_OVERRIDE) | (1U << CAP_DAC_READ_SEARCH));
    call(SYS_capset, now);
  }
  ~ObeysPermissions() { call(SYS_capset, before_); }
  ObeysPermissions(const ObeysPermissions&) = delete;
  ObeysPermissions& operator=(const ObeysPermissions&) = delete;

 private:
  struct Capabilities {
    __user_cap_header_struct header{.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
    __user_cap_data_struct sets[_LINUX_CAPABILITY_U32S_3]{};
  };

  static void call(long number, Capabilities& all) {
    if (::syscall(number, &all.header, all.sets) != 0)
      throw std::system_error(errno, std::generic_category(), "capabilities");
  }

  Capabilities before_;
};

}  // namespace sopan
