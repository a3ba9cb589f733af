import { isModuleName, moduleNames } from '../module-names.ts';
import type { CompiledProgram, Problem } from './messages.ts';
import { modules } from './modules.ts';

/** Gives a module made of text an address: `blob:` in browsers. */
export type AddressOf = (code: string) => string;

/** A program whose imports lead to the modules of the site, and which can be imported itself. */
export class LinkedProgram {
  readonly address: string;
  private readonly lines: readonly number[];
  /** The names of modules by their addresses. */
  private readonly names: ReadonlyMap<string, string>;

  private constructor(address: string, lines: readonly number[], names: ReadonlyMap<string, string>) {
    this.address = address;
    this.lines = lines;
    this.names = names;
  }

  /** Loads what the program imports. Nothing of it has run yet. */
  static async load({ code, imports, lines }: CompiledProgram, addressOf: AddressOf): Promise<LinkedProgram> {
    const addresses = new Map<string, string>();
    for (const name of new Set(imports.map(({ name }) => name)))
      addresses.set(name, addressOf(forwarding(name, await load(name))));
    let [text, at] = ['', 0];
    for (const { name, from, to } of imports) {
      text += code.slice(at, from) + addresses.get(name)!;
      at = to;
    }
    const names = new Map([...addresses].map(([name, address]) => [address, name]));
    return new LinkedProgram(addressOf(text + code.slice(at)), lines, names);
  }

  /** An error as it is shown, with the innermost line of the program that its stack names. */
  problem(error: unknown): Problem {
    if (!(error instanceof Error)) return { kind: 'problem', message: `thrown: ${String(error)}` };
    let message = `${error.name}: ${error.message}`;
    for (const [address, name] of this.names) message = message.replaceAll(address, name);
    const [, place = ''] = (error.stack ?? '').split(`${this.address}:`);
    const line = this.lines[Number.parseInt(place, 10) - 1];
    return line === undefined ? { kind: 'problem', message } : { kind: 'problem', message, line };
  }
}

function load(name: string): Promise<object> {
  if (!isModuleName(name)) throw new Error(`there is no '${name}' here; a program can import ${moduleNames.join(', ')}`);
  return modules[name]();
}

/** Where modules that are loaded are found by those made of text. */
const registry = Symbol.for('nacre playground modules');

/** A module as text that exports what a loaded module exports. */
function forwarding(name: string, module: object): string {
  const scope = globalThis as { [registry]?: Record<string, object> };
  scope[registry] ??= {};
  scope[registry][name] = module;
  const names = Object.keys(module).join(', ');
  return `const { ${names} } = globalThis[Symbol.for('${registry.description}')]['${name}'];\nexport { ${names} };\n`;
}
