import { escapeXml } from '../escape-xml.ts';
import { TEXT_FAMILY } from '../faces/faces.ts';

/** An element as MathJax makes it without a browser. */
export type Element = {
  kind: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly (Element | { kind: string; value: string })[];
};

/** `x' = scaleX · x + x`, and `y` likewise. */
type Place = { scaleX: number; scaleY: number; x: number; y: number };
type Box = { x: number; y: number; width: number; height: number };

/** A shape of a drawing, in the place where it stands, and what it is cut by. */
export type Mark = { place: Place; cut: { place: Place; box: Box } | null } & (
  | { kind: 'fill'; path: string }
  | { kind: 'stroke'; path: string; lineWidth: number }
  | { kind: 'words'; text: string; size: number }
);

const UNMOVED: Place = { scaleX: 1, scaleY: 1, x: 0, y: 0 };

/**
 * Reads a drawing of MathJax as shapes, each with its own place.
 *
 * @throws {RangeError} at what is no part of any formula known, rather than to leave it out
 */
export function flattenSvg(svg: Element): Mark[] {
  return svg.children.flatMap((child) => ('attributes' in child ? marksOf(child, UNMOVED, null) : []));
}

/** What stands in the row of a formula: where it begins from the left, and its shapes. */
export type Part = { left: number; marks: readonly Mark[] };

/** The same by what stands in the formula's own row, in order; `null` where it is drawn in another way. */
export function partsOfRow(svg: Element): Part[] | null {
  let place = UNMOVED;
  let element: Element | undefined = svg;
  while (element && element.attributes['data-mml-node'] !== 'math') {
    const inner: Element[] = elementsIn(element).filter(({ kind }) => kind === 'g');
    element = inner.length === 1 ? inner[0] : undefined;
    place = movedBy(place, element?.attributes.transform ?? '');
  }
  if (!element) return null;
  return elementsIn(element).map((child) => ({
    left: movedBy(place, child.attributes.transform ?? '').x,
    marks: marksOf(child, place, null),
  }));
}

function elementsIn({ children }: Element): Element[] {
  return children.filter((child): child is Element => 'attributes' in child);
}

/** The same shapes so much further left. */
export function movedLeft(marks: readonly Mark[], by: number): Mark[] {
  const moved = (place: Place) => ({ ...place, x: place.x - by });
  return marks.map((mark) => ({
    ...mark,
    place: moved(mark.place),
    cut: mark.cut && { ...mark.cut, place: moved(mark.cut.place) },
  }));
}

function marksOf(element: Element, around: Place, cut: Mark['cut']): Mark[] {
  const { attributes, kind } = element;
  const place = movedBy(around, attributes.transform ?? '');
  const at = (name: string) => Number(attributes[name] ?? 0);
  const within = (inner: Place, innerCut: Mark['cut']) =>
    element.children.flatMap((child) => ('attributes' in child ? marksOf(child, inner, innerCut) : []));
  switch (kind) {
    case 'g':
      return within(place, cut);
    case 'svg': {
      const [left = 0, top = 0, width = 1, height = 1] = (attributes.viewBox ?? '').split(' ').map(Number);
      const box = { x: at('x'), y: at('y'), width: at('width'), height: at('height') };
      const scaleX = box.width / width;
      const scaleY = box.height / height;
      const inner = { scaleX, scaleY, x: box.x - left * scaleX, y: box.y - top * scaleY };
      return within(joined(place, inner), { place, box });
    }
    case 'path':
      return [{ kind: 'fill', place, cut, path: attributes.d ?? '' }];
    case 'rect':
      return [rectangle(place, cut, attributes)];
    case 'line': {
      const path = `M${at('x1')} ${at('y1')}L${at('x2')} ${at('y2')}`;
      return [{ kind: 'stroke', place, cut, path, lineWidth: Number(attributes['stroke-width'] ?? 60) }];
    }
    case 'text': {
      const text = element.children.map((child) => ('value' in child ? child.value : '')).join('');
      return [
        { kind: 'words', place, cut, text, size: Number.parseFloat(attributes['font-size'] ?? '1000') },
      ];
    }
    default:
      throw new RangeError(`A formula is drawn with <${kind}>`);
  }
}

function rectangle(place: Place, cut: Mark['cut'], attributes: Element['attributes']): Mark {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(attributes[name] ?? 0));
  const path = `M${x} ${y}h${width}v${height}h${-(width ?? 0)}z`;
  if (attributes.fill !== 'none') return { kind: 'fill', place, cut, path };
  return { kind: 'stroke', place, cut, path, lineWidth: Number(attributes['stroke-width'] ?? 60) };
}

/** @throws {RangeError} where it is turned */
function movedBy(around: Place, transform: string): Place {
  let place = around;
  for (const [, name, numbers = ''] of transform.matchAll(/\b([a-z]+)\(([^()]*)\)/g)) {
    const [first = 0, second] = numbers.split(/[\s,]+/).map(Number);
    if (name === 'translate') place = joined(place, { ...UNMOVED, x: first, y: second ?? 0 });
    else if (name === 'scale') place = joined(place, { ...UNMOVED, scaleX: first, scaleY: second ?? first });
    else throw new RangeError(`A formula is drawn with ${name}`);
  }
  return place;
}

function joined(outer: Place, inner: Place): Place {
  return {
    scaleX: outer.scaleX * inner.scaleX,
    scaleY: outer.scaleY * inner.scaleY,
    x: outer.scaleX * inner.x + outer.x,
    y: outer.scaleY * inner.y + outer.y,
  };
}

/** Around a formula, in its units: a slanted letter reaches over its own width. */
const EDGE = 100;

type Extent = { width: number; height: number; depth: number; marks: readonly Mark[] };

/** Shapes as a drawing of their own, in one colour, with some room around. */
export function drawnAsSvg({ width, height, depth, marks }: Extent, colour: string): string {
  const box = [-EDGE, -height - EDGE, width + 2 * EDGE, height + depth + 2 * EDGE].map(inDigits).join(' ');
  const cuts: string[] = [];
  const shapes = marks.map((mark) => {
    if (!mark.cut) return shapeOf(mark, colour);
    cuts.push(cutOf(mark.cut, cuts.length));
    return `<g clip-path="url(#cut${cuts.length - 1})">${shapeOf(mark, colour)}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${cuts.join('')}${shapes.join('')}</svg>`;
}

function shapeOf(mark: Mark, colour: string): string {
  const { scaleX, scaleY, x, y } = mark.place;
  const place = `transform="matrix(${[scaleX, 0, 0, scaleY, x, y].map(inDigits).join(' ')})"`;
  switch (mark.kind) {
    case 'fill':
      return `<path ${place} fill="${colour}" d="${escapeXml(mark.path)}"/>`;
    case 'stroke':
      return `<path ${place} fill="none" stroke="${colour}" stroke-width="${mark.lineWidth}" d="${escapeXml(mark.path)}"/>`;
    case 'words':
      return `<text ${place} fill="${colour}" font-family="${TEXT_FAMILY}" font-size="${mark.size}">${escapeXml(mark.text)}</text>`;
  }
}

function cutOf({ place, box }: NonNullable<Mark['cut']>, index: number): string {
  const [x, y] = [place.x + place.scaleX * box.x, place.y + place.scaleY * box.y];
  // A mirrored place is measured from its other end.
  const [width, height] = [place.scaleX * box.width, place.scaleY * box.height];
  const sides = [Math.min(x, x + width), Math.min(y, y + height), Math.abs(width), Math.abs(height)];
  const [left, top, wide, high] = sides.map(inDigits);
  return `<clipPath id="cut${index}"><rect x="${left}" y="${top}" width="${wide}" height="${high}"/></clipPath>`;
}

function inDigits(value: number): string {
  return String(Number(value.toFixed(5)));
}
