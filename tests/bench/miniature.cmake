# Four small forms and a sheet of 500 rows: floor and read_all must count the same files, sheets and
# cells with a value (none of four forms has texts inside cells, which the floor does not count).
cmake_minimum_required(VERSION 3.22)

file(REMOVE_RECURSE "${SCRATCH}")
execute_process(COMMAND "${MAKE}" "${SCRATCH}" 4 500 COMMAND_ERROR_IS_FATAL ANY)
foreach(part IN ITEMS small big)
  execute_process(COMMAND "${FLOOR}" "${SCRATCH}/${part}"
    OUTPUT_VARIABLE floor COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND "${READ}" "${SCRATCH}/${part}"
    OUTPUT_VARIABLE read COMMAND_ERROR_IS_FATAL ANY)
  message("${part}\n  floor    ${floor}  read_all ${read}")
  string(REGEX MATCH "files=[0-9]+ sheets=[0-9]+ values=[0-9]+" floor_counts "${floor}")
  string(REGEX MATCH "files=[0-9]+ sheets=[0-9]+ values=[0-9]+" read_counts "${read}")
  if(NOT floor_counts OR NOT floor_counts STREQUAL read_counts)
    message(FATAL_ERROR "${part}: floor says '${floor_counts}', read_all '${read_counts}'")
  endif()
endforeach()
