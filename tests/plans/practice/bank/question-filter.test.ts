import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listQuestions } from '../../../../plans/practice/bank/question-bank.ts';
import {
  filterQuestions,
  isOpen,
  NO_QUESTION_FILTER,
  type QuestionFilter,
} from '../../../../plans/practice/bank/question-filter.ts';
import { DIFFICULTIES, QUESTION_FORMS } from '../../../../plans/practice/bank/question-kinds.ts';
import { QUESTION_STATES } from '../../../../plans/practice/question-state.ts';
import { givenCategory, givenQuestion } from '../../../support/made/practice/questions.ts';

const DERIVATION = givenQuestion({ id: 'derivation', form: 'derive', difficulty: 3, phase: 'phase-2' });
const STORY = givenQuestion({ id: 'story', form: 'story', prompt: 'Tell me about a FAILURE' });
const CODE = givenQuestion({ id: 'code', form: 'code', points: ['Seed it', 'Shuffle it', 'Test it'] });
const BANK = [givenCategory('theory', [DERIVATION, CODE]), givenCategory('stories', [STORY])];

const stateOf = (id: string) => (id === 'story' ? 'weak' : 'new');

function idsOf(filter: Partial<QuestionFilter>): string[] {
  const found = filterQuestions(BANK, { ...NO_QUESTION_FILTER, ...filter }, stateOf);
  return listQuestions(found).map(({ question }) => question.id);
}

describe('a filter of questions', () => {
  it.each<{ name: string; filter: Partial<QuestionFilter>; finds: string[] }>([
    { name: 'nothing chosen', filter: {}, finds: ['derivation', 'code', 'story'] },
    { name: 'a category', filter: { category: 'theory' }, finds: ['derivation', 'code'] },
    { name: 'a phase', filter: { phase: 'phase-1' }, finds: ['code', 'story'] },
    { name: 'a form', filter: { form: 'story' }, finds: ['story'] },
    { name: 'a difficulty', filter: { difficulty: 3 }, finds: ['derivation'] },
    { name: 'a word of the prompt, in any case', filter: { words: 'failure' }, finds: ['story'] },
    { name: 'words of an answer, in any order', filter: { words: 'test  seed' }, finds: ['code'] },
    { name: 'a state', filter: { state: 'weak' }, finds: ['story'] },
    { name: 'all at once', filter: { category: 'theory', phase: 'phase-1', words: 'it' }, finds: ['code'] },
    { name: 'what nothing fits', filter: { category: 'stories', form: 'code' }, finds: [] },
  ])('lets through: $name', ({ filter, finds }) => {
    expect(idsOf(filter)).toEqual(finds);
  });

  it('leaves out categories without a question, and the bank as it was', () => {
    const before = structuredClone(BANK);

    const found = filterQuestions(BANK, { ...NO_QUESTION_FILTER, form: 'code' }, stateOf);

    expect(found.map(({ id, questions }) => [id, questions.length])).toEqual([['theory', 1]]);
    expect(BANK).toEqual(before);
  });

  it('is open only when nothing is chosen and no word is typed', () => {
    expect(isOpen({ ...NO_QUESTION_FILTER, words: '  ' })).toBe(true);
    for (const chosen of [
      { words: 'a' },
      { form: 'code' },
      { difficulty: 1 },
      { phase: 'x' },
      { state: 'due' },
    ] as const)
      expect(isOpen({ ...NO_QUESTION_FILTER, ...chosen })).toBe(false);
  });

  it('never lets more through for one choice more, and keeps the order', () => {
    const anyFilter: fc.Arbitrary<QuestionFilter> = fc.record({
      category: fc.constantFrom(null, 'theory', 'stories'),
      phase: fc.constantFrom(null, 'phase-1', 'phase-2'),
      form: fc.constantFrom(null, ...QUESTION_FORMS),
      difficulty: fc.constantFrom(null, ...DIFFICULTIES),
      state: fc.constantFrom(null, ...QUESTION_STATES),
      words: fc.constantFrom('', 'it', 'softmax', 'failure'),
    });
    const choices = ['category', 'phase', 'form', 'difficulty'] as const;

    fc.assert(
      fc.property(anyFilter, fc.constantFrom(...choices), (filter, choice) => {
        const wider = idsOf({ ...filter, [choice]: null });
        expect(wider.filter((id) => idsOf(filter).includes(id))).toEqual(idsOf(filter));
      }),
    );
  });
});
