# Target libime_core. LibIME's own LibIMECoreConfig.cmake is not used: it asks for Boost's headers,
# which the one header that we include does not need.

pkg_check_modules(FCITX_UTILS REQUIRED IMPORTED_TARGET Fcitx5Utils)
find_path(LIBIME_INCLUDE_FOLDER libime/core/languagemodel.h PATH_SUFFIXES LibIME REQUIRED)
find_library(LIBIME_CORE_LIBRARY IMECore REQUIRED)
add_library(libime_core INTERFACE IMPORTED GLOBAL)
target_include_directories(libime_core SYSTEM INTERFACE ${LIBIME_INCLUDE_FOLDER})
target_link_libraries(libime_core INTERFACE ${LIBIME_CORE_LIBRARY} PkgConfig::FCITX_UTILS)
