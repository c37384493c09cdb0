import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countCharacters, shortenReport } from '../../../plans/report/length.ts';
import type { Report } from '../../../plans/report/report.ts';

/** Only that texts stand anywhere in it matters. */
function reportOf(notes: readonly string[], tables: unknown = {}): Report {
  return {
    title: 'A plan',
    proofs: notes.map((note) => ({ note, evidence: [{ text: note }] })),
    tables,
  } as never;
}

const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 8 });

it('a report that is short enough is shown as it is', () => {
  const report = reportOf(['one', 'two']);
  expect(shortenReport(report, countCharacters(report))).toEqual({ report, cutAfter: null });
});

it('the longest texts are cut off after the same number of characters, and no others', () => {
  const { report, cutAfter } = shortenReport(reportOf(['a'.repeat(50), 'short', 'b'.repeat(90)]), 116);

  expect(cutAfter).toBe(25);
  expect(report.proofs?.map(({ note }) => note)).toEqual([
    `${'a'.repeat(25)}…`,
    'short',
    `${'b'.repeat(25)}…`,
  ]);
});

it('what is shown has no more characters than were allowed, but for the sign that says so; tables stay whole', () => {
  fc.assert(
    fc.property(texts, fc.nat(400), (notes, most) => {
      const tables = { tasks: notes };
      const whole = reportOf(notes, tables);
      const { report, cutAfter } = shortenReport(whole, most);

      expect(report.tables).toEqual(tables);
      const { tables: _, ...shown } = report;
      const marks = JSON.stringify(shown).split('…').length - 1;
      const length = countCharacters({ ...shown, tables: {} } as never) - marks;
      expect(length).toBeLessThanOrEqual(cutAfter === null ? countCharacters(reportOf(notes)) : most);
      expect(JSON.stringify(shown).isWellFormed()).toBe(true);
      if (cutAfter === null) expect(report).toEqual(whole);
    }),
  );
});

it('no sign of two halves is cut in two', () => {
  const { report } = shortenReport(reportOf(['😀'.repeat(40)]), 60);
  expect(report.proofs?.[0]?.note.isWellFormed()).toBe(true);
});
