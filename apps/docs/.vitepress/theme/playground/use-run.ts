import type { Remote } from 'comlink';
import { onBeforeUnmount, type Ref, ref, type ShallowRef, shallowRef } from 'vue';
import type { Wish } from '../../../live/kit/open-device.ts';
import type { LanguageServer } from '../../../playground/language/language.worker.ts';
import type { Entry, RunReport } from '../../../playground/program/messages.ts';
import { Runner } from '../../../playground/program/runner.ts';

/** As many entries are kept; those before are forgotten. */
const mostEntries = 500;

interface Source {
  readonly code: string;
  readonly language: Remote<LanguageServer>;
  readonly wish: Wish;
}

interface Run {
  readonly entries: Readonly<ShallowRef<readonly Entry[]>>;
  /** How it goes, in words. */
  readonly status: Readonly<Ref<string>>;
  /** Whether there is something to stop. */
  readonly isRunning: Readonly<Ref<boolean>>;
  run(): Promise<void>;
  stop(): void;
  /** Says something in place of the status. */
  note(text: string): void;
}

/** Running the program of the playground, from the side of a component; it ends with the component. */
export function useRun(source: () => Source): Run {
  const entries = shallowRef<readonly Entry[]>([]);
  const status = ref('Press Run.');
  const isRunning = ref(false);
  const runner = new Runner();
  /** Counts presses of Run and Stop: what was compiled for an earlier one is not run. */
  let turn = 0;
  let device = '';

  async function run(): Promise<void> {
    const { code, language, wish } = source();
    stop();
    const mine = turn;
    isRunning.value = true;
    entries.value = [];
    status.value = 'Compiling …';
    const compiled = await language.compile(code);
    if (mine !== turn) return;
    if ('syntax' in compiled) {
      entries.value = compiled.syntax.map(({ from, message }, i) => ({
        kind: 'problem',
        key: String(i),
        message,
        line: code.slice(0, from).split('\n').length,
      }));
      status.value = 'This is no program yet.';
      isRunning.value = false;
      return;
    }
    status.value = 'Loading …';
    runner.start({ program: compiled.program, wish }, hear);
  }

  function hear(report: RunReport): void {
    if (report.kind === 'device') {
      device = report.about;
      status.value = `Running. ${device}`;
    } else if (report.kind === 'output') {
      show(report.entries, report.dropped);
    } else {
      const failed = entries.value.some(({ kind }) => kind === 'problem');
      status.value = `${failed ? 'Failed' : 'Done'} after ${(report.milliseconds / 1000).toFixed(2)} s. ${device}`;
    }
  }

  function show(told: readonly Entry[], dropped: number): void {
    const shown = new Map(entries.value.map((entry) => [entry.key, entry]));
    for (const entry of told) shown.set(entry.key, entry);
    if (dropped > 0) {
      const key = `dropped after ${told.at(-1)?.key}`;
      shown.set(key, { kind: 'text', key, level: 'warn', text: `… and ${dropped} more, too fast to show` });
    }
    entries.value = [...shown.values()].slice(-mostEntries);
  }

  function stop(): void {
    turn++;
    runner.stop();
    if (isRunning.value) status.value = 'Stopped.';
    isRunning.value = false;
  }

  const note = (text: string): void => {
    status.value = text;
  };

  onBeforeUnmount(stop);
  return { entries, status, isRunning, run, stop, note };
}
