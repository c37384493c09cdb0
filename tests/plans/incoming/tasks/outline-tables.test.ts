import { describe, expect, it } from 'vitest';
import { day } from '../../../../plans/day.ts';
import { describeOutline } from '../../../../plans/incoming/outlines/describe.ts';
import { readMarkdownOutline } from '../../../../plans/incoming/outlines/markdown.ts';
import { chosenRoles } from '../../../../plans/incoming/tasks/columns.ts';
import { sharedTable, withRows } from '../../../../plans/incoming/tasks/outline-tables.ts';
import { showOutline } from '../../../support/incoming/outlines/show-outline.ts';

const outlineOf = (...lines: string[]) => {
  const read = readMarkdownOutline(lines.join('\n'));
  if (!read.ok) throw new Error(read.problem);
  return read.value;
};
const shown = (...lines: string[]) => {
  const reader = { today: day('2026-03-02'), locale: 'en-GB' };
  const rolesOf = (table: Parameters<typeof chosenRoles>[0]) => chosenRoles(table, []);
  return showOutline({ ok: true, value: withRows(outlineOf(...lines), rolesOf, reader) });
};
const WEEKS = ['| Week | Topic | Hours |', '|---|---|---|', '| 1 | [LA] | 5 |', '| | Probability | 1-2 |'];

describe('a table in a study plan', () => {
  it('is what is to do, under what its columns say', () => {
    expect(
      shown('## Schedule', 'In short:', '', ...WEEKS, '| 2 | Adam | |', '', '[LA]: https://example.org/la'),
    ).toEqual([
      '## Schedule – Week 1',
      '|In short:',
      '|',
      '|[LA]: https://example.org/la',
      '- [LA](https://example.org/la) (300 min)',
      '- Probability (90 min)',
      '## Schedule – Week 2',
      '- Adam',
    ]);
  });

  it('stands among the items of its heading, in their order', () => {
    const table = ['| Task | Done |', '|---|---|', '| Read | ✓ |', '| Build | |'];

    expect(
      shown('## Week 1', '- Before', '', ...table, '', '- Behind', '## Week 2', '### Code', ...table),
    ).toEqual([
      '## Week 1',
      '- Before',
      '- [x] Read',
      '- Build',
      '- Behind',
      '## Week 2',
      '- Code',
      '  - [x] Read',
      '  - Build',
    ]);
  });

  it('stays as it is where nothing in it is to do', () => {
    const legend = ['| Sign | Meaning |', '|---|---|', '| * | hard |'];

    expect(shown('- Read', '', '## Signs', ...legend)).toEqual([
      '- Read',
      '## Signs',
      ...legend.map((line) => `|${line}`),
    ]);
  });

  it('is counted, and its columns are told for all that have the same', () => {
    const outline = outlineOf('## Week 1', ...WEEKS, '', '## Week 2', ...WEEKS);

    expect(describeOutline(outline)).toBe('4 items under 2 headings');
    expect(sharedTable(outline)?.rows).toHaveLength(4);
    expect(sharedTable(outlineOf(...WEEKS, '', '| Task |', '|---|', '| Read |'))).toBe(null);
  });
});

describe('a time of nothing', () => {
  it('is a time, which is told to be too short instead of guessed', () => {
    expect(shown('| Task | Hours |', '|---|---|', '| Read | 0 |', '| Build | |')).toEqual([
      '- Read (0 min)',
      '- Build',
    ]);
  });
});

describe('a cell of several lines', () => {
  it('has steps, or a title with a note below', () => {
    const rows = ['| Read<br>all of it | one <br/> two |', '| Build | three |'];

    expect(shown('| Task | Steps |', '|---|---|', ...rows)).toEqual([
      '- Read',
      '  |all of it',
      '  - one',
      '  - two',
      '- Build',
      '  - three',
    ]);
  });
});
