#include "tests/cli/program.hpp"

#include <sys/wait.h>

#include <cstdlib>

#include "tests/publish/folder.hpp"

namespace sopan {

Ran sopan(const std::filesystem::path& in, const std::string& arguments,
          const std::string& before) {
  return run(sopan_file(), in, arguments, before);
}

std::filesystem::path sopan_file() { return SOPAN_PROGRAM; }

Ran run(const std::filesystem::path& program, const std::filesystem::path& in,
        const std::string& arguments, const std::string& before) {
  const Folder folder;
  const std::string command = "cd '" + in.string() + "' && " + before + " '" + program.string() +
                              "' " + arguments + " >'" + (folder / "out").string() + "' 2>'" +
                              (folder / "err").string() + "'";
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, folder.get("out"), folder.get("err")};
}

}  // namespace sopan
