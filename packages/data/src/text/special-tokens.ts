import { ArgumentError } from '@nacre/tensor';

/** Tokens that stand for no text, and how each is written. */
export interface SpecialTokens {
  /** Fills sequences up to equal length. */
  readonly pad?: string;
  /** Stands for what has no token. */
  readonly unk?: string;
  /** Begins a sequence. */
  readonly bos?: string;
  /** Ends a sequence. */
  readonly eos?: string;
}

/** The numbers of the special tokens. */
export type SpecialIds = { readonly [Role in keyof SpecialTokens]: number };

type Role = keyof SpecialTokens;

/** The options of `encode`: which of them it adds. */
export interface EncodeOptions {
  /** Whether the sequence begins with the token `bos`. Default false. */
  readonly bos?: boolean;
  /** Whether the sequence ends with the token `eos`. Default false. */
  readonly eos?: boolean;
}

/** The order in which they are numbered, so that padding is 0. */
const roles: readonly Role[] = ['pad', 'unk', 'bos', 'eos'];

/** The special tokens as they are written, in the order of their numbers; roles may share one. */
export function specialTokenList(operation: string, special: SpecialTokens): string[] {
  for (const [role, token] of Object.entries(special)) {
    if (!roles.includes(role as Role) || typeof token !== 'string' || token === '') {
      throw new ArgumentError(
        operation,
        `special is { ${roles.join(', ')} }, each a text, got ${role}: ${JSON.stringify(token)}`,
      );
    }
  }
  return [...new Set(roles.flatMap((role) => special[role] ?? []))];
}

export function specialIds(special: SpecialTokens, idOf: (token: string) => number | undefined): SpecialIds {
  return Object.fromEntries(
    roles.flatMap((role) => {
      const token = special[role];
      return token === undefined ? [] : [[role, idOf(token)]];
    }),
  );
}

/** The tokens of a text between those that were asked for at its ends. */
export function framed(tokens: readonly number[], special: SpecialIds, { bos = false, eos = false }: EncodeOptions): Int32Array {
  const framedTokens = new Int32Array(tokens.length + Number(bos) + Number(eos));
  framedTokens.set(tokens, Number(bos));
  if (bos) framedTokens[0] = needed('bos', special.bos);
  if (eos) framedTokens[framedTokens.length - 1] = needed('eos', special.eos);
  return framedTokens;
}

function needed(role: Role, id: number | undefined): number {
  if (id !== undefined) return id;
  throw new ArgumentError('encode', `the tokenizer has no token "${role}"`, `make it with { special: { ${role}: … } }`);
}
