import type { Constants } from './constants.ts';
import { append, signed, signed64, unsigned, vector } from './encoding.ts';
import type { Opcode } from './opcodes.ts';
import { encodingOf } from './opcodes.ts';

export const valueTypes = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, v128: 0x7b } as const;
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

/** A place inside the instructions of a function, now or later, that can be filled at any time. */
export interface Place {
  readonly code: Code;
}

export const newPlace = (): Place => ({ code: [] });

type Code = (number | FunctionRef | Place)[];

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
