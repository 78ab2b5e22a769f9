// yibao-empty-window FONT [INDEX]: the least a program of this kind is. A window of the desktop's
// size, the drawing library and its stock back ends, one size of type with the common Chinese
// characters as the library itself loads them, one line of text; drawn when something happens. What
// the desktop takes of a machine is measured beside it.
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <cstdlib>

namespace {

constexpr int kWidth = 1280;
constexpr int kHeight = 800;
constexpr float kPixels = 18;

void draw(GLFWwindow* window) {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({kWidth, kHeight});
  ImGui::Begin("empty", nullptr, ImGuiWindowFlags_NoDecoration);
  ImGui::SetCursorPos({kWidth / 2.0F - 100, kHeight / 2.0F});
  ImGui::TextUnformatted("政务信息，一行文字而已。");
  ImGui::End();
  ImGui::Render();
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  glfwSwapBuffers(window);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || glfwInit() == GLFW_FALSE) return 1;
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
  GLFWwindow* window = glfwCreateWindow(kWidth, kHeight, "empty", nullptr, nullptr);
  if (window == nullptr) return 1;
  glfwMakeContextCurrent(window);
  glfwSwapInterval(1);
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  ImFontConfig font;
  font.FontNo = argc > 2 ? std::atoi(argv[2]) : 0;
  font.OversampleH = 1;
  if (io.Fonts->AddFontFromFileTTF(argv[1], kPixels, &font,
                                   io.Fonts->GetGlyphRangesChineseSimplifiedCommon()) == nullptr) {
    return 1;
  }
  ImGui_ImplGlfw_InitForOpenGL(window, true);
  ImGui_ImplOpenGL3_Init("#version 130");
  while (glfwWindowShouldClose(window) == GLFW_FALSE) {
    draw(window);
    glfwWaitEvents();
  }
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext();
  glfwTerminate();
  return 0;
}
