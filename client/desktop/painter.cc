#include "client/desktop/painter.h"

#include <GL/gl.h>
#include <backends/imgui_impl_opengl2.h>
#include <backends/imgui_impl_opengl3.h>

namespace yibao::desktop {
namespace {

std::string words(GLenum which) {
  const auto* text = reinterpret_cast<const char*>(glGetString(which));
  return text == nullptr ? "" : text;
}

}  // namespace

Painter::Painter(bool modern) : modern_(modern) {
  if (modern_) {
    ImGui_ImplOpenGL3_Init("#version 130");
  } else {
    ImGui_ImplOpenGL2_Init();
  }
}

Painter::~Painter() {
  if (modern_) {
    ImGui_ImplOpenGL3_Shutdown();
  } else {
    ImGui_ImplOpenGL2_Shutdown();
  }
}

void Painter::begin_frame() const {
  if (modern_) {
    ImGui_ImplOpenGL3_NewFrame();
  } else {
    ImGui_ImplOpenGL2_NewFrame();
  }
  renew_texture();
  // It is on the graphics side now, where glyphs are added; a copy here would be 20 MB.
  ImGui::GetIO().Fonts->ClearTexData();
}

// Where the glyph cache is another one than before.
void Painter::renew_texture() const {
  if (ImGui::GetIO().Fonts->TexID != nullptr) return;
  if (modern_) {
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
  } else {
    ImGui_ImplOpenGL2_DestroyFontsTexture();
    ImGui_ImplOpenGL2_CreateFontsTexture();
  }
}

void Painter::paint(int width, int height) const {
  glViewport(0, 0, width, height);
  const ImVec4 ground = ImGui::GetStyle().Colors[ImGuiCol_WindowBg];
  glClearColor(ground.x, ground.y, ground.z, 1.0F);
  glClear(GL_COLOR_BUFFER_BIT);
  if (modern_) {
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  } else {
    ImGui_ImplOpenGL2_RenderDrawData(ImGui::GetDrawData());
  }
}

void Painter::upload(int x, int y, int width, int height, const void* pixels) {
  const auto texture = reinterpret_cast<std::uintptr_t>(ImGui::GetIO().Fonts->TexID);
  glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(texture));
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  glTexSubImage2D(GL_TEXTURE_2D, 0, x, y, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
}

std::string Painter::pixels(int width, int height) {
  const auto row = static_cast<std::size_t>(width) * 3;
  std::string upside_down(row * static_cast<std::size_t>(height), '\0');
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadBuffer(GL_BACK);
  glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, upside_down.data());
  std::string pixels;
  pixels.reserve(upside_down.size());
  for (std::size_t y = upside_down.size(); y > 0; y -= row) {
    pixels.append(upside_down, y - row, row);
  }
  return pixels;
}

std::string Painter::name() {
  return words(GL_VERSION) + ", " + words(GL_RENDERER);
}

}  // namespace yibao::desktop
