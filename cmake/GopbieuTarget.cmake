# gopbieu_target(<target> [TESTS]): the language level, warnings and sanitizers, the same for every
# target. TESTS: nothing is optimised, and undefined behaviour is looked for in what is tested only:
# tests are a third of what there is to compile.
function(gopbieu_target target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
    -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual -Wformat=2 -Wswitch-enum)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${target} PRIVATE -Wduplicated-cond -Wlogical-op -Wuseless-cast)
    # g++ 12 sees uninitialised values in moved optionals and overlaps inside std::string once it
    # optimises; what else its optimiser guesses is told but stops no build.
    target_compile_options(${target} PRIVATE -Wno-maybe-uninitialized -Wno-restrict)
  endif()
  if(GOPBIEU_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
      target_compile_options(${target} PRIVATE -Wno-error=array-bounds -Wno-error=stringop-overflow
        -Wno-error=stringop-overread -Wno-error=free-nonheap-object)
    endif()
  endif()
  if("TESTS" IN_LIST ARGN)
    target_compile_options(${target} PRIVATE -O0)
  endif()
  if(GOPBIEU_SANITIZE)
    if("TESTS" IN_LIST ARGN)
      target_compile_options(${target} PRIVATE -fsanitize=address)
    else()
      target_compile_options(${target} PRIVATE -fsanitize=address,undefined)
    endif()
    target_compile_options(${target} PRIVATE -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(${target} PUBLIC -fsanitize=address,undefined)
  endif()
  if(GOPBIEU_FUZZ)
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
endfunction()

# gopbieu_precompiled(<target> <header>…): headers that nearly every file reads, read once. Only where
# GOPBIEU_PCH is on: the daily build does without, so that a forgotten include is seen.
function(gopbieu_precompiled target)
  if(GOPBIEU_PCH)
    target_precompile_headers(${target} PRIVATE ${ARGN})
  endif()
endfunction()

# gopbieu_allocator(<program>): it takes its memory from jemalloc, where that is there. Nothing of it
# is called by name, so the linker must be told to keep it.
function(gopbieu_allocator program)
  if(jemalloc_FOUND)
    target_link_libraries(${program} PRIVATE
      -Wl,--push-state,--no-as-needed PkgConfig::jemalloc -Wl,--pop-state)
  endif()
endfunction()
