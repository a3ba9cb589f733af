import { summary } from '@nacre/layers';
import { defaultDevice } from '@nacre/tensor';
import { orProblem, type Problem } from '../kit/problem.ts';
import { kindOf, type NetworkName, networks } from './networks.ts';

export interface LayerRow {
  readonly name: string;
  readonly kind: string;
  /** Of one image: channels and sides, or features. */
  readonly output: readonly number[];
  readonly parameters: number;
  readonly multiplyAdds: number;
}

export interface NetworkTable {
  readonly input: readonly number[];
  readonly rows: readonly LayerRow[];
  readonly parameters: number;
  readonly multiplyAdds: number;
  /** Of the outputs of all layers. */
  readonly activationBytes: number;
  /** What the device holds while the table is made. */
  readonly allocatedBytes: number;
}

/** What a network has to learn, and its work for one image. */
export interface Cost {
  readonly name: string;
  readonly parameters: number;
  readonly multiplyAdds: number;
}

/** Tables of networks, computed from their shapes: no weight is drawn. */
export class Classics {
  /** One network on an image of this side; a size it cannot take is answered with the error's words. */
  table(name: NetworkName, side: number): Promise<NetworkTable | Problem> {
    return orProblem(() => tableOf(name, side));
  }

  /** Each network on the images it was made for. */
  compare(): Cost[] {
    return Object.values(networks).map(({ name, channels, side, make }) => {
      const { parameters, multiplyAdds } = summary(make(), [1, channels, side, side]).totals;
      return { name, parameters, multiplyAdds };
    });
  }
}

function tableOf(name: NetworkName, side: number): NetworkTable {
  const { channels, make } = networks[name];
  const model = make();
  const layers = new Map(model.namedModules());
  const { rows, totals } = summary(model, [1, channels, side, side]);
  return {
    input: [channels, side, side],
    rows: rows.map(({ name: row, outputShape, parameters, multiplyAdds }) => ({
      name: row,
      kind: kindOf(layers.get(row)!),
      output: outputShape!.slice(1),
      parameters,
      multiplyAdds,
    })),
    parameters: totals.parameters,
    multiplyAdds: totals.multiplyAdds,
    activationBytes: totals.activationBytes,
    allocatedBytes: defaultDevice().memory().bytesInUse,
  };
}
