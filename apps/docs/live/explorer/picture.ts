import { graphlib, layout } from '@dagrejs/dagre';
import type { InspectedNode, PlanInspection } from '@nacre/tensor/backend';
import type { GraphPicture } from './answer.ts';

/** More nodes than anybody looks at, and than are placed in a moment. */
export const mostDrawn = 250;

const perCharacter = 7.3;
const margin = 10;
const height = 44;

/** Places the nodes of a graph in layers. */
export function picture({ nodes, results }: Pick<PlanInspection, 'nodes' | 'results'>): GraphPicture {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 16, ranksep: 28, marginx: 8, marginy: 8 });
  const labels = nodes.map((node) => ({ name: titleOf(node), type: typeOf(node) }));
  labels.forEach(({ name, type }, i) => {
    graph.setNode(String(i), { width: Math.max(name.length, type.length) * perCharacter + 2 * margin, height });
  });
  nodes.forEach(({ inputs }, i) => {
    for (const [position, input] of inputs.entries()) graph.setEdge(String(input), String(i), {}, String(position));
  });
  layout(graph);
  const { width = 0, height: depth = 0 } = graph.graph();
  return {
    width,
    height: depth,
    nodes: nodes.map(({ primitive }, i) => {
      const { x, y, width, height } = graph.node(String(i));
      const kind = primitive === 'source' ? 'input' : results.includes(i) ? 'result' : 'between';
      return { x, y, width, height, kind, ...labels[i]! };
    }),
    edges: graph.edges().map((edge) => path(graph.edge(edge).points)),
  };
}

export const typeOf = ({ shape, dtype }: Pick<InspectedNode, 'shape' | 'dtype'>): string => `[${shape.join(', ')}] ${dtype}`;

const titleOf = ({ name, detail }: InspectedNode): string => (detail === '' ? name : `${name} ${detail}`);

const path = (points: readonly { readonly x: number; readonly y: number }[]): string =>
  points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
