import type { Difficulty, QuestionForm, QuestionSource } from '../../plans/practice/bank/question-kinds.ts';

/** The forms, difficulties and sources of a question as people read them. */
export const FORM_WORDS: Record<QuestionForm, string> = {
  explain: 'Explain',
  derive: 'Derive',
  code: 'Code',
  design: 'Design',
  story: 'Story',
  lightning: 'Lightning',
};

export const DIFFICULTY_WORDS: Record<Difficulty, string> = {
  1: 'Warm-up',
  2: 'Standard',
  3: 'Bar raiser',
};

export const SOURCE_WORDS: Record<QuestionSource, string> = {
  'kumar-2025': 'Kundan Kumar, “Research Scientist Interview Guide”, 2025',
  'applied-guide-2026':
    '“ML Scientist Interview Questions: Research Depth, Papers, and Applied Modeling Rounds”, 2026',
  'gordon-2025': 'Will Gordon, “AI Research Scientist Interview Guide”, 2025',
  'richardson-2025': 'Michael Richardson, “Advancing Through the Research Scientist Career”, 2025',
  'role-questions': '“AI Research Scientist: Interview Questions”',
};
