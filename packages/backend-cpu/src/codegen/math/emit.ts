import type { FunctionBuilder, Local, Opcode } from '../../wasm/assembler.ts';
import type { Lane } from './lane.ts';

/** Leaves on the stack what `root`, of 32 bits, comes to in each of four lanes; the inputs are f32x4. */
export function emitLanes(f: FunctionBuilder, root: Lane, inputs: readonly Local[]): void {
  new LaneEmitter(f, inputs, root).emit(root, 0);
}

/** Lanes of 64 bits fill two vectors. */
type Half = 0 | 1;

const shapes = { f32: 'f32x4', f64: 'f64x2', i32: 'i32x4', i64: 'i64x2' } as const;

/** Emits a graph in stack order; what is read more than once goes through a local. */
class LaneEmitter {
  private readonly f: FunctionBuilder;
  private readonly inputs: readonly Local[];
  private readonly reads = new Map<Lane, number>();
  private known: readonly [Map<Lane, Local>, Map<Lane, Local>] = [new Map(), new Map()];

  constructor(f: FunctionBuilder, inputs: readonly Local[], root: Lane) {
    this.f = f;
    this.inputs = inputs;
    this.countReads(root);
  }

  emit(lane: Lane, half: Half): void {
    const local = lane.op === 'input' ? this.inputs[lane.value] : this.known[half].get(lane);
    if (local !== undefined) {
      this.f.get(local);
      return;
    }
    if (lane.op === 'rare') this.rare(lane);
    else this.instruction(lane, half);
    if (lane.op !== 'constant' && this.reads.get(lane)! > 1) this.known[half].set(lane, this.keep());
  }

  private countReads(root: Lane): void {
    for (const operand of root.inputs) {
      const before = this.reads.get(operand);
      this.reads.set(operand, (before ?? 0) + (root.width > operand.width ? 2 : 1));
      if (before === undefined) this.countReads(operand);
    }
  }

  private keep(): Local {
    const local = this.f.local('v128');
    this.f.tee(local);
    return local;
  }

  /** What is computed only inside the branch is not known after it. */
  private rare(lane: Lane): void {
    const [condition, value, usual] = lane.inputs as [Lane, Lane, Lane];
    const result = this.f.local('v128');
    this.emit(usual, 0);
    this.f.set(result);
    this.emit(condition, 0);
    const mask = this.keep();
    const before = this.known;
    this.known = [new Map(before[0]), new Map(before[1])];
    this.f.op('v128.any_true').if(undefined, () => {
      this.emit(value, 0);
      this.f.get(result).get(mask).op('v128.bitselect').set(result);
    });
    this.known = before;
    this.f.get(result);
  }

  private instruction(lane: Lane, half: Half): void {
    const { f } = this;
    const { op, type, inputs, value } = lane;
    const [first, second, third] = inputs as [Lane, Lane, Lane];
    switch (op) {
      case 'constant':
        f.v128(splat(lane));
        break;
      case 'select':
        for (const operand of [second, third, first]) this.emit(operand, half);
        f.op('v128.bitselect');
        break;
      case 'promote':
        this.emit(first, 0);
        this.upperDown(half).op('f64x2.promote_low_f32x4');
        break;
      case 'demote':
        for (const part of [0, 1] as const) {
          this.emit(first, part);
          f.op('f32x4.demote_f64x2_zero');
        }
        f.shuffle(words(0, 1, 4, 5));
        break;
      case 'low':
        for (const part of [0, 1] as const) this.emit(first, part);
        f.shuffle(words(0, 2, 4, 6));
        break;
      default:
        for (const operand of inputs) this.emit(operand, half);
        if (op === 'shl' || op === 'shr_s' || op === 'shr_u') f.i32(value);
        if (op !== 'bits') f.op(opcode(op, type === 'bool' ? first.type : type));
    }
  }

  /** Moves the upper two of four lanes down for the second half. */
  private upperDown(half: Half): FunctionBuilder {
    return half === 0 ? this.f : this.f.v128(new Int32Array(4)).shuffle(words(2, 3, 4, 5));
  }
}

function opcode(op: Lane['op'], type: Lane['type']): Opcode {
  if (op === 'and' || op === 'or' || op === 'xor') return `v128.${op}`;
  if (op === 'convert') return 'f32x4.convert_i32x4_s';
  const shape = shapes[type as keyof typeof shapes];
  return `${shape}.${op === 'lt' && shape === 'i32x4' ? 'lt_s' : op}` as Opcode;
}

const words = (...lanes: readonly number[]): number[] => lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte));

function splat({ type, value }: Lane): Float32Array | Float64Array | Int32Array | Uint8Array {
  switch (type) {
    case 'f32':
      return new Float32Array(4).fill(value);
    case 'f64':
      return new Float64Array(2).fill(value);
    case 'i64':
      return new Uint8Array(new BigInt64Array(2).fill(BigInt(value)).buffer);
    default:
      return new Int32Array(4).fill(value);
  }
}
