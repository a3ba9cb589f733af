import { type Capture, capture, type Request } from '../compile/index.ts';
import type { Backend, BufferRef } from '../contract/backend.ts';
import type { TypedArray } from '../dtype.ts';
import { DeviceError, DisposedError, DTypeError, GradientError, OutOfMemoryError } from '../errors.ts';
import { countPlan, takeOld } from '../graph/deep.ts';
import { isGradientLeaf, isNode, type Node } from '../graph/node.ts';
import { topological } from '../graph/traverse.ts';
import { sizeOf } from '../shape.ts';
import { currentDevice } from './default-device.ts';
import type { Device } from './device.ts';
import type { Binding, Executable } from './executable.ts';
import { inTermsOf } from './failure.ts';
import type { DeviceBuffer } from './memory.ts';
import { residentCopy } from './residents.ts';
import { activeTrace } from './tracing.ts';
import { disposedValue, homeOf, hostDataOf, keepOnHost, StoredValue, storedValueOf } from './values.ts';
import { type Assignment, ownerOf, pending, type Variable } from './variable.ts';

/**
 * Computes the nodes and carries out the pending assignments of their device, in one plan; without nodes, those of every device. What
 * is in `along` is computed as well where it can be. Afterwards each node has a value. Returns nothing when everything is done on
 * return, else a promise. If a node cannot be had, nothing happens; if the plan fails, its assignments are forgotten.
 */
export function realize(
  operation: string,
  nodes: readonly Node[],
  wanted?: Device,
  along: readonly Node[] = [],
): void | Promise<void> {
  // What a function that is being recorded leaves assigned is carried out by its replays.
  if (activeTrace() !== undefined) return;
  const asked = nodes.filter((node) => !isComputed(node, operation));
  const device = wanted ?? deviceOf(operation, asked);
  if (device !== undefined || asked.length > 0) return realizeOn(operation, device ?? currentDevice(), asked, along);
  const devices = new Set([...pending].map((assigned) => placeOf(operation, ...assigned) ?? currentDevice()));
  const running = [...devices].flatMap((one) => realizeOn(operation, one, [], along) ?? []);
  if (running.length > 0) return Promise.all(running).then(() => {});
}

/** Computes a node without waiting; should that fail, whoever reads it is told. */
export function realizeAhead(operation: string, node: Node, wanted?: Device): void {
  realize(operation, [node], wanted)?.catch(() => {});
}

function realizeOn(operation: string, device: Device, asked: readonly Node[], along: readonly Node[]): void | Promise<void> {
  const assignments = [...pending].filter((assigned) => (placeOf(operation, ...assigned) ?? device) === device);
  if (asked.length === 0 && assignments.length === 0) return;
  if (assignments.length > 0) checkLeaves(asked, operation, device);
  try {
    const possible = along.filter((node) => node.realized === undefined && isComputableOn(device, node));
    return runPlan(operation, device, [...new Set([...asked, ...possible, ...oldChains(device)])], assignments);
  } catch (error) {
    assignments.forEach(([variable]) => variable.revert());
    throw error;
  } finally {
    assignments.forEach(([variable]) => pending.delete(variable));
  }
}

/** The device an assignment belongs to; undefined if any will do. */
function placeOf(operation: string, variable: Variable, { value }: Assignment): Device | undefined {
  try {
    return variable.home ?? deviceOf(operation, [value]);
  } catch (error) {
    pending.delete(variable);
    variable.revert();
    throw error;
  }
}

/** Forgets every assignment that was not carried out. */
export function forgetAssignments(): void {
  for (const variable of pending.keys()) variable.revert();
  pending.clear();
}

function checkLeaves(nodes: readonly Node[], operation: string, device: Device): void {
  const isLeaf = (node: Node): boolean => node.realized !== undefined || node.op === 'source';
  for (const node of topological(nodes, isLeaf)) if (isLeaf(node)) checkLeaf(node, operation, device);
}

/** The ends of chains that have grown too long, as far as they can be computed on the device. */
export const oldChains = (device: Device): Node[] => takeOld().filter((node) => isComputableOn(device, node));

function runPlan(
  operation: string,
  device: Device,
  results: readonly Node[],
  assignments: readonly [Variable, Assignment][],
): void | Promise<void> {
  device.checkOpen(operation);
  const memories = assignments.map(([variable]) => variable.memoryOn(device));
  const updates = assignments.map(([, { value }], i) => ({ value, memory: memories[i]! }));
  const captured = capture(results, updates, (leaf) => storedValueOf(leaf)?.buffer);
  captured.leaves.forEach((leaf) => checkLeaf(leaf, operation, device));
  captured.order.forEach((node) => checkDType(node, operation, device.backend));

  const executable = planOf(operation, device, captured);
  const { done, buffers } = start(operation, device, executable, results, () => ({
    leaves: captured.leaves.map((leaf) => leafValue(leaf, device)),
    updates: memories.map((buffer) => buffer.ref),
    args: captured.args,
  }));
  countPlan();
  assignments.forEach(([variable, { value, by }]) => variable.updated(device, value, by));
  results.forEach((node, i) => {
    node.realized = new StoredValue(device, buffers[i]!);
    if (!leadsToGradient(node)) forget(node);
  });
  return done;
}

/** A computed node that nothing will be differentiated through needs its inputs no more. */
export function forget(node: Node): void {
  node.inputs = [];
}

/** Whether a backward pass through the node could still reach something that asks for a gradient. */
function leadsToGradient(node: Node): boolean {
  return node.requiresGrad && topological([node], (n) => !n.requiresGrad).some(isGradientLeaf);
}

/** Host copies of the nodes' values, after realizing them: as they are now, whatever happens while they are on their way. */
export async function read(operation: string, nodes: readonly Node[]): Promise<TypedArray[]> {
  const running = realizeToRead(operation, nodes);
  const { device, buffers, values } = reading(operation, nodes);
  if (device === undefined) {
    await running;
    return values([]);
  }
  const [arrays] = await Promise.all([device.backend.read(buffers), running]).catch((error: unknown) => {
    throw inTermsOf(operation, error);
  });
  await takeTurns(device);
  return values(arrays);
}

/** The same at once, on devices that can. */
export function readSync(operation: string, nodes: readonly Node[]): TypedArray[] {
  const target = deviceOf(operation, nodes) ?? currentDevice();
  if (!target.canReadSync) {
    throw new DeviceError(
      operation,
      `the device ${target.name} cannot be read synchronously`,
      `write await x.${operation.replace('Sync', '')}()`,
    );
  }
  void realizeToRead(operation, nodes);
  const { device, buffers, values } = reading(operation, nodes);
  return values(device === undefined ? [] : device.backend.readSync!(buffers));
}

function realizeToRead(operation: string, nodes: readonly Node[]): void | Promise<void> {
  if (activeTrace() !== undefined) throw notRecordable(operation);
  return realize(operation, nodes);
}

/** The first device that has one of the values in its memory. */
export const deviceHolding = (nodes: readonly Node[]): Device | undefined =>
  nodes.map((node) => storedValueOf(node)?.device).find((device) => device !== undefined);

interface Reading {
  /** Undefined if all is on the host. */
  readonly device: Device | undefined;
  /** The nodes' memory, and whether an index was out of range. */
  readonly buffers: readonly BufferRef[];
  /** From what was read, the values of each node; it may have been read twice at a time. */
  values(arrays: readonly TypedArray[]): TypedArray[];
}

/** What has to be read for nodes that were realized. */
function reading(operation: string, nodes: readonly Node[]): Reading {
  const device = deviceHolding(nodes);
  const stored = nodes.map(storedValueOf);
  const refs = stored.flatMap((value) => value?.buffer.ref ?? []);
  const values = (arrays: readonly TypedArray[]): TypedArray[] => {
    device?.faults.inspect(operation, arrays[refs.length]);
    let next = 0;
    return nodes.map((node, i) => {
      if (stored[i] === undefined) return hostDataOf(node)!;
      const data = arrays[next++]!;
      if (ownerOf(node) === undefined) keepOnHost(node, data);
      return data;
    });
  };
  return { device, buffers: [...refs, ...(device?.faults.toRead() ?? [])], values };
}

/** The device the values below the nodes live on; undefined if they live nowhere yet. */
export function deviceOf(operation: string, nodes: readonly Node[]): Device | undefined {
  let found: Device | undefined;
  for (const node of topological(nodes, (n) => n.realized !== undefined)) {
    const device = homeOf(node);
    if (device === undefined || device === found) continue;
    if (found !== undefined) throw onDifferentDevices(operation, found, device);
    found = device;
  }
  return found;
}

const onDifferentDevices = (operation: string, one: Device, other: Device): DeviceError =>
  new DeviceError(
    operation,
    `its tensors live on different devices: ${one.name} and ${other.name}`,
    'move them with x.to(device)',
  );

/** Whether everything a node depends on is there, on this device or on the host. */
export const isComputableOn = (device: Device | undefined, node: Node): boolean =>
  topological([node], (n) => n.realized !== undefined).every((n) => {
    if (device !== undefined && !device.backend.capabilities.dtypes.has(n.dtype)) return false;
    if (n.realized !== undefined) return n.realized.valid && (device === undefined || (homeOf(n) ?? device) === device);
    return n.op !== 'source' || hostDataOf(n) !== undefined;
  });

function isComputed(node: Node, operation: string): boolean {
  if (node.realized === undefined) return isNode(node, 'source') && node.attributes.data !== undefined;
  storedValueOf(node)?.check(operation);
  if (node.realized === disposedValue) throw new DisposedError(operation, 'the tensor was disposed');
  return true;
}

function checkLeaf(leaf: Node, operation: string, device: Device): void {
  const stored = storedValueOf(leaf);
  stored?.check(operation);
  if (leaf.realized === disposedValue) throw new DisposedError(operation, 'a tensor it needs was disposed');
  const home = homeOf(leaf);
  if (home !== undefined && home !== device) throw onDifferentDevices(operation, home, device);
  if (stored === undefined && hostDataOf(leaf) === undefined) {
    throw notRecordable(operation);
  }
}

/** Whether a value below the node was on a device that is lost or closed. */
export const isLost = (node: Node): boolean =>
  topological([node], (n) => n.realized !== undefined).some((n) => storedValueOf(n)?.device.usable === false);

const notRecordable = (operation: string): GradientError =>
  new GradientError(
    operation,
    'a value inside a transformed function was read',
    'grad, vmap, checkpoint and compile only record: return what you want to read',
  );

export function checkDType(node: Node, operation: string, { name, capabilities }: Pick<Backend, 'name' | 'capabilities'>): void {
  if (!capabilities.dtypes.has(node.dtype)) {
    throw new DTypeError(
      operation,
      `the device ${name} has no ${node.dtype}`,
      "convert with .to('float32'), or use the CPU backend",
    );
  }
}

/** A leaf's memory or data, checked. */
export function readyLeaf(leaf: Node, operation: string, device: Device): BufferRef | TypedArray {
  checkLeaf(leaf, operation, device);
  return leafValue(leaf, device);
}

/** What a plan reads a leaf from: its memory, or the host's data, of which the device keeps a copy from the second use on. */
function leafValue(leaf: Node, device: Device): BufferRef | TypedArray {
  const stored = storedValueOf(leaf);
  return stored !== undefined ? stored.buffer.ref : (residentCopy(leaf, device) ?? hostDataOf(leaf)!);
}

/** The plan for what was captured, made if need be. */
export function planOf(operation: string, device: Device, captured: Capture & Request): Executable {
  try {
    return device.plans.find(captured);
  } catch (error) {
    throw inTermsOf(operation, error);
  }
}

/**
 * Runs a plan into new buffers, one for each result; results that are reshapes of each other share theirs. If it fails, at once or
 * later, nothing of it is kept.
 */
export function start(
  operation: string,
  device: Device,
  executable: Executable,
  results: readonly Node[],
  bind: () => Omit<Binding, 'results'>,
): { done: void | Promise<void>; buffers: DeviceBuffer[] } {
  const { results: slots } = executable.plan;
  const bySlot: DeviceBuffer[] = [];
  try {
    const buffers = results.map((node, i) => (bySlot[slots[i]!] ??= device.allocator.buffer(node.dtype, sizeOf(node.shape))));
    const running = executable.run({ ...bind(), results: bySlot.map((buffer) => buffer.ref) });
    const done = running?.catch((error: unknown) => {
      throw abandoned(operation, executable, bySlot, error);
    });
    return { done, buffers };
  } catch (error) {
    throw abandoned(operation, executable, bySlot, error);
  }
}

/** Gives up a plan that failed and what it should have computed; the error says in which operation. */
function abandoned(operation: string, executable: Executable, results: readonly DeviceBuffer[], error: unknown): unknown {
  const { plans, allocator } = executable.device;
  for (const buffer of results) buffer?.fail(error);
  plans.drop(executable);
  if (error instanceof OutOfMemoryError) allocator.shrink();
  return inTermsOf(operation, error);
}

const turnMilliseconds = 100;
let lastTurn = 0;

/**
 * Lets the event loop have its turn when memory is short, so that finalizers run, and ten times a second in any case: a loop that awaits only
 * computed values would otherwise hold up timers, signals and the page.
 */
export async function takeTurns(device: Device | undefined): Promise<void> {
  const now = performance.now();
  if (!device?.allocator.needsMacrotask() && now - lastTurn < turnMilliseconds) return;
  lastTurn = now;
  await new Promise((resolve) => setTimeout(resolve, 0));
}
