import type { RoundScores } from '../../plans/mock/mock.ts';
import type { Grade } from '../../plans/practice/answer.ts';

/** A mock of the demo: when it was, what each round took and was given, and how each of its questions went. */
export type DemoMock = {
  formatId: string;
  /** Days after the first of the plan. */
  dayOffset: number;
  partner: string;
  seed: string;
  rounds: readonly { minutes: number; notes: string; scores: RoundScores; grades: readonly Grade[] }[];
  takeaway: string;
};

/** A technical screen alone, and the same a week later with a friend who asks. */
export const MOCKS: readonly DemoMock[] = [
  {
    formatId: 'technical-screen',
    dayOffset: 28,
    partner: '',
    seed: 'week-5',
    rounds: [
      {
        minutes: 17,
        notes:
          'Talked for two minutes before the answer came. On the second question I named the methods and could not say which assumption each of them needs.',
        scores: { clarity: 2, correctness: 3, depth: 2, 'theory-explained': 2 },
        grades: ['good', 'hard', 'again', 'good'],
      },
      {
        minutes: 12,
        notes: 'Lost the sign in the third line and did not check it. The limit would have shown it at once.',
        scores: { correctness: 2, 'theory-explained': 2, rigour: 2 },
        grades: ['again'],
      },
      {
        minutes: 19,
        notes: 'Shapes first helped. Never mentioned the empty batch.',
        scores: { clarity: 3, correctness: 3, 'trade-offs': 2 },
        grades: ['hard'],
      },
    ],
    takeaway: 'One derivation a day from memory, and check it by a limit before I say that it is done.',
  },
  {
    formatId: 'technical-screen',
    dayOffset: 35,
    partner: 'Mira',
    seed: 'week-6',
    rounds: [
      {
        minutes: 15,
        notes:
          'Answer first worked twice. Mira asked on, and I had to guess:\n- What would your method need before it could beat plain fine-tuning with all labels?\n- Which of your five seeds would you not show?',
        scores: { clarity: 3, correctness: 3, depth: 2, 'theory-explained': 3 },
        grades: ['good', 'good', 'hard', 'easy'],
      },
      {
        minutes: 10,
        notes: 'Right this time, slowly. Checked the dimensions aloud; Mira noticed.',
        scores: { correctness: 3, 'theory-explained': 3, rigour: 3 },
        grades: ['good'],
      },
      {
        minutes: 21,
        notes: 'One minute over. Said what a vectorised version costs in memory before she asked.',
        scores: { clarity: 3, correctness: 3, 'trade-offs': 3 },
        grades: ['good'],
      },
    ],
    takeaway:
      'Depth is what is left: for each topic of weeks 5 and 6 write down the second “why” and answer it.',
  },
];
