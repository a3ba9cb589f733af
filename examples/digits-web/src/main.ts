import type { DeviceChoice } from './device.ts';
import { digitImage, side } from './digit-image.ts';
import { element } from './element.ts';
import { Pad } from './pad.ts';
import { showSession } from './panel.ts';
import { Reader } from './reader.ts';
import { Session } from './session.ts';

/** Once a frame, however often the session changes. */
let frame = 0;
function update(): void {
  if (frame !== 0) return;
  frame = requestAnimationFrame(() => {
    frame = 0;
    showSession(session);
    void reader.refresh();
  });
}

const session = new Session(update);
const reader = new Reader((image) => session.read(image));
const pad = new Pad(element('pad', HTMLCanvasElement), (strokes) => {
  element('hint', HTMLElement).hidden = strokes.length > 0;
  reader.show(strokes.length > 0 ? digitImage(strokes) : undefined);
});

const onClick = (id: string, action: () => unknown): void => element(id, HTMLButtonElement).addEventListener('click', action);

onClick('run', () => (session.state === 'training' ? session.pause() : session.start()));
onClick('reset', () => session.reset());
onClick('clear', () => pad.clear());

let next = 0;
onClick('example', () => {
  const { test } = session.images!;
  const start = next++ % test.length;
  const image = test.pixels.slice(start * side * side, (start + 1) * side * side);
  element('hint', HTMLElement).hidden = true;
  pad.show(image, side);
  reader.show(image);
});

element('devices', HTMLFieldSetElement).addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement) void session.open(target.value as DeviceChoice);
});
new ResizeObserver(update).observe(element('chart', SVGSVGElement));

await session.open('webgpu');
