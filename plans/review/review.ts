/** The questions that a reflection answers; `free` is none of them, just the learner's words. */
export const REFLECTION_PROMPTS = ['free', 'went-well', 'got-in-the-way', 'do-differently'] as const;
export type ReflectionPrompt = (typeof REFLECTION_PROMPTS)[number];

/** The questions of the weekly review, in the order of asking. */
export const REVIEW_PROMPTS = ['went-well', 'got-in-the-way', 'do-differently'] as const;
export type AskedPrompt = (typeof REVIEW_PROMPTS)[number];

export const REVIEW_QUESTIONS: Record<AskedPrompt, string> = {
  'went-well': 'What went well?',
  'got-in-the-way': 'What got in the way?',
  'do-differently': 'What will you do differently?',
};

/** Confidence in the outcome of a phase goes from 1 to 5; its ends have words. */
export const CONFIDENCES = [1, 2, 3, 4, 5] as const;
export const CONFIDENCE_ENDS = { lowest: 'not yet', highest: 'any day' } as const;

/** How a weekly review was put away. */
export const REVIEW_ENDINGS = ['done', 'dismissed'] as const;
export type ReviewEnding = (typeof REVIEW_ENDINGS)[number];

/** How long are what proves a week, and the one thing for the week that follows. */
export const LONGEST_PROOF = 2000;
export const LONGEST_INTENTION = 300;
