import { stack, type Tensor } from '@nacre/tensor';
import { known } from './alphabet.ts';
import type { Reader } from './reader.ts';

/** What is looked at in each unit. */
export type Part = 'input' | 'forget' | 'output' | 'cell';

export interface Gates {
  /** The characters read. */
  readonly text: readonly string[];
  /** Which units are shown: those whose cells change most over the text. */
  readonly units: readonly number[];
  /** [units, characters], row by row. The cell is shown as tanh c, which is what the output gate lets through. */
  readonly parts: Readonly<Record<Part, Float32Array>>;
}

/** Looks into an LSTM while it reads a text. */
export class GateReader {
  private readonly reader: Reader;

  constructor(reader: Reader) {
    this.reader = reader;
  }

  /** The gates over a text of at least one character of the alphabet; others are left out. */
  async look(given: string, count = 12): Promise<Gates> {
    const text = known(given);
    const seen: Record<Part, Tensor[]> = { input: [], forget: [], output: [], cell: [] };
    let { initial: state } = this.reader;
    for (const character of text) {
      const read = await this.reader.read(character, state);
      ({ state } = read);
      for (const [gate, value] of Object.entries(read.gates)) seen[gate as Part].push(value);
      seen.cell.push(state[1]!.flatten().tanh() as Tensor);
    }
    const byUnit = (part: Part): Tensor => stack(seen[part], 1) as Tensor;
    const units: Tensor = byUnit('cell').std(1, { correction: 0 }).topk(count, 0).indices;
    const shown = async (part: Part): Promise<Float32Array> =>
      (await byUnit(part)
        .indexSelect(0, units as Tensor<[number], 'int32'>)
        .data()) as Float32Array;
    const [input, forget, output, cell] = await Promise.all((['input', 'forget', 'output', 'cell'] as const).map(shown));
    return {
      text,
      units: Array.from(await units.data(), Number),
      parts: { input: input!, forget: forget!, output: output!, cell: cell! },
    };
  }
}
