#include "client/desktop/screen_fit.h"

#include <GLFW/glfw3.h>

#include <algorithm>

namespace yibao::desktop {
namespace {

constexpr int kLeastWidth = 1024;  // everything still fits into these
constexpr int kLeastHeight = 700;

}  // namespace

void fit_screen(GLFWwindow* window) {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
  glfwGetWindowFrameSize(window, &left, &top, &right, &bottom);
  int x = 0;
  int y = 0;
  int room_x = 0;
  int room_y = 0;
  GLFWmonitor* monitor = glfwGetPrimaryMonitor();
  if (monitor == nullptr) return;
  glfwGetMonitorWorkarea(monitor, &x, &y, &room_x, &room_y);
  room_x -= left + right;
  room_y -= top + bottom;
  if (room_x <= 0 || room_y <= 0) return;
  glfwSetWindowSizeLimits(window, std::min(kLeastWidth, room_x), std::min(kLeastHeight, room_y),
                          GLFW_DONT_CARE, GLFW_DONT_CARE);
  int width = 0;
  int height = 0;
  glfwGetWindowSize(window, &width, &height);
  if (width <= room_x && height <= room_y) return;
  glfwSetWindowSize(window, std::min(width, room_x), std::min(height, room_y));
}

}  // namespace yibao::desktop
