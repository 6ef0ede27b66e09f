#include "pipeline/model/project.hpp"

namespace sopan {

int level_of(RegulationKind kind) {
  switch (kind) {
    case RegulationKind::constitution:
      return 0;
    case RegulationKind::assembly_decree:
      return 1;
    case RegulationKind::law:
    case RegulationKind::law_in_lieu:
      return 2;
    case RegulationKind::government:
      return 3;
    case RegulationKind::presidential:
      return 4;
    case RegulationKind::presidential_decision:
      return 5;
    case RegulationKind::ministerial:
    case RegulationKind::agency:
      return 6;
    case RegulationKind::provincial:
      return 7;
    case RegulationKind::governor:
      return 8;
    case RegulationKind::regional:
      return 9;
    case RegulationKind::regent:
    case RegulationKind::mayor:
      return 10;
    case RegulationKind::council:
      return 11;
    case RegulationKind::decision:
    case RegulationKind::circular:
      return 12;
  }
  return 12;
}

bool has_supplement(RegulationKind kind) {
  switch (kind) {
    case RegulationKind::law:
    case RegulationKind::law_in_lieu:
    case RegulationKind::government:
    case RegulationKind::presidential:
    case RegulationKind::provincial:
    case RegulationKind::regional:
      return true;
    case RegulationKind::constitution:
    case RegulationKind::assembly_decree:
    case RegulationKind::presidential_decision:
    case RegulationKind::ministerial:
    case RegulationKind::agency:
    case RegulationKind::governor:
    case RegulationKind::regent:
    case RegulationKind::mayor:
    case RegulationKind::council:
    case RegulationKind::decision:
    case RegulationKind::circular:
      return false;
  }
  return false;
}

}  // namespace sopan
