import { facesFor, type Sample } from './faces/faces.ts';
import { mapWords, wordsIn } from './map-words.ts';
import { formulasOf } from './mathematics/formulas.ts';
import { type Sheet, sheetOf } from './sheet.ts';
import { TIGHT, type TypeSizes } from './sizes.ts';
import type { WritingEnd } from './typst/order.ts';
import type { Paper, Said } from './typst/paper.ts';
import { typeset } from './typst/typeset.ts';
import { holdsFormula, type Words, wordsOf } from './words.ts';

export type NewPdf = {
  /** As the learner typed it. */
  title: string | Words;
  /** At the foot of each page; the title where nothing else is said. */
  foot?: string | Words;
  createdAt: Date;
  /** All that the document will say: what is needed to write it is found in it. */
  says: unknown;
  write: (sheet: Sheet) => void;
};

export type MadePdf = {
  bytes: Buffer;
  /** Which of the sizes it has. */
  sizes: TypeSizes;
  end: WritingEnd;
};

/**
 * Makes a document on A4: real text in embedded fonts, tagged for whoever hears it, with formulas, code and links as the
 * pages have them. The same writing gives the same bytes, since nothing of the moment goes in.
 *
 * @param sizes - the first with which it keeps to its pages, or else the last
 * @param pages - as many as it may take; as many as it takes where there is none
 * @throws {HttpProblem} in words, with 503, where it takes too long or needs too much memory
 */
export async function makePdf(
  { title, foot = title, createdAt, says, write }: NewPdf,
  sizes: readonly TypeSizes[],
  pages: number | null = null,
): Promise<MadePdf> {
  const setter = holdsFormula(says) ? (await import('./mathematics/typeset.ts')).mathJax : null;
  const formulas = formulasOf(setter);
  const written = sizes.map((one) => {
    const sheet = sheetOf(one, formulas);
    write(sheet);
    const parts = sheet.inOneLine(foot, { points: FOOT_POINTS, height: TALLEST_AT_FOOT * FOOT_POINTS });
    const paper: Paper = {
      title: (typeof title === 'string' ? wordsOf(title) : title)
        .map((word) => {
          if (typeof word === 'string') return word;
          return word.kind === 'formula'
            ? formulas.inPlainSigns(word)
            : word.kind === 'words'
              ? word.text
              : ' ';
        })
        .join('')
        .toWellFormed(),
      createdAt: momentOf(createdAt),
      sizes: one,
      isTight: one === TIGHT,
      foot: parts,
      blocks: sheet.blocks.some(({ is }) => is === 'end') ? sheet.blocks : [...sheet.blocks, { is: 'end' }],
    };
    return { paper, sheet };
  });
  const faces = await facesFor(written.slice(0, 1).flatMap(({ paper }) => wordsIn(paper).map(sampleOf)));
  const inFaces = (said: Said): Said[] =>
    faces.runsOf(sampleOf(said)).map(({ text, family, language }) => ({
      ...said,
      s: text,
      ...(family === null ? {} : { f: family }),
      ...(language === undefined ? {} : { l: language }),
    }));
  const { pdf, index, end } = await typeset({
    documents: written.map(({ paper }) => JSON.stringify(mapWords(paper, inFaces))),
    pages,
    fonts: faces.fonts,
    pictures: [
      ...[...formulas.drawings, ...(written[0]?.sheet.drawings ?? [])].map(({ name, svg }) => ({
        name,
        bytes: Buffer.from(svg),
      })),
      ...(written[0]?.sheet.pictures ?? []),
    ],
  });
  const [fallback = TIGHT] = sizes;
  return {
    bytes: Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength),
    sizes: sizes[index] ?? fallback,
    end,
  };
}

const FOOT_POINTS = 8;
/** Of the size of its letters, where nothing else is above or below. */
const TALLEST_AT_FOOT = 1.8;

function momentOf(at: Date): number[] {
  return [
    at.getUTCFullYear(),
    at.getUTCMonth() + 1,
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
  ];
}

function sampleOf({ s, bold, code }: Said): Sample {
  return { text: s, isBold: bold === true, isCode: code === true };
}
