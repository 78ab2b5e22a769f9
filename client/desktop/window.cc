#include "client/desktop/window.h"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <backends/imgui_impl_opengl2.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <langinfo.h>

#include <algorithm>
#include <atomic>
#include <clocale>
#include <cstring>
#include <deque>

#include "client/desktop/draw_fingerprint.h"

namespace yibao::desktop {
namespace {

std::atomic<bool> library_is_up{false};
constexpr int kCalmFrames = 3;   // after the last thing that happened
constexpr int kRebuiltMost = 8;  // frames that only bring glyphs

base::Error system_says(const std::string& what) {
  const char* words = nullptr;
  glfwGetError(&words);
  return base::Error(base::ErrorCode::kIo, what,
                     {{"path", what}, {"reason", words == nullptr ? "OpenGL" : words}});
}

// Without a UTF-8 locale the input method's text would be lost without a word.
void ensure_utf8_locale() {
  std::setlocale(LC_CTYPE, "");
  if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0) std::setlocale(LC_CTYPE, "C.UTF-8");
}

// What the person did, kept in order: the drawing library looks once a frame, and a key that goes
// down and up between two looks would be lost.
struct Input {
  enum class Kind : unsigned char { kKey, kCharacter, kButton };
  Kind kind = Kind::kKey;
  int which = 0;
  int code = 0;
  int action = 0;
  int modifiers = 0;
  unsigned character = 0;

  // Nothing else may happen in the same frame.
  bool ends_frame() const {
    return kind == Kind::kButton || (kind == Kind::kKey && action != GLFW_RELEASE);
  }
};

}  // namespace

struct Window::Implementation {
  GLFWwindow* window = nullptr;
  std::deque<Input> inputs;
  bool modern = false;  // OpenGL 3
  bool event = false;
  bool stale = true;  // the system wants it drawn
  bool close_requested = false;
  std::uint64_t shown = 0;
  std::function<char32_t(char32_t)> stand_in;  // for characters the library does not know

  ~Implementation() {
    if (window == nullptr) return;
    library_is_up = false;
    if (modern) {
      ImGui_ImplOpenGL3_Shutdown();
    } else {
      ImGui_ImplOpenGL2_Shutdown();
    }
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwDestroyWindow(window);
    glfwTerminate();
  }

  static Implementation& of(GLFWwindow* window) {
    return *static_cast<Implementation*>(glfwGetWindowUserPointer(window));
  }
  void watch();
  void feed();
  void create_window(const std::string& title, int width, int height);
  void begin_frame() const;
  void paint() const;
  void show_if_changed();
};

// A 3.0 context where there is one; old machines have the 2.1 that everything can do.
void Window::Implementation::create_window(const std::string& title, int width, int height) {
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
  window = glfwCreateWindow(width, height, title.c_str(), nullptr, nullptr);
  modern = window != nullptr;
  if (modern) return;
  glfwDefaultWindowHints();
  window = glfwCreateWindow(width, height, title.c_str(), nullptr, nullptr);
}

// Before the drawing library's own callbacks, which call these on.
void Window::Implementation::watch() {
  glfwSetWindowUserPointer(window, this);
  glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int code, int action, int mods) {
    of(w).event = true;
    of(w).inputs.push_back({Input::Kind::kKey, key, code, action, mods, 0});
  });
  glfwSetCharCallback(window, [](GLFWwindow* w, unsigned character) {
    of(w).event = true;
    of(w).inputs.push_back({Input::Kind::kCharacter, 0, 0, 0, 0, character});
  });
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int mods) {
    of(w).event = true;
    of(w).inputs.push_back({Input::Kind::kButton, button, 0, action, mods, 0});
  });
  glfwSetScrollCallback(window, [](GLFWwindow* w, double x, double y) {
    of(w).event = true;
    ImGui_ImplGlfw_ScrollCallback(w, x, y);
  });
  glfwSetWindowFocusCallback(
      window, [](GLFWwindow* w, int focused) { ImGui_ImplGlfw_WindowFocusCallback(w, focused); });
  glfwSetCursorEnterCallback(
      window, [](GLFWwindow* w, int entered) { ImGui_ImplGlfw_CursorEnterCallback(w, entered); });
  glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) {
    of(w).event = true;
#if IMGUI_VERSION_NUM >= 18700
    ImGui_ImplGlfw_CursorPosCallback(w, x, y);
#else
    static_cast<void>(x);
    static_cast<void>(y);
#endif
  });
  glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { of(w).stale = true; });
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { of(w).stale = true; });
  glfwSetWindowCloseCallback(window, [](GLFWwindow* w) {
    glfwSetWindowShouldClose(w, GLFW_FALSE);
    of(w).close_requested = true;
  });
}

void Window::Implementation::feed() {
  while (!inputs.empty()) {
    const Input input = inputs.front();
    inputs.pop_front();
    switch (input.kind) {
      case Input::Kind::kKey:
        // A text field takes Escape for "as it was before": what was typed would be lost.
        if (input.which == GLFW_KEY_ESCAPE && ImGui::GetIO().WantTextInput) break;
        ImGui_ImplGlfw_KeyCallback(window, input.which, input.code, input.action, input.modifiers);
        break;
      case Input::Kind::kCharacter:
        ImGui::GetIO().AddInputCharacter(stand_in ? stand_in(input.character) : input.character);
        break;
      case Input::Kind::kButton:
        ImGui_ImplGlfw_MouseButtonCallback(window, input.which, input.action, input.modifiers);
        break;
    }
    if (input.ends_frame()) return;
  }
}

Window::Window(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}
Window::~Window() = default;

base::Result<std::unique_ptr<Window>> Window::open(const std::string& title, int width,
                                                   int height) {
  ensure_utf8_locale();
#ifdef GLFW_PLATFORM
  glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);  // the other one knows no input methods
#endif
  if (glfwInit() == GLFW_FALSE) return base::fail(system_says("display"));
  auto made = std::make_unique<Implementation>();
  made->create_window(title, width, height);
  if (made->window == nullptr) {
    const base::Error error = system_says("display");
    glfwTerminate();
    return base::fail(error);
  }
  glfwMakeContextCurrent(made->window);
  glfwSwapInterval(1);
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  made->watch();
  ImGui_ImplGlfw_InitForOpenGL(made->window, false);
  if (made->modern) {
    ImGui_ImplOpenGL3_Init("#version 130");
  } else {
    ImGui_ImplOpenGL2_Init();
  }
  library_is_up = true;
  return std::unique_ptr<Window>(new Window(std::move(made)));
}

float Window::scale() const {
  float x = 1;
  float y = 1;
  glfwGetWindowContentScale(implementation_->window, &x, &y);
  return std::clamp(x, 1.0F, 3.0F);
}

void Window::wake() {
  if (library_is_up) glfwPostEmptyEvent();
}

bool Window::wait(double seconds) {
  implementation_->event = false;
  glfwWaitEventsTimeout(std::max(seconds, 0.001));
  return implementation_->event;
}

bool Window::take_close_request() {
  return std::exchange(implementation_->close_requested, false);
}

void Window::Implementation::begin_frame() const {
  if (modern) {
    ImGui_ImplOpenGL3_NewFrame();
  } else {
    ImGui_ImplOpenGL2_NewFrame();
  }
  ImGui_ImplGlfw_NewFrame();
  ImGui::NewFrame();
}

void Window::Implementation::paint() const {
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(window, &width, &height);
  glViewport(0, 0, width, height);
  const ImVec4 ground = ImGui::GetStyle().Colors[ImGuiCol_WindowBg];
  glClearColor(ground.x, ground.y, ground.z, 1.0F);
  glClear(GL_COLOR_BUFFER_BIT);
  if (modern) {
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  } else {
    ImGui_ImplOpenGL2_RenderDrawData(ImGui::GetDrawData());
  }
}

void Window::Implementation::show_if_changed() {
  const std::uint64_t now = fingerprint(*ImGui::GetDrawData());
  if (now == shown && !stale) return;
  shown = now;
  stale = false;
  paint();
  glfwSwapBuffers(window);
}

void Window::show(GlyphCache& glyphs, const std::function<void()>& draw) {
  const auto upload = [](int x, int y, int width, int height, const void* pixels) {
    const auto texture = reinterpret_cast<std::uintptr_t>(ImGui::GetIO().Fonts->TexID);
    glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(texture));
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    glTexSubImage2D(GL_TEXTURE_2D, 0, x, y, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
  };
  implementation_->stand_in = [&glyphs](char32_t character) { return glyphs.stand_in(character); };
  // Hovering, popups and sizes that fit themselves need a frame or two; new glyphs another one.
  int rebuilt = 0;
  for (int calm = 0; calm < kCalmFrames;) {
    ++calm;
    if (!implementation_->inputs.empty()) calm = 0;
    implementation_->feed();
    implementation_->begin_frame();
    draw();
    ImGui::Render();
    if (glyphs.flush(upload) > 0) {
      implementation_->stale = true;
      if (++rebuilt < kRebuiltMost) calm = std::min(calm, kCalmFrames - 1);
    }
  }
  implementation_->show_if_changed();
}

Picture Window::picture() const {
  Picture picture;
  glfwGetFramebufferSize(implementation_->window, &picture.width, &picture.height);
  const auto row = static_cast<std::size_t>(picture.width) * 3;
  const auto height = static_cast<std::size_t>(picture.height);
  std::string upside_down(row * height, '\0');
  // What was swapped to the front cannot be read everywhere: painted again behind it.
  implementation_->paint();
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadBuffer(GL_BACK);
  glReadPixels(0, 0, picture.width, picture.height, GL_RGB, GL_UNSIGNED_BYTE, upside_down.data());
  for (std::size_t y = height; y > 0; --y) {
    picture.pixels.append(upside_down, (y - 1) * row, row);
  }
  return picture;
}

}  // namespace yibao::desktop
