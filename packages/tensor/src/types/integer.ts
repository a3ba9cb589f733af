/**
 * Arithmetic on literal sizes. Numbers become strings of digits, lowest first, so that the recursions below walk
 * from the lowest digit up and the compiler caches every step by its operands. A table lookup is cheaper than a
 * tuple of the number's length: sizes reach a million.
 */
type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
type Bit = '0' | '1';

/** Row `n`, column `b`: the carry and the digit of `n + b`. */
interface SumRows {
  0: ['00', '01', '02', '03', '04', '05', '06', '07', '08', '09'];
  1: ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'];
  2: ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11'];
  3: ['03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];
  4: ['04', '05', '06', '07', '08', '09', '10', '11', '12', '13'];
  5: ['05', '06', '07', '08', '09', '10', '11', '12', '13', '14'];
  6: ['06', '07', '08', '09', '10', '11', '12', '13', '14', '15'];
  7: ['07', '08', '09', '10', '11', '12', '13', '14', '15', '16'];
  8: ['08', '09', '10', '11', '12', '13', '14', '15', '16', '17'];
  9: ['09', '10', '11', '12', '13', '14', '15', '16', '17', '18'];
  10: ['10', '11', '12', '13', '14', '15', '16', '17', '18', '19'];
}

/** By carry and digit. */
interface Sum {
  '00': SumRows[0];
  '01': SumRows[1];
  '02': SumRows[2];
  '03': SumRows[3];
  '04': SumRows[4];
  '05': SumRows[5];
  '06': SumRows[6];
  '07': SumRows[7];
  '08': SumRows[8];
  '09': SumRows[9];
  '10': SumRows[1];
  '11': SumRows[2];
  '12': SumRows[3];
  '13': SumRows[4];
  '14': SumRows[5];
  '15': SumRows[6];
  '16': SumRows[7];
  '17': SumRows[8];
  '18': SumRows[9];
  '19': SumRows[10];
}

/** Row `n + 1`, column `b`: the borrow and the digit of `n - b`. */
interface DifferenceRows {
  0: ['19', '18', '17', '16', '15', '14', '13', '12', '11', '10'];
  1: ['00', '19', '18', '17', '16', '15', '14', '13', '12', '11'];
  2: ['01', '00', '19', '18', '17', '16', '15', '14', '13', '12'];
  3: ['02', '01', '00', '19', '18', '17', '16', '15', '14', '13'];
  4: ['03', '02', '01', '00', '19', '18', '17', '16', '15', '14'];
  5: ['04', '03', '02', '01', '00', '19', '18', '17', '16', '15'];
  6: ['05', '04', '03', '02', '01', '00', '19', '18', '17', '16'];
  7: ['06', '05', '04', '03', '02', '01', '00', '19', '18', '17'];
  8: ['07', '06', '05', '04', '03', '02', '01', '00', '19', '18'];
  9: ['08', '07', '06', '05', '04', '03', '02', '01', '00', '19'];
  10: ['09', '08', '07', '06', '05', '04', '03', '02', '01', '00'];
}

/** By borrow and digit. */
interface Difference {
  '00': DifferenceRows[1];
  '01': DifferenceRows[2];
  '02': DifferenceRows[3];
  '03': DifferenceRows[4];
  '04': DifferenceRows[5];
  '05': DifferenceRows[6];
  '06': DifferenceRows[7];
  '07': DifferenceRows[8];
  '08': DifferenceRows[9];
  '09': DifferenceRows[10];
  '10': DifferenceRows[0];
  '11': DifferenceRows[1];
  '12': DifferenceRows[2];
  '13': DifferenceRows[3];
  '14': DifferenceRows[4];
  '15': DifferenceRows[5];
  '16': DifferenceRows[6];
  '17': DifferenceRows[7];
  '18': DifferenceRows[8];
  '19': DifferenceRows[9];
}

/** Row `a`, column `b`: both digits of `a × b`. */
interface Times {
  '0': ['00', '00', '00', '00', '00', '00', '00', '00', '00', '00'];
  '1': ['00', '01', '02', '03', '04', '05', '06', '07', '08', '09'];
  '2': ['00', '02', '04', '06', '08', '10', '12', '14', '16', '18'];
  '3': ['00', '03', '06', '09', '12', '15', '18', '21', '24', '27'];
  '4': ['00', '04', '08', '12', '16', '20', '24', '28', '32', '36'];
  '5': ['00', '05', '10', '15', '20', '25', '30', '35', '40', '45'];
  '6': ['00', '06', '12', '18', '24', '30', '36', '42', '48', '54'];
  '7': ['00', '07', '14', '21', '28', '35', '42', '49', '56', '63'];
  '8': ['00', '08', '16', '24', '32', '40', '48', '56', '64', '72'];
  '9': ['00', '09', '18', '27', '36', '45', '54', '63', '72', '81'];
}

interface Next {
  '0': '1';
  '1': '2';
  '2': '3';
  '3': '4';
  '4': '5';
  '5': '6';
  '6': '7';
  '7': '8';
  '8': '9';
  '9': never;
}

type Reverse<S extends string, R extends string = ''> = S extends `${infer A}${infer B}${infer Rest}`
  ? Reverse<Rest, `${B}${A}${R}`>
  : `${S}${R}`;

type Digits<N extends number> = Reverse<`${N}`>;

type Stripped<S extends string> = S extends `0${infer Rest}` ? (Rest extends '' ? '0' : Stripped<Rest>) : S;

type Value<S extends string> = Stripped<S> extends `${infer N extends number}` ? N : never;

type AddDigits<
  A extends string,
  B extends string,
  C extends Bit = '0',
  R extends string = '',
> = A extends `${infer a extends Digit}${infer As}`
  ? B extends `${infer b extends Digit}${infer Bs}`
    ? Sum[`${C}${a}`][b] extends `${infer c extends Bit}${infer d}`
      ? AddDigits<As, Bs, c, `${R}${d}`>
      : never
    : C extends '0'
      ? `${R}${A}`
      : AddDigits<A, '1', '0', R>
  : C extends '0'
    ? `${R}${B}`
    : B extends ''
      ? `${R}1`
      : AddDigits<B, '1', '0', R>;

/** `never` when B is the larger. */
type SubtractDigits<
  A extends string,
  B extends string,
  C extends Bit = '0',
  R extends string = '',
> = A extends `${infer a extends Digit}${infer As}`
  ? B extends `${infer b extends Digit}${infer Bs}`
    ? Difference[`${C}${a}`][b] extends `${infer c extends Bit}${infer d}`
      ? SubtractDigits<As, Bs, c, `${R}${d}`>
      : never
    : C extends '0'
      ? `${R}${A}`
      : SubtractDigits<A, '1', '0', R>
  : B extends ''
    ? C extends '0'
      ? R
      : never
    : SubtractDigits<'0', B, C, R>;

/** A digit and a carry of at most 1. */
interface Carried {
  '0': ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
  '1': ['1', '2', '3', '4', '5', '6', '7', '8', '9', never];
}

/** A × b + C, for one digit b. */
type MultiplyDigit<
  A extends string,
  b extends Digit,
  C extends Digit = '0',
  R extends string = '',
> = A extends `${infer a extends Digit}${infer As}`
  ? Times[a][b] extends `${infer p extends Digit}${infer q extends Digit}`
    ? Sum[`0${q}`][C] extends `${infer u extends Bit}${infer v}`
      ? MultiplyDigit<As, b, Carried[u][p], `${R}${v}`>
      : never
    : never
  : C extends '0'
    ? R
    : `${R}${C}`;

/** A × b + Acc, for one digit b. */
type MultiplyAdd<
  A extends string,
  b extends Digit,
  Acc extends string,
  C extends Digit = '0',
  R extends string = '',
> = Acc extends `${infer e extends Digit}${infer Es}`
  ? A extends `${infer a extends Digit}${infer As}`
    ? Times[a][b] extends `${infer p extends Digit}${infer q extends Digit}`
      ? Sum[`0${q}`][e] extends `${infer x extends Bit}${infer y extends Digit}`
        ? Sum[`0${y}`][C] extends `${infer u extends Bit}${infer v}`
          ? MultiplyAdd<As, b, Es, Carried[u][Carried[x][p]], `${R}${v}`>
          : never
        : never
      : never
    : `${R}${AddDigits<Acc, C>}`
  : MultiplyDigit<A, b, C, R>;

/** The digits of A × B, built up digit by digit of B. */
type MultiplyDigits<
  A extends string,
  B extends string,
  Acc extends string = '',
  R extends string = '',
> = B extends `${infer b extends Digit}${infer Bs}`
  ? MultiplyAdd<A, b, Acc> extends `${infer Low}${infer High}`
    ? MultiplyDigits<A, Bs, High, `${R}${Low}`>
    : never
  : `${R}${Acc}`;

/** How often B goes into A, at most nine times, and what is left. */
type Fit<A extends string, B extends string, Q extends Digit = '0'> =
  SubtractDigits<A, B> extends infer Less extends string ? ([Less] extends [never] ? [Q, A] : Fit<Less, B, Next[Q]>) : never;

/** By divisor and remainder, column by next digit: a digit of the quotient, then divisor and remainder again. */
interface Short {
  '20': ['020', '021', '120', '121', '220', '221', '320', '321', '420', '421'];
  '21': ['520', '521', '620', '621', '720', '721', '820', '821', '920', '921'];
  '30': ['030', '031', '032', '130', '131', '132', '230', '231', '232', '330'];
  '31': ['331', '332', '430', '431', '432', '530', '531', '532', '630', '631'];
  '32': ['632', '730', '731', '732', '830', '831', '832', '930', '931', '932'];
  '40': ['040', '041', '042', '043', '140', '141', '142', '143', '240', '241'];
  '41': ['242', '243', '340', '341', '342', '343', '440', '441', '442', '443'];
  '42': ['540', '541', '542', '543', '640', '641', '642', '643', '740', '741'];
  '43': ['742', '743', '840', '841', '842', '843', '940', '941', '942', '943'];
}

/** Division by 2, 3 or 4, which strides mostly are; A's digits come highest first. */
type DivideShort<
  A extends string,
  State extends keyof Short,
  Q extends string = '',
> = A extends `${infer a extends Digit}${infer As}`
  ? Short[State][a] extends `${infer q extends Digit}${infer Next extends keyof Short}`
    ? DivideShort<As, Next, `${Q}${q}`>
    : never
  : State extends `${Digit}${infer Rest extends number}`
    ? [Value<Q>, Rest]
    : never;

/** Long division; A's digits come highest first. */
type DivideDigits<
  A extends string,
  B extends string,
  Rest extends string = '',
  Q extends string = '',
> = A extends `${infer d}${infer As}`
  ? Fit<`${d}${Rest}`, B> extends [infer q extends Digit, infer Less extends string]
    ? DivideDigits<As, B, Less, `${Q}${q}`>
    : never
  : [Value<Q>, Value<Reverse<Rest>>];

export type Add<A extends number, B extends number> = number extends A | B
  ? number
  : A extends 0
    ? B
    : B extends 0
      ? A
      : Value<Reverse<AddDigits<Digits<A>, Digits<B>>>>;

/** `never` when the difference is negative. */
export type Subtract<A extends number, B extends number> = number extends A | B
  ? number
  : B extends 0
    ? A
    : Value<Reverse<SubtractDigits<Digits<A>, Digits<B>>>>;

export type Multiply<A extends number, B extends number> = number extends A | B
  ? number
  : A extends 1
    ? B
    : B extends 1
      ? A
      : Value<Reverse<MultiplyDigits<Digits<A>, Digits<B>>>>;

/** Quotient and remainder; `never` for a division by zero. */
export type Divide<A extends number, B extends number> = number extends A | B
  ? [number, number]
  : B extends 0
    ? never
    : B extends 1
      ? [A, 0]
      : `${B}0` extends keyof Short
        ? DivideShort<`${A}`, `${B}0`>
        : DivideDigits<`${A}`, Digits<B>>;

/** The number of elements of a shape. */
export type Product<S extends readonly number[], R extends number = 1> = S extends readonly [
  infer H extends number,
  ...infer T extends readonly number[],
]
  ? Product<T, Multiply<R, H>>
  : S extends readonly []
    ? R
    : number;
