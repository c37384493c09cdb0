import { oncePerKey } from '../../../plans/once-per-key.ts';

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
      return [{ kind: 'fill', place, cut, path: withoutSmooth(attributes.d ?? '') }];
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

type Point = { x: number; y: number };

/** More than there are letters in a typeface of formulas that are used. */
const MOST_PATHS = 2_000;

/** The same path with each curve in full: pdfkit goes wrong where a smooth one (T) follows another. */
const withoutSmooth = oncePerKey(MOST_PATHS, (path: string): string => {
  let at: Point = { x: 0, y: 0 };
  let control = at;
  return Array.from(path.matchAll(/([A-Z])([^A-Z]*)/g), ([part, command = '', numbers = '']) => {
    const values = (numbers.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    const smooth = { x: 2 * at.x - control.x, y: 2 * at.y - control.y };
    const end = endOf(command, values, at);
    control = command === 'Q' ? { x: values[0] ?? 0, y: values[1] ?? 0 } : command === 'T' ? smooth : end;
    at = end;
    return command === 'T' ? `Q${smooth.x} ${smooth.y} ${end.x} ${end.y}` : part;
  }).join('');
});

function endOf(command: string, values: readonly number[], at: Point): Point {
  const [last = 0] = values.slice(-1);
  if (command === 'H') return { x: last, y: at.y };
  if (command === 'V') return { x: at.x, y: last };
  if (command === 'Z') return at;
  const [x = 0, y = 0] = values.slice(-2);
  return { x, y };
}
