/** One instance of the SIMD kernels and the memory they work in. One per worker serves all its captures. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
}

/** Compiles and starts `kernels.wasm`. Rejects with `WebAssembly.CompileError` where SIMD is missing. */
export async function startKernels(_wasm: BufferSource): Promise<Kernels> {
  throw new Error('not there yet');
}
