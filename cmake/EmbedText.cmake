# cmake -DOUT=file -DNAMES="a;b" -Da="file;file" -Db="file" -P EmbedText.cmake: a C++ fragment with one
# string_view a name, the content of its files one after the other.
set(fragment "")
foreach(name IN LISTS NAMES)
  set(text "")
  foreach(file IN LISTS ${name})
    file(READ "${file}" content)
    string(APPEND text "${content}")
  endforeach()
  string(APPEND fragment "constexpr std::string_view ${name} = R\"embedded(${text})embedded\";\n")
endforeach()
file(WRITE "${OUT}" "${fragment}")
