import { type Ref, ref, shallowRef, watch } from 'vue';
import type { Problem } from '../../../live/kit/problem.ts';
import { latest } from './latest.ts';
import { quietly } from './quietly.ts';

/** What a program says to a setting. */
export interface Answered<Q, T> {
  /** The last that was possible, and what had been asked. */
  readonly answered: Readonly<Ref<{ readonly question: Q; readonly answer: T } | undefined>>;
  /** Why the present setting is impossible; empty if it is not. */
  readonly problem: Readonly<Ref<string>>;
  /** Asks, and from now on asks again whenever the question changes. */
  begin(): void;
}

/** Keeps an answer to what is set in a component; the question is a plain value, which can be copied to a worker. */
export function useAnswer<Q, T extends object>(asked: () => Q, ask: (question: Q) => Promise<T | Problem>): Answered<Q, T> {
  const answered = shallowRef<{ readonly question: Q; readonly answer: T }>();
  const problem = ref('');
  const update = latest(async (question: Q) => {
    const answer = await ask(question);
    if ('problem' in answer) problem.value = answer.problem;
    else [answered.value, problem.value] = [{ question, answer }, ''];
  });
  const begin = (): void => void watch(asked, (question) => quietly(update(question)), { immediate: true });
  return { answered, problem, begin };
}
