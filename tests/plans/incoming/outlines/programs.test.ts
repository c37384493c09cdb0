import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readICalendar } from '../../../../plans/incoming/outlines/calendar.ts';
import { type PackedFiles, readNotion } from '../../../../plans/incoming/outlines/notion.ts';
import { readNotionTable } from '../../../../plans/incoming/outlines/notion-table.ts';
import { readOpml } from '../../../../plans/incoming/outlines/opml.ts';
import { readTrello } from '../../../../plans/incoming/outlines/trello.ts';
import {
  APPLE_REMINDERS,
  GOOGLE_CALENDAR,
  NOTION_EXPORT,
  OMNIOUTLINER_OPML,
  TRELLO_BOARD,
  WORKFLOWY_OPML,
} from '../../../support/incoming/outlines/program-files.ts';
import { showOutline } from '../../../support/incoming/outlines/show-outline.ts';

const files = (texts: Readonly<Record<string, string>>): PackedFiles =>
  new Map(Object.entries(texts).map(([path, text]) => [path, () => strToU8(text)]));

const leftOutOf = (read: ReturnType<typeof readTrello>) => read.ok && read.value.leftOut;

describe('an outline in OPML', () => {
  it('of Workflowy has a section for each of its first lines that has others', () => {
    expect(showOutline(readOpml(WORKFLOWY_OPML))).toEqual([
      '## Week 1',
      '|Start small',
      '- [x] Read chapter 1 & 2',
      '- Derive the gradient (30 min)',
      '  - by hand',
      '## Week 2',
      '- Write it up',
      '  |In the notebook.',
      '  |With plots.',
      '- Some **fine** day',
    ]);
  });

  it('of OmniOutliner has its title, boxes and columns', () => {
    expect(showOutline(readOpml(OMNIOUTLINER_OPML))).toEqual([
      '# Interview plan',
      '## Theory',
      '- [x] Probability',
      '  |Due: 2026-03-02',
      '- Statistics',
    ]);
  });

  it('grows by no entity, and is read as far as it is well-formed', () => {
    const bomb =
      '<!DOCTYPE opml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><opml><body><outline text="x &b; y"/><outline text="z"/></body>';
    expect(showOutline(readOpml(bomb))).toEqual(['- x &b; y', '- z']);
    expect(showOutline(readOpml(WORKFLOWY_OPML.slice(0, 300)))).toContain('- [x] Read chapter 1 & 2');
    expect(showOutline(readOpml('<opml/>'))).toEqual([
      '! It holds no outline, or not all of one: export it as OPML once more',
    ]);
  });
});

describe('a board of Trello', () => {
  it('has its lists as sections and its cards as items, in their order there', () => {
    expect(showOutline(readTrello(TRELLO_BOARD))).toEqual([
      '# Prep board',
      '## To do',
      '- Read the attention paper (2026-03-02)',
      '  |All of it, with `code`.',
      '  |',
      '  |[paper](https://example.org/paper.pdf)',
      '  |',
      '  |Labels: reading',
      '- Derive softmax (45 min)',
      '  - [x] by hand',
      '  - check by numbers',
      '## Doing',
      '- [x] Build it (2026-03-05)',
      '  - [x] Code',
      '    - [x] model',
      '  - Tests',
      '    - shapes',
      '## Done',
      '- [x] Set up',
    ]);
    expect(leftOutOf(readTrello(TRELLO_BOARD))).toEqual(['2 cards are in the archive there']);
  });

  it('has the days of the learner’s own clocks', () => {
    const lines = showOutline(readTrello(TRELLO_BOARD, 'Pacific/Auckland'));
    expect(lines).toContain('- Read the attention paper (2026-03-03)');
  });

  it('is refused in words where it is none', () => {
    for (const text of ['', '[]', 'null', '{', '"'])
      expect(readTrello(text).ok ? 'read' : 'refused', text).toBe('refused');
  });
});

describe('a calendar', () => {
  it('of Google has its events on their own days, with their length', () => {
    const read = readICalendar(GOOGLE_CALENDAR);
    expect(showOutline(read)).toEqual([
      '# Prep',
      '- Read (90 min, 2026-03-02)',
      '  |Chapter 1, all of it.',
      '  |With notes on every single one of its exercises.',
      '  |',
      '  |Where: Library',
      '  |',
      '  |At 19:00',
      '- Mock interview (30 min, 2026-03-03)',
      '  |At 01:30 UTC',
      '- Review (2026-03-10)',
      '- Review (2026-03-24)',
      '- Drill (45 min, 2026-03-11)',
      '  |At 08:00',
      '  |',
      '  |It comes again every day there; its first day is the one that came in',
    ]);
    expect(leftOutOf(read)).toEqual(['1 entry was cancelled there']);
  });

  it('of reminders has tasks within those that they belong to', () => {
    expect(showOutline(readICalendar(APPLE_REMINDERS))).toEqual([
      '- Read chapter 1 (2026-03-02)',
      '  |https://example.org/one',
      '  |',
      '  |Labels: theory, reading',
      '  - [x] Exercise 1.1',
      '- Write it up (2026-03-05)',
      '  |40 % done there',
    ]);
  });

  it('loses a line that is damaged, and no more', () => {
    const damaged = GOOGLE_CALENDAR.replace('LOCATION:Library', 'LOCATION Library');
    expect(showOutline(readICalendar(damaged))).toEqual(
      expect.arrayContaining(['- Read (90 min, 2026-03-02)', '  |LOCATION Library', '- Review (2026-03-24)']),
    );
  });

  it('has no more than sixty days of what comes again', () => {
    const often = GOOGLE_CALENDAR.replace('COUNT=3', 'COUNT=99999999');
    expect(showOutline(readICalendar(often)).filter((line) => line.startsWith('- Review'))).toHaveLength(59);
  });

  it('takes tasks that belong to each other for tasks beside each other', () => {
    const circle = APPLE_REMINDERS.replace('UID:parent', 'UID:parent\r\nRELATED-TO:child-before-its-parent');
    expect(showOutline(readICalendar(circle)).filter((line) => line.startsWith('- '))).toHaveLength(3);
  });
});

describe('an export of Notion', () => {
  const expected = [
    '## Prep',
    '|My plan.',
    '## Week 2',
    '|```python',
    '|x = 1',
    '|```',
    '- Read chapter 1',
    '  - Exercise 1.1',
    '- Derive softmax',
    '## Week 10',
    '- Mock interview',
    '## Papers',
    '- [x] Attention (2026-03-02)',
    '  |<https://example.org/a>',
    '  |',
    '  |Tags: nlp, core',
    '  |',
    '  |What I learnt.',
    '  - [x] Read it twice',
    '- Adam (2026-03-09)',
    '  |Status: In progress',
    '  |',
    '  |Due: March 9, 2026 9:00 AM',
  ].map((line) => (line === '- Read chapter 1' ? '- [x] Read chapter 1' : line));

  it('has its pages as sections in the order of their folders, and its tables with the pages of their rows', () => {
    const read = readNotion(files(NOTION_EXPORT));
    expect(showOutline(read)).toEqual(expected);
    expect(leftOutOf(read)).toEqual(['1 other file stayed in the export']);
  });

  it('may be in a ZIP within the ZIP, as large ones are', () => {
    const packed = Object.fromEntries(
      Object.entries(NOTION_EXPORT).map(([path, text]) => [path, strToU8(text)]),
    );
    const outer: PackedFiles = new Map([['ExportBlock-1-Part-1.zip', () => zipSync(packed)]]);
    expect(showOutline(readNotion(outer))).toEqual(expected);
  });

  it('may be a folder of Obsidian', () => {
    expect(
      showOutline(
        readNotion(
          files({
            'Vault/.obsidian/app.json': '{}',
            'Vault/Plan.md':
              '---\ntags: [prep]\n---\n## Week 1\n- [ ] Read 📅 2026-03-02\n- [x] Send ✅ 2026-03-01\n',
          }),
        ),
      ),
    ).toEqual([
      '|```yaml',
      '|tags: [prep]',
      '|```',
      '## Week 1',
      '- Read (2026-03-02)',
      '- [x] Send',
      '  |✅ 2026-03-01',
    ]);
  });

  it('says what to do where there are no pages, and counts a file that cannot be opened', () => {
    const broken = (): Uint8Array => {
      throw new RangeError('damaged');
    };
    expect(showOutline(readNotion(new Map([['a.md', broken]])))).toEqual([
      '! There are no pages in it: export them as Markdown and CSV, and bring that',
    ]);
  });
});

describe('a table of Notion', () => {
  it('says how long each takes, in the unit of its column', () => {
    const { sections } = readNotionTable(
      'Plan',
      'Name,Estimate (h),Time\nRead,1.5,\nWrite,,45 min\nThink,soon,\n',
    );
    expect(sections[0]?.items.map(({ minutes, notes }) => [minutes, notes.join('')])).toEqual([
      [90, ''],
      [45, ''],
      [null, 'Estimate (h): soon'],
    ]);
  });

  it('is read as any other table is: what its rows are a part of is in the heading, and steps are steps', () => {
    const { sections } = readNotionTable(
      'Plan',
      'Topic,Phase,Done,Sub-tasks\nAdam,One,Yes,"derive; code"\nLoRA,Two,No,\n',
    );
    expect(sections.map(({ title, items }) => [title, items.map(({ text, tick }) => [text, tick])])).toEqual([
      ['Plan – One', [['Adam', true]]],
      ['Plan – Two', [['LoRA', false]]],
    ]);
    expect(sections[0]?.items[0]?.items.map(({ text }) => text)).toEqual(['derive', 'code']);
  });
});
