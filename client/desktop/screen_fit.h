// How large a window may be: with its frame no larger than the screen's free area, and not so small
// that something would not fit into it. The screen's thread.
#pragma once

struct GLFWwindow;

namespace yibao::desktop {

void fit_screen(GLFWwindow* window);

}  // namespace yibao::desktop
