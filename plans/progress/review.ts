/** The questions that a reflection answers; `free` is none of them, just the learner's words. */
export const REFLECTION_PROMPTS = ['free', 'went-well', 'got-in-the-way', 'do-differently'] as const;
export type ReflectionPrompt = (typeof REFLECTION_PROMPTS)[number];

/** How a weekly review was put away. */
export const REVIEW_ENDINGS = ['done', 'dismissed'] as const;
export type ReviewEnding = (typeof REVIEW_ENDINGS)[number];
