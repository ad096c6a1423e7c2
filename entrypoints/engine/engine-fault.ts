import { ModelFileError } from '../../models/runtime/model-files';
import type { EngineFault } from '../../protocol/engine';
import { PackagedFileError } from './packaged-files';

/** Names what went wrong for the guard, which has it shown to the person. */
export function faultOf(error: unknown): EngineFault {
  if (error instanceof PackagedFileError) return 'model-missing';
  if (error instanceof ModelFileError) {
    return error.cause instanceof PackagedFileError ? 'model-missing' : 'model-corrupt';
  }
  return error instanceof WebAssembly.CompileError ? 'model-corrupt' : 'engine-crashed';
}
