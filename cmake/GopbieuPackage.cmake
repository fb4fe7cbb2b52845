# What is installed beside the program and the forms, and the Debian package made of it (scripts/package).
include(GNUInstallDirs)
set(packaging ${PROJECT_SOURCE_DIR}/packaging)

install(PROGRAMS ${packaging}/linux/gopbieu-open DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${packaging}/linux/gopbieu.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${packaging}/linux/gopbieu.svg
  DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES ${packaging}/completions/gopbieu.bash
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME gopbieu)
install(FILES ${packaging}/completions/_gopbieu
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
# For whoever prepares a folder that Windows computers use.
install(FILES ${packaging}/windows/gopbieu.bat DESTINATION ${CMAKE_INSTALL_DATADIR}/gopbieu/windows)

install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} FILES_MATCHING
  PATTERN "*.md" PATTERN "*.png")
install(DIRECTORY samples DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)

# Debian wants manual pages and changelogs packed, and the same bytes each time.
find_program(gzip gzip)
function(gopbieu_packed source name destination)
  if(NOT gzip)
    install(FILES ${source} DESTINATION ${destination})
    return()
  endif()
  set(packed ${PROJECT_BINARY_DIR}/packed/${name})
  add_custom_command(OUTPUT ${packed} DEPENDS ${source}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/packed
    COMMAND ${gzip} -9nc ${source} > ${packed})
  add_custom_target(packed_${name} ALL DEPENDS ${packed})
  install(FILES ${packed} DESTINATION ${destination})
endfunction()
gopbieu_packed(${PROJECT_SOURCE_DIR}/docs/gopbieu.1 gopbieu.1.gz ${CMAKE_INSTALL_MANDIR}/man1)
gopbieu_packed(${PROJECT_SOURCE_DIR}/docs/gopbieu-open.1 gopbieu-open.1.gz
  ${CMAKE_INSTALL_MANDIR}/man1)
gopbieu_packed(${PROJECT_SOURCE_DIR}/CHANGELOG.md changelog.gz ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME gopbieu)
set(CPACK_PACKAGE_CONTACT "The gopbieu authors <gopbieu@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "takes in statistical forms, checks and consolidates them")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"gopbieu (gộp biểu) takes the filled Excel forms that party cells submit,
checks every figure against the rules of the form, gives faults back in the
unit's own file, and writes the consolidated workbooks of every level above on
the official template. Every number leads back to the cell it came from.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "xdg-utils")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_SET_DESTDIR OFF)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
include(CPack)
