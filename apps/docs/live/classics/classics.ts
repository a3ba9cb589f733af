import { summary } from '@nacre/layers';
import { defaultDevice } from '@nacre/tensor';
import { scatterChart } from '@nacre/train/charts';
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

export interface Comparison {
  readonly networks: readonly { readonly name: string; readonly parameters: number; readonly multiplyAdds: number }[];
  readonly chart: string;
}

/** Tables of networks, computed from their shapes: no weight is drawn. */
export class Classics {
  /** One network on an image of this side; a size it cannot take is answered with the error's words. */
  table(name: NetworkName, side: number): Promise<NetworkTable | Problem> {
    return orProblem(() => tableOf(name, side));
  }

  /** Each network on the images it was made for. */
  compare(): Comparison {
    const compared = Object.values(networks).map(({ name, channels, side, make }) => {
      const { parameters, multiplyAdds } = summary(make(), [1, channels, side, side]).totals;
      return { name, parameters, multiplyAdds };
    });
    const chart = scatterChart({
      title: 'Parameters and work',
      xLabel: 'log₁₀ parameters',
      yLabel: 'log₁₀ multiply-adds for one image',
      series: compared.map(({ name, parameters, multiplyAdds }) => ({
        name,
        points: [[Math.log10(parameters), Math.log10(multiplyAdds)]],
      })),
      radius: 7,
    });
    return { networks: compared, chart };
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
