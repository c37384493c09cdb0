import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtexAuthors } from '../../../../../plans/portfolio/papers/import/author-names.ts';
import { fromLatex } from '../../../../../plans/portfolio/papers/import/from-latex.ts';
import { MOST_PAPERS, readPapers } from '../../../../../plans/portfolio/papers/import/read-papers.ts';
import type { Paper } from '../../../../../plans/portfolio/papers/paper.ts';
import { inLatex } from '../../../../../plans/reading/export/latex-text.ts';

function papersIn(text: string): Paper[] {
  const read = readPapers(text);
  if (!read.ok) throw new Error(read.problem.message);
  return read.papers.map(({ paper }) => paper);
}

function problemsIn(text: string) {
  const read = readPapers(text);
  return read.ok ? read.problems : [read.problem];
}

/** As the programs write it, one each. */
const BIBTEX: readonly (readonly [string, string, Partial<Paper>])[] = [
  [
    'Zotero',
    `
@misc{vaswani_attention_2023,
	title = {Attention {Is} {All} {You} {Need}},
	url = {http://arxiv.org/abs/1706.03762},
	doi = {10.48550/arXiv.1706.03762},
	abstract = {The dominant sequence transduction models, with 50\\% {less}.
New line},
	urldate = {2024-01-02},
	publisher = {arXiv},
	author = {Vaswani, Ashish and Kaiser, Łukasz and Polosukhin, Illia},
	month = aug,
	year = {2023},
	note = {arXiv:1706.03762 [cs]},
	keywords = {Computer Science - Machine Learning, to read},
}`,
    {
      title: 'Attention Is All You Need',
      authors: ['Vaswani, Ashish', 'Kaiser, Łukasz', 'Polosukhin, Illia'],
      year: 2023,
      ids: { arxiv: '1706.03762' },
      venue: '',
      standing: 'to-read',
    },
  ],
  [
    'Google Scholar',
    `@article{mnih2015human,
  title={Human-level control through deep reinforcement learning},
  author={Mnih, Volodymyr and Kavukcuoglu, Koray and others},
  journal={nature},
  volume={518},
  number={7540},
  year={2015},
  publisher={Nature Publishing Group}
}

@article{kingma2014adam,
  title={Adam: A method for stochastic optimization},
  author={Kingma, Diederik P and Ba, Jimmy},
  journal={arXiv preprint arXiv:1412.6980},
  year={2014}
}`,
    { title: 'Human-level control through deep reinforcement learning', venue: 'nature', others: true },
  ],
  [
    'Mendeley',
    `@article{Oord2018,
archivePrefix = {arXiv},
arxivId = {1807.03748},
author = {van den Oord, A{\\"{a}}ron and Li, Yazhe},
eprint = {1807.03748},
file = {:C$\\backslash$:/Users/me/a{\\_}b.pdf:pdf},
title = {{Representation learning {\\&} 100\\% contrast}},
url = {http://arxiv.org/abs/1807.03748},
year = {2018}
}`,
    {
      title: 'Representation learning & 100% contrast',
      authors: ['van den Oord, Aäron', 'Li, Yazhe'],
      ids: { arxiv: '1807.03748' },
    },
  ],
  [
    'JabRef, with macros',
    `% Encoding: UTF-8
@STRING{nips = "Advances in " # neur}
@string(neur = {Neural Systems})
@string{full = "Advances in " # neur}

@InProceedings {key:1,
  author    = "G{\\"o}del, K. and Erd{\\H o}s, P{\\'a}l and {\\L}o{\\'s}, Jerzy",
  title     = "On {$\\pi_0$} --- and \`\`quoted'' {\\ss}",
  booktitle = full,
  date      = {1931-05-06},
  doi       = {https://doi.org/10.1000/A\\_b},
}

@Comment{jabref-meta: databaseType:bibtex;}
`,
    {
      title: 'On $\\pi_0$ — and “quoted” ß',
      authors: ['Gödel, K.', 'Erdős, Pál', 'Łoś, Jerzy'],
      venue: 'Advances in Neural Systems',
      year: 1931,
      ids: { doi: '10.1000/A_b' },
    },
  ],
  [
    'DBLP',
    `@article{DBLP:journals/corr/VaswaniSPUJGKP17,
  author       = {Ashish Vaswani and
                  Lukasz Kaiser},
  title        = {Attention Is All You Need},
  journal      = {CoRR},
  volume       = {abs/1706.03762},
  year         = {2017},
  url          = {http://arxiv.org/abs/1706.03762},
  eprinttype    = {arXiv},
  eprint       = {1706.03762},
}`,
    { authors: ['Vaswani, Ashish', 'Kaiser, Lukasz'], ids: { arxiv: '1706.03762' }, venue: '' },
  ],
];

const RIS = `TY  - JOUR
TI  - Human-level control through deep
  reinforcement learning
AU  - Mnih, Volodymyr
AU  - King, Martin, Jr.
PY  - 2015/02/26/
JO  - Nature
DO  - 10.1038/nature14236
UR  - https://doi.org/10.1038/nature14236
KW  - reading
ER  - 

TY - RPRT
 T1 -  A report
A1  -Nobody, Ada
A1 - Nobody, Ada
Y1 - 2020
PB - OpenAI
TY  - UNPB
TI  - Attention
N1  - arXiv:1706.03762 [cs]
ER  -
`;

const CSL = `[
  {
    "id": "http://zotero.org/x",
    "type": "article-journal",
    "title": "On <i>C</i>-algebras &amp; more",
    "container-title": ["Annals"],
    "author": [
      { "family": "Oord", "given": "Aäron", "non-dropping-particle": "van den" },
      { "literal": "Google Brain" },
      { "family": "others" }
    ],
    "issued": { "date-parts": [["2017", 6, 12]] },
    "number": "arXiv:1706.03762",
    "DOI": "10.48550/arXiv.1706.03762"
  },
  { "id": 3, "type": "book" },
  { "title": "A [ \\" { title", "issued": "2020-01", "URL": "https://example.org/x" }
]`;

describe('papers', () => {
  it.each(BIBTEX)('are read as %s writes them', (_, text, paper) => {
    expect(papersIn(text)[0]).toMatchObject(paper);
    expect(papersIn(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(papersIn(text));
    expect(problemsIn(text)).toEqual([]);
  });

  it('know their number from where Google Scholar writes it', () => {
    expect(papersIn(BIBTEX[1]?.[1] ?? '')[1]).toMatchObject({ ids: { arxiv: '1412.6980' }, venue: '' });
  });

  it('are read from RIS, with odd spaces, lines that go on, and records that do not end', () => {
    expect(papersIn(RIS)).toMatchObject([
      {
        title: 'Human-level control through deep reinforcement learning',
        authors: ['Mnih, Volodymyr', 'King, Martin, Jr.'],
        year: 2015,
        venue: 'Nature',
        ids: { doi: '10.1038/nature14236' },
        standing: 'reading',
      },
      { title: 'A report', authors: ['Nobody, Ada', 'Nobody, Ada'], year: 2020, team: 'OpenAI' },
      { title: 'Attention', ids: { arxiv: '1706.03762' } },
    ]);
  });

  it('are read from CSL-JSON, and what has no title is told with its line', () => {
    expect(papersIn(CSL)).toMatchObject([
      {
        title: 'On C-algebras & more',
        authors: ['van den Oord, Aäron', 'Google Brain'],
        others: true,
        year: 2017,
        venue: 'Annals',
        ids: { arxiv: '1706.03762' },
      },
      { title: 'A [ " { title', year: 2020, ids: { url: 'https://example.org/x' } },
    ]);
    expect(problemsIn(CSL)).toMatchObject([{ line: 16 }]);
    expect(papersIn(`{"items": [${CSL.slice(1, -1)}]}`)).toHaveLength(2);
    expect(papersIn('{"title": "Alone"}')).toMatchObject([{ title: 'Alone', year: null }]);
    expect(readPapers('[\n{"title": "a"},\n{oops}]')).toMatchObject({ ok: false, problem: { line: 3 } });
  });

  it('are read from numbers and addresses, and lines that are none are told', () => {
    const text = `- arXiv:1706.03762v5 [cs.CL]
* https://arxiv.org/pdf/1412.6980.pdf, cs/0112017

(10.1016/S0140-6736(05)67889-0)
what is this
DOI: 10.1038/nature14236.`;
    expect(papersIn(text).map(({ title }) => title)).toEqual([
      'arXiv:1706.03762',
      'arXiv:1412.6980',
      'arXiv:cs/0112017',
      'doi:10.1016/S0140-6736(05)67889-0',
      'doi:10.1038/nature14236',
    ]);
    expect(problemsIn(text)).toMatchObject([{ line: 5 }]);
  });

  it('behind an entry that does not end are read all the same', () => {
    const text = `@article{a, title = {One}, year = 2001}
@article{b, title = {Two {never closed}, year = 2002

@article{c, title = {Three}}
@article{d, title {Four}}
@misc{e, note = {x}}
mail@example.org, @nobody { } @article(f, title = "Five")`;
    expect(papersIn(text).map(({ title }) => title)).toEqual(['One', 'Three', 'Five']);
    expect(problemsIn(text).map(({ line }) => line)).toEqual([2, 5, 6, 7]);
  });

  it('of nothing, or too many, are refused in words', () => {
    expect(readPapers(' \n\uFEFF')).toMatchObject({ ok: false });
    const lines = Array.from({ length: MOST_PAPERS + 1 }, (_, index) => `1706.${10_000 + index}`);
    expect(readPapers(lines.join('\n'))).toMatchObject({
      ok: false,
      problem: { message: 'There are more than 1,000 papers in it: bring them in several parts' },
    });
    expect(papersIn(lines.slice(1).join('\n'))).toHaveLength(MOST_PAPERS);
    const entries = lines.map((_, index) => `@a{k${index}, title={T${index}}}`).join('\n');
    expect(readPapers(entries)).toMatchObject({ ok: false });
    expect(readPapers(lines.map(() => 'TY  - JOUR\nTI  - x').join('\n'))).toMatchObject({ ok: false });
    expect(readPapers(JSON.stringify(lines.map((title) => ({ title }))))).toMatchObject({ ok: false });
  });

  it('with words too long, or that cannot be shown, are kept short and clean', () => {
    const [paper] = papersIn(`@a{k, title={${'long '.repeat(100)}}, author={${'A B and '.repeat(150)}C D}}`);
    expect(paper?.title).toHaveLength(200);
    expect(paper?.title.endsWith('…')).toBe(true);
    expect(paper).toMatchObject({ others: true });
    expect(paper?.authors).toHaveLength(100);
    expect(papersIn('[{"title": "a\\u0000\\ud800b"}]')[0]?.title).toBe('a \uFFFDb');
  });
});

describe('LaTeX', () => {
  it.each([
    ["{\\'E}cole \\c{c}a \\v sova \\aa{} \\'{\\i} \\`\\i \\~n {\\OE}uvre", 'École ça šova å í ìñ Œuvre'],
    ['5 \\% \\& \\$5 \\_ \\# \\{x\\} a~b \\emph{so} \\textbf{it}', '5 % & $5 _ # {x} a b so it'],
    ['the \\alpha-divergence, $x_{1}$ and $5', 'the $\\alpha$-divergence, $x_{1}$ and $5'],
    ["\\'{}x \\unknown{y} \\", 'x y'],
  ])('is read as it prints: %s', (source, text) => {
    expect(fromLatex(source)).toBe(text);
  });

  it('reads back whatever was written as LaTeX', () => {
    const signs = fc.constantFrom(..."aZé9{}\\%&$#_~^-–“”’'`ñçŠßıőẹ/()[]=+*@!?.,:; ");
    const text = fc
      .array(signs, { minLength: 1, maxLength: 24 })
      .map((characters) => `x${characters.join('')}x`.replaceAll(/\s+/g, ' '));
    fc.assert(
      fc.property(text, (words) => {
        expect(fromLatex(inLatex(words))).toBe(words);
      }),
      { numRuns: 1000 },
    );
  });

  it('tells names apart as BibTeX does', () => {
    const { authors, others } = bibtexAuthors(
      'Marie Curie and van den Oord, A. AND Ludwig van Beethoven and {Barnes and Noble} and King, Jr., Martin and  and OpenAI and others',
    );
    expect(authors).toEqual([
      ...['Curie, Marie', 'van den Oord, A.', 'van Beethoven, Ludwig', 'Barnes and Noble'],
      ...['King, Jr., Martin', 'OpenAI'],
    ]);
    expect(others).toBe(true);
  });
});

describe('hostile text', () => {
  /** As long as a form takes. */
  const LENGTH = 900_000;
  const filled = (part: string, before = '', after = '') =>
    `${before}${part.repeat(Math.floor(LENGTH / part.length))}${after}`;
  it.each([
    ['braces', filled('{', '@a{k, title={')],
    ['braces that close', filled('{', '@a{k, title={', '}'.repeat(LENGTH / 2))],
    ['entries in entries', filled('@a{', '')],
    ['entries that do not end', filled('@a{k,t={\n')],
    ['entries on a line that do not end', filled('@a{k,t={')],
    ['at signs', filled('@', '@a{k}')],
    ['dollars', filled('$a', '@a{k, title={', '}}')],
    ['authors', filled('a and ', '@a{k, title={x}, author={', '}}')],
    ['commas', filled(',', '@a{k, title={x}, author={', '}}')],
    ['marks', filled("\\'", '@a{k, title={', '}}')],
    ['spaces', filled(' ', '@a{k, title={x}, author={', '}}')],
    ['comments', filled('%\n', '@a{k, ', '}')],
    ['quotes', filled('"', '@a{k, title=')],
    ['fields', filled('a={b},', '@a{k,', '}')],
    ['hashes', filled('x#', '@a{k,title=', '}')],
    ['lists in lists', filled('[')],
    ['objects in lists', filled('{},', '[', '{}]')],
    ['a text that does not end', filled('\\"', '["')],
    ['tags', filled('TY  -\n')],
    ['lines that go on', filled('x\n', 'TY  - JOUR\nTI  - ')],
    ['spaces before a tag', filled(' \n', '', 'TY  - JOUR')],
    ['digits', filled('1', '10.1000/')],
    ['brackets', filled('(')],
    ['closing brackets', filled(')', '10.1000/(')],
    ['one word', filled('a-')],
  ])('is read to its end or refused: %s', (_, text) => {
    expect(typeof readPapers(text).ok).toBe('boolean');
  });

  it('never breaks it, whatever stands there', () => {
    const token = fc.constantFrom(
      ...'@article{ @string( } ) { " = , # \\ $ % ~ and TY  - ER  - TI  - AU  - [ ] : null "title" 1706.03762 doi:10.1/x \n'.split(
        ' ',
      ),
      ' ',
      '\n',
      '\0',
      '\ud800',
      '\\"o',
      'title',
      'author',
      'year=2020',
    );
    const text = fc.oneof(
      fc.array(token, { maxLength: 60 }).map((all) => all.join('')),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.json({ maxDepth: 4 }),
    );
    fc.assert(
      fc.property(text, (source) => {
        const read = readPapers(source);
        if (!read.ok) expect(read.problem.message).not.toBe('');
        for (const { paper, line } of read.ok ? read.papers : []) {
          expect(paper.title).not.toMatch(/^$|[\p{Cc}\p{Cs}]/u);
          expect(line).toBeGreaterThan(0);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
