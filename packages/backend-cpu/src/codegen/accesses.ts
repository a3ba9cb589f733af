import type { BufferSlot, Condition, Expr, Index } from '@nacre/tensor/backend';
import type { FunctionBuilder } from '../wasm/assembler.ts';
import type { Conditions } from './conditions.ts';
import type { Functions } from './functions.ts';
import { type Address, type At, type Indices, laneOf } from './indices.ts';
import { constant, splat, valueType } from './scalar.ts';
import {
  elementBytes,
  fromBits,
  loadElement,
  loadLane,
  loadVector,
  storeElement,
  storeLane,
  storeVector,
  toBits,
} from './storage.ts';

export type Load = Extract<Expr, { kind: 'load' }>;

const lanes = [0, 1, 2, 3] as const;

/** Emits loads and stores: of one element, or of four as closely as they lie together. */
export class Accesses {
  private readonly f: FunctionBuilder;
  private readonly functions: Functions;
  private readonly buffers: readonly BufferSlot[];
  private readonly indices: Indices;
  private readonly conditions: Conditions;

  constructor(
    f: FunctionBuilder,
    functions: Functions,
    buffers: readonly BufferSlot[],
    indices: Indices,
    conditions: Conditions,
  ) {
    this.f = f;
    this.functions = functions;
    this.buffers = buffers;
    this.indices = indices;
    this.conditions = conditions;
  }

  /** Pushes the value; zero, without touching memory, where its conditions fail. */
  load(load: Load, at: At): void {
    const { f, conditions } = this;
    const open = conditions.open(load.conditions, at.scope);
    const zero = (): void => constant(f, load.type, at.lanes, 0);
    if (open === undefined) zero();
    else if (at.lanes === 4 && conditions.vary(open, at.scope)) this.loadLanes(load, at, open);
    else {
      const push = (): void => (at.lanes === 4 ? this.loadVector(load, at) : this.loadOne(load, at));
      if (open.length === 0) push();
      else {
        conditions.pushFlags(open, at);
        f.if(valueType(load.type, at.lanes), push, zero);
      }
    }
  }

  /** Pushes a float32 that all lanes share; says whether it could be done in one instruction. */
  loadSplat(load: Load, at: At): boolean {
    if (elementBytes(this.buffers[load.buffer]!.dtype) !== 4 || this.conditions.open(load.conditions, at.scope)?.length !== 0)
      return false;
    const { local, offset } = this.address(load.buffer, load.index, at);
    this.f.get(local).memory('v128.load32_splat', offset);
    return true;
  }

  /** Stores what `push` leaves. */
  store(buffer: number, index: Index, at: At, push: () => void): void {
    const { f, functions } = this;
    const { dtype } = this.buffers[buffer]!;
    const scale = at.lanes === 4 ? this.indices.vectorScale(index, at.scope)! : 1;
    const { local, offset } = this.address(buffer, index, at, Math.min(0, 3 * scale));
    if (scale === 1) {
      f.get(local);
      push();
      if (at.lanes === 4) storeVector(f, functions, dtype, offset);
      else storeElement(f, functions, dtype, offset);
      return;
    }
    push();
    toBits(f, functions, dtype);
    const bits = f.local('v128');
    f.set(bits);
    for (const lane of lanes) {
      f.get(local);
      storeLane(f, dtype, bits, lane, offset + lane * scale * elementBytes(dtype));
    }
  }

  private address(buffer: number, index: Index, at: At, reach = 0): Address {
    return this.indices.address(buffer, elementBytes(this.buffers[buffer]!.dtype), index, at, reach);
  }

  private loadOne(load: Load, at: At): void {
    const { local, offset } = this.address(load.buffer, load.index, at);
    this.f.get(local);
    loadElement(this.f, this.functions, this.buffers[load.buffer]!.dtype, offset);
  }

  private loadVector(load: Load, at: At): void {
    const { f, functions } = this;
    const { dtype } = this.buffers[load.buffer]!;
    const scale = this.indices.vectorScale(load.index, at.scope);
    const words = elementBytes(dtype) === 4;
    if (scale === undefined) this.loadLanes(load, at, []);
    else if (scale === 0) {
      this.loadOne(load, { ...at, lanes: 1 });
      splat(f, load.type);
    } else {
      const { local, offset } = this.address(load.buffer, load.index, at, Math.min(0, 3 * scale));
      f.get(local);
      if (scale === 1) loadVector(f, functions, dtype, offset);
      else if (words && scale === -1)
        f.memory('v128.load', offset - 12)
          .get(local)
          .memory('v128.load', offset - 12)
          .shuffle(wordBytes(3, 2, 1, 0));
      else if (words && scale === 2)
        f.memory('v128.load', offset)
          .get(local)
          .memory('v128.load', offset + 16)
          .shuffle(wordBytes(0, 2, 4, 6));
      else {
        const bits = f.local('v128');
        if (words) f.memory('v128.load32_zero', offset).set(bits);
        else loadLane(f, dtype, bits, 0, offset);
        for (const lane of lanes.slice(1)) {
          f.get(local);
          loadLane(f, dtype, bits, lane, offset + lane * scale * elementBytes(dtype));
        }
        f.get(bits);
        fromBits(f, functions, dtype);
      }
    }
  }

  /** Each lane by itself, if its conditions hold. */
  private loadLanes(load: Load, at: At, open: readonly Condition[]): void {
    const { f, functions, conditions } = this;
    const { dtype } = this.buffers[load.buffer]!;
    const bits = f.local('v128');
    f.v128(new Int32Array(4)).set(bits);
    for (const lane of lanes) {
      const point = laneOf(at, lane);
      const { local, offset } = this.address(load.buffer, load.index, point);
      const loadOne = (): void => {
        f.get(local);
        loadLane(f, dtype, bits, lane, offset);
      };
      if (open.length === 0) loadOne();
      else {
        conditions.pushFlags(open, point);
        f.if(undefined, loadOne);
      }
    }
    f.get(bits);
    fromBits(f, functions, dtype);
  }
}

const wordBytes = (...words: readonly number[]): number[] => words.flatMap((word) => lanes.map((byte) => 4 * word + byte));
