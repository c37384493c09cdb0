/** How a question is answered; `ask` is one that the learner asks an interviewer, who answers. */
export const QUESTION_FORMS = ['explain', 'derive', 'code', 'design', 'story', 'lightning', 'ask'] as const;
export type QuestionForm = (typeof QUESTION_FORMS)[number];

/** 1 is a warm-up, 2 what is usually asked, 3 what tells the strong from the good. */
export const DIFFICULTIES = [1, 2, 3] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

/** The collections of interview questions from which the bank was gathered. */
export const QUESTION_SOURCES = [
  'kumar-2025',
  'applied-guide-2026',
  'gordon-2025',
  'richardson-2025',
  'role-questions',
] as const;
export type QuestionSource = (typeof QUESTION_SOURCES)[number];

/** The shortest and longest an answer is spoken or written, in seconds. */
export const SHORTEST_SECONDS = 10;
export const LONGEST_SECONDS = 1800;

/** The same for a question of the bank: a program with its tests takes up to three quarters of an hour. */
export const LONGEST_BANK_SECONDS = 2700;
