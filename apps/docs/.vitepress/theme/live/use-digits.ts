import { type ShallowRef, shallowRef, watch } from 'vue';
import type { Stroke } from '../../../../../examples/digits-web/src/digit-image.ts';
import type { Progress } from '../../../live/digits/digit-program.ts';
import { latest } from './latest.ts';
import { quietly } from './quietly.ts';

/** What a program that reads digits is asked. */
interface Questions<R> {
  learn(): Promise<Progress>;
  read(): Promise<R>;
  readNext(): Promise<R>;
  readStrokes(strokes: readonly Stroke[]): Promise<R>;
}

/** A network that learns digits, from the side of a component. */
export interface Digits<R> {
  readonly progress: Readonly<ShallowRef<Progress | undefined>>;
  readonly reading: Readonly<ShallowRef<R | undefined>>;
  /** What is drawn; it is read whenever it changes. */
  readonly strokes: ShallowRef<readonly Stroke[]>;
  /** Learns a little, and reads again. */
  learn(): Promise<void>;
  read(): Promise<void>;
  /** Reads another test digit in place of what is drawn. */
  next(): Promise<void>;
}

/** Keeps what a program has learned and what it reads: a test digit, or what is drawn. */
export function useDigits<R>(program: Questions<R>): Digits<R> {
  const progress = shallowRef<Progress>();
  const reading = shallowRef<R>();
  const strokes = shallowRef<readonly Stroke[]>([]);

  async function read(): Promise<void> {
    reading.value = await program.read();
  }
  async function learn(): Promise<void> {
    progress.value = await program.learn();
    await read();
  }
  async function next(): Promise<void> {
    strokes.value = [];
    reading.value = await program.readNext();
  }
  const readDrawing = latest(async (drawn: readonly Stroke[]) => {
    reading.value = await program.readStrokes(drawn);
  });
  watch(strokes, (drawn) => drawn.length > 0 && quietly(readDrawing(drawn)));

  return { progress, reading, strokes, learn, read, next };
}
