import type { Kind, Part } from '../kind.ts';
import { linesOf, marksOf, type Piece, partOf } from '../piece.ts';
import { choiceOf } from './real-round.ts';

/** Whose questions one has at hand in a round of each kind, by the parts of a target. */
const QUESTIONS_FOR: Readonly<Record<string, readonly string[]>> = {
  recruiter: ['for-hiring-manager'],
  technical: ['for-researcher', 'for-engineer'],
  coding: ['for-engineer'],
  'deep-dive': ['for-researcher'],
  talk: ['for-researcher'],
  systems: ['for-engineer'],
  behavioural: ['for-hiring-manager', 'for-product-manager'],
};

/** The parts of a target that hold questions for somebody there. */
const QUESTION_PARTS = ['for-researcher', 'for-engineer', 'for-product-manager', 'for-hiring-manager'];
/** Those that say how the day goes. */
const DAY_PARTS = ['sleep', 'food', 'breaks', 'notes', 'mindset'];

/** More stories than this nobody goes through on an evening. */
const MOST_STORIES = 8;

/** A part with what stands in it. */
export type WrittenPart = { part: Part; text: string };

/** What to read on the evening before a round. */
export type Pack = {
  /** Charter, mission slide and the like, in the order of the kind: those with something in them. */
  about: readonly WrittenPart[];
  pitch: WrittenPart | null;
  /** Each with where the learner is with it, in words. */
  papers: readonly { piece: Piece; standing: string }[];
  /** Questions for whoever asks in such a round. */
  questions: readonly WrittenPart[];
  /** The other lists. */
  otherQuestions: readonly WrittenPart[];
  /** The stories that are strong for something, those for most things first, with what for. */
  stories: readonly { piece: Piece; strongFor: readonly string[] }[];
  day: readonly WrittenPart[];
  /** Parts of the target in which nothing stands yet. */
  missing: readonly Part[];
};

/**
 * Gathers what to read on the evening before a round of a target.
 *
 * @param round - the kind of round, such as `technical`; of one that is not known, or an onsite, all questions come
 */
export function packFor(
  target: Piece,
  kinds: readonly Kind[],
  pieces: readonly Piece[],
  round: string,
): Pack {
  const parts = kinds.find(({ id }) => id === target.kind)?.parts ?? [];
  const written = parts.flatMap((part): WrittenPart[] => {
    const text = partOf(target, part.id).text.trim();
    return text === '' ? [] : [{ part, text }];
  });
  const among = (ids: readonly string[]) => written.filter(({ part }) => ids.includes(part.id));
  const wanted = Object.hasOwn(QUESTIONS_FOR, round) ? (QUESTIONS_FOR[round] ?? []) : QUESTION_PARTS;
  const apart = new Set(['pitch', 'papers', ...QUESTION_PARTS, ...DAY_PARTS]);
  return {
    about: written.filter(({ part }) => !apart.has(part.id)),
    pitch: among(['pitch'])[0] ?? null,
    papers: papersOf(target, kinds, pieces),
    questions: among(wanted),
    otherQuestions: among(QUESTION_PARTS.filter((id) => !wanted.includes(id))),
    stories: strongStories(kinds, pieces),
    day: among(DAY_PARTS),
    missing: parts.filter(({ id }) => !written.some(({ part }) => part.id === id)),
  };
}

function papersOf(target: Piece, kinds: readonly Kind[], pieces: readonly Piece[]): Pack['papers'] {
  const paper = kinds.find(({ id }) => id === 'paper');
  return linesOf(partOf(target, 'papers').text).flatMap((key) => {
    const piece = pieces.find((one) => one.key === key && one.archivedOn === null);
    if (!piece) return [];
    return [{ piece, standing: choiceOf(paper, 'standing', partOf(piece, 'standing').text.trim()) }];
  });
}

function strongStories(kinds: readonly Kind[], pieces: readonly Piece[]): Pack['stories'] {
  const rows = kinds.find(({ id }) => id === 'story')?.parts.find(({ id }) => id === 'themes')?.rows ?? [];
  return pieces
    .filter(({ kind, archivedOn }) => kind === 'story' && archivedOn === null)
    .map((piece) => {
      const marks = marksOf(partOf(piece, 'themes').text);
      const strong = rows.filter(({ id }) => marks.get(id) === 'strong');
      return { piece, strongFor: strong.map(({ label }) => label) };
    })
    .filter(({ strongFor }) => strongFor.length > 0)
    .sort((one, other) => other.strongFor.length - one.strongFor.length)
    .slice(0, MOST_STORIES);
}
