/** How the parts of a chart look on paper: the light theme, in colours that a PDF knows. */
export const PAPER = {
  paper: '#ffffff',
  ink: '#1c262e',
  soft: '#4d5a65',
  line: '#dfdbd0',
  lineStrong: '#84909a',
  accent: '#00695c',
  accentSoft: '#d3efe8',
} as const;

type Look = { fill?: string; stroke?: string; width?: number; dash?: [number, number]; opacity?: number };

const LOOKS: Readonly<Record<string, Look>> = {
  chart__grid: { stroke: PAPER.line, width: 1 },
  chart__axis: { stroke: PAPER.line, width: 1 },
  chart__label: { fill: PAPER.soft },
  'chart__label--now': { fill: PAPER.accent },
  chart__planned: { stroke: PAPER.lineStrong, width: 1.2 },
  chart__finished: { fill: PAPER.accent },
  'chart__planned-line': { stroke: PAPER.soft, width: 1.5 },
  'chart__planned-line--first': { dash: [5, 4] },
  'chart__finished-line': { stroke: PAPER.accent, width: 2.5 },
  'chart__finished-area': { fill: PAPER.accentSoft, opacity: 0.6 },
  chart__today: { stroke: PAPER.ink, width: 1, dash: [2, 3] },
  'chart__label--over': {},
  chart__now: { fill: PAPER.accent, stroke: PAPER.paper, width: 2 },
  fan__band: { fill: '#bfe5db', opacity: 0.55 },
  'fan__band--inner': { fill: '#84c5b7' },
  fan__median: { stroke: PAPER.accent, width: 2, dash: [2, 4] },
  fan__end: { fill: PAPER.accent, stroke: PAPER.paper, width: 2 },
  'fan__end--careful': { fill: PAPER.paper, stroke: PAPER.accent, width: 2.5 },
  'heat-map__rest': { fill: PAPER.lineStrong },
  'heat-map__cell': { fill: '#f3f0e8', stroke: PAPER.line, width: 1 },
  'heat-map__cell--0': {},
  'heat-map__cell--1': { fill: '#bfe5db' },
  'heat-map__cell--2': { fill: '#84c5b7' },
  'heat-map__cell--3': { fill: '#3f9c8b' },
  'heat-map__cell--4': { fill: '#00675b' },
  'heat-map__cell--today': { stroke: PAPER.ink, width: 2 },
};

/** A drawing as it is written for a page: shapes and words with their classes, in the units of its view box. */
export type Drawing = { width: number; height: number; shapes: readonly Shape[] };
type Shape = { name: string; attributes: Readonly<Record<string, string>>; text: string };

const TAG = /<(\/?)([a-z]+)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>|([^<]+)/g;
const SHAPES = new Set(['line', 'path', 'rect', 'circle', 'text']);

/** Reads an SVG that our own charts have written; what it says besides shapes and words is left out. */
export function readDrawing(svg: string): Drawing {
  const shapes: Shape[] = [];
  let open: Shape | undefined;
  for (const [, isEnd, name = '', attributes = '', , text = ''] of svg.matchAll(TAG)) {
    if (text !== '') {
      if (open) open = { ...open, text: open.text + plain(text) };
    } else if (isEnd === '/') {
      if (open?.name === name) {
        shapes.push(open);
        open = undefined;
      }
    } else if (SHAPES.has(name)) {
      const shape = { name, attributes: readAttributes(attributes), text: '' };
      if (name === 'text') open = shape;
      else shapes.push(shape);
    }
  }
  const [, , width = 0, height = 0] = (/viewBox="([^"]+)"/.exec(svg)?.[1] ?? '').split(' ').map(Number);
  return { width, height, shapes };
}

/** Classes that {@link drawDrawing} does not know, and would leave invisible. */
export function unknownClasses({ shapes }: Drawing): string[] {
  return shapes.flatMap(({ attributes }) => classesOf(attributes)).filter((name) => !(name in LOOKS));
}

/** Draws it as vectors, its upper left corner at a place of the page and so wide. */
export function drawDrawing(
  pdf: PDFKit.PDFDocument,
  { shapes, ...size }: Drawing,
  place: { x: number; y: number; width: number },
): void {
  const scale = place.width / size.width;
  pdf.save().translate(place.x, place.y).scale(scale);
  for (const shape of shapes) drawShape(pdf, shape, scale);
  pdf.restore();
}

function drawShape(pdf: PDFKit.PDFDocument, { name, attributes, text }: Shape, scale: number): void {
  const look = lookOf(attributes);
  const at = (attribute: string) => Number(attributes[attribute] ?? 0);
  if (name === 'text') {
    drawWords(pdf, { text, x: at('x'), y: at('y'), anchor: attributes['text-anchor'] }, look, scale);
    return;
  }
  pdf.save();
  if (name === 'line') pdf.moveTo(at('x1'), at('y1')).lineTo(at('x2'), at('y2'));
  else if (name === 'path') pdf.path(attributes.d ?? '');
  else if (name === 'circle') pdf.circle(at('cx'), at('cy'), at('r'));
  else pdf.roundedRect(at('x'), at('y'), at('width'), at('height'), Math.min(at('rx'), at('height') / 2));
  paint(pdf, look);
  pdf.restore();
}

function paint(pdf: PDFKit.PDFDocument, { fill, stroke, width, dash, opacity }: Look): void {
  if (opacity !== undefined) pdf.fillOpacity(opacity);
  if (width !== undefined) pdf.lineWidth(width);
  if (dash) pdf.dash(dash[0], { space: dash[1] });
  if (fill !== undefined && stroke !== undefined) pdf.fillAndStroke(fill, stroke);
  else if (fill !== undefined) pdf.fill(fill);
  else if (stroke !== undefined) pdf.stroke(stroke);
}

/** Points on paper; the words of a drawing stay legible however small it is drawn. */
const WORDS_POINTS = 7.5;

type Words = { text: string; x: number; y: number; anchor: string | undefined };

function drawWords(pdf: PDFKit.PDFDocument, { text, x, y, anchor }: Words, look: Look, scale: number): void {
  if (text === '') return;
  pdf.fontSize(WORDS_POINTS / scale).fillColor(look.fill ?? PAPER.soft);
  const width = pdf.widthOfString(text);
  const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
  pdf.text(text, left, y, { lineBreak: false, baseline: 'alphabetic' });
}

function lookOf(attributes: Shape['attributes']): Look {
  return Object.assign({}, ...classesOf(attributes).map((name) => LOOKS[name] ?? {}));
}

function classesOf({ class: names = '' }: Shape['attributes']): string[] {
  return names.split(' ').filter((name) => name !== '');
}

function readAttributes(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/(?<![\w:-])([\w:-]+)="([^"]*)"/g)];
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, plain(value)]));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function plain(text: string): string {
  return text.replace(/&(amp|lt|gt|quot);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}
