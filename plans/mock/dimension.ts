/** What a score means, from 1 to 4; every dimension says it in words of its own. */
export const SCORES = [1, 2, 3, 4] as const;
export type Score = (typeof SCORES)[number];

export const DIMENSION_IDS = [
  'clarity',
  'correctness',
  'depth',
  'rigour',
  'trade-offs',
  'situation',
  'task',
  'action',
  'result',
  'learning',
  'theory-explained',
  'problem-framed',
  'evidence-weighed',
] as const;
export type DimensionId = (typeof DIMENSION_IDS)[number];

/** One thing that a round is scored on. */
export type Dimension = {
  title: string;
  /** The question that whoever scores asks themselves. */
  asks: string;
  /** What one sees at 1, 2, 3 and 4. */
  anchors: readonly [string, string, string, string];
};

/**
 * A story without what was learnt is half a story: wherever this is on the rubric, a round is not scored without it.
 */
export const MANDATORY_DIMENSION: DimensionId = 'learning';

/** The rubrics' dimensions: of any answer, of the parts of a story (STAR-L), and three that look at the whole. */
export const DIMENSIONS: Readonly<Record<DimensionId, Dimension>> = {
  clarity: {
    title: 'Clarity',
    asks: 'Could a listener repeat the answer?',
    anchors: [
      'No answer before the details; the listener had to ask what the point was.',
      'The point is in there, but late or between other things.',
      'Answer first, then reasons in order; terms are explained once.',
      'Short, in order, fitted to the listener; they could repeat it to a colleague.',
    ],
  },
  correctness: {
    title: 'Correctness',
    asks: 'Is what was said true?',
    anchors: [
      'A central claim or formula is wrong and stays so.',
      'Right in outline; a step, sign or condition is wrong until it is pointed at.',
      'Right, with the conditions under which it holds; slips are caught alone.',
      'Right throughout, and checked aloud by a limit, a dimension or a small example.',
    ],
  },
  depth: {
    title: 'Depth',
    asks: 'How far does it carry when one asks “why”?',
    anchors: [
      'Names and definitions; the first “why” ends it.',
      'The mechanism in outline; the second “why” is answered from memory of others.',
      'The mechanism step by step, with the reason for each choice.',
      'Down to what is not known, and what would settle it.',
    ],
  },
  rigour: {
    title: 'Rigour',
    asks: 'Would the evidence convince a sceptic?',
    anchors: [
      'Claims stand alone, or on one run.',
      'There is a comparison, but not a fair one, or no word on noise.',
      'A fair baseline, several runs, the spread told, limits named.',
      'Rival explanations named and each ruled out by something that was done.',
    ],
  },
  'trade-offs': {
    title: 'Trade-offs',
    asks: 'Is it clear what the choice costs?',
    anchors: [
      'One way only, as if it were free.',
      'Alternatives are named without saying when they win.',
      'Two or more ways against the same needs, and a choice with its price.',
      'The price in figures, and the observation that would overturn the choice.',
    ],
  },
  situation: {
    title: 'Situation',
    asks: 'Does the listener know where and when, and what was at stake?',
    anchors: [
      'No place, no time, no stakes.',
      'Told at length; the stakes have to be guessed.',
      'Two sentences: where, who, what hung on it.',
      'Two sentences, and the tension is felt at once.',
    ],
  },
  task: {
    title: 'Task',
    asks: 'What was the speaker’s own part?',
    anchors: [
      'Only “we”; nobody’s job is told.',
      'Own part told when asked.',
      'Own part and its goal in the first person.',
      'Own part, its goal and its limits, and what was not theirs.',
    ],
  },
  action: {
    title: 'Action',
    asks: 'What did the speaker do, and why that?',
    anchors: [
      'What happened, not what was done.',
      'Actions without the reasons, or those of others.',
      'Own steps in order, each with its reason.',
      'Own steps with the ways not taken, and how others were brought along.',
    ],
  },
  result: {
    title: 'Result',
    asks: 'What came of it, measurably?',
    anchors: [
      'No ending.',
      'It “went well”; no figure, no date.',
      'An outcome with a figure or a name to check it by.',
      'An outcome with its figure, what it cost, and what did not work.',
    ],
  },
  learning: {
    title: 'Learning',
    asks: 'What is done differently since?',
    anchors: [
      'Nothing, or that others should have acted otherwise.',
      'A general lesson that anybody could have said.',
      'A rule of one’s own that follows from this story.',
      'A rule of one’s own, and a later occasion on which it was kept.',
    ],
  },
  'theory-explained': {
    title: 'Theory explained',
    asks: 'Is the mathematics understood, and can it be told?',
    anchors: [
      'The formula cannot be begun, or is recited without meaning.',
      'The formula is right; what a term does is unclear.',
      'Each term and step is explained, with the picture behind it.',
      'Derived from what the listener knows, with where it stops being true.',
    ],
  },
  'problem-framed': {
    title: 'Problem framed',
    asks: 'Did a vague wish become something that can be tested?',
    anchors: [
      'A model is chosen before the question is.',
      'The question is put, but not who decides what on its answer.',
      'A testable question, its measure, its baseline and the data it needs.',
      'And the cheapest experiment that could kill the idea first.',
    ],
  },
  'evidence-weighed': {
    title: 'Evidence weighed',
    asks: 'Is a result judged by what it can bear?',
    anchors: [
      'The figure is taken as it stands.',
      'Doubt in general: more data, more runs.',
      'Noise, leakage and cost are asked about before deciding.',
      'A decision with its confidence, and what would change it.',
    ],
  },
};
