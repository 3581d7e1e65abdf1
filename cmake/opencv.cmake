# Targets opencv_core and opencv_imgproc. Debian's own OpenCVConfig.cmake is not used:
# it comes with libopencv-dev, which needs every module of OpenCV and all of GDAL and VTK, while
# two small packages hold what we use.

find_path(OPENCV_INCLUDE_FOLDER opencv2/core.hpp PATH_SUFFIXES opencv4 REQUIRED)
foreach(module core imgproc)
  find_library(OPENCV_${module}_LIBRARY opencv_${module} REQUIRED)
  add_library(opencv_${module} INTERFACE IMPORTED GLOBAL)
  target_include_directories(opencv_${module} SYSTEM INTERFACE ${OPENCV_INCLUDE_FOLDER})
  target_link_libraries(opencv_${module} INTERFACE ${OPENCV_${module}_LIBRARY})
endforeach()
target_link_libraries(opencv_imgproc INTERFACE opencv_core)
