import type { Database } from '../../db/file/open.ts';
import type { ChangeMoment } from '../../db/journal/journal.ts';
import { saveAnswerNote } from '../../db/practice/answer-notes.ts';
import { importOwnQuestions } from '../../db/practice/own-questions.ts';
import { OWN_PREFIX, type QuestionCategory } from '../../plans/practice/bank/question.ts';
import { findQuestion } from '../../plans/practice/bank/question-bank.ts';
import type { OwnQuestionWords } from '../../plans/practice/own/own-question.ts';

const PHASE = 'research-portfolio';

/** About the learner's own three papers; the last two have no answer yet. */
const QUESTIONS: readonly (Partial<OwnQuestionWords> & { prompt: string })[] = [
  {
    prompt: 'Why did you weight the replay by recency when prioritised replay was already there?',
    form: 'explain',
    seconds: 120,
    difficulty: 3,
    probing: 'Whether the choice answered a failure I had seen, or was a fashion.',
    points: [
      'With the plain priorities the critic loss fell while the return stood still: old, surprising transitions were drawn again and again.',
      'Recency halved the mean age of a batch, from 410,000 steps to 190,000, at the same memory.',
      'Cost: rare events leave after about two hundred episodes. Table 4 shows where that hurts.',
    ],
    pitfalls: ['Starting with the formula.'],
    followUps: ['What would you do if the rare events were the point?'],
    tasks: ['sceptical-questions'],
  },
  {
    prompt: 'Your gain over the baseline is 4 %. Why should I believe that it is not the seeds?',
    form: 'explain',
    seconds: 90,
    difficulty: 3,
    points: [
      'Ten seeds a method, the same ten for both; the interval of the paired difference is 1.1 to 6.8 points.',
      'One environment carries a third of it: without Hopper it is 2.7 points.',
    ],
    pitfalls: ['Quoting the best seed.'],
    tasks: ['sceptical-questions'],
  },
  {
    prompt: 'What was the second author’s part, and what was yours?',
    form: 'story',
    seconds: 60,
    points: ['She built the simulator; the method, the ablations and all but one figure are mine.'],
  },
  {
    prompt: 'Derive your corrected target from the Bellman equation.',
    category: 'reinforcement-learning',
    form: 'derive',
    seconds: 300,
    difficulty: 3,
    points: [
      'Write the target with the behaviour policy’s distribution.',
      'Insert the importance ratio, and clip it at 1.',
      'Name the bias that the clip brings: it vanishes when the policies agree.',
    ],
  },
  { prompt: 'Why did the reviewers of the second paper reject it at first?', form: 'story', seconds: 90 },
  {
    prompt: 'Which of your three results would fall first with ten times the data?',
    seconds: 60,
    difficulty: 3,
  },
];

const ANSWERED = 'plain-kl-divergence';
const ANSWER = `**First sentence:** both measure how far one distribution is from another, but only one of them minds which way round.

Example that worked on Saturday: a map with a lake left out costs you a swim; a map with a lake too many costs you a detour.`;

/** The questions of the learner's own, as brought in from a table, and one answer in their own words. */
export function seedOwnQuestions(
  db: Database,
  categories: readonly QuestionCategory[],
  moment: ChangeMoment,
): void {
  importOwnQuestions(db, { rows: QUESTIONS.map(rowOf), ...moment });
  const question = findQuestion(categories, ANSWERED)?.question;
  if (!question) throw new RangeError(`The bank has no question ${ANSWERED}`);
  saveAnswerNote(db, { question, text: ANSWER, baseRevision: 0, ...moment });
}

function rowOf(question: Partial<OwnQuestionWords> & { prompt: string }, index: number) {
  const words: OwnQuestionWords = {
    category: 'own',
    form: 'explain',
    seconds: 120,
    difficulty: 2,
    probing: '',
    points: [],
    pitfalls: [],
    followUps: [],
    phase: PHASE,
    tasks: [],
    detail: '',
    answer: '',
    tags: [],
    ...question,
  };
  return { key: `${OWN_PREFIX}work-${index + 1}`, words, archivedOn: null };
}
