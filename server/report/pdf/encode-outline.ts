export type OutlineCommand = { command: string; args: readonly number[] };

type Point = { x: number; y: number; isOnCurve: boolean };

const ON_CURVE = 1;
/** Tables of a font begin on such a boundary, and so does each glyph. */
const ALIGNMENT = 4;

/**
 * The outline of a glyph as a TrueType font keeps it (`glyf`, a simple glyph): every coordinate a whole number in two
 * bytes, which is longer than it could be and as plain as it gets.
 *
 * @param commands - moves, lines and quadratic curves, in units of the font
 * @see OpenType 1.9, “glyf — Glyph Data Table”
 */
export function encodeOutline(commands: readonly OutlineCommand[]): Uint8Array {
  const contours = contoursOf(commands);
  const points = contours.flat();
  if (points.length === 0) return new Uint8Array();

  const bytes = 10 + 2 * contours.length + 2 + points.length + 4 * points.length;
  const view = new DataView(new ArrayBuffer(Math.ceil(bytes / ALIGNMENT) * ALIGNMENT));
  let at = 0;
  const write = (value: number) => {
    view.setInt16(at, value);
    at += 2;
  };
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  for (const value of [contours.length, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]) {
    write(value);
  }
  let pointCount = 0;
  for (const contour of contours) {
    pointCount += contour.length;
    write(pointCount - 1);
  }
  const instructionBytes = 0;
  write(instructionBytes);
  for (const { isOnCurve } of points) {
    view.setUint8(at, isOnCurve ? ON_CURVE : 0);
    at += 1;
  }
  for (const values of [xs, ys]) {
    for (const [index, value] of values.entries()) write(value - (values[index - 1] ?? 0));
  }
  return new Uint8Array(view.buffer);
}

function contoursOf(commands: readonly OutlineCommand[]): Point[][] {
  const contours: Point[][] = [];
  for (const { command, args } of commands) {
    if (command === 'moveTo') contours.push([]);
    const contour = contours.at(-1);
    for (let index = 0; index < args.length; index += 2) {
      const isControl = command === 'quadraticCurveTo' && index === 0;
      const [x = 0, y = 0] = args.slice(index, index + 2).map(Math.round);
      contour?.push({ x, y, isOnCurve: !isControl });
    }
  }
  return contours.map(withoutRepeatedEnd).filter((contour) => contour.length > 0);
}

/** A contour closes by itself: a last point on the first one would be there twice. */
function withoutRepeatedEnd(contour: Point[]): Point[] {
  const [first] = contour;
  const last = contour.at(-1);
  const isRepeated =
    contour.length > 1 && last?.isOnCurve === true && last.x === first?.x && last.y === first.y;
  return isRepeated ? contour.slice(0, -1) : contour;
}
