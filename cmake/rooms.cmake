# yibao_room(name SOURCES... DEPENDS...): one folder = one static library = one namespace.
# The only include path of our own is the repository root, so an include names its room.
function(yibao_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;DEPENDS;PRIVATE_DEPENDS" ${ARGN})
  add_library(yibao_${name} STATIC ${ROOM_SOURCES})
  target_link_libraries(yibao_${name}
    PUBLIC yibao_build_flags ${ROOM_DEPENDS}
    PRIVATE ${ROOM_PRIVATE_DEPENDS})
  add_library(yibao::${name} ALIAS yibao_${name})
endfunction()

# Writes files as string literals into one generated source: <name>.cc defines
# `const std::string_view k<Symbol>` for each SYMBOL FILE pair, in namespace NAMESPACE.
function(yibao_embed output namespace)
  set(pairs ${ARGN})
  set(inputs)
  set(index 0)
  foreach(item IN LISTS pairs)
    math(EXPR odd "${index} % 2")
    if(odd)
      list(APPEND inputs ${item})
    endif()
    math(EXPR index "${index} + 1")
  endforeach()
  string(REPLACE ";" "|" packed "${pairs}")
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DNAMESPACE=${namespace} -DPAIRS=${packed}
            -P ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
    DEPENDS ${inputs} ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
    VERBATIM)
endfunction()
