/** Where threads meet: places in the first page of the memory, which belongs to no buffer. */
export interface Protocol {
  /** Of 32-bit words, which the numbers below count; in bytes. */
  readonly address: number;
  /** How many there are. */
  readonly count: number;
  /** Where the present launch is described, in bytes. */
  readonly record: number;
  readonly chunkBits: number;
  /** Chunks of the present range that nobody has taken yet, in the low `chunkBits` bits, above them a number that every range counts up. */
  readonly ticket: number;
  /** Chunks that are done. */
  readonly done: number;
  /** Helpers that wait for the ticket to change. */
  readonly sleepers: number;
  /** 1 while a plan runs: the next range is near, so that helpers rather spin than sleep. */
  readonly active: number;
  readonly closed: number;
  /** Chunks that helpers have done. */
  readonly helped: number;
  /** 1 once a helper could not do its chunk. */
  readonly failed: number;
  /** The present range, which holds as long as there are chunks to do. */
  readonly program: number;
  readonly code: number;
  readonly codeBytes: number;
  /** 0 is `prepare`, 1 is `run`. */
  readonly phase: number;
  readonly units: number;
  readonly chunks: number;
  /** Scratch memory of thread 0, and the distance to that of the next. */
  readonly scratch: number;
  readonly scratchBytes: number;
}

export const protocol: Protocol = {
  address: 40_960,
  count: 64,
  record: 64,
  chunkBits: 12,
  // Words that are waited for have a cache line each.
  ticket: 0,
  done: 16,
  sleepers: 32,
  active: 33,
  closed: 34,
  helped: 35,
  failed: 36,
  program: 48,
  code: 49,
  codeBytes: 50,
  phase: 51,
  units: 52,
  chunks: 53,
  scratch: 54,
  scratchBytes: 55,
};
