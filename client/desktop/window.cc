#include "client/desktop/window.h"

#include <GLFW/glfw3.h>
#include <X11/Xlib.h>
#include <backends/imgui_impl_glfw.h>
#include <imgui.h>

#include <algorithm>
#include <atomic>
#include <clocale>
#include <cstdlib>

#include "client/desktop/compat.h"
#include "client/desktop/draw_fingerprint.h"
#include "client/desktop/input_method.h"
#include "client/desktop/input_queue.h"
#include "client/desktop/painter.h"
#include "client/desktop/screen_fit.h"

// Its own header wants extensions that nothing here uses.
extern "C" unsigned long glfwGetX11Window(GLFWwindow* window);  // NOLINT: the library's name
extern "C" struct _XDisplay* glfwGetX11Display();               // NOLINT: the same

namespace yibao::desktop {
namespace {

std::atomic<bool> library_is_up{false};
constexpr const char* kClass = "yibao";  // by which a desktop knows the program's windows
constexpr int kCalmFrames = 3;           // after the last thing that happened
constexpr int kRebuiltMost = 8;          // frames that only bring glyphs

base::Error system_says(const std::string& what) {
  const char* words = nullptr;
  glfwGetError(&words);
  return base::Error(base::ErrorCode::kIo, what,
                     {{"path", what}, {"reason", words == nullptr ? "OpenGL" : words}});
}

InputMethod::KeyTable key_table() {
  InputMethod::KeyTable table;
  table.fill(GLFW_KEY_UNKNOWN);
  for (int key = GLFW_KEY_SPACE; key <= GLFW_KEY_LAST; ++key) {
    const int code = glfwGetKeyScancode(key);
    if (code > 0 && code < static_cast<int>(table.size())) {
      table[static_cast<std::size_t>(code)] = key;
    }
  }
  return table;
}

// The drawing library's callback has no other way to whom it concerns.
void caret_moved(float x, float y) {
  static_cast<InputMethod*>(ImGui::GetIO().UserData)->place(x, y);
}

}  // namespace

struct Window::Implementation {
  GLFWwindow* window = nullptr;
  std::optional<Painter> painter;
  std::unique_ptr<InputMethod> input_method;
  InputQueue inputs;
  std::vector<std::filesystem::path> dropped;
  bool event = false;
  bool stale = true;  // the system wants it drawn
  bool close_requested = false;
  std::uint64_t shown = 0;
  InputQueue::StandIn stand_in;  // for characters the library does not know

  ~Implementation() {
    if (window == nullptr) return;
    input_method.reset();
    library_is_up = false;
    painter.reset();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwDestroyWindow(window);
    glfwTerminate();
  }

  static Implementation& of(GLFWwindow* window) {
    return *static_cast<Implementation*>(glfwGetWindowUserPointer(window));
  }
  void watch();
  bool create_window(const std::string& title, int width, int height);
  void begin_frame() const;
  void paint() const;
  void show_if_changed();
};

// With a 3.0 context where there is one (then true); old machines have the 2.1 of all others.
bool Window::Implementation::create_window(const std::string& title, int width, int height) {
  for (const bool modern : {true, false}) {
    glfwDefaultWindowHints();
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, kClass);
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, kClass);
    if (modern) {
      glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
      glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
    }
    window = glfwCreateWindow(width, height, title.c_str(), nullptr, nullptr);
    if (window != nullptr) return modern;
  }
  return false;
}

// Before the drawing library's own callbacks, which call these on.
void Window::Implementation::watch() {
  glfwSetWindowUserPointer(window, this);
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int mods) {
    of(w).event = true;
    of(w).inputs.push({Input::Kind::kButton, button, 0, action, mods, 0});
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
  glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
    of(w).event = true;
    of(w).dropped.insert(of(w).dropped.end(), paths, paths + count);
  });
}

Window::Window(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}
Window::~Window() = default;

base::Result<std::unique_ptr<Window>> Window::open(const std::string& title, int width,
                                                   int height) {
  InputMethod::Hidden hidden;
#ifdef GLFW_PLATFORM
  glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);  // the other one knows no input methods
#endif
  if (glfwInit() == GLFW_FALSE) return base::fail(system_says("display"));
  auto made = std::make_unique<Implementation>();
  const bool modern = made->create_window(title, width, height);
  const std::string modifiers = hidden.restore();
  if (made->window == nullptr) {
    const base::Error error = system_says("display");
    glfwTerminate();
    return base::fail(error);
  }
  fit_screen(made->window);
  glfwMakeContextCurrent(made->window);
  glfwSwapInterval(1);
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  made->watch();
  ImGui_ImplGlfw_InitForOpenGL(made->window, false);
  made->painter.emplace(modern);
  library_is_up = true;
  made->input_method = InputMethod::open(glfwGetX11Window(made->window), key_table(), modifiers,
                                         [] { Window::wake(); });
  if (!made->input_method) return base::fail(system_says("display"));
  io.UserData = made->input_method.get();
  compat::on_caret<&caret_moved>();
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
  const std::vector<Input> typed = implementation_->input_method->take();
  if (!typed.empty()) {
    glfwPollEvents();  // a click before the typing stays before it
    implementation_->event = true;
    for (const Input& input : typed) implementation_->inputs.push(input);
  }
  return implementation_->event;
}

bool Window::take_close_request() {
  return std::exchange(implementation_->close_requested, false);
}

void Window::set_title(const std::string& title) {
  glfwSetWindowTitle(implementation_->window, title.c_str());
}

void Window::call_for_attention() {
  glfwRequestWindowAttention(implementation_->window);
}

void Window::beep() {
  XBell(glfwGetX11Display(), 0);
}

std::string Window::input_method() const {
  return implementation_->input_method->name();
}

std::vector<std::filesystem::path> Window::take_dropped() {
  return std::exchange(implementation_->dropped, {});
}

app::PlatformFacts Window::facts() const {
  app::PlatformFacts facts;
  facts.opengl = Painter::name();
  const char* locale = std::setlocale(LC_CTYPE, nullptr);
  const char* display = std::getenv("DISPLAY");
  facts.input_method = input_method();
  facts.locale = locale == nullptr ? "" : locale;
  facts.display = display == nullptr ? "" : display;
  return facts;
}

void Window::Implementation::begin_frame() const {
  painter->begin_frame();
  ImGui_ImplGlfw_NewFrame();
  ImGui::NewFrame();
}

void Window::Implementation::paint() const {
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(window, &width, &height);
  painter->paint(width, height);
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
  implementation_->stand_in = [&glyphs](char32_t character) { return glyphs.stand_in(character); };
  // Hovering, popups and sizes that fit themselves need a frame or two; new glyphs another one.
  int rebuilt = 0;
  for (int calm = 0; calm < kCalmFrames;) {
    ++calm;
    if (!implementation_->inputs.empty()) calm = 0;
    implementation_->inputs.feed(implementation_->window, implementation_->stand_in);
    implementation_->begin_frame();
    draw();
    ImGui::Render();
    if (glyphs.flush(&Painter::upload) > 0) {
      implementation_->stale = true;
      if (++rebuilt < kRebuiltMost) calm = std::min(calm, kCalmFrames - 1);
    }
  }
  implementation_->show_if_changed();
}

Picture Window::picture() const {
  Picture picture;
  glfwGetFramebufferSize(implementation_->window, &picture.width, &picture.height);
  // What was swapped to the front cannot be read everywhere: painted again behind it.
  implementation_->paint();
  picture.pixels = Painter::pixels(picture.width, picture.height);
  return picture;
}

}  // namespace yibao::desktop
