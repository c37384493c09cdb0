import { describe, expect, it } from 'vitest';
import { day } from '../../../plans/day.ts';
import { chooseQuestions } from '../../../plans/mock/choose-questions.ts';
import { DIMENSION_IDS } from '../../../plans/mock/dimension.ts';
import { minutesOf } from '../../../plans/mock/mock-format.ts';
import { MOCKS_FORMAT } from '../../../plans/mock/parse-mocks.ts';
import { findQuestion } from '../../../plans/practice/bank/question-bank.ts';
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
      'data-structures',
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

/** The questions of a round over as many first mocks as there are seeds, each once, as `category/form/id`. */
function drawn(formatId: string, roundId: string): { id: string; category: string; form: string }[] {
  const format = mockFormats.find(({ id }) => id === formatId);
  const at = format?.rounds.findIndex(({ id }) => id === roundId) ?? -1;
  if (format === undefined || at === -1) throw new Error(`No round ${roundId} in ${formatId}`);
  const today = day('2026-03-04');
  const keys = Array.from({ length: 500 }, (_, seed) => {
    const from = { bank: categories, lastAnswers: new Map(), seed: `seed-${seed}`, today };
    return chooseQuestions(format, from)[at] ?? [];
  }).flat();
  return [...new Set(keys)].flatMap((id) => {
    const placed = findQuestion(categories, id);
    return placed === null ? [] : { id, category: placed.category.id, form: placed.question.form };
  });
}

describe('over 500 first mocks', () => {
  it('a recruiter asks what recruiters ask, and is asked what candidates ask', () => {
    const asked = drawn('recruiter-screen', 'screen');
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter(({ id }) => !id.startsWith('fit-'))).toEqual([]);
    const asking = drawn('recruiter-screen', 'your-questions');
    expect(asking.length).toBeGreaterThan(6);
    expect(asking.filter(({ id }) => !id.startsWith('ask-'))).toEqual([]);
  });

  it('a system is designed in the systems round, and no portfolio of bets', () => {
    const designs = drawn('systems-and-experiments', 'design');
    expect(designs.map(({ id }) => id)).toContain('altitude-evaluation-as-a-system');
    expect(
      designs.filter(({ id, form }) => form !== 'design' || id === 'altitude-portfolio-of-bets'),
    ).toEqual([]);
  });

  it('the warm-up of the coding round is about training code, and programs are written after it', () => {
    const warmUps = drawn('coding', 'warm-up');
    expect(warmUps.map(({ id }) => id)).toContain('coding-round-experimental-hygiene');
    expect(warmUps.filter(({ category }) => category !== 'reading-code')).toEqual([]);
    for (const [format, round] of [
      ['coding', 'code'],
      ['technical-screen', 'code'],
      ['data-structures', 'problems'],
    ] as const) {
      expect([format, drawn(format, round).filter(({ form }) => form !== 'code')]).toEqual([format, []]);
    }
  });

  it('candidates are never told to ask in a round where they answer', () => {
    const answered = mockFormats.flatMap((format) =>
      format.rounds
        .filter(({ id, questions }) => id !== 'your-questions' && questions.length > 0)
        .flatMap(({ id }) => drawn(format.id, id)),
    );
    expect(answered.filter(({ category }) => category === 'questions-for-them')).toEqual([]);
  });
});

describe('the plan schedules the mocks', () => {
  const taskOf = (id: string) => {
    const phase = builtIn.phases.find(({ tasks }) => tasks.some((task) => task.id === id));
    const task = phase?.tasks.find((each) => each.id === id);
    if (phase === undefined || task === undefined) throw new Error(`No task ${id}`);
    return { ...task, lastWeek: phase.weeks[1] };
  };
  const weeksOf = (formatId: string) =>
    mockFormats.find(({ id }) => id === formatId)?.tasks.map((id) => taskOf(id).lastWeek) ?? [];

  it('each of them, for a task', () => {
    expect(mockFormats.filter(({ tasks }) => tasks.length === 0).map(({ id }) => id)).toEqual([]);
  });

  it('the first rounds of a loop early, and again when the interviews are near', () => {
    for (const id of ['recruiter-screen', 'technical-screen']) {
      expect([id, weeksOf(id)]).toEqual([id, [6, 12]]);
    }
    expect(Math.min(...weeksOf('coding'))).toBeLessThanOrEqual(5);
    for (const id of ['systems-and-experiments', 'applied-modelling']) {
      expect([id, weeksOf(id).every((week) => week >= 12 && week <= 14)]).toEqual([id, true]);
    }
  });

  it.each([
    'recruiter-screen-rehearsal',
    'technical-screen-rehearsal',
    'coding-round-rehearsal',
    'data-structures-round-rehearsal',
    'systems-round-rehearsal',
    'applied-round-rehearsal',
    'first-rounds-again',
    'mock-onsite',
  ])('with as many minutes as %s has', (taskId) => {
    const formats = mockFormats.filter(({ tasks }) => tasks.includes(taskId));
    expect(formats.reduce((minutes, format) => minutes + minutesOf(format), 0)).toBe(taskOf(taskId).minutes);
  });
});
