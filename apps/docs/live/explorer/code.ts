import { generateWasm } from '@nacre/backend-cpu';
import { generateWGSL } from '@nacre/backend-webgpu';
import type { InspectedLaunch } from '@nacre/tensor/backend';
import { BinaryReader, DefaultNameResolver, WasmDisassembler } from 'wasmparser';
import type { Code, TargetName } from './answer.ts';

/** What a backend makes of a launch, as text. */
export function codeOf(target: TargetName, { kernel, routine }: InspectedLaunch): Code {
  if (target === 'webgpu') return wgsl(generateWGSL((kernel ?? routine)!));
  if (kernel === undefined)
    return { about: 'No WebAssembly: on the CPU the host runs routines itself, in JavaScript.', text: '' };
  const { bytes, summary } = generateWasm(kernel);
  return { about: `${bytes.length} bytes; ${summary.replaceAll('\n', '; ')}`, text: disassembled(bytes) };
}

function wgsl(passes: ReturnType<typeof generateWGSL>): Code {
  const dispatched = passes.map(({ groups: [x, y] }) => (y > 1 ? `${x} × ${y}` : String(x)));
  return {
    about: `${passes.length === 1 ? '1 pass' : `${passes.length} passes`}, of ${dispatched.join(' and ')} workgroups`,
    text: passes.map(({ source }) => source).join('\n'),
  };
}

/** The text form of a module, with the parameters of its entry points named. */
function disassembled(bytes: Uint8Array<ArrayBuffer>): string {
  const reader = new BinaryReader();
  reader.setData(bytes.buffer, 0, bytes.length);
  const disassembler = new WasmDisassembler();
  disassembler.nameResolver = new DefaultNameResolver();
  disassembler.disassembleChunk(reader);
  return withStandardNames(disassembler.getResult().lines.join('\n'));
}

/** wasmparser has the names that these loads had before the standard was settled. */
const withStandardNames = (text: string): string =>
  text.replaceAll(/\bv(\d+)x\d+\.load_splat/g, 'v128.load$1_splat').replaceAll(/\bi\d+x\d+\.(load\d+x\d+_[su])/g, 'v128.$1');
