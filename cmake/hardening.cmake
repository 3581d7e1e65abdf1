# Against what hostile documents try: every program is bound at its start and keeps its tables of
# addresses read-only from then on.
add_link_options(-Wl,-z,relro,-z,now -Wl,-z,noexecstack)

# What is given to others is built so (presets "program" and "package"): checked copies, stack
# protectors, indirect branches that land only where they may, code at an address nobody knows.
option(GEWU_HARDEN "Build with FORTIFY_SOURCE, stack protectors, CET and as PIE" OFF)
if(GEWU_HARDEN AND NOT GEWU_SANITIZE)
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
  include(CheckPIESupported)
  check_pie_supported()
  add_compile_definitions($<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2>)
  add_compile_options(-fstack-protector-strong -fstack-clash-protection)
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|i.86")
    add_compile_options(-fcf-protection=full)
  endif()
endif()
