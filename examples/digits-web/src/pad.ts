import type { Point, Stroke } from './digit-image.ts';

/** Share of the pad that the pen is wide. */
const penWidth = 0.065;

/** A canvas to draw on with any pointer. */
export class Pad {
  private readonly canvas: HTMLCanvasElement;
  private readonly onChange: (strokes: readonly Stroke[]) => void;
  private strokes: Point[][] = [];
  private drawing = false;

  constructor(canvas: HTMLCanvasElement, onChange: (strokes: readonly Stroke[]) => void) {
    this.canvas = canvas;
    this.onChange = onChange;
    canvas.addEventListener('pointerdown', (event) => this.begin(event));
    canvas.addEventListener('pointermove', (event) => this.go(event));
    for (const end of ['pointerup', 'pointercancel'] as const) {
      canvas.addEventListener(end, () => {
        this.drawing = false;
      });
    }
  }

  clear(): void {
    this.wipe();
    this.onChange([]);
  }

  /** Shows a grey image, one byte per pixel, in place of a drawing. */
  show(image: Uint8Array, side: number): void {
    this.wipe();
    const { context, canvas } = this;
    const cell = canvas.width / side;
    context.fillStyle = this.ink;
    image.forEach((grey, i) => {
      context.globalAlpha = grey / 255;
      context.fillRect((i % side) * cell, Math.floor(i / side) * cell, cell, cell);
    });
    context.globalAlpha = 1;
  }

  private begin(event: PointerEvent): void {
    if (!event.isPrimary || event.button !== 0) return;
    this.canvas.setPointerCapture(event.pointerId);
    if (this.strokes.length === 0) this.wipe();
    this.drawing = true;
    this.strokes.push([]);
    this.extend([event]);
  }

  private go(event: PointerEvent): void {
    if (!this.drawing || !event.isPrimary) return;
    const between = event.getCoalescedEvents();
    this.extend(between.length > 0 ? between : [event]);
  }

  private extend(events: readonly PointerEvent[]): void {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    const stroke = this.strokes.at(-1)!;
    for (const { clientX, clientY } of events) {
      const point = { x: share(clientX - left, width), y: share(clientY - top, height) };
      this.line(stroke.at(-1) ?? point, point);
      stroke.push(point);
    }
    this.onChange(this.strokes);
  }

  private line(from: Point, to: Point): void {
    const { context, canvas } = this;
    context.strokeStyle = this.ink;
    context.lineWidth = penWidth * canvas.width;
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(from.x * canvas.width, from.y * canvas.height);
    context.lineTo(to.x * canvas.width, to.y * canvas.height);
    context.stroke();
  }

  private wipe(): void {
    this.strokes = [];
    this.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
  }

  private get context(): CanvasRenderingContext2D {
    return this.canvas.getContext('2d')!;
  }

  /** The text colour of the pad, light or dark as the page is. */
  private get ink(): string {
    return getComputedStyle(this.canvas).color;
  }
}

/** A stroke that leaves the pad goes on along its edge, where it is seen. */
const share = (distance: number, size: number): number => Math.min(1, Math.max(0, distance / size));
