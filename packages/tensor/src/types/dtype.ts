/** The element types. `float64` exists on the reference and CPU backends only. */
export type DType = 'float32' | 'float64' | 'float16' | 'int32' | 'uint32' | 'uint8' | 'int8' | 'bool';

/** The dtypes of real numbers. */
export type FloatDType = 'float16' | 'float32' | 'float64';

/**
 * PyTorch's promotion by category, bool < integers < floats. uint8 with int8 needs int16, which we lack: int32.
 * `never`: no dtype holds both, as for uint32 with a signed integer.
 */
interface PromotionTable {
  bool: {
    bool: 'bool';
    uint8: 'uint8';
    int8: 'int8';
    int32: 'int32';
    uint32: 'uint32';
    float16: 'float16';
    float32: 'float32';
    float64: 'float64';
  };
  uint8: {
    bool: 'uint8';
    uint8: 'uint8';
    int8: 'int32';
    int32: 'int32';
    uint32: 'uint32';
    float16: 'float16';
    float32: 'float32';
    float64: 'float64';
  };
  int8: {
    bool: 'int8';
    uint8: 'int32';
    int8: 'int8';
    int32: 'int32';
    uint32: never;
    float16: 'float16';
    float32: 'float32';
    float64: 'float64';
  };
  int32: {
    bool: 'int32';
    uint8: 'int32';
    int8: 'int32';
    int32: 'int32';
    uint32: never;
    float16: 'float16';
    float32: 'float32';
    float64: 'float64';
  };
  uint32: {
    bool: 'uint32';
    uint8: 'uint32';
    int8: never;
    int32: never;
    uint32: 'uint32';
    float16: 'float16';
    float32: 'float32';
    float64: 'float64';
  };
  float16: {
    bool: 'float16';
    uint8: 'float16';
    int8: 'float16';
    int32: 'float16';
    uint32: 'float16';
    float16: 'float16';
    float32: 'float32';
    float64: 'float64';
  };
  float32: {
    bool: 'float32';
    uint8: 'float32';
    int8: 'float32';
    int32: 'float32';
    uint32: 'float32';
    float16: 'float32';
    float32: 'float32';
    float64: 'float64';
  };
  float64: {
    bool: 'float64';
    uint8: 'float64';
    int8: 'float64';
    int32: 'float64';
    uint32: 'float64';
    float16: 'float64';
    float32: 'float64';
    float64: 'float64';
  };
}

/** The dtype of a binary operation on two tensors; `never` when there is none. */
export type Promote<A extends DType, B extends DType> = PromotionTable[A][B];

/**
 * The dtype of a tensor combined with a JavaScript number: its own, unless the number does not fit its category.
 * A number that is no literal may be whole or not, so an integer tensor then has either dtype.
 */
export type PromoteNumber<D extends DType, N extends number> = D extends FloatDType
  ? D
  : number extends N
    ? WholeNumber[D] | 'float32'
    : `${N}` extends `${string}.${string}` | `${string}e-${string}`
      ? 'float32'
      : WholeNumber[D];

interface WholeNumber {
  bool: 'int32';
  uint8: 'uint8';
  int8: 'int8';
  int32: 'int32';
  uint32: 'uint32';
  float16: 'float16';
  float32: 'float32';
  float64: 'float64';
}

interface FloatTable {
  bool: 'float32';
  uint8: 'float32';
  int8: 'float32';
  int32: 'float32';
  uint32: 'float32';
  float16: 'float16';
  float32: 'float32';
  float64: 'float64';
}

/** The dtype of arithmetic (`add`, `neg`, `square`), in which booleans are the numbers 0 and 1. */
export type Counted<D extends DType> = WholeNumber[D];

/** The dtype of a tensor limited to numbers; an absent limit changes nothing. */
export type Clamped<D extends DType, Low extends number | undefined, High extends number | undefined> = Limited<
  Limited<D, Low>,
  High
>;

type Limited<D extends DType, N extends number | undefined> = N extends number ? PromoteNumber<D, N> : D;

/** The dtype of a function with real values (`exp`, `div`): floats stay, the rest become float32. */
export type Floating<D extends DType> = FloatTable[D];

interface SumTable {
  bool: 'int32';
  uint8: 'int32';
  int8: 'int32';
  int32: 'int32';
  uint32: 'uint32';
  float16: 'float16';
  float32: 'float32';
  float64: 'float64';
}

/** The dtype of `sum`, `prod`, `cumsum` and `cumprod`: narrow integers and bool are summed as int32. */
export type Summed<D extends DType> = SumTable[D];
