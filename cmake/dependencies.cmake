# Everything comes from Debian's packages; installers/dependencies.sh lists their names.

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(SQLite3 3.40 REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(tl-expected REQUIRED)
find_package(CLI11 REQUIRED)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
# Its Cflags carry macros that change the layout of its classes: never include it without them.
pkg_check_modules(HTTPLIB REQUIRED IMPORTED_TARGET cpp-httplib)
pkg_check_modules(PANGOCAIRO REQUIRED IMPORTED_TARGET pangocairo)
pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip)
# Not by its package file: Debian 13's asks for minizip, which has a zip.h of its own.
find_library(YIBAO_XLSXWRITER xlsxwriter REQUIRED)
find_package(EXPAT REQUIRED)

if(YIBAO_DESKTOP)
  pkg_check_modules(IMGUI REQUIRED IMPORTED_TARGET imgui)
  pkg_check_modules(FREETYPE REQUIRED IMPORTED_TARGET freetype2)
  pkg_check_modules(FONTCONFIG REQUIRED IMPORTED_TARGET fontconfig)
  find_package(glfw3 3.3 REQUIRED CONFIG)
  set(OpenGL_GL_PREFERENCE GLVND)
  find_package(OpenGL REQUIRED)
  find_package(PNG REQUIRED)
  find_package(X11 REQUIRED)
endif()

if(YIBAO_TESTS)
  find_package(doctest REQUIRED)
  find_path(YIBAO_VALIJSON valijson/validator.hpp REQUIRED)  # headers only: no package file
endif()
