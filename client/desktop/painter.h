// OpenGL: draws what the drawing library built. Version 3 where the machine has it, else the 2.1
// that every old one can do. The only file of the desktop that calls OpenGL.
//
// The screen's thread, while the window's context is current and the drawing context exists.
#pragma once

#include <imgui.h>

#include <string>

namespace yibao::desktop {

class Painter {
 public:
  explicit Painter(bool modern);
  ~Painter();
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;

  void begin_frame() const;
  // The frame that was built last, into the hidden buffer.
  void paint(int width, int height) const;
  // Pixels (4 bytes each) into the texture of glyphs.
  static void upload(int x, int y, int width, int height, const void* pixels);
  // What was painted last, 3 bytes a pixel, from the top.
  static std::string pixels(int width, int height);
  // "3.1 Mesa 22.3.6, llvmpipe".
  static std::string name();

 private:
  void renew_texture() const;

  bool modern_;
};

}  // namespace yibao::desktop
