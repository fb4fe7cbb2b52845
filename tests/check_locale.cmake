# A clerk's computer speaks Vietnamese, where "1,5" is a number and "1.5" is not. The locale of the
# surroundings must change no byte of what the program reads and writes: dump, a whole run and the
# unit tests tagged [locale] under LC_ALL=C and under LC_ALL=vi_VN.UTF-8.
#
#   cmake -DPROGRAM=<gopbieu> -DUNIT=<gopbieu_unit> -DROOT=<project> -DSCRATCH=<folder>
#     -P check_locale.cmake
cmake_minimum_required(VERSION 3.22)

# The program itself takes no part in locales. (base/utf8_thread.cpp lends a thread one for
# libarchive's file names.)
file(GLOB_RECURSE sources ${ROOT}/src/*.cpp ${ROOT}/src/*.hpp)
foreach(source IN LISTS sources)
  file(READ "${source}" text)
  if(text MATCHES "setlocale *\\(|std::locale|[.]imbue *\\(")
    message(FATAL_ERROR "${source} uses '${CMAKE_MATCH_0}': numbers never pass through a locale")
  endif()
endforeach()

file(REMOVE_RECURSE "${SCRATCH}")
file(MAKE_DIRECTORY "${SCRATCH}/locales")

# Few machines have the locale, most can make it. LOCPATH is glibc's; where the locale is installed
# already nothing is set.
function(is_vietnamese result)
  execute_process(COMMAND ${CMAKE_COMMAND} -E env LC_ALL=vi_VN.UTF-8 locale decimal_point
    OUTPUT_VARIABLE point ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(point STREQUAL ",")
    set(${result} TRUE PARENT_SCOPE)
  else()
    set(${result} FALSE PARENT_SCOPE)
  endif()
endfunction()

is_vietnamese(vietnamese)
if(NOT vietnamese)
  execute_process(
    COMMAND localedef --no-archive -i vi_VN -f UTF-8 "${SCRATCH}/locales/vi_VN.UTF-8"
    OUTPUT_QUIET ERROR_QUIET)
  set(ENV{LOCPATH} "${SCRATCH}/locales")
  is_vietnamese(vietnamese)
endif()
if(NOT vietnamese)
  message("WARNING: there is no locale vi_VN.UTF-8 here and it cannot be made; this proves little")
endif()

set(samples bieu-1-2003.xls bieu-1-html.xls bieu-1.csv bieu-1.fods bieu-1.ods bieu-1.xls
  bieu-1.xlsx nop-bieu.eml nop-bieu.zip)
list(TRANSFORM samples PREPEND samples/doc/)

# Runs the program in a folder of its own named after the locale; all that it says and writes stays
# there.
function(work locale)
  set(folder "${SCRATCH}/${locale}")
  file(COPY "${ROOT}/samples/mot-bieu" DESTINATION "${folder}")
  execute_process(COMMAND ${CMAKE_COMMAND} -E env LC_ALL=${locale} "${PROGRAM}" dump ${samples}
    WORKING_DIRECTORY "${ROOT}" RESULT_VARIABLE dump_status
    OUTPUT_FILE "${folder}/dump.out" ERROR_FILE "${folder}/dump.err")
  execute_process(COMMAND ${CMAKE_COMMAND} -E env LC_ALL=${locale}
      "${PROGRAM}" run mot-bieu --forms "${ROOT}/forms"
    WORKING_DIRECTORY "${folder}" RESULT_VARIABLE run_status
    OUTPUT_FILE "${folder}/run.out" ERROR_FILE "${folder}/run.err")
  # One of the sample's three forms breaks a rule, hence 1.
  if(NOT dump_status EQUAL 0 OR NOT run_status EQUAL 1)
    message(FATAL_ERROR "LC_ALL=${locale}: dump ended with ${dump_status}, run with ${run_status}")
  endif()
  file(READ "${folder}/dump.out" dumped)
  if(NOT dumped MATCHES "\\[5,5,\"n\",0\\.416666666666667\\]")
    message(FATAL_ERROR "LC_ALL=${locale}: the dump lost its fractions")
  endif()
endfunction()
work(C)
work(vi_VN.UTF-8)

# The ledger is SQLite's own; everything else is compared.
foreach(locale IN ITEMS C vi_VN.UTF-8)
  file(GLOB_RECURSE found RELATIVE "${SCRATCH}/${locale}" "${SCRATCH}/${locale}/*")
  list(FILTER found EXCLUDE REGEX "/\\.gopbieu/")
  list(SORT found)
  set(names_${locale} "${found}")
endforeach()
if(NOT names_C STREQUAL "${names_vi_VN.UTF-8}")
  message(FATAL_ERROR "other files: ${names_C} and ${names_vi_VN.UTF-8}")
endif()
if(NOT names_C MATCHES "ket-qua/[^;]*\\.xlsx")
  message(FATAL_ERROR "nothing was published: ${names_C}")
endif()
foreach(name IN LISTS names_C)
  execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files
      "${SCRATCH}/C/${name}" "${SCRATCH}/vi_VN.UTF-8/${name}" RESULT_VARIABLE differs)
  if(NOT differs EQUAL 0)
    message(FATAL_ERROR "${name} differs between the locales")
  endif()
endforeach()

execute_process(COMMAND ${CMAKE_COMMAND} -E env LC_ALL=vi_VN.UTF-8 "${UNIT}" "[locale]"
  RESULT_VARIABLE status OUTPUT_VARIABLE report)
if(NOT status EQUAL 0 OR (vietnamese AND report MATCHES "no locale vi_VN"))
  message(FATAL_ERROR "${report}")
endif()
