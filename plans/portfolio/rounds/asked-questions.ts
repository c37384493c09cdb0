import type { Day } from '../../day.ts';
import { oncePerValue } from '../../once-per-value.ts';
import type { Question, QuestionCategory } from '../../practice/bank/question.ts';
import { listQuestions } from '../../practice/bank/question-bank.ts';
import { USUAL_TEXTS } from '../../practice/bank/question-fields.ts';
import type { OwnQuestion, OwnQuestionWords } from '../../practice/own/own-question.ts';
import { readOwnQuestion } from '../../practice/own/own-question-texts.ts';
import type { RealRound } from './real-round.ts';

/** A line of what was asked in a round, and which question it is. */
export type AskedLine = { line: string } & (
  | { is: 'known'; question: Question }
  /** One of the learner's own that is out of the bank. */
  | { is: 'archived'; question: OwnQuestion }
  | { is: 'new'; words: OwnQuestionWords }
  /** It cannot be a question as it stands. */
  | { is: 'unfit'; message: string }
);

/**
 * Tells of each line which question it is: one of the bank with the same words, whatever their capitals and stops, one of
 * the learner's own that is archived, or a new one. A line that says the same as one before it is left out.
 *
 * @param bank - the learner's own questions among them
 * @param own - the learner's own, archived ones too
 */
export function readAsked(
  { asked, round }: Pick<RealRound, 'asked' | 'round'>,
  bank: readonly QuestionCategory[],
  own: readonly OwnQuestion[],
): AskedLine[] {
  const known = questionsByWords(bank);
  const archived = new Map(
    own.filter(({ archivedOn }) => archivedOn !== null).map((one) => [wordsOf(one.prompt), one]),
  );
  const lines = new Map<string, string>();
  for (const line of asked) if (!lines.has(wordsOf(line))) lines.set(wordsOf(line), line);
  return [...lines].map(([words, line]): AskedLine => {
    const question = known.get(words);
    if (question) return { line, is: 'known', question };
    const away = archived.get(words);
    return away ? { line, is: 'archived', question: away } : newQuestion(line, words, round, bank);
  });
}

function newQuestion(
  line: string,
  words: string,
  round: string,
  bank: readonly QuestionCategory[],
): AskedLine {
  if (words === '') return { line, is: 'unfit', message: 'Write it in words' };
  const usual = Object.hasOwn(USUAL_OF, round) ? USUAL_OF[round] : undefined;
  const isThere = bank.some(({ id }) => id === usual?.category);
  const read = readOwnQuestion({ ...USUAL_TEXTS, ...(isThere ? usual : {}), prompt: line });
  if (read.ok) return { line, is: 'new', words: read.words };
  return { line, is: 'unfit', message: Object.values(read.errors)[0] ?? '' };
}

/** Where a question of such a round belongs, and how it is answered; elsewhere as any question of one's own. */
const USUAL_OF: Readonly<Record<string, { category: string; form?: string }>> = {
  recruiter: { category: 'rounds-and-fit' },
  technical: { category: 'machine-learning-fundamentals' },
  coding: { category: 'practical-coding', form: 'code' },
  systems: { category: 'experimentation-and-systems' },
  behavioural: { category: 'behavioural-and-judgement', form: 'story' },
};

/**
 * The questions of the bank that real rounds asked, each with the last day on which one did.
 *
 * @param rounds - in the order in which they were held
 */
export function askedInRounds(
  rounds: readonly RealRound[],
  bank: readonly QuestionCategory[],
): ReadonlyMap<string, Day> {
  const asking = rounds.filter(({ asked }) => asked.length > 0);
  if (asking.length === 0) return new Map();
  const known = questionsByWords(bank);
  return new Map(
    asking.flatMap(({ asked, day }) =>
      asked.flatMap((line) => {
        const question = known.get(wordsOf(line));
        return question ? [[question.id, day] as const] : [];
      }),
    ),
  );
}

/** Of several with the same words the first. */
const questionsByWords = oncePerValue(
  (bank: readonly QuestionCategory[]): ReadonlyMap<string, Question> =>
    new Map(
      listQuestions(bank)
        .toReversed()
        .map(({ question }) => [wordsOf(question.prompt), question]),
    ),
);

/** What two wordings have to share to be the same: letters and figures, in their order. */
function wordsOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}
