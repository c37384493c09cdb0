import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { datesIn } from '../../../plans/dates.ts';
import { day } from '../../../plans/day.ts';
import { buildReport } from '../../../plans/report/report.ts';
import { facesOf } from '../../../server/pdf/faces.ts';
import { ownLettersOf } from '../../../server/pdf/own-letters.ts';
import { useTypeface } from '../../../server/pdf/typeface.ts';
import { reportPdf } from '../../../server/report/report-pdf.tsx';
import { doneOn, givenPlan, givenTask, WHOLE_REPORT } from '../../support/made/plans.ts';
import { readPdf, textsInFonts } from '../../support/texts/pdf.ts';

const DATES = datesIn({ locale: 'en-GB', hourCycle: 'auto' });
const ROOM = { width: 200, points: 10 };

function write(title: string, note: string) {
  const task = givenTask({ title, note: { text: note, revision: 1 }, completion: doneOn('2026-03-03') });
  const report = buildReport(givenPlan({ tasks: [task] }), WHOLE_REPORT, day('2026-03-11'), DATES);
  return reportPdf(report, DATES);
}

function givenFaces(said = '') {
  const pdf = new PDFDocument({ font: '' });
  const faces = facesOf(
    pdf,
    ownLettersOf(() => said),
  );
  useTypeface(pdf, faces.standInFor);
  return { pdf, faces };
}

describe('the faces of a report as PDF', () => {
  it('are those of code, of emphasis and of strong words, in titles as in notes', async () => {
    const bytes = await write(
      'Read *all* of `read_me(x)`',
      'So **never** use `eval`:\n\n```\nif x:\n    eval(x)\n```',
    );
    const fonts = await textsInFonts(bytes);

    // The title stands in the table, and over its note.
    expect(fonts.get('SourceCodePro-Regular')?.join(' ')).toBe('read_me(x) read_me(x) eval if x: eval(x)');
    expect(fonts.get('SourceSerif4-Italic')?.join(' ')).toBe('all all');
    expect(fonts.get('SourceSerif4-SemiBold')).toContain('never');
    const { pages } = await readPdf(bytes);
    expect(pages.join(' ')).not.toMatch(/[*`\ue000-\uf8ff]/);
  });

  it('are in the file only where something stands in them, and always as the same bytes', async () => {
    const plain = await textsInFonts(await write('Read all', 'with 2 * 3 and a_b_c'));
    expect([...plain.keys()].sort()).toEqual(['SourceSerif4-Regular', 'SourceSerif4-SemiBold']);

    const [once, again] = [await write('`x`', '*y*'), await write('`x`', '*y*')];
    expect(again.equals(once)).toBe(true);
  });

  it('leave to the text what they lack, and letters alone that the learner has used', () => {
    const { faces } = givenFaces('mine: \ue000');
    const text = faces.inFace({ kind: 'face', face: 'code', text: 'a漢a' });

    expect(text).toBe('\ue001漢\ue001');
    expect(faces.standInFor('\ue000')).toBeUndefined();
    expect(faces.standInFor('\ue001')).toEqual({ face: 'code', width: 0.54, copied: 'a' });
  });

  it('let a line end within code behind a blank', () => {
    const { pdf, faces } = givenFaces();
    const text = faces.inFace({ kind: 'face', face: 'code', text: 'git log --oneline' });
    pdf.fontSize(10);
    const line = pdf.heightOfString('a', { width: 200 });

    expect(pdf.heightOfString(text, { width: 200 })).toBeCloseTo(line);
    expect(pdf.heightOfString(text, { width: 60 })).toBeCloseTo(2 * line);
  });
});

describe('a block of code', () => {
  it('keeps its lines and their indentation', () => {
    const { faces } = givenFaces();
    expect(faces.codeLines('def f(x):\n\treturn x\n\n  # end', ROOM).text).toBe(
      'def f(x):\n    return x\n\n  # end',
    );
  });

  it('goes on below behind an arrow where a line is too long, and loses nothing', () => {
    const { faces } = givenFaces();
    const { text } = faces.codeLines(`    total = first + second + third + fourth\n${'x'.repeat(90)}`, ROOM);

    const lines = text.split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(37);
    expect(lines.slice(0, 2)).toEqual(['    total = first + second + third + ', '→ fourth']);
    expect(lines.slice(2).join('').replaceAll('→ ', '')).toBe('x'.repeat(90));
  });
});
