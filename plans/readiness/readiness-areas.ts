import type { DimensionId } from '../mock/dimension.ts';

/** Where an interviewer looks: a capability, or a round of the interviews. Its tasks are those that say they serve it. */
export type ReadinessArea = {
  id: string;
  kind: 'capability' | 'round';
  title: string;
  /** What is wanted, in a sentence. */
  asks: string;
  /** Ids of categories of questions. */
  categories: readonly string[];
  /** The scores of mocks that count: dimensions in any round, or every dimension in rounds of these formats. */
  scores:
    | { dimensions: readonly DimensionId[] }
    | { rounds: readonly { format: string; round: string | null }[] };
};

const TECHNICAL = [
  'machine-learning-fundamentals',
  'deep-learning-and-transformers',
  'reinforcement-learning',
  'language-models-and-retrieval',
  'post-training-and-generation',
];
const OWN_WORK = ['research-narrative', 'research-deep-dive', 'own'];

const whole = (format: string) => ({ format, round: null });
const onsite = (round: string) => ({ format: 'full-onsite', round });

/** The six capabilities that research interviews probe, and the rounds of a loop, in the order in which they come. */
export const READINESS_AREAS: readonly ReadinessArea[] = [
  {
    id: 'research-depth',
    kind: 'capability',
    title: 'Depth of research',
    asks: 'Tell the gap, the idea, the method, its evidence and its limits, and stand firm when somebody digs.',
    categories: [...OWN_WORK, 'paper-discussion'],
    scores: { dimensions: ['depth'] },
  },
  {
    id: 'foundations',
    kind: 'capability',
    title: 'Technical foundations',
    asks: 'Explain and derive what the models rest on, from optimisation to attention and policy gradients.',
    categories: TECHNICAL,
    scores: { dimensions: ['correctness', 'theory-explained'] },
  },
  {
    id: 'experiments',
    kind: 'capability',
    title: 'Experiments',
    asks: 'Choose baselines, ablate, find out why it failed, and say how sure the figure is.',
    categories: ['research-practice', 'research-taste', 'experimentation-and-systems'],
    scores: { dimensions: ['rigour', 'evidence-weighed'] },
  },
  {
    id: 'systems-thinking',
    kind: 'capability',
    title: 'Systems',
    asks: 'See what becomes of an idea in service: latency, drift, guardrails, safety, and the way back.',
    categories: [
      'experimentation-and-systems',
      'training-and-serving-at-scale',
      'applied-modelling',
      'altitude',
      'safety-and-alignment',
    ],
    scores: { dimensions: ['trade-offs'] },
  },
  {
    id: 'delivery',
    kind: 'capability',
    title: 'Delivery',
    asks: 'Cut a problem to size, build it, repair it and finish it.',
    categories: ['practical-coding', 'reading-code'],
    scores: { dimensions: ['problem-framed', 'action', 'result'] },
  },
  {
    id: 'communication',
    kind: 'capability',
    title: 'Communication',
    asks: 'Make it clear to a researcher, an engineer and somebody who is neither.',
    categories: ['plain-english', 'bar-raisers'],
    scores: { dimensions: ['clarity'] },
  },
  {
    id: 'recruiter-round',
    kind: 'round',
    title: 'Recruiter screen',
    asks: 'Who you are and why you fit, in sentences that somebody else can pass on.',
    categories: ['rounds-and-fit', 'questions-for-them', 'plain-english'],
    scores: { rounds: [whole('recruiter-screen')] },
  },
  {
    id: 'technical-round',
    kind: 'round',
    title: 'Technical screen',
    asks: 'Fundamentals, a derivation and a piece of code, with somebody who asks why.',
    categories: [...TECHNICAL, 'practical-coding'],
    scores: { rounds: [whole('technical-screen'), onsite('technical')] },
  },
  {
    id: 'coding-round',
    kind: 'round',
    title: 'Coding',
    asks: 'The code that researchers write, from an empty file, while somebody watches.',
    categories: ['practical-coding', 'reading-code', 'data-structures'],
    scores: { rounds: [whole('coding'), whole('data-structures')] },
  },
  {
    id: 'deep-dive-round',
    kind: 'round',
    title: 'Research deep dive',
    asks: 'An hour on your best project, including what did not work.',
    categories: [...OWN_WORK, 'paper-discussion'],
    scores: { rounds: [whole('research-deep-dive')] },
  },
  {
    id: 'talk-round',
    kind: 'round',
    title: 'Research talk',
    asks: 'The seminar, and then those who doubt it.',
    categories: OWN_WORK,
    scores: { rounds: [whole('talk-with-hostile-questions'), onsite('talk')] },
  },
  {
    id: 'systems-round',
    kind: 'round',
    title: 'Systems and experiments',
    asks: 'Design something that runs and is believed.',
    categories: ['experimentation-and-systems', 'training-and-serving-at-scale', 'safety-and-alignment'],
    scores: { rounds: [whole('systems-and-experiments'), onsite('systems')] },
  },
  {
    id: 'applied-round',
    kind: 'round',
    title: 'Applied modelling',
    asks: 'A product, imperfect data, and a decision that hangs on the model.',
    categories: ['applied-modelling', 'altitude'],
    scores: { rounds: [whole('applied-modelling')] },
  },
  {
    id: 'behavioural-round',
    kind: 'round',
    title: 'Behavioural round',
    asks: 'Stories from your own work, each with what you learnt.',
    categories: ['behavioural-and-judgement'],
    scores: { rounds: [whole('behavioural'), onsite('behavioural')] },
  },
];

/** So many there may be in a Daymark that knows others. */
export const MOST_AREAS = 60;

/** By these ids a task says what it serves. */
export const AREA_IDS: readonly string[] = READINESS_AREAS.map(({ id }) => id);

/** The rounds that a learner can face, in the order in which they come. */
export const ROUND_AREAS = READINESS_AREAS.filter(({ kind }) => kind === 'round');
