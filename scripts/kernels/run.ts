import { compileKernels } from './compile.ts';

const wasm = await compileKernels();
console.log(`public/kernels.wasm: ${wasm.length} bytes`);
