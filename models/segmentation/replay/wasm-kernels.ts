/** What a replay cannot be built on: the backend is not as this code knows it. */
export class ReplayUnavailableError extends Error {
  override readonly name = 'ReplayUnavailableError';
}

/** Which arguments of a WebAssembly kernel name tensors. Every other argument is a plain value. */
interface KernelSignature {
  readonly argumentCount: number;
  readonly inputs: readonly number[];
  readonly output: number;
}

/** Stands for "no tensor": a convolution without bias or slope. */
const NO_TENSOR = 0;

const CONVOLUTION: KernelSignature = { argumentCount: 23, inputs: [0, 4, 7, 20], output: 22 };
const ARITHMETIC: KernelSignature = { argumentCount: 8, inputs: [0, 3], output: 7 };

/** From `src/cc/kernels` of tfjs-backend-wasm 4.22. */
const SIGNATURES: Readonly<Record<string, KernelSignature>> = {
  FusedConv2D: CONVOLUTION,
  FusedDepthwiseConv2D: CONVOLUTION,
  Add: ARITHMETIC,
  Multiply: ARITHMETIC,
  AvgPool: { argumentCount: 14, inputs: [0], output: 13 },
  ResizeBilinear: { argumentCount: 10, inputs: [0], output: 9 },
  Relu6: { argumentCount: 3, inputs: [0], output: 2 },
};

/** An argument is a number, or the bytes of an array that the kernel gets a pointer to. */
export type KernelArgument = number | Uint8Array;

export interface KernelCall {
  readonly kernel: string;
  readonly arguments: readonly KernelArgument[];
  /** Identifiers of tensors that the kernel reads. */
  readonly inputs: readonly number[];
  /** Identifier of the tensor that it writes. */
  readonly output: number;
}

/** @throws ReplayUnavailableError if this kernel, or this form of it, is not known. */
export function describeCall(kernel: string, values: readonly unknown[]): KernelCall {
  const signature = SIGNATURES[kernel];
  if (!signature || values.length !== signature.argumentCount) {
    throw new ReplayUnavailableError(`kernel ${kernel} with ${values.length} arguments`);
  }
  const parsed = values.map((value) => parseArgument(kernel, value));
  const tensorAt = (index: number) => {
    const id = parsed[index];
    if (typeof id !== 'number') throw new ReplayUnavailableError(`kernel ${kernel}: no tensor id`);
    return id;
  };
  return {
    kernel,
    arguments: parsed,
    inputs: signature.inputs.map(tensorAt).filter((id) => id !== NO_TENSOR),
    output: tensorAt(signature.output),
  };
}

/** The same call on other tensors. */
export function renameTensors(call: KernelCall, rename: (id: number) => number): KernelCall {
  const signature = SIGNATURES[call.kernel];
  const positions = signature ? [...signature.inputs, signature.output] : [];
  const renamed = call.arguments.map((value, index) =>
    typeof value === 'number' && value !== NO_TENSOR && positions.includes(index)
      ? rename(value)
      : value,
  );
  return {
    ...call,
    arguments: renamed,
    inputs: call.inputs.map(rename),
    output: rename(call.output),
  };
}

function parseArgument(kernel: string, value: unknown): KernelArgument {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Uint8Array) return value;
  throw new ReplayUnavailableError(`kernel ${kernel}: an argument is a ${typeof value}`);
}
