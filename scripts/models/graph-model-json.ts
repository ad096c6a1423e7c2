import * as node from './tfjs-nodes.ts';
import type { TfjsWeights, WeightEntry } from './tfjs-weights.ts';

/** What `model.json` of a tfjs graph model holds, in its documented form. */
export interface GraphModelJson {
  readonly format: 'graph-model';
  readonly generatedBy: string;
  readonly convertedBy: string;
  readonly signature: {
    readonly inputs: Readonly<Record<string, TensorInfo>>;
    readonly outputs: Readonly<Record<string, TensorInfo>>;
  };
  readonly modelTopology: {
    readonly node: readonly node.GraphNode[];
    readonly versions: { readonly producer: number };
  };
  readonly weightsManifest: readonly [
    { readonly paths: readonly string[]; readonly weights: readonly WeightEntry[] },
  ];
}

interface TensorInfo {
  readonly name: string;
  readonly dtype: 'DT_FLOAT';
  readonly tensorShape: ReturnType<typeof node.tensorShape>;
}

/** A tensor that goes in or comes out; -1 stands for a length that is open. */
export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
}

export interface GraphModelParts {
  readonly inputs: readonly NamedTensor[];
  readonly outputs: readonly NamedTensor[];
  readonly nodes: readonly node.GraphNode[];
  readonly weights: TfjsWeights;
  /** Of the file with the weights, beside `model.json`. */
  readonly weightsPath: string;
}

/** GraphDef version that TensorFlow 2.x writes. */
const GRAPH_DEF_PRODUCER = 134;

export function graphModelJson(parts: GraphModelParts): GraphModelJson {
  return {
    format: 'graph-model',
    generatedBy: 'lenscap',
    convertedBy: 'lenscap',
    signature: { inputs: signatures(parts.inputs), outputs: signatures(parts.outputs) },
    modelTopology: { node: parts.nodes, versions: { producer: GRAPH_DEF_PRODUCER } },
    weightsManifest: [{ paths: [parts.weightsPath], weights: parts.weights.entries }],
  };
}

function signatures(tensors: readonly NamedTensor[]): Record<string, TensorInfo> {
  return Object.fromEntries(
    tensors.map(({ name, shape }) => [
      name,
      { name: `${name}:0`, dtype: 'DT_FLOAT', tensorShape: node.tensorShape(shape) },
    ]),
  );
}
