import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import { chooseQuestions } from '../../../plans/mock/choose-questions.ts';
import { DIMENSION_IDS } from '../../../plans/mock/dimension.ts';
import { MOCKS_FORMAT } from '../../../plans/mock/parse-mocks.ts';
import { OWN_CATEGORY } from '../../../plans/practice/own/own-question.ts';
import { readContentFiles } from '../../../server/library/content-files.ts';
import { loadLibrary } from '../../../server/library/library.ts';
import { mocksFolder } from '../../../server/paths.ts';

const { builtIn, categories, mockFormats } = loadLibrary();
const rounds = mockFormats.flatMap((format) => format.rounds.map((round) => ({ format, round })));

describe('the mock interviews', () => {
  it('fit the format in each of their files, whatever an earlier build read', () => {
    const files = readContentFiles({ folder: mocksFolder, readByBuild: 'nowhere.json' }, MOCKS_FORMAT);

    expect(files.map(({ content }) => content.id).sort()).toEqual(mockFormats.map(({ id }) => id).sort());
  });

  it('are the rounds of an interview loop, one by one, and then the whole day with breaks', () => {
    expect(mockFormats.map(({ id }) => id)).toEqual([
      'recruiter-screen',
      'technical-screen',
      'research-deep-dive',
      'talk-with-hostile-questions',
      'systems-and-experiments',
      'behavioural',
      'applied-modelling',
      'coding',
      'full-onsite',
    ]);
    const onsite = mockFormats.find(({ id }) => id === 'full-onsite');
    expect(onsite?.rounds.filter(({ kind }) => kind !== 'break').map(({ id }) => id)).toEqual([
      'talk',
      'technical',
      'systems',
      'behavioural',
    ]);
    expect(onsite?.rounds.map(({ kind }) => kind === 'break')).toEqual([
      false,
      true,
      false,
      true,
      false,
      true,
      false,
    ]);
  });

  it('name only categories of the bank and tasks of the built-in roadmap', () => {
    const known = new Set([OWN_CATEGORY.id, ...categories.map(({ id }) => id)]);
    const asked = rounds.flatMap(({ round }) => round.questions).flatMap(({ from }) => from);
    expect(asked.filter((id) => !known.has(id))).toEqual([]);

    const taskIds = new Set(builtIn.phases.flatMap(({ tasks }) => tasks).map(({ id }) => id));
    expect(mockFormats.flatMap(({ tasks }) => tasks).filter((id) => !taskIds.has(id))).toEqual([]);
  });

  it('use every dimension, and learning in every round of stories', () => {
    const used = new Set(rounds.flatMap(({ round }) => round.rubric));
    expect(DIMENSION_IDS.filter((id) => !used.has(id))).toEqual([]);
    const ofStories = rounds.filter(({ round }) => round.rubric.includes('situation'));
    expect(ofStories.length).toBeGreaterThan(1);
    expect(ofStories.filter(({ round }) => !round.rubric.includes('learning'))).toEqual([]);
  });

  it('find as many questions in the bank as they ask, for a learner who was asked nothing yet', () => {
    for (const format of mockFormats) {
      const chosen = chooseQuestions(format, {
        bank: categories,
        lastAnswers: new Map(),
        seed: 'any',
        today: day('2026-03-04'),
      });
      const wanted = format.rounds.map(({ questions }) =>
        questions.reduce((sum, { count }) => sum + count, 0),
      );
      expect([format.id, chosen.map(({ length }) => length)]).toEqual([format.id, wanted]);
    }
  });
});
