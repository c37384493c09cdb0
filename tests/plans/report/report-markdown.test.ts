import * as cheerio from 'cheerio';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { Task } from '../../../plans/plan/plan.ts';
import { formulaOf, lineMarkdown } from '../../../plans/text/line-markdown.ts';
import { lineInMarkdown, plainInMarkdown, quoteInMarkdown } from '../../../plans/text/markdown-text.ts';
import { piecesOf } from '../../../plans/text/mathematics.ts';
import {
  doneOn,
  FINISH_ON,
  givenPhase,
  givenPlan,
  givenReview,
  givenTask,
  START_ON,
  WHOLE_REPORT,
} from '../../support/made/plans.ts';
import { givenReport, markdownOf } from '../../support/made/reports.ts';

/** As generous as a reader can be: raw HTML and bare links count. */
const markdown = new MarkdownIt({ html: true, linkify: true });
const render = (text: string) => cheerio.load(markdown.render(text));

const onOneLine = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

const withoutBars = (tex: string) =>
  tex.replace(/\\\\|\\\||\|/g, (sign) => ({ '|': '\\vert ', '\\|': '\\Vert ' })[sign] ?? sign);

/** What a reader without mathematics shows of a text: its formulas as code between dollar signs. */
const asRead = (text: string) =>
  piecesOf(onOneLine(text))
    .map((piece) => {
      if (piece.kind === 'formula') return `$${withoutBars(piece.tex).trim()}$`;
      return piece.kind === 'text' ? piece.source.replaceAll('\\$', '$') : piece.source;
    })
    .join('');

const page = lineMarkdown();
page.renderer.rules.formula = (tokens, index) => {
  const [token] = tokens.slice(index);
  const tex = (token && formulaOf(token)?.tex) ?? '';
  return `$<code>${page.utils.escapeHtml(withoutBars(tex).trim())}</code>$`;
};

/** What pages show of a line, with formulas as such a reader shows them, and links to web addresses only. */
const asOnPage = (text: string) => {
  const $ = cheerio.load(`<div>${page.renderInline(onOneLine(text))}</div>`);
  $('a:not([href^="http"], [href^="HTTP"])').each((_, link) => {
    $(link).replaceWith($(link).contents());
  });
  return $('div');
};

const withoutAttributes = (html: string | null) => html?.replace(/<a [^>]*>/g, '<a>');

const HOSTILE = [
  'a | b || c \\| d \\',
  '*bold* _slanted_ __strong__ ~~gone~~ `code`',
  '[link](https://example.org) ![image](x) [ref]: y',
  'two\nlines\r\n# and a heading',
  '<b>HTML</b> <script>alert(1)</script> <!-- open',
  '&amp; &copy; $x^2$',
  'so $a_1*b_2*c \\, \\| x | <b> \\| y$ and $$\\frac{a}{b}$$, from $5 to $7',
  '$-x$ first',
  '$`a`$ and `$x$` \\$x$',
  '1. one',
  '7) seven',
  '# hash #',
  '- dash',
  '+ plus',
  '=== underline',
  '> quote',
  'see https://example.org/a_b_c or www.example.org',
  'C #',
  '---',
  'Time `a | b`, `` ` `` and ` x ` in *`code`*, **_both_** and __one__*two*',
  'wow![a *paper*](https://example.org/a|b?c=\\&amp;d) or [a page](/plan)',
  '*-* first, *1.* first',
  '`-` first',
];

const anyText = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'\\`*_[]<>|~&#$-+=.:/!(1) a\n"\'') }),
  )
  .filter((text) => onOneLine(text) !== '');

const PLACES: { name: string; put: (text: string) => string; selector: string }[] = [
  { name: 'a paragraph', put: (text) => text, selector: 'body > p' },
  { name: 'a heading', put: (text) => `# ${text}`, selector: 'body > h1' },
  { name: 'a list item', put: (text) => `- ${text}`, selector: 'body > ul > li' },
  { name: 'a table cell', put: (text) => `| a |\n| --- |\n| ${text} |`, selector: 'body > table td' },
];

describe('any text in Markdown', () => {
  it.each(PLACES)('reads as itself in $name', ({ put, selector }) => {
    const check = (text: string) => {
      const cell = render(put(plainInMarkdown(text)))(selector);
      expect(cell.text()).toBe(asRead(text));
      expect(cell.find('*').not('a, code').length).toBe(0);
    };
    for (const text of HOSTILE) check(text);
    fc.assert(fc.property(anyText, check));
  });
});

describe('a title in Markdown', () => {
  it.each(PLACES)('is read in $name as pages show it', ({ put, selector }) => {
    const check = (text: string) => {
      const cell = render(put(lineInMarkdown(text)))(selector);
      expect(withoutAttributes(cell.html())).toBe(withoutAttributes(asOnPage(text).html()));
    };
    for (const text of HOSTILE) check(text);
    fc.assert(fc.property(anyText, check), { numRuns: 300 });
  });

  it('keeps its code, its emphasis and its links as they were typed', () => {
    expect(lineInMarkdown('Read **all** of `attention.py`, _twice_')).toBe(
      'Read **all** of `attention.py`, _twice_',
    );
    expect(lineInMarkdown('[the paper](https://example.org/p) | <b>')).toBe(
      '[the paper](<https://example.org/p>) \\| \\<b\\>',
    );
  });
});

it('a formula in Markdown keeps its LaTeX, in the marks of GitHub and GitLab', () => {
  expect(plainInMarkdown('Derive $\\nabla_\\theta J$, $p(a | s)$')).toBe(
    'Derive $`\\nabla_\\theta J`$, $`p(a \\vert  s)`$',
  );
  expect(quoteInMarkdown('so $a_1*b$')).toBe('> so $a_1*b$');
});

describe('a quotation in Markdown', () => {
  it('keeps the formatting of the learner', () => {
    const $ = render(quoteInMarkdown('It *runs*:\n\n- one\n- two\n\n```\nx < y\n```'));

    expect($('blockquote em').text()).toBe('runs');
    expect($('blockquote li').length).toBe(2);
    expect($('blockquote code').text()).toBe('x < y\n');
  });

  it.each([
    '<!-- never closed',
    '<script>alert(1)',
    '```\nnever closed',
    '<div>\n\n<b>',
    '\t<script>',
    '\\<b>x',
    '# heading\n---\n> deeper',
    'a\u2028<?php',
  ])('keeps %j to itself', (note) => {
    const $ = render(`${quoteInMarkdown(note)}\n\n## Next\n\nPlain *words*`);

    expect($('body > h2').text()).toBe('Next');
    expect($('body > p > em').text()).toBe('words');
    expect($('script, div, b').length).toBe(0);
  });
});

describe('a report as Markdown', () => {
  const reportOf = (tasks: Task[], title = 'Two weeks') => {
    const phases = [givenPhase({ title: 'Phase | *one*' })];
    const reflections = [{ week: 1, prompt: 'free', text: '<!-- A slow\n# start', revision: 1 }] as const;
    return render(
      markdownOf(givenReport(givenPlan({ title, tasks, phases, reflections }), WHOLE_REPORT, FINISH_ON)),
    );
  };

  it.each(HOSTILE)('survives the title %j', (title) => {
    const neighbour = givenTask({ id: 2, completion: doneOn('2026-03-04') });
    const note = { text: 'A note', revision: 1 };
    const $ = reportOf([givenTask({ title, note, completion: doneOn('2026-03-03') }), neighbour], title);

    const finished = $('h2:contains("Finished tasks") + table tbody tr');
    expect(finished.length).toBe(2);
    expect(finished.eq(0).find('td').eq(1).text()).toBe(asOnPage(title).text());
    expect(finished.eq(1).find('td').eq(1).text()).toBe('Task 2');
    expect(finished.eq(0).find('td').eq(2).text()).toBe('Phase | one');
    expect($('body > h1').text()).toBe(`${asOnPage(title).text()}: progress report`);
    expect($('h2:contains("Evidence and notes") ~ h3').first().text()).toBe(asOnPage(title).text());
  });

  it('has its sections in order, with reflections and notes quoted', () => {
    const link = {
      id: 1,
      kind: 'link',
      text: 'Code',
      value: null,
      pieceKey: '',
      attachmentKey: '',
      leftOn: START_ON,
    } as const;
    const evidence = [
      { ...link, location: 'https://example.org/a_(b)>c?d=\\)&copy;' },
      { ...link, id: 2, location: 'javascript:alert(1)' },
      { ...link, id: 3, location: 'ftp://example.org/code' },
    ];
    const dropped = givenTask({ id: 3, droppedOn: START_ON });
    const $ = reportOf([
      givenTask({ completion: doneOn('2026-03-03'), evidence }),
      givenTask({ id: 2 }),
      dropped,
    ]);

    const headings = $('h2')
      .toArray()
      .map((heading) => $(heading).text());
    expect(headings).toEqual([
      'Pace on 15 March 2026',
      'Phases',
      'Weeks',
      'Finished tasks',
      'Evidence and notes',
      'What was read',
      'Practice and readiness',
      'Left out of the plan',
      'The whole plan',
    ]);
    expect($('blockquote').text()).toContain('<!-- A slow');
    expect(
      $('a')
        .toArray()
        .map((anchor) => $(anchor).attr('href')),
    ).toEqual(['https://example.org/a_(b)%3Ec?d=%5C)&copy;']);
  });

  it('has the judgement and the answers of a week as they were written, where there are any', () => {
    const hostile = '| *one* <b>\n# two';
    const review = givenReview({ confidence: 4, proof: hostile, intention: hostile });
    const answered = { week: 1, prompt: 'went-well', text: 'It *runs*', revision: 1 } as const;
    const plan = givenPlan({ reflections: [answered], weekReviews: [review] });
    const $ = render(markdownOf(givenReport(plan, WHOLE_REPORT, FINISH_ON)));

    expect($('h3').text()).toBe('Reflection on week 1');
    expect(
      $('h3 + ul li')
        .toArray()
        .map((line) => $(line).text()),
    ).toEqual([
      'Confidence in the outcome: 4 of 5',
      'Proof: | one <b> # two',
      'For the week after: | one <b> # two',
    ]);
    expect($('p:has(strong) + blockquote em').text()).toBe('runs');
    expect($('strong').text()).toBe('What went well?');
  });

  it('says so when nothing was finished', () => {
    expect(reportOf([])('h2:contains("Finished tasks") + p').text()).toBe('None on these days.');
  });
});
