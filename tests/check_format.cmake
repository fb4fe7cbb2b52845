# Every C++ file stands as clang-format would write it. Where clang-format is not installed the
# check is skipped and says so.
#
#   cmake -DROOT=<project> -P check_format.cmake
cmake_minimum_required(VERSION 3.22)

find_program(clang_format NAMES clang-format-14 clang-format)
if(NOT clang_format)
  message("SKIPPED: clang-format is not installed")
  return()
endif()
# Other versions break lines differently; .clang-format is written for this one.
execute_process(COMMAND ${clang_format} --version OUTPUT_VARIABLE version)
if(NOT version MATCHES "version 14\\.")
  message("SKIPPED: .clang-format is for version 14, this is ${version}")
  return()
endif()
file(GLOB_RECURSE files
  ${ROOT}/src/*.cpp ${ROOT}/src/*.hpp ${ROOT}/tests/*.cpp ${ROOT}/tests/*.hpp)
execute_process(COMMAND ${clang_format} --dry-run --Werror ${files}
  RESULT_VARIABLE result ERROR_VARIABLE report)
if(NOT result EQUAL 0)
  message("${report}")
  message(FATAL_ERROR "Run clang-format -i on the files above")
endif()
