import type { Difficulty, QuestionForm, QuestionSource } from '../../plans/practice/bank/question-kinds.ts';

/** The forms, difficulties and sources of a question as people read them. */
export const FORM_WORDS: Record<QuestionForm, string> = {
  explain: 'Explain',
  derive: 'Derive',
  code: 'Code',
  design: 'Design',
  story: 'Story',
  lightning: 'Lightning',
  ask: 'Ask',
};

/** What is said around a question and its answer. */
type AroundWords = {
  probes: string;
  answer: string;
  aloud: string;
  /** Over its points, of which there are so many. */
  points: (pointCount: string) => string;
  /** Of the fold that holds both. */
  probesAndPoints: string;
  made: (points: string) => string;
  goesOn: string;
  weak: string;
  now: string;
  uncover: string;
  task: string;
  /** On the sheet of whoever sits opposite. */
  sheet: { probing: string; pitfalls: string; followUps: string };
};

const ANSWERED: AroundWords = {
  probes: 'What it probes',
  answer: 'The answer',
  aloud: 'Say yours aloud first',
  points: (pointCount) => `${pointCount} of a strong answer`,
  probesAndPoints: 'What it probes, and what a strong answer says',
  made: (points) => `Which of these ${points} did you make?`,
  goesOn: 'They go on to ask',
  weak: 'Weak answers',
  now: 'Answer it now',
  uncover: 'Uncover the answer',
  task: 'Think first if you like. Then say your answer aloud, as you would to an interviewer.',
  sheet: { probing: 'Probe:', pitfalls: 'Listen for:', followUps: 'Then ask:' },
};

/** Where the learner asks, and listens. */
const ASKED: AroundWords = {
  probes: 'What you find out',
  answer: 'What to listen for',
  aloud: 'Ask it aloud first, in your own words',
  points: (pointCount) => `${pointCount} on asking it and on the replies`,
  probesAndPoints: 'What you find out, and what to listen for',
  made: (points) => `Which of these ${points} did you have in mind?`,
  goesOn: 'Ask yourself next',
  weak: 'Weak questions',
  now: 'Ask it now',
  uncover: 'Uncover what to listen for',
  task: 'Ask it aloud in your own words. Then say which reply would please you, and which would be a warning.',
  sheet: { probing: 'They find out:', pitfalls: 'Weak questions:', followUps: 'For both of you afterwards:' },
};

/** The words around a question of a form: whether it is answered, or asked. */
export function wordsAround(form: QuestionForm): AroundWords {
  return form === 'ask' ? ASKED : ANSWERED;
}

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
