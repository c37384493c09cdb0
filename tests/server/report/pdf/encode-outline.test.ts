import { describe, expect, it } from 'vitest';
import { encodeOutline } from '../../../../server/report/pdf/encode-outline.ts';

describe('the outline of a glyph', () => {
  it('is a contour of points on and off the curve, in whole units, closed by itself', () => {
    const bytes = encodeOutline([
      { command: 'moveTo', args: [10, 0] },
      { command: 'lineTo', args: [20.4, -5] },
      { command: 'quadraticCurveTo', args: [30, 5, 10, 0] },
      { command: 'closePath', args: [] },
    ]);
    const view = new DataView(bytes.buffer);
    const shorts = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => view.getInt16(from + 2 * index));
    expect(bytes.length % 4).toBe(0);
    // Contours, box, last point of the contour, no instructions.
    expect(shorts(0, 7)).toEqual([1, 10, -5, 30, 5, 2, 0]);
    expect([...bytes.slice(14, 17)]).toEqual([1, 1, 0]);
    const deltas = new DataView(bytes.buffer, 17);
    expect(Array.from({ length: 6 }, (_, index) => deltas.getInt16(2 * index))).toEqual([
      10, 10, 10, 0, -5, 10,
    ]);
  });

  it('is nothing for a space', () => {
    expect(encodeOutline([])).toHaveLength(0);
  });
});
