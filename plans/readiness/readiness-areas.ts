import type { DimensionId } from '../mock/dimension.ts';
import type { TaskKind } from '../task/kinds.ts';

/** Tasks of a plan: those of phases, of kinds, or by name. */
export type TaskChoice = {
  phases?: readonly string[];
  kinds?: readonly TaskKind[];
  keys?: readonly string[];
};

/** Where an interviewer looks: a capability, or a round of the interviews. */
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
  /** `null` when no task of the roadmap is about it. */
  tasks: TaskChoice | null;
};

const TECHNICAL = [
  'machine-learning-fundamentals',
  'deep-learning-and-transformers',
  'reinforcement-learning',
  'language-models-and-retrieval',
];
const TECHNICAL_PHASES = ['deep-learning', 'deep-reinforcement-learning', 'language-models'];
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
    tasks: { phases: ['research-portfolio', 'research-talk'] },
  },
  {
    id: 'foundations',
    kind: 'capability',
    title: 'Technical foundations',
    asks: 'Explain and derive what the models rest on, from optimisation to attention and policy gradients.',
    categories: TECHNICAL,
    scores: { dimensions: ['correctness', 'theory-explained'] },
    tasks: { phases: TECHNICAL_PHASES, kinds: ['study', 'follow-along'] },
  },
  {
    id: 'experiments',
    kind: 'capability',
    title: 'Experiments',
    asks: 'Choose baselines, ablate, find out why it failed, and say how sure the figure is.',
    categories: ['research-practice', 'experimentation-and-systems'],
    scores: { dimensions: ['rigour', 'evidence-weighed'] },
    tasks: { phases: TECHNICAL_PHASES, kinds: ['hands-on'] },
  },
  {
    id: 'systems-thinking',
    kind: 'capability',
    title: 'Systems',
    asks: 'See what becomes of an idea in service: latency, drift, guardrails, safety, and the way back.',
    categories: ['experimentation-and-systems', 'applied-modelling', 'safety-and-alignment'],
    scores: { dimensions: ['trade-offs'] },
    tasks: { phases: ['safety-and-alignment', 'ml-systems'] },
  },
  {
    id: 'delivery',
    kind: 'capability',
    title: 'Delivery',
    asks: 'Cut a problem to size, build it, repair it and finish it.',
    categories: ['practical-coding'],
    scores: { dimensions: ['problem-framed', 'action', 'result'] },
    tasks: { kinds: ['hands-on'] },
  },
  {
    id: 'communication',
    kind: 'capability',
    title: 'Communication',
    asks: 'Make it clear to a researcher, an engineer and somebody who is neither.',
    categories: ['plain-english', 'bar-raisers'],
    scores: { dimensions: ['clarity'] },
    tasks: { kinds: ['rehearsal'] },
  },
  {
    id: 'recruiter-round',
    kind: 'round',
    title: 'Recruiter screen',
    asks: 'Who you are and why you fit, in sentences that somebody else can pass on.',
    categories: ['rounds-and-fit', 'plain-english'],
    scores: { rounds: [whole('recruiter-screen')] },
    tasks: { keys: ['research-identity-statement', 'contributions-aloud', 'sixty-second-pitch'] },
  },
  {
    id: 'technical-round',
    kind: 'round',
    title: 'Technical screen',
    asks: 'Fundamentals, a derivation and a piece of code, with somebody who asks why.',
    categories: [...TECHNICAL, 'practical-coding'],
    scores: { rounds: [whole('technical-screen'), onsite('technical')] },
    tasks: { phases: TECHNICAL_PHASES, kinds: ['rehearsal'] },
  },
  {
    id: 'coding-round',
    kind: 'round',
    title: 'Coding',
    asks: 'The code that researchers write, from an empty file, while somebody watches.',
    categories: ['practical-coding'],
    scores: { rounds: [whole('coding')] },
    tasks: null,
  },
  {
    id: 'deep-dive-round',
    kind: 'round',
    title: 'Research deep dive',
    asks: 'An hour on your best project, including what did not work.',
    categories: [...OWN_WORK, 'paper-discussion'],
    scores: { rounds: [whole('research-deep-dive')] },
    tasks: {
      keys: [
        'deep-dive-question-bank',
        'deep-dive-answer-cards',
        'method-at-four-depths',
        'paper-walkthrough-session',
        'final-deep-dive-answers',
      ],
    },
  },
  {
    id: 'talk-round',
    kind: 'round',
    title: 'Research talk',
    asks: 'The seminar, and then those who doubt it.',
    categories: OWN_WORK,
    scores: { rounds: [whole('talk-with-hostile-questions'), onsite('talk')] },
    tasks: { keys: ['talk-dry-run-alone', 'talk-to-peers', 'hostile-question-round'] },
  },
  {
    id: 'systems-round',
    kind: 'round',
    title: 'Systems and experiments',
    asks: 'Design something that runs and is believed.',
    categories: ['experimentation-and-systems', 'safety-and-alignment'],
    scores: { rounds: [whole('systems-and-experiments'), onsite('systems')] },
    tasks: { phases: ['ml-systems'], kinds: ['hands-on', 'rehearsal'] },
  },
  {
    id: 'applied-round',
    kind: 'round',
    title: 'Applied modelling',
    asks: 'A product, imperfect data, and a decision that hangs on the model.',
    categories: ['applied-modelling'],
    scores: { rounds: [whole('applied-modelling')] },
    tasks: null,
  },
  {
    id: 'behavioural-round',
    kind: 'round',
    title: 'Behavioural round',
    asks: 'Stories from your own work, each with what you learnt.',
    categories: ['behavioural-and-judgement'],
    scores: { rounds: [whole('behavioural'), onsite('behavioural')] },
    tasks: { keys: ['two-minute-delivery', 'story-follow-up-probes', 'recorded-behavioural-round'] },
  },
];
