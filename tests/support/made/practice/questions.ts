import type { Question, QuestionCategory } from '../../../../plans/practice/bank/question.ts';
import type { OwnQuestion, OwnQuestionWords } from '../../../../plans/practice/own/own-question.ts';

let serial = 0;

/** A question of two minutes; its id is new each time unless given. */
export function givenQuestion(overrides: Partial<Question> = {}): Question {
  serial += 1;
  return {
    id: `question-${serial}`,
    prompt: 'What does a softmax do?',
    form: 'explain',
    seconds: 120,
    probing: 'Whether you know what it keeps',
    points: ['It makes a distribution', 'It keeps the order', 'It ignores a shift'],
    pitfalls: ['Calling it a maximum'],
    followUps: ['And its gradient?'],
    difficulty: 2,
    phase: 'phase-1',
    tasks: ['task-1'],
    sources: ['kumar-2025'],
    reads: [],
    ...overrides,
  };
}

export function givenCategory(id: string, questions: readonly Question[]): QuestionCategory {
  return { id, title: `About ${id}`, about: `What ${id} is for`, questions: [...questions] };
}

/** What a short question of the learner's own says, in the category for those. */
export function givenOwnWords(overrides: Partial<OwnQuestionWords> = {}): OwnQuestionWords {
  return {
    category: 'own',
    prompt: 'Why did your second ablation fail?',
    form: 'story',
    seconds: 90,
    probing: '',
    points: ['The seed was fixed'],
    pitfalls: [],
    followUps: [],
    difficulty: 2,
    phase: null,
    tasks: [],
    detail: '',
    answer: '',
    tags: [],
    ...overrides,
  };
}

export function givenOwnQuestion(overrides: Partial<OwnQuestion> = {}): OwnQuestion {
  serial += 1;
  return {
    ...givenOwnWords(),
    id: `own-${serial}`,
    sources: [],
    reads: [],
    archivedOn: null,
    origin: '',
    revision: 0,
    ...overrides,
  };
}
