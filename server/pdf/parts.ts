import { CLUSTER, withFewSigns } from './faces/clusters.ts';
import type { Formulas, Room } from './mathematics/formulas.ts';
import type { Part, Said } from './typst/paper.ts';
import type { Words } from './words.ts';

/** Of a letter, in em: of a word that has more of them than a line has room for, every letter may be the last of a line. */
const NARROWEST = 0.6;
/** Letters between two places where such a word may break. */
const STRETCH = 4;
/** A run of more has breaks that nobody sees in the letters themselves: a document of nothing else would be all breaks. */
const MOST_BREAKS = 500;
const ZERO_WIDTH_SPACE = '\u200b';

/** The words of a line as the document has them, for a place with so much room. */
export function partsOf(words: Words, formulas: Formulas, room: Room): Part[] {
  const parts = words.flatMap((word): Part[] => {
    if (typeof word === 'string') return broken({ s: word }, room);
    if (word.kind === 'end') return [{ is: 'end' }];
    if (word.kind === 'formula') return formulas.partsOf(word, room);
    const { text, isBold, isItalic, isCode, isStruck, to } = word;
    return broken(
      {
        s: withFewSigns(text),
        ...(isBold ? { bold: true } : {}),
        ...(isItalic ? { italic: true } : {}),
        ...(isCode ? { code: true } : {}),
        ...(isStruck ? { struck: true } : {}),
        ...(to === undefined ? {} : { to }),
      },
      room,
    );
  });
  return withoutBlanksAround(parts);
}

/** With places to break where a word is too long for a line; line feeds end lines. */
function broken(part: Said, room: Pick<Room, 'width' | 'points'>): Part[] {
  const most = Math.max(STRETCH, Math.floor(room.width / (room.points * NARROWEST)));
  const lines = part.s.split('\n');
  return lines.flatMap((line, index) => {
    const parts = line.length > most ? brokenLine({ ...part, s: line }, most) : [{ ...part, s: line }];
    return index === 0 ? parts : [{ is: 'end' as const }, ...parts];
  });
}

/** Lines end within these by themselves. */
const UNBROKEN =
  /[^\s\u200b\u3000-\u303f\uff00-\uffef\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]+/gu;

function brokenLine(part: Said, most: number): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { 0: run, index } of part.s.matchAll(UNBROKEN)) {
    if (run.length <= most) continue;
    const stretches = stretchesOf(run);
    parts.push({ ...part, s: part.s.slice(at, index) });
    if (stretches.length > MOST_BREAKS) parts.push({ ...part, s: stretches.join(ZERO_WIDTH_SPACE) });
    else parts.push(...stretches.flatMap((s): Part[] => [{ may: 'break' }, { ...part, s }]));
    at = index + run.length;
  }
  return [...parts, { ...part, s: part.s.slice(at) }].filter((one) => !('s' in one) || one.s !== '');
}

function stretchesOf(run: string): string[] {
  const clusters = run.match(CLUSTER) ?? [];
  return Array.from({ length: Math.ceil(clusters.length / STRETCH) }, (_, index) =>
    clusters.slice(STRETCH * index, STRETCH * (index + 1)).join(''),
  );
}

/** A formula on a line of its own has no blank before it or behind. */
function withoutBlanksAround(parts: readonly Part[]): Part[] {
  const isAlone = (part: Part | undefined) => part !== undefined && 'alone' in part;
  return parts.map((part, index) => {
    if (!('s' in part)) return part;
    const s = isAlone(parts[index - 1]) ? part.s.trimStart() : part.s;
    return { ...part, s: isAlone(parts[index + 1]) ? s.trimEnd() : s };
  });
}

/** Letters that are written from right to left, and those that are not: the first of them tells how a text goes. */
const STRONG = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}]|(\p{L})/u;

/** Whether a line is read from right to left. */
export function isRightToLeft(parts: readonly Part[]): boolean {
  for (const part of parts) {
    if ('drawn' in part) return false;
    const found = 's' in part ? STRONG.exec(part.s) : null;
    if (found) return found[1] === undefined;
  }
  return false;
}
