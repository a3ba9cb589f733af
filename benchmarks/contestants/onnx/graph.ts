import { type Draw, Draws } from '../../spec/draw.ts';
import { bytes, encoded, type Field, integer, message, string } from './protobuf.ts';

type Attribute = number | readonly number[];

const float32 = 1;
const kinds = { integer: 2, integers: 7 } as const;

/** An ONNX model that grows node by node. Values are named; weights come from draws. */
export class Graph {
  private readonly nodes: Field[] = [];
  private readonly initializers: Field[] = [];
  private readonly inputs: Field[] = [];
  private readonly outputs: Field[] = [];
  private count = 0;

  input(name: string, shape: readonly number[]): string {
    this.inputs.push(declared(11, name, shape));
    return name;
  }

  output(name: string): void {
    this.outputs.push(declared(12, name, undefined));
  }

  /** All weights of a model, under their names. */
  weights(draws: readonly Draw[]): void {
    const drawn = new Draws(draws);
    for (const name of drawn.names) {
      const { shape, data } = drawn.floats(name);
      this.initializer(name, shape, new Uint8Array(data.buffer));
    }
  }

  scalar(value: number): string {
    const name = this.fresh();
    this.initializer(name, [], new Uint8Array(Float32Array.of(value).buffer));
    return name;
  }

  /** Adds a node and gives the name of its output. */
  node(operator: string, inputs: readonly string[], attributes: Readonly<Record<string, Attribute>> = {}): string {
    const name = this.fresh();
    const fields = [...inputs.map((one) => string(1, one)), string(2, name), string(4, operator)];
    this.nodes.push(message(1, ...fields, ...Object.entries(attributes).map(([key, value]) => attribute(key, value))));
    return name;
  }

  /** The model's file. */
  model(): Uint8Array {
    const graph = message(7, ...this.nodes, string(2, 'workload'), ...this.initializers, ...this.inputs, ...this.outputs);
    return encoded(integer(1, 8), graph, message(8, string(1, ''), integer(2, 13)));
  }

  private initializer(name: string, shape: readonly number[], data: Uint8Array): void {
    this.initializers.push(
      message(5, ...shape.map((size) => integer(1, size)), integer(2, float32), string(8, name), bytes(9, data)),
    );
  }

  private fresh(): string {
    this.count++;
    return `v${this.count}`;
  }
}

/** A float32 input or output of the graph. */
function declared(field: number, name: string, shape: readonly number[] | undefined): Field {
  const sizes = shape === undefined ? [] : [message(2, ...shape.map((size) => message(1, integer(1, size))))];
  return message(field, string(1, name), message(2, message(1, integer(1, float32), ...sizes)));
}

function attribute(name: string, value: Attribute): Field {
  if (typeof value === 'number') return message(5, string(1, name), integer(3, value), integer(20, kinds.integer));
  return message(5, string(1, name), ...value.map((one) => integer(8, one)), integer(20, kinds.integers));
}
