import { drawChart } from './chart.ts';
import { element } from './element.ts';
import { percent } from './percent.ts';
import type { Session, State } from './session.ts';

const button = (id: string): HTMLButtonElement => element(id, HTMLButtonElement);
const text = (id: string): HTMLElement => element(id, HTMLElement);

const runLabels: Readonly<Record<State, string>> = {
  preparing: 'Start',
  ready: 'Start',
  training: 'Pause',
  paused: 'Go on',
  failed: 'Start',
};

/** Shows the state of a session on the left of the page: buttons, device, figures, chart. */
export function showSession(session: Session): void {
  const { state, choice, images, opened, history, accuracies, speed } = session;
  button('run').textContent = runLabels[state];
  button('run').disabled = state === 'preparing' || state === 'failed';
  button('reset').disabled = state === 'preparing' || state === 'ready';
  button('example').disabled = images === undefined || state === 'preparing';
  for (const radio of document.querySelectorAll<HTMLInputElement>('#devices input')) {
    radio.disabled = state === 'preparing' || (radio.value === 'webgpu' && opened?.fallback !== undefined);
    radio.checked = radio.value === choice;
  }
  say('status', statusOf(session));
  text('status').classList.toggle('problem', state === 'failed');
  say(
    'why',
    opened ? [opened.about, opened.fallback && `The GPU cannot be used: ${opened.fallback}.`].filter(Boolean).join(' ') : '',
  );
  text('loss').textContent = history.recent?.toFixed(3) ?? '–';
  text('accuracy').textContent = accuracies.length > 0 ? percent(accuracies.at(-1)!.accuracy) : '–';
  text('speed').textContent = speed > 0 ? Math.round(speed).toLocaleString('en') : '–';
  text('steps').textContent = history.steps.toLocaleString('en');
  drawChart(element('chart', SVGSVGElement), history, accuracies);
}

function statusOf({ state, choice, problem, history }: Session): string {
  switch (state) {
    case 'preparing':
      return 'Getting ready …';
    case 'ready':
      return 'Ready.';
    case 'training':
      return history.steps === 0 ? `Compiling for ${choice === 'webgpu' ? 'the GPU' : 'the CPU'} …` : 'Learning.';
    case 'paused':
      return 'Paused.';
    case 'failed':
      return `Training stopped: ${problem}`;
  }
}

/** Only what is new, since screen readers read every change aloud. */
function say(id: string, words: string): void {
  if (text(id).textContent !== words) text(id).textContent = words;
}
