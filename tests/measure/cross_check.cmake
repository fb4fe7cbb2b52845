# Draws templates again and lets openpyxl, which is not ours, say whether it sees the same.
# Variables: REDRAW (the program), ROOT (of the sources), SCRATCH (a folder that may be emptied).

find_program(PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
if(NOT PYTHON)
  message("SKIPPED: python3 is not here")
  return()
endif()
file(REMOVE_RECURSE ${SCRATCH})
file(MAKE_DIRECTORY ${SCRATCH}/in ${SCRATCH}/out)

execute_process(COMMAND ${PYTHON} ${CMAKE_CURRENT_LIST_DIR}/make_looks.py ${SCRATCH}/in/looks.xlsx
  OUTPUT_VARIABLE said RESULT_VARIABLE failed)
if(said MATCHES "SKIPPED:")
  message("${said}")
  return()
elseif(failed)
  message(FATAL_ERROR "no workbook with looks could be made")
endif()
file(GLOB templates ${ROOT}/forms/*/mau.xlsx)
foreach(template IN LISTS templates)
  get_filename_component(folder ${template} DIRECTORY)
  get_filename_component(form ${folder} NAME)
  configure_file(${template} ${SCRATCH}/in/${form}.xlsx COPYONLY)
endforeach()

file(GLOB books ${SCRATCH}/in/*.xlsx)
execute_process(COMMAND ${REDRAW} --keep ${SCRATCH}/out ${books}
  OUTPUT_VARIABLE said RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "${said}")
endif()
foreach(book IN LISTS books)
  get_filename_component(name ${book} NAME)
  execute_process(COMMAND ${PYTHON} ${CMAKE_CURRENT_LIST_DIR}/cross_check.py ${book}
      ${SCRATCH}/out/${name}
    OUTPUT_VARIABLE said ERROR_VARIABLE wrong RESULT_VARIABLE failed)
  if(failed)
    message(SEND_ERROR "${name}:\n${said}${wrong}")
  endif()
endforeach()
