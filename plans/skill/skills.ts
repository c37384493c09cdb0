/** The kind of pieces that ratings are: each part that stands here is a skill, rated from 1 to 4. */
export const RATING = 'skills';

/** What tells of a skill beside its rating. */
export type Skill = {
  /** The id of its part in the kind of ratings. */
  id: string;
  /** Areas of readiness: what scores of mocks tell of the first, and tasks that serve any of them. */
  areas: readonly [string, ...string[]];
  /** Categories of questions: those still known, and the tasks that they are about. */
  categories: readonly string[];
  /** What of the portfolio shows it, by kinds. */
  pieces: readonly string[];
};

/** The eight skills that every role asks for, and three that set somebody apart. */
export const SKILLS: readonly Skill[] = [
  {
    id: 'machine-learning-theory',
    areas: ['foundations'],
    categories: ['machine-learning-fundamentals', 'reinforcement-learning'],
    pieces: [],
  },
  {
    id: 'deep-learning',
    areas: ['foundations', 'coding-round'],
    categories: [
      'deep-learning-and-transformers',
      'language-models-and-retrieval',
      'post-training-and-generation',
    ],
    pieces: [],
  },
  { id: 'python', areas: ['delivery', 'coding-round'], categories: ['practical-coding'], pieces: [] },
  {
    id: 'frameworks',
    areas: ['delivery', 'coding-round'],
    categories: ['practical-coding', 'reading-code'],
    pieces: [],
  },
  {
    id: 'mathematics',
    areas: ['foundations', 'technical-round'],
    categories: ['machine-learning-fundamentals'],
    pieces: [],
  },
  { id: 'algorithms', areas: ['coding-round'], categories: ['data-structures'], pieces: [] },
  {
    id: 'data-analysis',
    areas: ['experiments', 'applied-round'],
    categories: ['applied-modelling', 'experimentation-and-systems'],
    pieces: ['result'],
  },
  {
    id: 'experiments',
    areas: ['experiments'],
    categories: ['research-practice', 'research-taste', 'experimentation-and-systems'],
    pieces: ['ablation', 'result'],
  },
  {
    id: 'domain',
    areas: ['research-depth', 'deep-dive-round'],
    categories: ['research-deep-dive', 'research-narrative'],
    pieces: ['project'],
  },
  {
    id: 'publications',
    areas: ['research-depth', 'deep-dive-round'],
    categories: ['paper-discussion'],
    pieces: ['paper'],
  },
  {
    id: 'large-scale',
    areas: ['systems-thinking', 'systems-round'],
    categories: ['training-and-serving-at-scale'],
    pieces: [],
  },
];
