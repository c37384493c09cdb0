import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../../plans/day.ts';
import type { IncomingItem, IncomingOutline, IncomingSection } from '../../../../plans/incoming/outline.ts';
import { readProposalTexts, settleProposal, textsOfProposal } from '../../../../plans/incoming/tasks/edit.ts';
import { MOST_TASKS, type Proposal, tasksOf } from '../../../../plans/incoming/tasks/proposal.ts';
import { propose } from '../../../../plans/incoming/tasks/propose.ts';
import { roadmapOfProposal, yamlOf } from '../../../../plans/incoming/tasks/to-roadmap.ts';
import { parseRoadmap } from '../../../../plans/roadmap/parse-roadmap.ts';

const anItem = (text: string, more: Partial<IncomingItem> = {}): IncomingItem => ({
  line: 1,
  text,
  isDone: false,
  day: null,
  minutes: null,
  note: '',
  items: [],
  ...more,
});
const aSection = (title: string, items: readonly IncomingItem[], note = ''): IncomingSection => ({
  line: 1,
  title,
  note,
  items,
});
const proposalOf = (sections: readonly IncomingSection[], title = ''): Proposal => {
  const read = propose({ title, sections }, 'plan');
  if (!read.ok) throw new Error(read.problem);
  return read.proposal;
};
const weeksOf = (titles: readonly string[]) =>
  proposalOf(titles.map((title) => aSection(title, [anItem('Read')]))).phases.map(
    ({ weekCount }) => weekCount,
  );

const word = fc.stringMatching(/^[a-zA-Zäß数学0-9]{1,12}$/);
const words = fc.array(word, { minLength: 1, maxLength: 30 }).map((some) => some.join(' '));
const note = fc.oneof(
  fc.constant(''),
  words,
  fc.tuple(words, words).map((some) => some.join('\n\n')),
);
const item = (depth: number): fc.Arbitrary<IncomingItem> =>
  fc.record({
    line: fc.nat(1000),
    text: words,
    isDone: fc.boolean(),
    day: fc.constantFrom(null, null, day('2026-03-02')),
    minutes: fc.option(fc.integer({ min: 1, max: 4000 })),
    note,
    items: depth === 0 ? fc.constant([]) : fc.array(item(depth - 1), { maxLength: 3 }),
  });
const sectionTitle = fc.oneof(
  fc.constant(''),
  words,
  fc
    .tuple(fc.constantFrom('Week', 'Day', 'Month', 'Weeks'), fc.integer({ min: 0, max: 60 }))
    .map((some) => some.join(' ')),
);
const outline: fc.Arbitrary<IncomingOutline> = fc.record({
  title: fc.oneof(fc.constant(''), words),
  sections: fc.array(
    fc.record({ line: fc.nat(1000), title: sectionTitle, note, items: fc.array(item(2), { maxLength: 4 }) }),
    { maxLength: 5 },
  ),
});

function allWords({ title, sections }: IncomingOutline): string[] {
  const ofItem = ({ text, note: own, items }: IncomingItem): string[] => [
    text,
    own,
    ...items.flatMap(ofItem),
  ];
  const texts = [
    title,
    ...sections.flatMap((section) => [section.title, section.note, ...section.items.flatMap(ofItem)]),
  ];
  return texts.flatMap((text) => text.split(/\s+/)).filter((each) => each !== '');
}

describe('a proposal', () => {
  it('holds every word of the list, in a place where it is kept', () => {
    fc.assert(
      fc.property(outline, (list) => {
        const read = propose(list, '');
        fc.pre(read.ok);
        const { proposal } = read;
        const texts = proposal.phases.flatMap((phase) => [
          phase.title,
          phase.note,
          ...phase.tasks.flatMap((task) => [task.title, task.note, ...task.steps.map(({ text }) => text)]),
        ]);
        const held = new Set([proposal.title, ...texts].flatMap((text) => text.split(/[\s:…]+/)));
        expect(allWords(list).filter((each) => !held.has(each))).toEqual([]);
      }),
    );
  });

  it('becomes a roadmap whose file can be read, with all of its tasks in order', () => {
    fc.assert(
      fc.property(outline, (list) => {
        const read = propose(list, 'A list');
        fc.pre(read.ok);
        const settled = settleProposal(read.proposal, textsOfProposal(read.proposal));
        if (!settled.ok) throw new Error(JSON.stringify(settled.errors));
        const parsed = parseRoadmap(yamlOf(roadmapOfProposal(settled.proposal, ['a-list'])));
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
        const tasks = parsed.roadmap.phases.flatMap((phase) => phase.tasks);
        expect(tasks.map(({ title, minutes, done = false }) => ({ title, minutes, done }))).toEqual(
          tasksOf(settled.proposal).map(({ title, minutes, isDone }) => ({ title, minutes, done: isDone })),
        );
        expect(parsed.roadmap.id).not.toBe('a-list');
      }),
    );
  });

  it('says the same again when its form is sent as it is', () => {
    fc.assert(
      fc.property(outline, (list) => {
        const read = propose(list, '');
        fc.pre(read.ok);
        const texts = textsOfProposal(read.proposal);
        expect(readProposalTexts(read.proposal, {})).toEqual(texts);
      }),
    );
  });
});

describe('weeks', () => {
  it('are those of the titles', () => {
    expect(weeksOf(['Week 1: Foundations', 'Weeks 2–4: Optimisation', 'Week 5'])).toEqual([1, 3, 1]);
    expect(weeksOf(['Month 1', 'Month 2'])).toEqual([4, 4]);
    expect(weeksOf(['Week 3', 'Week 6'])).toEqual([3, 1]);
  });

  it('of days are put together, and each task says where it stood', () => {
    const { phases } = proposalOf(
      [1, 2, 8].map((number) => aSection(`Day ${number}: Arrays`, [anItem(`Solve ${number}`)])),
    );
    expect(
      phases.map(({ title, weekCount, tasks }) => [title, weekCount, tasks.map(({ note: own }) => own)]),
    ).toEqual([
      ['Week 1', 1, ['Day 1: Arrays', 'Day 2: Arrays']],
      ['Day 8: Arrays', 1, ['']],
    ]);
  });

  it('are shared out by the work where no title names any', () => {
    const { phases } = proposalOf([
      aSection('Foundations', [anItem('Read', { minutes: 1200 }), anItem('Build', { minutes: 1200 })]),
      aSection('Polish', [anItem('Rehearse', { minutes: 60 })]),
    ]);
    expect(phases.map(({ weekCount }) => weekCount)).toEqual([4, 1]);
  });
});

describe('a task', () => {
  it('has its kind, weight and minutes from its words', () => {
    const { phases } = proposalOf([
      aSection('', [
        anItem('Read chapters 1–3'),
        anItem('Implement Adam'),
        anItem('Follow along with the notebook'),
        anItem('Mock interview with Ada', { minutes: 50 }),
        anItem('Bonus: watch the lecture'),
      ]),
    ]);
    expect(
      phases[0]?.tasks.map(({ kind, weight, minutes, isGuessed }) => [kind, weight, minutes, isGuessed]),
    ).toEqual([
      ['study', 'core', 270, true],
      ['hands-on', 'core', 120, true],
      ['follow-along', 'core', 90, true],
      ['rehearsal', 'core', 50, false],
      ['study', 'stretch', 60, true],
    ]);
  });

  it('takes its parts as steps, and large parts become tasks of their own', () => {
    const { phases } = proposalOf([
      aSection('', [
        anItem('Watch the lecture', {
          isDone: false,
          items: [anItem('Exercise 1', { isDone: true }), anItem('Exercise 2')],
        }),
        anItem('Project', {
          items: [anItem('Plan it', { minutes: 30 }), anItem('Build it', { minutes: 300 })],
        }),
      ]),
    ]);
    expect(
      phases[0]?.tasks.map(({ title, steps }) => [title, steps.map(({ text, isDone }) => [text, isDone])]),
    ).toEqual([
      [
        'Watch the lecture',
        [
          ['Exercise 1', true],
          ['Exercise 2', false],
        ],
      ],
      ['Project: Plan it', []],
      ['Project: Build it', []],
    ]);
  });

  it('keeps a title that is too long in its note, and says so with its line', () => {
    const long = `[Attention](https://example.org/${'a'.repeat(120)}) ${'and more '.repeat(20)}`.trim();
    const [task] = tasksOf(proposalOf([aSection('', [anItem(long, { line: 7 })])]));
    expect(task?.title.length).toBeLessThanOrEqual(120);
    expect(task?.note).toBe(long);
    expect(task?.asides.map(({ line }) => line)).toEqual([7]);
  });
});

describe('a list that is too long for a page', () => {
  it('is shown in parts, which hold all of it in order', () => {
    const items = (count: number) => Array.from({ length: count }, (_, index) => anItem(`Task ${index}`));
    const sections = [aSection('One', items(MOST_TASKS + 1)), aSection('Two', items(300))];
    const parts = [1, 2].map((number) => propose({ title: 'All', sections }, '', number));

    expect(parts.map((read) => read.ok && [read.part, read.proposal.title])).toEqual([
      [{ number: 1, count: 2, taskCount: 901 }, 'All'],
      [{ number: 2, count: 2, taskCount: 901 }, 'All, part 2'],
    ]);
    const shown = parts.flatMap((read) => (read.ok ? tasksOf(read.proposal) : []));
    expect(shown.map(({ title }) => title)).toEqual([...items(601), ...items(300)].map(({ text }) => text));
  });

  it('has no more phases in a part than a roadmap can have', () => {
    const sections = Array.from({ length: 120 }, (_, index) => aSection(`Topic ${index}`, [anItem('Read')]));
    const read = propose({ title: '', sections }, 'All', 9);
    expect(read.ok && [read.part.number, read.proposal.phases.length]).toEqual([2, 16]);
  });
});

describe('what was typed', () => {
  it('is told to be wrong at its field, and what is left out is not looked at', () => {
    const proposal = proposalOf([aSection('', [anItem('Read'), anItem('Build')])]);
    const sent = {
      't0-title': 'Read',
      't0-minutes': 'an hour',
      't1-title': '',
      't1-keep': 'yes',
      'p0-weeks': '0',
    };
    const settled = settleProposal(proposal, readProposalTexts(proposal, sent));
    expect(settled).toEqual({
      ok: false,
      errors: { 't1-title': 'Write what the task is', 'p0-weeks': 'Give it at least one week' },
    });
  });
});
