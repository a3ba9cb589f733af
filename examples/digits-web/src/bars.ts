import { percent } from './percent.ts';

/** The probabilities of the ten digits, as bars. */
export class Bars {
  private readonly list: HTMLElement;
  private readonly answer: HTMLElement;

  constructor(list: HTMLElement, answer: HTMLElement) {
    this.list = list;
    this.answer = answer;
    list.innerHTML = Array.from(
      { length: 10 },
      (_, digit) => `<li><b>${digit}</b><span class="track"><span class="bar"></span></span><output>–</output></li>`,
    ).join('');
  }

  show(probabilities: readonly number[]): void {
    const likeliest = probabilities.indexOf(Math.max(...probabilities));
    this.each((row, digit) => {
      fill(row, probabilities[digit]!, percent(probabilities[digit]!));
      row.classList.toggle('likeliest', digit === likeliest);
    });
    this.say(`It reads this as ${likeliest}, ${sure(probabilities[likeliest]!)}.`);
  }

  clear(): void {
    this.each((row) => {
      fill(row, 0, '–');
      row.classList.remove('likeliest');
    });
    this.say('It has nothing to read yet.');
  }

  private each(change: (row: HTMLElement, digit: number) => void): void {
    [...this.list.children].forEach((row, digit) => change(row as HTMLElement, digit));
  }

  /** Only what is new, since screen readers read every change aloud. */
  private say(text: string): void {
    if (this.answer.textContent !== text) this.answer.textContent = text;
  }
}

function fill(row: HTMLElement, share: number, text: string): void {
  row.querySelector<HTMLElement>('.bar')!.style.transform = `scaleX(${share})`;
  row.querySelector('output')!.textContent = text;
}

function sure(probability: number): string {
  if (probability > 0.95) return 'and is sure of it';
  return probability > 0.6 ? 'and is fairly sure' : 'but is guessing';
}
