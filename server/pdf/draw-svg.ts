import { escapeXml } from './escape-xml.ts';
import { TEXT_FAMILY } from './faces/faces.ts';

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

/** Points on paper; the words of a drawing stay legible however small it is drawn. */
const WORDS_POINTS = 7.5;

/** The drawing as an SVG that needs no styles: for a place so wide, in points. */
export function drawnForPaper({ shapes, ...size }: Drawing, width: number): string {
  const points = WORDS_POINTS / (width / size.width);
  const drawn = shapes.map((shape) => drawnShape(shape, points));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}">${drawn.join('')}</svg>`;
}

function drawnShape({ name, attributes, text }: Shape, points: number): string {
  const look = lookOf(attributes);
  const kept = (names: readonly string[]) =>
    names.flatMap((one) => (attributes[one] === undefined ? [] : [[one, attributes[one]] as const]));
  if (name === 'text') {
    const own = [
      ...kept(['x', 'y', 'text-anchor']),
      ['fill', look.fill ?? PAPER.soft] as const,
      ['font-family', TEXT_FAMILY] as const,
      ['font-size', String(points)] as const,
    ];
    return `<text ${inAttributes(own)}>${escapeXml(text)}</text>`;
  }
  const own = kept(['x1', 'y1', 'x2', 'y2', 'd', 'x', 'y', 'width', 'height', 'rx', 'cx', 'cy', 'r']);
  return `<${name} ${inAttributes([...own, ...inSvg(look)])}/>`;
}

function inSvg({ fill = 'none', stroke, width, dash, opacity }: Look): (readonly [string, string])[] {
  return [
    ['fill', fill],
    ...(stroke === undefined ? [] : [['stroke', stroke] as const]),
    ...(width === undefined ? [] : [['stroke-width', String(width)] as const]),
    ...(dash === undefined ? [] : [['stroke-dasharray', dash.join(' ')] as const]),
    ...(opacity === undefined ? [] : [['fill-opacity', String(opacity)] as const]),
  ];
}

function inAttributes(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([name, value]) => `${name}="${escapeXml(value)}"`).join(' ');
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
