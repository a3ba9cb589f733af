import { type InspectedLaunch, type InspectedValue, type PlanInspection, printKernel } from '@nacre/tensor/backend';
import type { LaunchView, PlanView, ScratchView } from './answer.ts';
import { typeOf } from './picture.ts';

/** A plan in words. */
export function planView(plan: PlanInspection): PlanView {
  return {
    launches: plan.launches.map((launch) => launchView(launch, plan)),
    scratch: plan.scratch.map((bytes, allocation) => scratchView(plan, bytes, allocation)),
    launchesOf: plan.nodes.map(({ launches }) => launches),
  };
}

function launchView({ name, kernel, routine, flops, bytes, buffers, nodes }: InspectedLaunch, plan: PlanInspection): LaunchView {
  return {
    name,
    kind: routine === undefined ? 'kernel' : `routine ${routine.kind}`,
    flops,
    bytes,
    buffers: buffers.map(({ access, value }, i) => `b${i} ${verbs[access]} ${describe(plan, plan.values[value]!)}`),
    loops: kernel === undefined ? JSON.stringify(routine, undefined, 2) : printKernel(kernel),
    nodes,
  };
}

const verbs = { read: 'reads', write: 'writes', readwrite: 'updates' } as const;

function describe(plan: PlanInspection, value: InspectedValue): string {
  if (value.place === 'faults') return 'the record of bad indices';
  return `${nameOf(plan, value)} ${typeOf(value)}: ${placeOf(value)}, ${value.bytes.toLocaleString('en')} bytes`;
}

/** A value that the compiler made itself has no name in the graph. */
const nameOf = ({ nodes }: PlanInspection, { node }: InspectedValue): string =>
  node === undefined ? 'a part' : nodes[node]!.name;

function placeOf({ place, allocation, offset }: InspectedValue): string {
  if (place !== 'scratch') return place;
  return `scratch ${allocation}, from byte ${offset}`;
}

function scratchView(plan: PlanInspection, bytes: number, allocation: number): ScratchView {
  const values = plan.values.filter((value) => value.place === 'scratch' && value.allocation === allocation);
  return {
    bytes,
    values: values.map((value) => {
      const { offset = 0, bytes, from, to } = value;
      return { name: `${nameOf(plan, value)} ${typeOf(value)}`, offset, bytes, from, to };
    }),
  };
}
