import { describe, expect, it } from 'vitest';
import { day } from '../../../../plans/day.ts';
import { readICalendar } from '../../../../plans/incoming/outlines/calendar.ts';
import { readLines } from '../../../../plans/incoming/outlines/lines.ts';
import { readMarkdownOutline } from '../../../../plans/incoming/outlines/markdown.ts';
import { recogniseText } from '../../../../plans/incoming/recognise.ts';
import { textsOfProposal } from '../../../../plans/incoming/tasks/edit.ts';
import { type Proposal, tasksOf } from '../../../../plans/incoming/tasks/proposal.ts';
import { propose } from '../../../../plans/incoming/tasks/propose.ts';
import { withQuickWords } from '../../../../plans/incoming/tasks/quick-words.ts';

const proposalOf = (text: string): Proposal => {
  const outline = readMarkdownOutline(text);
  if (!outline.ok) throw new Error(outline.problem);
  const read = propose(outline.value, 'plan');
  if (!read.ok) throw new Error(read.problem);
  return read.proposal;
};
const ticked = (text: string) => tasksOf(proposalOf(text)).map(({ title, isDone }) => [title, isDone]);

describe('a part that is ticked and divided into tasks', () => {
  it('leaves those open that have an empty box of their own', () => {
    const parts = ['  - [ ] Plan it (30 min)', '  - [x] Build it (90 min)', '  - Show it (30 min)'];

    expect(ticked(['- [x] Project', ...parts, '- [ ] Rest'].join('\n'))).toEqual([
      ['Project: Plan it', false],
      ['Project: Build it', true],
      ['Project: Show it', true],
      ['Rest', false],
    ]);
  });
});

describe('headings over words alone', () => {
  it('are notes where other headings have what is to do', () => {
    const { phases } = proposalOf(
      '# Plan\n\n## About\n\nMine.\n\n## Week 1\n\n- Read\n\n### Prerequisites\n\nPython.\n\n## Week 2\n\nRest and read.\n\n## Licence\n\nMIT\n',
    );

    expect(phases.map(({ title, note, tasks }) => [title, note, tasks.map((task) => task.title)])).toEqual([
      ['Week 1', 'Prerequisites\n\nPython.', ['Read']],
      ['Week 2', '', ['Week 2']],
    ]);
    expect(phases[0]?.tasks[0]?.note).toBe('About\n\nMine.');
    expect(phases[1]?.tasks[0]?.note).toBe('Licence\n\nMIT\n\nRest and read.');
  });

  it('are what is to do where none has a list, unless they tell of the plan', () => {
    expect(ticked('# Plan\n\n## Linear algebra\n\nStrang.\n\n## About\n\nMine.\n')).toEqual([
      ['Linear algebra', false],
    ]);
    expect(
      ticked('## Linear algebra\n\nStrang.\n\n## Probability\n\nBlitzstein.\n\n## 📄 License\n\nMIT\n'),
    ).toEqual([
      ['Linear algebra', false],
      ['Probability', false],
    ]);
  });
});

describe('an event whose length is no length', () => {
  it('comes in without one', () => {
    const lines = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'SUMMARY:Read',
      'DTSTART:20260302T090000',
      'DURATION:P',
    ];
    const read = readICalendar([...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n'));

    expect(read.ok && read.value.sections[0]?.items[0]?.minutes).toBe(null);
  });
});

describe('the lines of a list', () => {
  const tasksOfLines = (...lines: string[]) => {
    const outline = readLines(lines.join('\n'));
    if (!outline.ok) throw new Error(outline.problem);
    const reader = { today: day('2026-03-04'), locale: 'en-GB' };
    const read = propose(withQuickWords(outline.value, 'plain', reader), '');
    if (!read.ok) throw new Error(read.problem);
    return tasksOf(read.proposal);
  };

  it('are read as Quick add reads them', () => {
    const tasks = tasksOfLines('Read chapter 1 !60 fri', 'Write (30 min)', 'Build it tomorrow');

    expect(tasks.map(({ title, minutes, day: on }) => [title, minutes, on])).toEqual([
      ['Read chapter 1', 60, '2026-03-06'],
      ['Write', 30, null],
      ['Build it', 120, '2026-03-05'],
    ]);
  });

  it('are to do each where some have nothing but a tick', () => {
    const tasks = tasksOfLines('✓ One', 'Two', '☐ Three', 'Four ✔', '[/] Five', '[x] Six');

    expect(tasks.map(({ title, isDone }) => [title, isDone])).toEqual([
      ['One', true],
      ['Two', false],
      ['Three', false],
      ['Four', true],
      ['Five', false],
      ['Six', true],
    ]);
    expect(recogniseText('✓ One\nTwo\n☐ Three', '')).toBe('lines');
  });

  it.each(['Read 2h', 'Read (2 h)', 'Read – 2 hours', 'Read, ~2h', 'Read about 2 hours'])(
    '%s takes two hours, and its title says no more than what it is',
    (line) => {
      const [task] = tasksOfLines(line);
      expect([task?.title, task?.minutes, task?.isGuessed]).toEqual(['Read', 120, false]);
    },
  );

  it('keep minutes that are a part of a sentence, and a stretch of them in the note', () => {
    const tasks = tasksOfLines('Write for 2 hours', 'Read (2–3 h)', 'Build 30-60 min');

    expect(tasks.map(({ title, minutes, note }) => [title, minutes, note])).toEqual([
      ['Write for 2 hours', 120, ''],
      ['Read', 150, '2–3 h'],
      ['Build', 45, '30-60 min'],
    ]);
  });
});

describe('what is struck out', () => {
  it('is told, and left out unless it is wanted', () => {
    const proposal = proposalOf(
      '- ~~Read~~ (30 min)\n- [-] Build\n- Write\n  - ~~by hand~~\n- ~~a~~ and ~~b~~',
    );

    const [phase] = textsOfProposal(proposal).phases;
    expect(phase?.tasks.map(({ title, isKept, steps }) => [title, isKept, steps])).toEqual([
      ['Read', false, ''],
      ['Build', false, ''],
      ['Write', true, '~~by hand~~'],
      ['~~a~~ and ~~b~~', true, ''],
    ]);
    expect(tasksOf(proposal)[0]?.asides).toEqual([
      { line: 1, words: 'It is struck out there, and left out: tick it to keep it.' },
    ]);
  });
});

describe('HTML in what is brought in', () => {
  it('of a calendar becomes Markdown', () => {
    const event = ['SUMMARY:R &amp\\; D', 'DTSTART:20260302', 'DESCRIPTION:Read <b>all</b><br>of it'];
    const read = readICalendar(
      ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...event, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n'),
    );

    const [item] = read.ok ? (read.value.sections[0]?.items ?? []) : [];
    expect([item?.text, item?.note]).toEqual(['R & D', 'Read **all**  \nof it']);
  });

  it('that is a list is what is to do', () => {
    const list = '<ul><li>Read</li><li>Build<ul><li>derive</li></ul></li></ul>';

    const { phases } = proposalOf(
      `<details><summary>Week 1</summary>${list}</details>\n\n<details><summary>Week 2</summary>\n\n- Rest\n\n</details>\n`,
    );
    expect(
      phases.map(({ title, tasks }) => [title, tasks.map((task) => [task.title, task.steps.length])]),
    ).toEqual([
      [
        'Week 1',
        [
          ['Read', 0],
          ['Build', 1],
        ],
      ],
      ['Week 2', [['Rest', 0]]],
    ]);
  });

  it('of details in one line becomes Markdown, and of others what was written stays', () => {
    const { phases } = proposalOf(
      '<details><summary>Week 1: A &amp; B</summary>Read <b>it</b></details>\n\n- One\n\n<details>\n<summary>Week 2</summary>\n\n- **Two** <3\n\n</details>\n',
    );

    expect(phases.map(({ title }) => title)).toEqual(['Week 1: A & B', 'Week 2']);
    expect(phases[0]?.note + (phases[0]?.tasks[0]?.note ?? '')).toContain('Read **it**');
    expect(phases.flatMap(({ tasks }) => tasks.map(({ title }) => title))).toContain('**Two** <3');
  });
});
