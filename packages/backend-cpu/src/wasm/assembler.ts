import type { ConstantPool } from './constants.ts';
import type { Opcode } from './opcodes.ts';
import { encodingOf } from './opcodes.ts';

export type { Opcode } from './opcodes.ts';

const valueTypes = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, v128: 0x7b } as const;
export type ValueType = keyof typeof valueTypes;

/** A parameter or local of the function being built. */
export interface Local {
  readonly index: number;
  readonly type: ValueType;
}

/** A function of the module, imported or defined; its number is settled when the module is encoded. */
export interface FunctionRef {
  readonly params: readonly ValueType[];
  readonly results: readonly ValueType[];
}

/** Target of branches: the end of a block, or the start of a loop. */
export interface Label {
  readonly depth: number;
}

export interface MemoryImport {
  readonly initialPages: number;
  readonly maximumPages: number;
  readonly shared: boolean;
}

/** A place inside the instructions of a function, now or later, that can be filled at any time. */
export interface Place {
  readonly code: Code;
}

export const newPlace = (): Place => ({ code: [] });

type Code = (number | FunctionRef | Place)[];

interface ImportedFunction extends FunctionRef {
  readonly module: string;
  readonly name: string;
}
interface DefinedFunction extends FunctionRef {
  readonly body: FunctionBuilder;
}

/** Finds vector constants a place in memory, and remembers those that the module has to put there. */
class Constants {
  private readonly pool: ConstantPool;
  readonly used = new Map<number, Uint8Array>();

  constructor(pool: ConstantPool) {
    this.pool = pool;
  }

  addressOf(bytes: Uint8Array): number | undefined {
    const address = this.pool.addressOf(bytes);
    if (address !== undefined) this.used.set(address, bytes);
    return address;
  }

  /** Neighbours as one segment. */
  segments(): { address: number; bytes: Uint8Array }[] {
    const runs: { address: number; bytes: number[] }[] = [];
    for (const [address, bytes] of [...this.used].sort(([a], [b]) => a - b)) {
      const last = runs.at(-1);
      if (last !== undefined && last.address + last.bytes.length === address) append(last.bytes, bytes);
      else runs.push({ address, bytes: [...bytes] });
    }
    return runs.map(({ address, bytes }) => ({ address, bytes: Uint8Array.from(bytes) }));
  }
}

/** Builds one WebAssembly module. Functions may be imported and defined in any order. */
export class ModuleBuilder {
  private readonly constants: Constants | undefined;
  private readonly imported: ImportedFunction[] = [];
  private readonly defined: DefinedFunction[] = [];
  private readonly exported: { name: string; target: FunctionRef }[] = [];
  private readonly segments: { address: number; bytes: Uint8Array }[] = [];
  private memory: (MemoryImport & { module: string; name: string }) | undefined;

  /** With a pool, vector constants are loaded from the imported memory. */
  constructor(pool?: ConstantPool) {
    this.constants = pool && new Constants(pool);
  }

  importMemory(module: string, name: string, limits: MemoryImport): void {
    this.memory = { module, name, ...limits };
  }

  importFunction(module: string, name: string, params: readonly ValueType[], results: readonly ValueType[]): FunctionRef {
    const ref = { module, name, params, results };
    this.imported.push(ref);
    return ref;
  }

  defineFunction(params: readonly ValueType[], results: readonly ValueType[], build: (f: FunctionBuilder) => void): FunctionRef {
    const body = new FunctionBuilder(params, this.constants);
    const ref = { params, results, body };
    this.defined.push(ref);
    build(body);
    return ref;
  }

  exportFunction(name: string, target: FunctionRef): void {
    this.exported.push({ name, target });
  }

  /** Bytes copied to `address` whenever the module is instantiated. */
  data(address: number, bytes: Uint8Array): void {
    this.segments.push({ address, bytes });
  }

  encode(): Uint8Array<ArrayBuffer> {
    const types = new Map<string, { number: number; bytes: number[] }>();
    const typeOf = ({ params, results }: FunctionRef): number => {
      const key = `${params.join()}>${results.join()}`;
      let type = types.get(key);
      if (type === undefined) {
        type = {
          number: types.size,
          bytes: [0x60, ...vector(params.map((t) => [valueTypes[t]])), ...vector(results.map((t) => [valueTypes[t]]))],
        };
        types.set(key, type);
      }
      return type.number;
    };
    const numbers = new Map<FunctionRef, number>([...this.imported, ...this.defined].map((ref, i) => [ref, i]));
    const imports = this.imported.map((ref) => [...text(ref.module), ...text(ref.name), 0, ...unsigned(typeOf(ref))]);
    if (this.memory !== undefined) {
      const { module, name, shared, initialPages, maximumPages } = this.memory;
      imports.push([...text(module), ...text(name), 2, shared ? 3 : 1, ...unsigned(initialPages), ...unsigned(maximumPages)]);
    }
    const functions = this.defined.map((ref) => unsigned(typeOf(ref)));
    const exports = this.exported.map(({ name, target }) => [...text(name), 0, ...unsigned(numbers.get(target)!)]);
    const codes = this.defined.map(({ body }) => sized(body.encode(numbers)));
    const data = [...this.segments, ...(this.constants?.segments() ?? [])].map(({ address, bytes }) => [
      0,
      0x41,
      ...signed(address),
      0x0b,
      ...unsigned(bytes.length),
      ...bytes,
    ]);
    const bytes = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
    section(
      bytes,
      1,
      [...types.values()].map((t) => t.bytes),
    );
    section(bytes, 2, imports);
    section(bytes, 3, functions);
    section(bytes, 7, exports);
    section(bytes, 10, codes);
    section(bytes, 11, data);
    return Uint8Array.from(bytes);
  }
}

/** Emits the instructions of one function, in stack order. */
export class FunctionBuilder {
  readonly params: readonly Local[];
  private readonly constants: Constants | undefined;
  private readonly locals: Local[] = [];
  private code: Code = [];
  private depth = 0;

  constructor(params: readonly ValueType[], constants?: Constants) {
    this.params = params.map((type, index) => ({ type, index }));
    this.constants = constants;
  }

  /** A new local, zero until it is set. */
  local(type: ValueType): Local {
    const local = { type, index: this.params.length + this.locals.length };
    this.locals.push(local);
    return local;
  }

  /** Marks this point of the code, so that instructions can be added here later. A place made before may be put here. */
  place(place = newPlace()): Place {
    this.code.push(place);
    return place;
  }

  /** Appends what `build` emits at a place instead of here, after what it itself adds to that place. Branches may not leave it. */
  at(place: Place, build: () => void): void {
    const here = this.code;
    const code: Code = [];
    this.code = code;
    build();
    this.code = here;
    place.code.push({ code });
  }

  /** An instruction without immediates. */
  op(name: Opcode): this {
    const { prefix, code } = encodingOf(name);
    return prefix === 0 ? this.emit([code]) : this.emit([prefix], unsigned(code));
  }

  /** A load or store at a constant offset from the address on the stack; `lane` for the `_lane` forms. */
  memory(name: Opcode, offset = 0, lane?: number): this {
    this.op(name).emit([0], unsigned(offset));
    return lane === undefined ? this : this.emit([lane]);
  }

  /** `extract_lane` or `replace_lane`. */
  lane(name: Opcode, lane: number): this {
    return this.op(name).emit([lane]);
  }

  /** `i8x16.shuffle` by bytes 0–15 of the first operand and 16–31 of the second. */
  shuffle(lanes: readonly number[]): this {
    return this.emit([0xfd, 13], lanes);
  }

  i32(value: number): this {
    return this.emit([0x41], signed(value | 0));
  }
  i64(value: bigint): this {
    return this.emit([0x42], signed64(value));
  }
  f32(value: number): this {
    return this.emit([0x43], new Uint8Array(Float32Array.of(value).buffer));
  }
  f64(value: number): this {
    return this.emit([0x44], new Uint8Array(Float64Array.of(value).buffer));
  }

  /** A vector constant with the bits of a typed array of 16 bytes. */
  v128(lanes: Float32Array | Float64Array | Int32Array | Uint32Array | Uint8Array): this {
    const bytes = new Uint8Array(lanes.buffer, lanes.byteOffset, 16);
    const address = bytes.some((byte) => byte !== 0) ? this.constants?.addressOf(bytes.slice()) : undefined;
    if (address !== undefined) return this.i32(0).memory('v128.load', address);
    return this.emit([0xfd, 12, ...bytes]);
  }

  get(local: Local): this {
    return this.emit([0x20], unsigned(local.index));
  }
  set(local: Local): this {
    return this.emit([0x21], unsigned(local.index));
  }
  tee(local: Local): this {
    return this.emit([0x22], unsigned(local.index));
  }

  /** Branches to the label leave the block. */
  block(body: (label: Label) => void): this {
    return this.structure(0x02, undefined, body);
  }
  /** Branches to the label start the next iteration. */
  loop(body: (label: Label) => void): this {
    return this.structure(0x03, undefined, body);
  }

  /** Takes an i32 from the stack; with `result` both branches leave a value of that type. */
  if(result: ValueType | undefined, then: () => void, otherwise?: () => void): this {
    return this.structure(0x04, result, () => {
      then();
      if (otherwise !== undefined) {
        this.emit([0x05]);
        otherwise();
      }
    });
  }

  br(label: Label): this {
    return this.emit([0x0c], unsigned(this.depth - 1 - label.depth));
  }
  brIf(label: Label): this {
    return this.emit([0x0d], unsigned(this.depth - 1 - label.depth));
  }

  call(target: FunctionRef): this {
    this.code.push(0x10, target);
    return this;
  }

  /** Takes [target, source, byte count]. */
  memoryCopy(): this {
    return this.emit([0xfc, 10, 0, 0]);
  }
  /** Takes [target, byte, byte count]. */
  memoryFill(): this {
    return this.emit([0xfc, 11, 0]);
  }

  encode(numbers: ReadonlyMap<FunctionRef, number>): number[] {
    const groups: { count: number; type: ValueType }[] = [];
    for (const { type } of this.locals) {
      const last = groups.at(-1);
      if (last?.type === type) last.count++;
      else groups.push({ count: 1, type });
    }
    const bytes = vector(groups.map(({ count, type }) => [...unsigned(count), valueTypes[type]]));
    flatten(bytes, this.code, numbers);
    bytes.push(0x0b);
    return bytes;
  }

  private structure(code: number, result: ValueType | undefined, body: (label: Label) => void): this {
    this.emit([code, result === undefined ? 0x40 : valueTypes[result]]);
    body({ depth: this.depth++ });
    this.depth--;
    return this.emit([0x0b]);
  }

  private emit(...parts: readonly ArrayLike<number>[]): this {
    for (const part of parts) append(this.code, part);
    return this;
  }
}

function flatten(bytes: number[], code: Code, numbers: ReadonlyMap<FunctionRef, number>): void {
  for (const item of code) {
    if (typeof item === 'number') bytes.push(item);
    else if ('code' in item) flatten(bytes, item.code, numbers);
    else append(bytes, unsigned(numbers.get(item)!));
  }
}

function append(target: Code, bytes: ArrayLike<number>): void {
  for (let i = 0; i < bytes.length; i++) target.push(bytes[i]!);
}

function section(target: number[], id: number, entries: readonly (readonly number[])[]): void {
  if (entries.length === 0) return;
  target.push(id);
  append(target, sized(vector(entries)));
}

function vector(entries: readonly (readonly number[])[]): number[] {
  const bytes = unsigned(entries.length);
  for (const entry of entries) append(bytes, entry);
  return bytes;
}

function sized(bytes: readonly number[]): number[] {
  const all = unsigned(bytes.length);
  append(all, bytes);
  return all;
}

const text = (value: string): number[] => sized([...new TextEncoder().encode(value)]);

/** LEB128. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  bytes.push(rest);
  return bytes;
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest < -64 || rest > 63) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>= 7;
  }
  bytes.push(rest & 0x7f);
  return bytes;
}

function signed64(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asIntN(64, value);
  while (rest < -64n || rest > 63n) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest & 0x7fn));
  return bytes;
}
