import { describe, expect, it, onTestFinished } from 'vitest';
import { formatProblem } from '../../../plans/content/problem.ts';
import { parseRoadmap, type RoadmapShelf } from '../../../plans/roadmap/parse-roadmap.ts';

const WELL_FORMED = `id: two-weeks
title: Two weeks
weeks: 2
phases:
  - id: reading
    title: Reading
    weeks: [1, 1]
    goal: Know the field
    outcome: You can name its open questions
    tasks:
      - { id: survey, kind: study, title: Read a survey, minutes: 90, essential: true }
  - id: building
    title: Building
    weeks: [2, 2]
    goal: Build something small
    outcome: You can show it
    habits:
      - { id: drill, title: Answer a question, minutes: 15 }
    tasks:
      - id: prototype
        kind: hands-on
        title: Build a prototype
        minutes: 240
        weight: stretch
        steps: [Sketch it, Build it]
        evidence: link
`;

/** The problems as `npm run roadmap:check` prints them. */
function problemsOf(text: string): string[] {
  const parsed = parseRoadmap(text);
  return parsed.ok ? [] : parsed.problems.map((problem) => formatProblem('my.yaml', problem));
}

function changed(from: string, to: string): string {
  if (!WELL_FORMED.includes(from)) throw new Error(`Not in the sample: ${from}`);
  return WELL_FORMED.replace(from, to);
}

describe('a roadmap file that fits the format', () => {
  it('is read with its defaults filled in', () => {
    const parsed = parseRoadmap(WELL_FORMED);
    const tasks = parsed.ok ? parsed.roadmap.phases.flatMap((phase) => phase.tasks) : [];

    expect(tasks).toEqual([
      {
        id: 'survey',
        kind: 'study',
        title: 'Read a survey',
        minutes: 90,
        weight: 'core',
        essential: true,
        steps: [],
        evidence: 'note',
        serves: [],
        weights: {},
        reads: [],
        makes: [],
      },
      {
        id: 'prototype',
        kind: 'hands-on',
        title: 'Build a prototype',
        minutes: 240,
        weight: 'stretch',
        essential: false,
        steps: ['Sketch it', 'Build it'],
        evidence: 'link',
        serves: [],
        weights: {},
        reads: [],
        makes: [],
      },
    ]);
  });

  it.each([
    { name: 'a byte order mark', text: `\uFEFF${WELL_FORMED}` },
    { name: 'Windows line ends', text: WELL_FORMED.replaceAll('\n', '\r\n') },
    { name: 'signs of YAML inside quotes', text: changed('title: Two weeks', 'title: "&two *weeks !now"') },
    {
      name: 'signs of YAML inside a block text',
      text: changed('goal: Know the field', 'goal: >-\n      *know* &all'),
    },
    { name: 'comments', text: `# mine\n${WELL_FORMED}# the end\n` },
    {
      name: 'JSON',
      text: '{"id":"a","title":"A","weeks":1,"phases":[{"id":"p","title":"P","weeks":[1,1],"goal":"g","outcome":"o","tasks":[{"id":"t","kind":"study","title":"T","minutes":30}]}]}',
    },
  ])('may have $name', ({ text }) => {
    expect(problemsOf(text)).toEqual([]);
  });
});

describe('a roadmap file with faults', () => {
  it('is told every problem at once, in the order of the file, with line and path', () => {
    const text = WELL_FORMED.replace('title: Two weeks', 'title: 2026')
      .replace('kind: study', 'kind: reading')
      .replace('minutes: 90', 'minutes: 1.5')
      .replace('evidence: link', 'evidense: link')
      .replace('        title: Build a prototype\n', '');

    expect(problemsOf(text)).toEqual([
      'my.yaml:2: title: This should be a text, not a number; put it in quotes if it is one',
      'my.yaml:11: phases[0].tasks[0].kind: Choose one of: study, follow-along, hands-on, rehearsal',
      'my.yaml:11: phases[0].tasks[0].minutes: Give whole minutes, like 45',
      'my.yaml:20: phases[1].tasks[0].title: This is missing',
      'my.yaml:25: phases[1].tasks[0].evidense: The format has no such name here: is it a slip of the pen, or indented too far?',
    ]);
  });

  it.each([
    {
      name: 'an id used twice',
      text: changed('id: prototype', 'id: survey'),
      says: 'my.yaml:20: phases[1].tasks[0].id: The id "survey" is used twice',
    },
    {
      name: 'a round that there is not',
      text: changed('kind: study', 'kind: study, serves: [talk-round, panel]'),
      says: 'phases[0].tasks[0].serves[1]: Name capabilities and rounds by their ids, which are research-depth, ',
    },
    {
      name: 'a round that is served twice',
      text: changed('kind: study', 'kind: study, serves: [talk-round, talk-round]'),
      says: 'phases[0].tasks[0].serves: Name each capability and round once',
    },
    {
      name: 'a task that waits for a later one',
      text: changed('kind: study', 'kind: study, after: prototype'),
      says: 'phases[0].tasks[0].after: There is no task "prototype" before this one',
    },
    {
      name: 'a gap between phases',
      text: changed('[2, 2]', '[1, 2]'),
      says: 'my.yaml:14: phases[1].weeks: This phase should begin in week 2',
    },
    {
      name: 'one week instead of two',
      text: changed('[1, 1]', '1'),
      says: 'my.yaml:7: phases[0].weeks: This should be two weeks, like [1, 2], not a number',
    },
    {
      name: 'a name that stands twice',
      text: `${WELL_FORMED}id: again\n`,
      says: 'my.yaml:27: id: This name stands twice',
    },
    {
      name: 'a colon inside a text',
      text: changed('title: Reading', 'title: Reading: a start'),
      says: 'my.yaml:6: There is a ": " inside this text',
    },
    { name: 'a tab', text: 'weeks: 1\nphases:\n\t- id: a\n', says: 'my.yaml:3: Indent with spaces' },
    { name: 'a quote that is never closed', text: 'id: "two', says: 'my.yaml:1: Something is missing here' },
    {
      name: 'a second document',
      text: `${WELL_FORMED}---\n${WELL_FORMED}`,
      says: 'my.yaml:27: Keep one roadmap to a file',
    },
    {
      name: 'an anchor',
      text: changed('minutes: 90', 'minutes: &long 90'),
      says: 'my.yaml:11: Anchors (&name)',
    },
    { name: 'a tag', text: changed('weeks: 2', 'weeks: !!int 2'), says: 'my.yaml:3: Tags (!name)' },
    { name: 'a directive', text: `%YAML 1.1\n---\n${WELL_FORMED}`, says: 'my.yaml:1: Directives (%name)' },
    { name: 'nothing in it', text: '', says: 'my.yaml:1: A roadmap begins with' },
    { name: 'a list at its root', text: '- id: two-weeks', says: 'my.yaml:1: A roadmap begins with' },
    { name: 'a text at its root', text: 'two weeks', says: 'my.yaml:1: A roadmap begins with' },
  ])('is told of $name', ({ text, says }) => {
    const problems = problemsOf(text);

    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(says);
  });

  it('is not told more than 200 problems', () => {
    const problems = problemsOf(`${WELL_FORMED}${'a: 1\n'.repeat(1000)}`);

    expect(problems).toHaveLength(201);
    expect(problems.at(-1)).toContain('more problems');
  });
});

describe('a hostile roadmap file', () => {
  it.each([
    { name: 'lists nested 100,000 deep', text: `id: ${'['.repeat(1e5)}`, says: 'levels deep' },
    { name: 'mappings nested 100,000 deep', text: '{a: '.repeat(1e5), says: 'levels deep' },
    { name: 'a line of 100,000 dashes', text: `${'- '.repeat(1e5)}x`, says: 'levels deep' },
    {
      name: 'mappings nested by indentation',
      text: Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      says: 'levels deep',
    },
    { name: 'an alias bomb', text: 'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n', says: 'Anchors' },
    { name: 'an alias of nothing', text: 'a: *b', says: 'Aliases' },
    { name: '100,000 anchors', text: '&a '.repeat(1e5), says: 'Anchors' },
    { name: 'a NUL', text: changed('Two weeks', 'Two\u0000weeks'), says: 'not text (U+0000)' },
    {
      name: 'a NUL as an escape',
      text: changed('Two weeks', '"Two\\0weeks"'),
      says: 'title: Use plain characters',
    },
    { name: 'a lone surrogate', text: changed('Two weeks', 'Two\uD800weeks'), says: 'not text (U+D800)' },
    {
      name: 'a lone surrogate as an escape',
      text: changed('Two weeks', '"Two\\uD800weeks"'),
      says: 'title: Use plain characters',
    },
    {
      name: 'minutes of 1e308',
      text: changed('minutes: 90', 'minutes: 1e308'),
      says: 'minutes: Give whole minutes',
    },
    { name: 'weeks of 1e308', text: changed('weeks: 2', 'weeks: 1e308'), says: 'weeks: Give at most' },
    {
      name: 'endless minutes',
      text: changed('minutes: 90', 'minutes: .inf'),
      says: 'minutes: Give whole minutes',
    },
    { name: 'a terminal code as a name', text: `${WELL_FORMED}"\\e[31mred": 1\n`, says: '"\\u001b[31mred"' },
    { name: 'two million characters', text: 'x'.repeat(2_000_000), says: 'too large' },
    { name: 'half a million quotes', text: '"'.repeat(1e6), says: 'too many parts' },
    { name: 'half a million wrong escapes', text: `"${'\\q'.repeat(490_000)}"`, says: 'too many parts' },
    {
      name: '30,000 names',
      text: Array.from({ length: 30_000 }, (_, n) => `k${n}: v`).join('\n'),
      says: 'too many parts',
    },
    {
      name: '15,000 names',
      text: Array.from({ length: 15_000 }, (_, n) => `k${n}: v`).join('\n'),
      says: 'k0: The format has no such name',
    },
    { name: '100,000 colons', text: ': '.repeat(1e5), says: 'too many parts' },
  ])('is refused at little cost: $name', ({ text, says }) => {
    const memoryBefore = process.memoryUsage().rss;
    const timeBefore = process.cpuUsage();

    const problems = problemsOf(text);

    expect(problems.join('\n')).toContain(says);
    const { user, system } = process.cpuUsage(timeBefore);
    expect(user + system, 'microseconds of work').toBeLessThan(5_000_000);
    expect(process.memoryUsage().rss - memoryBefore).toBeLessThan(100_000_000);
  });

  it('leaves the prototype of every object as it was', () => {
    const atRoot = problemsOf(`${WELL_FORMED}__proto__: { polluted: yes }\n`);
    const inside = problemsOf(changed('    goal: Know', '    __proto__: { polluted: yes }\n    goal: Know'));

    expect(atRoot[0]).toContain('my.yaml:27: __proto__: The format has no such name');
    expect(inside[0]).toContain('my.yaml:8: phases[0].__proto__: The format has no such name');
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  it('does not change how the stacks of later errors look', () => {
    const usual = Error.stackTraceLimit;
    onTestFinished(() => {
      Error.stackTraceLimit = usual;
    });
    Error.stackTraceLimit = 7;

    parseRoadmap('a: "\\q"');

    expect(Error.stackTraceLimit).toBe(7);
  });
});

describe('what a roadmap says to read', () => {
  const reading = changed(
    'minutes: 90',
    'minutes: 90, reads: [{ id: a-book, part: chapter 2, minutes: 40, need: must }]',
  );
  const shelfWith = (...ids: string[]): RoadmapShelf => ({
    resources: new Set(ids),
    kinds: new Map([['sheet', new Set(['claim'])]]),
    formats: new Set(['coding']),
    categories: new Set(['basics']),
  });
  const shelf = shelfWith('a-paper');
  const told = (text: string, on: RoadmapShelf | null) => {
    const parsed = parseRoadmap(text, on);
    return parsed.ok ? [] : parsed.problems.map((problem) => formatProblem('my.yaml', problem));
  };

  it('is in the file, or among what comes with Daymark', () => {
    const [problem = '', ...others] = told(reading, shelf);
    expect(others).toEqual([]);
    expect(problem).toMatch(
      /^my\.yaml:\d+: phases\[0\]\.tasks\[0\]\.reads\[0\]\.id: There is no resource "a-book"/,
    );
    expect(told(reading, shelfWith('a-book'))).toEqual([]);
    const brought =
      'resources: [{ id: a-book, title: A book, authors: [Me], year: 2024, kind: book, open: paid, level: 1, note: Mine }]\n';
    expect(told(brought + reading, shelf)).toEqual([]);
  });

  it('may be gone since, once the roadmap is kept', () => {
    expect(told(reading, null)).toEqual([]);
  });

  it('takes no longer than the task', () => {
    expect(told(reading.replace('minutes: 40', 'minutes: 120'), null)).toEqual([
      expect.stringContaining('What must be read takes 120 minutes, and the whole task has 90'),
    ]);
  });
});

describe('what a roadmap says that tasks make', () => {
  const SHELF: RoadmapShelf = {
    resources: new Set(),
    kinds: new Map([['sheet', new Set(['claim'])]]),
    formats: new Set(),
    categories: new Set(),
  };

  it.each([
    ['kind: sheet', ''],
    ['kind: sheet, parts: [claim]', ''],
    ['kind: shet', '.kind: There is no kind of pieces "shet"'],
    ['kind: shet, parts: [claim]', '.kind: There is no kind of pieces "shet"'],
    ['kind: sheet, parts: [claim, clam]', '.parts[1]: The kind "sheet" has no part "clam"'],
  ])('is of kinds and parts that are there: %s', (make, problem) => {
    const text = changed('minutes: 90', `minutes: 90, makes: [{ ${make} }]`);
    const parsed = parseRoadmap(text, SHELF);
    const told = parsed.ok ? [] : parsed.problems.map((one) => formatProblem('my.yaml', one));
    const words = told.map((one) => one.replace(/^my\.yaml:\d+: phases\[0\]\.tasks\[0\]\.makes\[0\]/, ''));
    expect(words).toEqual(problem === '' ? [] : [problem]);
    // What is kept already is read whatever was taken away since.
    expect(parseRoadmap(text).ok).toBe(true);
  });
});
