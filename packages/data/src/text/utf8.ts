/**
 * Where in these bytes the first sequence begins that is no UTF-8 (Unicode, table 3-7), or −1. `isEnd` says that nothing follows, so that a sequence
 * may not be left unfinished.
 */
export function invalidUtf8At(bytes: Uint8Array, isEnd: boolean): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    if (at + length > bytes.length) return isEnd ? at : -1;
    at += length;
  }
  return -1;
}

/** How many bytes the sequence has that begins here, or would have if it were finished; 0 when it is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  for (let k = 1; k < length && at + k < bytes.length; k++) {
    const next = bytes[at + k]!;
    const low = k === 1 ? lowestSecond(lead) : 0x80;
    const high = k === 1 ? highestSecond(lead) : 0xbf;
    if (next < low || next > high) return 0;
  }
  return length;
}

/** Below would be a longer spelling of what a shorter sequence says. */
const lowestSecond = (lead: number): number => (lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80);
/** Above would be a surrogate, or beyond Unicode. */
const highestSecond = (lead: number): number => (lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf);
