import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it, test } from 'vitest';
import { distinctNames, fileName } from '../../../plans/portfolio/export/file-names.ts';
import { documentOf } from '../../../plans/portfolio/export/piece-document.ts';
import { pieceMarkdown } from '../../../plans/portfolio/export/piece-markdown.ts';
import { type FolderSource, portfolioFolder } from '../../../plans/portfolio/export/portfolio-folder.ts';
import { fitInWords } from '../../../plans/portfolio/export/sheet-fit.ts';
import { type Kind, KindSchema } from '../../../plans/portfolio/kind.ts';
import type { Piece } from '../../../plans/portfolio/piece.ts';
import { BRITISH_DATES } from '../../support/made/dates.ts';

function givenKind(fields: object): Kind {
  return KindSchema.parse({
    place: 1,
    title: 'sheet',
    plural: 'Sheets',
    about: 'For tests',
    titled: 'What it is called',
    parts: [{ id: 'claim', label: 'Claim' }],
    ...fields,
  });
}

const PROJECT = givenKind({
  id: 'project',
  title: 'project',
  plural: 'Projects',
  sheets: 1,
  file: 'summary',
  parts: [
    { id: 'claim', label: 'Claim' },
    { id: 'doubts', label: 'Doubts', form: 'lines', group: 'To defend it', onPage: false },
  ],
});
const RESULT = givenKind({
  id: 'result',
  title: 'result',
  plural: 'Results',
  of: 'project',
  parts: [{ id: 'figure', label: 'Figure', form: 'line' }],
});
const STORY = givenKind({
  id: 'story',
  title: 'story',
  plural: 'Stories',
  parts: [
    { id: 'told', label: 'Told' },
    { id: 'on', label: 'On', form: 'day', group: 'Around it' },
    { id: 'of', label: 'Of', form: 'pieces', kind: 'project' },
    {
      id: 'marks',
      label: 'Marks',
      form: 'marks',
      onPage: false,
      rows: [{ id: 'a', label: 'Row A' }],
      choices: [
        { id: 'good', label: 'Good' },
        { id: 'bad', label: 'Bad' },
      ],
    },
  ],
});
const TELLING = givenKind({ id: 'telling', title: 'telling', plural: 'Tellings', of: 'story' });
const KINDS = [PROJECT, RESULT, STORY, TELLING];

let keys = 0;
function givenPiece(
  kind: string,
  title: string,
  parts: Record<string, string> = {},
  fields: Partial<Piece> = {},
): Piece {
  keys += 1;
  return {
    key: `piece-${keys}`,
    kind,
    parentKey: '',
    title: { text: title, revision: 1 },
    createdAt: '2026-03-02T09:00:00.000Z',
    archivedOn: null,
    parts: new Map(Object.entries(parts).map(([id, text]) => [id, { text, revision: 1 }])),
    ...fields,
  } as Piece;
}

const read = (kind: Kind, piece: Piece, pieces: readonly Piece[] = [piece]) =>
  pieceMarkdown(documentOf({ piece, kind }, { kinds: KINDS, pieces }, BRITISH_DATES));

function folderOf(pieces: readonly Piece[], more: Partial<FolderSource<string>> = {}) {
  return portfolioFolder<string>({
    kinds: KINDS,
    pieces,
    dates: BRITISH_DATES,
    standingOf: () => 'Whole',
    attachedTo: () => [],
    besidesKind: () => [],
    besidesPiece: () => [],
    ...more,
  });
}
const pathsOf = (...given: Parameters<typeof folderOf>) => folderOf(...given).map(({ path }) => path);
const textAt = (files: ReturnType<typeof folderOf>, path: string) =>
  files.flatMap((file) => (file.path === path && file.is === 'text' ? file.text : [])).join();

describe('a piece as Markdown', () => {
  it('has what stands on its page, under the headings of its kind', () => {
    const project = givenPiece('project', 'Grid');
    const story = givenPiece('story', 'The *outage*', {
      told: 'It **fell**.',
      on: '2026-03-02',
      of: project.key,
      marks: 'a: good',
    });
    expect(read(STORY, story, [project, story])).toBe(
      '# The *outage*\n\n*Story*\n\n## Told\n\nIt **fell**.\n\n## Around it\n\n### On\n\n2 Mar 2026\n\n### Of\n\n- Grid\n',
    );
  });

  it('says that there is nothing, and lists what belongs to it', () => {
    expect(read(STORY, givenPiece('story', ''))).toBe(
      '# Without a title\n\n*Story*\n\nNothing is written yet.\n',
    );
    const project = givenPiece('project', 'Grid', { doubts: 'One' });
    const result = givenPiece('result', 'Fewer', { figure: '0.4 %' }, { parentKey: project.key });
    expect(read(PROJECT, project, [project, result])).toBe(
      '# Grid\n\n*Project*\n\n## Results\n\n- Fewer: figure 0\\.4 %\n',
    );
  });

  it.each([
    ['```\nnever closed', '> ```\n> never closed'],
    ['<!-- hidden', '> &lt;!-- hidden'],
    ['> a quotation', '> a quotation'],
    ['- a list\n\n  ```\n  in it', '- a list\n\n  ```\n  in it'],
    ['$$\nx', '$$\nx'],
  ])('keeps what is typed in a part from reaching the next: %j', (text, written) => {
    const story = givenPiece('story', 'One', { told: text, on: '2026-03-02' });
    expect(read(STORY, story)).toContain(`## Told\n\n${written}\n\n## Around it`);
  });

  test('whatever is typed, what comes after it is a heading of its own', () => {
    const markdown = new MarkdownIt({ html: true });
    const typed = fc.array(
      fc.constantFrom(
        '```',
        '~~~',
        '<div>',
        '<!--',
        '> ',
        '- ',
        '1. ',
        '    ',
        '#',
        '\n',
        '\n\n',
        'word',
        '|',
        '$$',
        '<?',
        '`',
        '[x]: y',
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(typed, (pieces) => {
        const story = givenPiece('story', 'One', { told: `x${pieces.join('')}`, on: '2026-03-02' });
        const tokens = markdown.parse(read(STORY, story), {});
        const heading = tokens.findIndex(
          ({ type, content, level }) => type === 'inline' && content === 'Around it' && level === 1,
        );
        expect(tokens[heading - 1]?.type).toBe('heading_open');
      }),
    );
  });
});

describe('the name of a file', () => {
  it.each([
    ['Safe control: α → Ω?', 'safe-control-α-ω'],
    ['CON', 'con-piece'],
    ['com¹', 'com1-piece'],
    ['nul.txt', 'nul-txt'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a\u202egpj.exe', 'agpj-exe'],
    ['👩‍🔬 🚀', 'piece'],
    ['…', 'piece'],
    ['', 'piece'],
    ['  trailing. ', 'trailing'],
    ['هدف أول', 'هدف-أول'],
    ['\u3164\u115f', 'piece'],
    ['Ｆｕｌｌ', 'full'],
    ['Straße', 'straße'],
    ['x'.repeat(300), 'x'.repeat(60)],
    ['数'.repeat(50), '数'.repeat(20)],
    [`${'a'.repeat(58)} b`, `${'a'.repeat(58)}-b`],
    [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
  ])('is safe on every system: %j', (title, name) => {
    expect(fileName(title, 'piece')).toBe(name);
  });

  test('whatever the title, has no sign that a system reads, and is short', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        const name = fileName(title, 'piece');
        expect(name).toMatch(/^[\p{L}\p{N}]([\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?$/u);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)$/i);
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(66);
        expect(name.isWellFormed()).toBe(true);
      }),
    );
  });

  it('is no other’s, whether a system tells capitals and accents apart or not', () => {
    const distinct = distinctNames();
    expect(['one', 'One', 'one-2', 'one', 'é', 'e\u0301', 'straße', 'strasse'].map(distinct)).toEqual([
      'one',
      'One-2',
      'one-2-2',
      'one-3',
      'é',
      'e\u0301-2',
      'straße',
      'strasse-2',
    ]);
  });
});

describe('the folder of all pieces', () => {
  const grid = givenPiece('project', 'Grid', { claim: 'It holds', doubts: 'One\nTwo' });
  const result = givenPiece('result', 'Fewer', { figure: '0.4 %' }, { parentKey: grid.key });
  const story = givenPiece('story', 'The outage', { told: 'It fell', of: grid.key, marks: 'a: good' });

  it('has a folder for each kind, and in it what the kind asks for', () => {
    const telling = givenPiece('telling', 'To Ada', { claim: 'x' }, { parentKey: story.key });
    expect(pathsOf([grid, result, story, telling])).toEqual([
      'Portfolio/README.md',
      'Portfolio/projects/grid/results.md',
      'Portfolio/projects/grid/summary.md',
      'Portfolio/projects/grid/summary.pdf',
      'Portfolio/projects/grid/to-defend-it.md',
      'Portfolio/stories/the-outage-tellings.md',
      'Portfolio/stories/the-outage.md',
    ]);
  });

  it('tells all of a piece, and leads from one to the other', () => {
    const files = folderOf([grid, result, story]);
    expect(textAt(files, 'Portfolio/projects/grid/summary.md')).toContain('- [Fewer](<results.md>)');
    expect(textAt(files, 'Portfolio/projects/grid/to-defend-it.md')).toBe(
      '# Grid: To defend it\n\n*Project*\n\n## Doubts\n\n- One\n- Two\n',
    );
    expect(textAt(files, 'Portfolio/projects/grid/results.md')).toContain(
      '## Fewer\n\n### Figure\n\n0\\.4 %',
    );
    const told = textAt(files, 'Portfolio/stories/the-outage.md');
    expect(told).toContain('- [Grid](<../projects/grid/summary.md>)');
    expect(told).toContain('- Row A: Good');
    expect(textAt(files, 'Portfolio/README.md')).toContain(
      '## Stories\n\n- [The outage](<stories/the-outage.md>): Whole\n',
    );
  });

  it('says what is not in it', () => {
    const archived = { ...story, archivedOn: '2026-03-03' } as Piece;
    const files = folderOf([archived, givenPiece('gone', 'Old')]);
    expect(files.map(({ path }) => path)).toEqual(['Portfolio/README.md']);
    const readme = textAt(files, 'Portfolio/README.md');
    expect(readme).toContain('1 piece in the archive is not in here.');
    expect(readme).toContain('1 piece of a kind that is gone is not in here.');
    expect(textAt(folderOf([]), 'Portfolio/README.md')).toBe('# Portfolio\n\nNothing is in use yet.\n');
  });

  it('has what is attached to a piece and to what belongs to it, and what only one kind has', () => {
    const attached = new Map([
      [grid.key, ['Plot 1.PNG', 'plot-1.png']],
      [result.key, ['..\\run.ipynb']],
      [story.key, ['con.pdf']],
    ]);
    const paths = pathsOf([grid, result, story], {
      attachedTo: ({ key }) => (attached.get(key) ?? []).map((name) => ({ name, stored: name })),
      besidesKind: ({ id }) =>
        id === 'story' ? [{ name: 'stories', extension: 'csv', label: 'Table', text: '' }] : [],
      besidesPiece: ({ id }) =>
        id === 'project' ? [{ name: 'runs', extension: 'md', label: 'Runs', text: '' }] : [],
    });
    expect(paths).toEqual(
      expect.arrayContaining([
        'Portfolio/projects/grid/figures/plot-1.png',
        'Portfolio/projects/grid/figures/plot-1-2.png',
        'Portfolio/projects/grid/figures/run.ipynb',
        'Portfolio/projects/grid/runs.md',
        'Portfolio/stories/figures/the-outage/con-file.pdf',
        'Portfolio/stories/stories.csv',
      ]),
    );
  });

  test('whatever the titles, gives each file a path of its own that any system takes', () => {
    const title = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 90 }),
      fc.constantFrom(
        'CON',
        'con',
        'Figures',
        'figures',
        'a',
        'A',
        'á',
        'a\u0301',
        '..',
        '/',
        '\u202e',
        'README',
        'summary',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('project', 'story'), title), { maxLength: 8 }),
        (made) => {
          const pieces = made.map(([kind, text]) =>
            givenPiece(kind, text, { told: 'x', claim: 'x', doubts: 'x' }),
          );
          const paths = pathsOf(pieces);
          const folded = paths.map((path) => path.normalize('NFKD').toUpperCase());
          expect(new Set(folded).size).toBe(paths.length);
          for (const path of paths) {
            expect(path).not.toMatch(/[<>:"\\|?*\p{Cc}\p{Cf}]|\/\/|\/\.|[. ](\/|$)/u);
            expect(path.length).toBeLessThan(200);
          }
        },
      ),
    );
  });
});

describe('how a piece fits on its sheets', () => {
  it.each([
    [{ sheets: 1, points: 10.5, linesOver: 0 }, 'It fits on one page.'],
    [{ sheets: 1, points: 9, linesOver: 14 }, 'It is about 14 lines too long for one page.'],
    [{ sheets: 2, points: 9, linesOver: 1 }, 'It is about 1 line too long for 2 pages.'],
  ])('is said in words', (fit, words) => {
    expect(fitInWords(fit)).toBe(words);
  });
});
