import { describe, expect, it } from 'vitest';
import { readICalendar } from '../../../../plans/incoming/outlines/calendar.ts';
import { readMarkdownOutline } from '../../../../plans/incoming/outlines/markdown.ts';
import { type Proposal, tasksOf } from '../../../../plans/incoming/tasks/proposal.ts';
import { propose } from '../../../../plans/incoming/tasks/propose.ts';

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
