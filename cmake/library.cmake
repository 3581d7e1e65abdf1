# The library as others link it: `cmake --install BUILD --component library --prefix DIR`, then
# find_package(gewu) with DIR in CMAKE_PREFIX_PATH (docs/manual.md, "The library").
include(CMakePackageConfigHelpers)

set(GEWU_LIBRARY_PLACE ${CMAKE_INSTALL_LIBDIR}/cmake/gewu)
foreach(part base numbers forms records rebuild export)
  set_target_properties(gewu_${part} PROPERTIES EXPORT_NAME ${part})
  install(TARGETS gewu_${part} EXPORT gewu-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}/gewu
          COMPONENT library EXCLUDE_FROM_ALL
          INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/gewu)
  install(DIRECTORY ${part} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/gewu
          COMPONENT library EXCLUDE_FROM_ALL
          FILES_MATCHING PATTERN "*.h" PATTERN "test_*" EXCLUDE)
endforeach()
install(EXPORT gewu-targets NAMESPACE gewu:: DESTINATION ${GEWU_LIBRARY_PLACE}
        COMPONENT library EXCLUDE_FROM_ALL)
configure_package_config_file(cmake/gewu-config.cmake.in ${PROJECT_BINARY_DIR}/gewu-config.cmake
                              INSTALL_DESTINATION ${GEWU_LIBRARY_PLACE})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/gewu-config-version.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/gewu-config.cmake ${PROJECT_BINARY_DIR}/gewu-config-version.cmake
        DESTINATION ${GEWU_LIBRARY_PLACE} COMPONENT library EXCLUDE_FROM_ALL)
