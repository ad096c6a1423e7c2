/* AssemblyScript. Where the memory is free for the caller: behind the module's own few bytes. */
export function heapBase(): usize {
  return __heap_base;
}
