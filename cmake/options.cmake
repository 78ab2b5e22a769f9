# Build-wide switches: language, warnings, hardening, sanitizers.

option(YIBAO_TESTS "Build the tests" ON)
option(YIBAO_DESKTOP "Build the desktop client (needs ImGui, GLFW, OpenGL)" ON)
option(YIBAO_FUZZERS "Build the fuzzers (needs clang)" OFF)
set(YIBAO_SANITIZE "" CACHE STRING "Sanitizers for every target, e.g. address,undefined or thread")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(YIBAO_CCACHE ccache)
if(YIBAO_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${YIBAO_CCACHE})
endif()

# What every target of ours is compiled with; libraries from Debian are SYSTEM and exempt.
add_library(yibao_build_flags INTERFACE)
target_include_directories(yibao_build_flags INTERFACE ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}/generated)
target_compile_options(yibao_build_flags INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wformat=2
  -fstack-protector-strong)
# What clang builds is run, not judged: its newer releases find new faults, and the lint has them.
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_compile_options(yibao_build_flags INTERFACE -Wno-error -Wno-shadow -Wno-missing-braces)
endif()
# g++ 12 takes "text" + string for overlapping memory (GCC bug 105329), from -O2 on.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(yibao_build_flags INTERFACE -Wno-restrict)
endif()
target_compile_definitions(yibao_build_flags INTERFACE
  _GLIBCXX_ASSERTIONS YIBAO_VERSION="${PROJECT_VERSION}")

set(unoptimized $<BOOL:$<TARGET_PROPERTY:YIBAO_UNOPTIMIZED>>)
target_compile_options(yibao_build_flags INTERFACE $<${unoptimized}:-O0>)

if(YIBAO_SANITIZE)
  target_compile_options(yibao_build_flags INTERFACE
    -fsanitize=${YIBAO_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_compile_definitions(yibao_build_flags INTERFACE YIBAO_SANITIZED)
  target_link_options(yibao_build_flags INTERFACE -fsanitize=${YIBAO_SANITIZE})
  # Half as much memory again for the compiler's two checks of every pointer: the first ends in a fault
  # that the address sanitizer reports as well; for the second, bytes from outside are copied, never cast.
  if(YIBAO_SANITIZE MATCHES "undefined")
    target_compile_options(yibao_build_flags INTERFACE -fno-sanitize=null,alignment)
  endif()
else()
  target_compile_options(yibao_build_flags INTERFACE
    $<$<NOT:$<OR:$<CONFIG:Debug>,${unoptimized}>>:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2>)
  target_link_options(yibao_build_flags INTERFACE -Wl,-z,relro -Wl,-z,now)
endif()

if(YIBAO_FUZZERS)
  target_compile_options(yibao_build_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

find_program(YIBAO_MOLD mold)
if(YIBAO_MOLD)
  target_link_options(yibao_build_flags INTERFACE -fuse-ld=mold)
endif()
