# Helpers that every folder uses, so that flags and test set-up stand in one place.

set(GEWU_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast
    -Woverloaded-virtual -Wimplicit-fallthrough
    -Wno-restrict)  # g++ 12 warns falsely on std::string (GCC bug 105329)
if(GEWU_WERROR)
  list(APPEND GEWU_WARNINGS -Werror)
endif()

# gewu_library(name SOURCES a.cc b.cc [PUBLIC lib...] [PRIVATE lib...])
# A folder's library, target gewu_<name>. Headers are included as "<folder>/<file>.h".
function(gewu_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(gewu_${name} STATIC ${ARG_SOURCES})
  target_include_directories(gewu_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_compile_options(gewu_${name} PRIVATE ${GEWU_WARNINGS})
  target_link_libraries(gewu_${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
endfunction()

# gewu_program(name SOURCES a.cc [LIBS lib...]): an executable in the top build folder.
function(gewu_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_compile_options(${name} PRIVATE ${GEWU_WARNINGS})
  target_link_libraries(${name} PRIVATE ${ARG_LIBS})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
endfunction()

# gewu_test(name SOURCES a_test.cc [LIBS lib...] [TIMEOUT s] [LABELS l...])
# One GoogleTest program, target gewu_<name>_test, run by ctest in the source folder's root.
function(gewu_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LIBS;LABELS" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  add_executable(gewu_${name}_test ${ARG_SOURCES})
  target_compile_options(gewu_${name}_test PRIVATE ${GEWU_WARNINGS})
  target_link_libraries(gewu_${name}_test PRIVATE ${ARG_LIBS} GTest::gtest GTest::gtest_main
                        GTest::gmock)
  add_test(NAME ${name} COMMAND gewu_${name}_test --gtest_brief=1
           WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
                       ENVIRONMENT "GEWU_BUILD_DIR=${PROJECT_BINARY_DIR};OMP_THREAD_LIMIT=1")
endfunction()
