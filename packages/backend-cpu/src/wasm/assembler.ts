import { type ConstantPool, Constants } from './constants.ts';
import { section, signed, sized, text, unsigned, vector } from './encoding.ts';
import { FunctionBuilder, type FunctionRef, type ValueType, valueTypes } from './function.ts';

export { FunctionBuilder, type FunctionRef, type Label, type Local, newPlace, type Place, type ValueType } from './function.ts';
export type { Opcode } from './opcodes.ts';

export interface MemoryImport {
  readonly initialPages: number;
  readonly maximumPages: number;
  readonly shared: boolean;
}

interface ImportedFunction extends FunctionRef {
  readonly module: string;
  readonly name: string;
}
interface DefinedFunction extends FunctionRef {
  readonly body: FunctionBuilder;
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
