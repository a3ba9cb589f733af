import { availableParallelism } from 'node:os';

/** WebGPU leaves the rounding of functions and sums to the GPU. */
const near = 1e-3;

const isNear = (a, b) => a.length === b.length && a.every((value, i) => Math.abs(value - b[i]) < near);

/** What is wrong with the training on a device, if anything. */
function trainingProblem(name, { losses, threads }, { reference, withThreads }) {
  if (!(losses.at(-1) < losses[0])) return `the loss does not fall: ${losses}`;
  const expected = reference.training[name === 'webgpu' ? 'webgpu' : 'cpu']?.losses ?? losses;
  const same = name === 'webgpu' ? isNear(losses, expected) : losses.join() === expected.join();
  if (!same) return `other losses than elsewhere: ${losses} instead of ${expected}`;
  const several = name !== 'webgpu' && withThreads && availableParallelism() > 1;
  if (threads.count > 1 !== several) return `${threads.count} threads (${threads.reason})`;
  return undefined;
}

function savingProblem(name, { weights }, { reference }) {
  const expected = reference.saving.cpu?.weights ?? weights;
  return name !== 'webgpu' && weights !== expected ? 'other weights than elsewhere' : undefined;
}

const judges = {
  conformance: { problem: () => undefined, told: ({ cases }) => cases },
  training: { problem: trainingProblem, told: ({ threads }) => (threads.count > 1 ? `${threads.count} threads` : '') },
  saving: { problem: savingProblem, told: () => '' },
};

/**
 * What a report comes to: a cell for each part, with what was done on each device, and the problems in words. `reference` is the report of
 * another runtime, with which the CPU has to agree in every bit.
 */
export function judge(report, { devices, ...expected }) {
  if (report.error !== undefined) return { cells: Object.keys(judges).map(() => 'failed'), problems: [report.error] };
  const problems = [];
  const cells = Object.entries(judges).map(([part, { problem, told }]) => {
    const said = devices.map((name) => {
      const answer = report[part][name];
      const wrong = answer.error ?? problem(name, answer, expected);
      if (wrong !== undefined) problems.push(`${part} on ${name}: ${wrong}`);
      return [name, wrong === undefined ? told(answer) : 'failed'].join(' ').trim();
    });
    return said.join(', ');
  });
  return { cells, problems };
}
