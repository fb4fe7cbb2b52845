# What make_samples makes is what is committed, byte for byte, and nothing is committed beside it.
#
#   cmake -DMAKER=<make_samples> -DROOT=<project> -DSCRATCH=<folder> -P check_samples.cmake
cmake_minimum_required(VERSION 3.22)

file(REMOVE_RECURSE "${SCRATCH}")
file(MAKE_DIRECTORY "${SCRATCH}")
execute_process(COMMAND "${MAKER}" "${ROOT}" "${SCRATCH}" RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "make_samples ended with ${status}")
endif()

# Every template of the library, and the campaigns that have a list of their files in tools/samples/.
file(GLOB committed RELATIVE "${ROOT}" "${ROOT}/forms/*/mau.xlsx" "${ROOT}/forms/*/*/mau.xlsx")
file(GLOB lists "${ROOT}/tools/samples/*.yaml")
foreach(list IN LISTS lists)
  get_filename_component(name "${list}" NAME_WE)
  foreach(folder IN ITEMS nop goc lan-2)
    file(GLOB_RECURSE filled RELATIVE "${ROOT}" "${ROOT}/samples/${name}/${folder}/*")
    list(APPEND committed ${filled})
  endforeach()
endforeach()
file(GLOB_RECURSE made RELATIVE "${SCRATCH}" "${SCRATCH}/*")
list(SORT committed)
list(SORT made)
if(made STREQUAL "" OR NOT made STREQUAL "${committed}")
  message(FATAL_ERROR "made: ${made}\ncommitted: ${committed}")
endif()

set(differing "")
foreach(name IN LISTS made)
  execute_process(
    COMMAND ${CMAKE_COMMAND} -E compare_files "${ROOT}/${name}" "${SCRATCH}/${name}"
    RESULT_VARIABLE differs ERROR_QUIET)
  if(NOT differs EQUAL 0)
    list(APPEND differing ${name})
  endif()
endforeach()
if(differing)
  message(FATAL_ERROR "make_samples no longer makes: ${differing}\n"
    "If the change is meant, run 'make_samples . .' in the project's folder and read what "
    "'gopbieu dump' says of the files. Another libxlsxwriter or zlib may pack the same content differently, too.")
endif()
