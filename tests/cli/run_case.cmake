# Runs one case of tests/cli/ and compares byte for byte. See CMakeLists.txt here.
cmake_minimum_required(VERSION 3.22)

file(READ "${CASE}/args" args)
string(REGEX REPLACE "\n$" "" args "${args}")
string(REPLACE "\n" ";" args "${args}")

set(where "${ROOT}")
if(IS_DIRECTORY "${CASE}/in")
  set(where "${CASE}/in")
endif()

file(MAKE_DIRECTORY "${SCRATCH}")
# A command that writes works in a folder of its own: a copy of samples/<the word in "sample">, or an
# empty one. What stands in "before", a command a line with "|" between its words, is run first.
if(EXISTS "${CASE}/sample")
  file(STRINGS "${CASE}/sample" sample)
  set(where "${SCRATCH}/work")
  file(REMOVE_RECURSE "${where}")
  file(MAKE_DIRECTORY "${where}")
  if(NOT sample STREQUAL "none")
    file(GLOB content "${ROOT}/samples/${sample}/*")
    file(COPY ${content} DESTINATION "${where}")
  endif()
  if(EXISTS "${CASE}/before")
    file(STRINGS "${CASE}/before" commands)
    foreach(command IN LISTS commands)
      string(REPLACE "|" ";" command "${command}")
      execute_process(COMMAND "${PROGRAM}" ${command}
        WORKING_DIRECTORY "${where}" OUTPUT_QUIET ERROR_QUIET)
    endforeach()
  endif()
endif()
execute_process(COMMAND "${PROGRAM}" ${args}
  WORKING_DIRECTORY "${where}" RESULT_VARIABLE status
  OUTPUT_FILE "${SCRATCH}/out.txt" ERROR_FILE "${SCRATCH}/err.txt")
file(WRITE "${SCRATCH}/exit" "${status}\n")

set(differing "")
foreach(name IN ITEMS out.txt err.txt exit)
  if("$ENV{UPDATE_EXPECTED}")
    configure_file("${SCRATCH}/${name}" "${CASE}/${name}" COPYONLY)
    continue()
  endif()
  execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files "${CASE}/${name}" "${SCRATCH}/${name}"
    RESULT_VARIABLE differs ERROR_QUIET)
  if(NOT differs EQUAL 0)
    list(APPEND differing ${name})
    file(READ "${SCRATCH}/${name}" found)
    message("${name} differs from ${CASE}/${name}; it is now:\n${found}")
  endif()
endforeach()
if(differing)
  message(FATAL_ERROR "differs: ${differing}")
endif()
