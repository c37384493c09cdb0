/** How well an answer went, from worst to best, as spaced repetition has it. */
export const GRADES = ['again', 'hard', 'good', 'easy'] as const;
export type Grade = (typeof GRADES)[number];

/** On what occasion a question was answered. */
export const ANSWER_MODES = ['drill', 'derivation', 'ladder', 'lightning', 'mock'] as const;
export type AnswerMode = (typeof ANSWER_MODES)[number];
