import { describe, expect, test } from 'vitest';
import type { FunctionBuilder, Local, ValueType } from './assembler.ts';
import { ModuleBuilder } from './assembler.ts';
import type { Opcode } from './opcodes.ts';
import { encodingOf } from './opcodes.ts';

/** Instantiates a module with the one function `f`. */
function assemble<F>(
  params: ValueType[],
  results: ValueType[],
  build: (f: FunctionBuilder) => void,
  memory?: WebAssembly.Memory,
): F {
  const module = new ModuleBuilder();
  if (memory !== undefined) module.importMemory('env', 'memory', { initialPages: 1, maximumPages: 16, shared: false });
  module.exportFunction('f', module.defineFunction(params, results, build));
  const imports = memory === undefined ? {} : { env: { memory } };
  return new WebAssembly.Instance(new WebAssembly.Module(module.encode()), imports).exports.f as F;
}

describe('assembler', () => {
  test('encodes constants at the edges of their encodings', () => {
    for (const value of [0, 63, 64, -64, -65, 127, 128, 8191, 8192, -8193, 2 ** 31 - 1, -(2 ** 31)]) {
      expect(assemble<() => number>([], ['i32'], (f) => f.i32(value))()).toBe(value);
      const wide = BigInt(value) * 4294967297n;
      expect(assemble<() => bigint>([], ['i64'], (f) => f.i64(wide))()).toBe(BigInt.asIntN(64, wide));
    }
    for (const value of [0, -0, 1.5, Infinity, NaN, -3e-39]) {
      expect(assemble<() => number>([], ['f32'], (f) => f.f32(value))()).toBe(Math.fround(value));
      expect(assemble<() => number>([], ['f64'], (f) => f.f64(value))()).toBe(value);
    }
  });

  test('loops and branches out of nested structures', () => {
    const sum = assemble<(n: number) => number>(['i32'], ['i32'], (f) => {
      const n = f.params[0]!;
      const i = f.local('i32');
      const total = f.local('i32');
      f.block((done) => {
        f.loop((next) => {
          f.get(i).get(n).op('i32.ge_s').brIf(done);
          f.get(i)
            .i32(1)
            .op('i32.and')
            .if(undefined, () => {
              f.get(i).i32(1).op('i32.add').set(i).br(next);
            });
          f.get(total).get(i).op('i32.add').set(total);
          f.get(i).i32(1).op('i32.add').set(i).br(next);
        });
      });
      f.get(total);
    });
    expect(sum(10)).toBe(0 + 2 + 4 + 6 + 8);
    expect(sum(0)).toBe(0);
  });

  test('if leaves a value', () => {
    const choose = assemble<(c: number) => number>(['i32'], ['f64'], (f) =>
      f.get(f.params[0]!).if(
        'f64',
        () => f.f64(1.25),
        () => f.f64(-2),
      ),
    );
    expect([choose(1), choose(0)]).toEqual([1.25, -2]);
  });

  test('calls functions defined or imported later', () => {
    const module = new ModuleBuilder();
    const twice: { ref?: ReturnType<ModuleBuilder['importFunction']> } = {};
    const builders: FunctionBuilder[] = [];
    const main = module.defineFunction(['f32'], ['f32'], (f) => builders.push(f));
    twice.ref = module.importFunction('env', 'twice', ['f32'], ['f32']);
    const inner = module.defineFunction(['f32'], ['f32'], (f) => f.get(f.params[0]!).call(twice.ref!).f32(1).op('f32.add'));
    builders[0]!.get(builders[0]!.params[0]!).call(inner);
    module.exportFunction('main', main);
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.encode()), {
      env: { twice: (x: number) => 2 * x },
    });
    expect((exports.main as (x: number) => number)(5)).toBe(11);
  });

  test('a place is filled after the code that follows it', () => {
    const f = assemble<(x: number) => number>(['i32'], ['i32'], (f) => {
      const x = f.params[0]!;
      const y = f.local('i32');
      f.block(() => {
        const place = f.place();
        f.get(y).i32(2).op('i32.mul').set(y);
        f.at(place, () => {
          f.at(place, () =>
            f.get(x).if(
              undefined,
              () => f.i32(20).set(y),
              () => f.i32(30).set(y),
            ),
          );
          f.get(y).i32(1).op('i32.add').set(y);
        });
      });
      f.get(y);
    });
    expect([f(1), f(0)]).toEqual([42, 62]);
  });

  test('vectors, shuffles and lanes', () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 16 });
    const floats = new Float32Array(memory.buffer);
    floats.set([1, 2, 3, 4, 5, 6, 7, 8]);
    const run = assemble<() => number>(
      [],
      ['f32'],
      (f) => {
        const v: Local = f.local('v128');
        f.i32(0).memory('v128.load', 0).i32(0).memory('v128.load', 16);
        f.shuffle([0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27]).tee(v);
        f.v128(Float32Array.of(1, 2, 3, 4))
          .op('f32x4.mul')
          .set(v);
        f.i32(64).get(v).memory('v128.store', 4);
        f.i32(96).get(v).memory('v128.store32_lane', 0, 3);
        f.get(v).lane('f32x4.extract_lane', 2);
      },
      memory,
    );
    expect(run()).toBe(15);
    expect([...floats.subarray(17, 21)]).toEqual([1, 6, 15, 28]);
    expect(floats[24]).toBe(28);
  });

  test('bulk memory and data segments', () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 16 });
    const module = new ModuleBuilder();
    module.importMemory('env', 'memory', { initialPages: 1, maximumPages: 16, shared: false });
    module.data(200, Uint8Array.of(9, 8, 7));
    module.exportFunction(
      'f',
      module.defineFunction([], [], (f) => {
        f.i32(300).i32(200).i32(3).memoryCopy();
        f.i32(310).i32(5).i32(2).memoryFill();
      }),
    );
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.encode()), { env: { memory } });
    (exports.f as () => void)();
    const bytes = new Uint8Array(memory.buffer);
    expect([...bytes.subarray(300, 303)]).toEqual([9, 8, 7]);
    expect([...bytes.subarray(309, 313)]).toEqual([0, 5, 5, 0]);
  });

  test('a shared memory is imported as shared', () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 16, shared: true });
    const module = new ModuleBuilder();
    module.importMemory('env', 'memory', { initialPages: 1, maximumPages: 16, shared: true });
    const compiled = new WebAssembly.Module(module.encode());
    expect(() => new WebAssembly.Instance(compiled, { env: { memory } })).not.toThrow();
    expect(
      () => new WebAssembly.Instance(compiled, { env: { memory: new WebAssembly.Memory({ initial: 1, maximum: 16 }) } }),
    ).toThrow();
  });
});

/** Operand and result types of an instruction read off its name: a second spelling of the table, checked by the engine. */
function signature(name: Opcode): { params: ValueType[]; result: ValueType } {
  const [shape, rest = ''] = name.split('.') as [string, string | undefined];
  const scalar = /^[if]\d\d$/.test(shape);
  const type = (scalar ? shape : 'v128') as ValueType;
  if (scalar) {
    const from = /_([if]\d\d)/.exec(rest)?.[1] as ValueType | undefined;
    if (from !== undefined) return { params: [from], result: type };
    if (rest === 'eqz') return { params: [type], result: 'i32' };
    if (/^(eq|ne|[lg][te])(_[su])?$/.test(rest)) return { params: [type, type], result: 'i32' };
    return {
      params: /^(clz|ctz|popcnt|extend\d+_s|abs|neg|ceil|floor|trunc|nearest|sqrt)$/.test(rest) ? [type] : [type, type],
      result: type,
    };
  }
  if (rest === 'splat') {
    const element = { i8x16: 'i32', i16x8: 'i32', i32x4: 'i32', i64x2: 'i64', f32x4: 'f32', f64x2: 'f64' } as const;
    return { params: [element[shape as keyof typeof element]], result: 'v128' };
  }
  if (/^(shl|shr_[su])$/.test(rest)) return { params: ['v128', 'i32'], result: 'v128' };
  if (/^(any_true|all_true|bitmask)$/.test(rest)) return { params: ['v128'], result: 'i32' };
  if (/bitselect|relaxed_n?madd/.test(rest)) return { params: ['v128', 'v128', 'v128'], result: 'v128' };
  if (/^(not|abs|neg|ceil|floor|trunc|nearest|sqrt)$|^(convert|extend|trunc_sat|demote|promote)/.test(rest))
    return { params: ['v128'], result: 'v128' };
  return { params: ['v128', 'v128'], result: 'v128' };
}

const named = [
  'i32.rotl',
  'i64.shr_u',
  'i32.div_u',
  'i32.rem_s',
  'f32.copysign',
  'f64.nearest',
  'i32.wrap_i64',
  'i64.extend_i32_u',
  'f32.demote_f64',
  'f64.promote_f32',
  'i32.trunc_sat_f32_u',
  'i32.trunc_sat_f64_s',
  'f32.reinterpret_i32',
  'i64.reinterpret_f64',
  'i32.extend8_s',
  'i32.extend16_s',
  'f64.convert_i32_u',
  'i8x16.swizzle',
  'i64x2.splat',
  'f32x4.ge',
  'i32x4.ge_u',
  'f64x2.le',
  'v128.bitselect',
  'v128.any_true',
  'f64x2.promote_low_f32x4',
  'f32x4.nearest',
  'f64x2.trunc',
  'f64x2.nearest',
  'i16x8.narrow_i32x4_u',
  'i16x8.extend_high_i8x16_u',
  'i32x4.bitmask',
  'i32x4.extend_high_i16x8_u',
  'i32x4.shr_u',
  'i32x4.sub',
  'i32x4.max_u',
  'i64x2.mul',
  'i64x2.shl',
  'f32x4.pmax',
  'f64x2.pmax',
  'f32x4.convert_i32x4_u',
  'i32x4.trunc_sat_f64x2_u_zero',
  'f64x2.convert_low_i32x4_u',
] as const satisfies readonly Opcode[];

describe('opcodes', () => {
  test.each(named)('%s has the signature of its name', (name) => {
    const { params, result } = signature(name);
    const module = new ModuleBuilder();
    module.exportFunction(
      'f',
      module.defineFunction(params, [result], (f) => {
        for (const param of f.params) f.get(param);
        f.op(name);
      }),
    );
    expect(WebAssembly.validate(module.encode())).toBe(true);
  });

  test('the ends of every run have their published codes', () => {
    const published: Partial<Record<Opcode, number>> = {
      'i32.load16_u': 0x2f,
      'i32.store16': 0x3b,
      'i32.ge_u': 0x4f,
      'i64.ge_u': 0x5a,
      'f64.ge': 0x66,
      'i32.rotr': 0x78,
      'i64.rotr': 0x8a,
      'f32.copysign': 0x98,
      'f64.copysign': 0xa6,
      'f64.promote_f32': 0xbb,
      'i32.extend16_s': 0xc1,
      'v128.store': 11,
      'f64x2.splat': 20,
      'f64x2.replace_lane': 34,
      'v128.any_true': 83,
      'f64x2.promote_low_f32x4': 95,
      'f32x4.nearest': 106,
      'f64x2.trunc': 122,
      'i16x8.extend_high_i8x16_u': 138,
      'i32x4.max_u': 185,
      'i64x2.mul': 213,
      'f64x2.pmax': 247,
      'f64x2.convert_low_i32x4_u': 255,
      'f64x2.relaxed_nmadd': 0x108,
    };
    for (const [name, code] of Object.entries(published)) expect([name, encodingOf(name as Opcode).code]).toEqual([name, code]);
  });
});
