# Turns files into one C++ source (see yibao_embed in rooms.cmake). Bytes go through hex, so
# that any file, a binary dictionary too, arrives as it is.
string(REPLACE "|" ";" items "${PAIRS}")
set(body "#include <string_view>\n\nnamespace ${NAMESPACE} {\n")
list(LENGTH items count)
math(EXPR last "${count} - 1")
foreach(index RANGE 0 ${last} 2)
  math(EXPR file_index "${index} + 1")
  list(GET items ${index} symbol)
  list(GET items ${file_index} file)
  file(READ ${file} hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "(................................)" "\\1\n" lines "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${lines}")
  string(APPEND body
    "namespace {\nconst char ${symbol}Bytes[] = {\n${bytes}'\\0'};\n}\n"
    "extern const std::string_view ${symbol};\n"
    "const std::string_view ${symbol}(${symbol}Bytes, ${size});\n")
endforeach()
string(APPEND body "}  // namespace ${NAMESPACE}\n")
file(WRITE ${OUTPUT} "${body}")
