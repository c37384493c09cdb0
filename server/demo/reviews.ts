import type { ReviewWords } from '../../db/review/week-reviews.ts';
import type { AskedPrompt } from '../../plans/review/review.ts';

/** At the end of weeks 1, 2, 3, … */
export const REFLECTIONS: readonly string[] = [
  `Better start than I feared. Writing the first summary showed me that I could not say in one line what the gap was, so the hour went into that and not into the layout. The maths is rusty but comes back quickly.

Next week: begin with the hard thing, not with the folder.`,
  `One summary is whole; the one on replay is half-way, and I know why: I never ran the ablation everybody asks about. Saturday was my sister's wedding; I did not open the laptop once and do not regret it.

The sceptic's questions stay open. I keep finding reasons to avoid them, which probably says something.`,
  `The best week so far. Recurrent cells are no longer a name with arrows, and attention fits on one sheet with every shape. Entropy and KL came a day late because I insisted on proving Jensen's inequality first.`,
  `Ill from the second evening on, three days in bed with a fever. I tried to read on the last of them and remember none of it. Then I did what I could, and the gap still shows. I left out the sharpness probe on purpose; the reproduction has to wait.`,
  `Mostly caught up, at the price of three long evenings, and I noticed: on Thursday I copied a formula wrongly twice. GAE finally makes sense to me. The two recent papers are still unread and the reproduction is half done. I would rather finish those than start something new.`,
];

/** What the learner said of weeks 1, 2, 3, … besides; `null` where they put the review away. The last is not done yet. */
export const REVIEWS: readonly (
  | (ReviewWords & { answers: Partial<Record<AskedPrompt, string>>; isDone: boolean })
  | null
)[] = [
  {
    confidence: 3,
    proof: 'The first summary fits on one page, and a colleague from another group understood it',
    intention: 'Begin each evening with the hard thing',
    answers: {
      'went-well': 'The derivations came back faster than I had feared.',
      'got-in-the-way': 'Tidying the portfolio folder, which felt like work and was not.',
      'do-differently': 'Hard thing first, folder last.',
    },
    isDone: true,
  },
  {
    confidence: 3,
    proof: 'One summary that is whole, five results, each with its weakest point',
    intention: 'Derive everything once without looking',
    answers: {
      'went-well': 'A full day off, without a bad conscience.',
      'do-differently': 'Answer the sceptic’s questions aloud, in front of somebody.',
    },
    isDone: true,
  },
  {
    confidence: 4,
    proof: 'The softmax gradient closed book, and attention with every shape on one sheet',
    intention: 'Build the encoder from an empty file',
    answers: {
      'went-well': 'Attention: drawing the shapes first made the code short.',
      'got-in-the-way': 'I proved Jensen’s inequality although nobody had asked.',
      'do-differently': 'Set a timer for side roads.',
    },
    isDone: true,
  },
  null,
  {
    confidence: 3,
    proof: 'The GAE example by hand, all three steps',
    intention: 'Finish the two papers before anything new',
    answers: {},
    isDone: false,
  },
];
