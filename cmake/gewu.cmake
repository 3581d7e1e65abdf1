# Helpers that every folder uses, so that flags and test set-up stand in one place.

set(GEWU_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast
    -Woverloaded-virtual -Wimplicit-fallthrough
    -Wno-restrict)  # g++ 12 warns falsely on std::string (GCC bug 105329)
if(GEWU_WERROR)
  list(APPEND GEWU_WARNINGS -Werror)
endif()

# gewu_library(name SOURCES a.cc b.cc [PUBLIC lib...] [PRIVATE lib...])
# A folder's library, target gewu_<name>. Headers are included as "<folder>/<file>.h". Which of our
# libraries it may use stands in ${PROJECT_BINARY_DIR}/layers.txt, where the test "layering" holds
# every include to it.
function(gewu_library name)
  cmake_parse_arguments(ARG "" "ROOM" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  set(folder ${CMAKE_CURRENT_SOURCE_DIR})
  if(ARG_ROOM)
    set(folder ${folder}/${ARG_ROOM})
    list(TRANSFORM ARG_SOURCES PREPEND ${ARG_ROOM}/)
  endif()
  if(ARG_SOURCES)
    add_library(gewu_${name} STATIC ${ARG_SOURCES})
    target_include_directories(gewu_${name} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>)
    target_compile_features(gewu_${name} PUBLIC cxx_std_20)
    target_compile_options(gewu_${name} PRIVATE ${GEWU_WARNINGS})
    target_link_libraries(gewu_${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
  else()
    add_library(gewu_${name} INTERFACE)
    target_include_directories(gewu_${name} INTERFACE ${PROJECT_SOURCE_DIR})
    target_link_libraries(gewu_${name} INTERFACE ${ARG_PUBLIC})
  endif()
  list(TRANSFORM ARG_SOURCES PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
  gewu_layer(gewu_${name} "${folder};${ARG_SOURCES}" ${ARG_PUBLIC} ${ARG_PRIVATE})
endfunction()

# gewu_room(folder room SOURCES a.cc [PUBLIC lib...] [PRIVATE lib...])
# The library of one room of a folder, target gewu_<folder>_<room>; no SOURCES: headers alone.
function(gewu_room folder room)
  gewu_library(${folder}_${room} ROOM ${room} ${ARGN})
endfunction()

# Notes for the test "layering" what a target's folders, those of its sources, may include:
# "target folder... : library...".
function(gewu_layer target paths)
  foreach(path IN LISTS paths)
    string(FIND "${path}" "${PROJECT_BINARY_DIR}/" made)
    if(path STREQUAL "" OR made GREATER_EQUAL 0)
      continue()  # made by the build: it includes what its template does
    endif()
    file(RELATIVE_PATH path "${PROJECT_SOURCE_DIR}" "${path}")
    if(path MATCHES "[.]cc$")
      get_filename_component(path "${path}" DIRECTORY)
    endif()
    list(APPEND folders ${path})
  endforeach()
  list(REMOVE_DUPLICATES folders)
  set(links ${ARGN})
  list(FILTER links INCLUDE REGEX "^gewu_")
  list(JOIN folders " " folders)
  list(JOIN links " " links)
  set_property(GLOBAL APPEND PROPERTY GEWU_LAYERS "${target} ${folders} : ${links}")
endfunction()

# Writes the notes; called once, at the end.
function(gewu_write_layers)
  get_property(layers GLOBAL PROPERTY GEWU_LAYERS)
  list(JOIN layers "\n" layers)
  file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/layers.txt CONTENT "${layers}\n")
endfunction()

# gewu_program(name SOURCES a.cc [LIBS lib...]): an executable in the top build folder.
function(gewu_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_compile_options(${name} PRIVATE ${GEWU_WARNINGS})
  target_link_libraries(${name} PRIVATE ${ARG_LIBS})
  gewu_layer(${name} ${CMAKE_CURRENT_SOURCE_DIR} ${ARG_LIBS})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
endfunction()

# gewu_test(name SOURCES a_test.cc [LIBS lib...] [TIMEOUT s] [LABELS l...])
# One GoogleTest program, target gewu_<name>_test, run by ctest in the source folder's root.
function(gewu_test name)
  if(NOT BUILD_TESTING)
    return()
  endif()
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
