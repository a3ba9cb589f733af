let tracing = false;
/** Set when calls are first traced, so that programs that never do need not load it. */
let tracer: { readonly calls: typeof calls; readonly recordedBy: typeof recordedBy } | undefined;

/** Frames: enough for a call from inside several layers. */
const depth = 50;

/**
 * Whether operations remember the calls that recorded them, for errors that are found only when the device has computed: an index computed
 * there that is out of range. The error's `cause` then shows the lines that led to it. Costs a stack trace for each such operation, and a plan
 * of its own for each place it is called from; by default it is off.
 * @example
 * traceCalls(true);
 * const labels = tensor([1, 2]).mul(2).to('int32'); // computed on the device: 2 and 4
 * const { cause } = (await zeros([3]).gather(0, labels).data().catch((error) => error)) as Error;
 * (cause as Error).stack!.split('\n')[0]; // 'gather'
 * traceCalls(false);
 */
export function traceCalls(enabled: boolean): void {
  tracing = enabled;
  tracer = { calls, recordedBy };
}

/** An operation by its name, and while calls are traced, by the calls that led to it: a line for each. */
export const called = (operation: string): string => (tracing ? `${operation}\n${tracer?.calls()}` : operation);

/** The name of an operation alone. */
export const nameOf = (called: string): string => called.split('\n', 1)[0]!;

/** An error with the calls that recorded operations; undefined where none were traced. */
export const causeOf = (operations: readonly string[]): Error | undefined => tracer?.recordedBy(operations);

function calls(): string {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = depth;
  const { stack = '' } = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  // V8 begins with the error's name.
  return stack.replace(/^Error.*\n/, '');
}

function recordedBy(operations: readonly string[]): Error | undefined {
  const stack = operations.filter((operation) => operation.includes('\n')).join('\n');
  return stack === '' ? undefined : Object.assign(new Error('recorded here'), { stack });
}
