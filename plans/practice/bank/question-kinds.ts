/** How a question is answered. */
export const QUESTION_FORMS = ['explain', 'derive', 'code', 'design', 'story', 'lightning'] as const;
export type QuestionForm = (typeof QUESTION_FORMS)[number];

/** 1 is a warm-up, 2 what is usually asked, 3 what tells the strong from the good. */
export const DIFFICULTIES = [1, 2, 3] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];
