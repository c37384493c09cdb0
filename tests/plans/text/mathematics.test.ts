import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../db/file/project-root.ts';
import { type Formula, formulaAt, piecesOf } from '../../../plans/text/mathematics.ts';

const formulasOf = (text: string) =>
  piecesOf(text)
    .filter((piece): piece is Formula => piece.kind === 'formula')
    .map(({ source }) => source);

describe('the formulas of a text', () => {
  it.each([
    { text: 'The loss $L(\\theta)$ falls', formulas: ['$L(\\theta)$'] },
    { text: '$x$', formulas: ['$x$'] },
    { text: '$x$, $y$ and $$z$$', formulas: ['$x$', '$y$', '$$z$$'] },
    { text: '$x$$y$', formulas: ['$x$', '$y$'] },
    { text: 'a price of $5', formulas: [] },
    { text: '$5 to $7', formulas: [] },
    { text: 'from $5 to $7, and $x$ is', formulas: ['$x$'] },
    { text: '$5-$7', formulas: [] },
    { text: '$ x$ and $y $', formulas: [] },
    { text: '$x', formulas: [] },
    { text: 'costs \\$5 for $n$ items', formulas: ['$n$'] },
    { text: '\\$x$', formulas: [] },
    { text: '\\\\$x$', formulas: ['$x$'] },
    { text: '$5\\$$', formulas: ['$5\\$$'] },
    { text: '$\\text{a}\\\\$', formulas: ['$\\text{a}\\\\$'] },
    { text: '`$HOME` and `$PATH`', formulas: [] },
    { text: 'costs $5, see `a$b`', formulas: [] },
    { text: '``a`$b$` `` $c$', formulas: ['$c$'] },
    { text: 'an unclosed ` and $x$', formulas: ['$x$'] },
    { text: '\\`$x$\\`', formulas: ['$x$'] },
    { text: '```sh\necho $A$ $B$\n```\n$x$', formulas: ['$x$'] },
    { text: '- ```\n  $A$\n  ```\n\n  $x$', formulas: ['$x$'] },
    { text: '~~~\n$A$\n~~~~\n$x$', formulas: ['$x$'] },
    { text: '```\n$A$', formulas: [] },
    { text: '$$\n\\frac{a}{b}\n$$', formulas: ['$$\n\\frac{a}{b}\n$$'] },
    { text: '$$\na\n\nb\n$$', formulas: [] },
    { text: 'a $x\n\ny$ b', formulas: [] },
    { text: 'a $x\\\n\ny$ b', formulas: [] },
    { text: 'a $x\\`y$ b', formulas: [] },
    { text: 'a $x\ny$ b', formulas: ['$x\ny$'] },
    { text: '$$$x$$$', formulas: [] },
    { text: 'eating out: $$ or $$$', formulas: [] },
    { text: '$$ $$', formulas: [] },
    { text: 'https://example.org/$a$/b and $x$', formulas: ['$x$'] },
    { text: '', formulas: [] },
  ])('are told from everything else: $text', ({ text, formulas }) => {
    expect(formulasOf(text)).toEqual(formulas);
  });

  it('come as LaTeX, in a line or on a line of their own', () => {
    expect(piecesOf('so $a$ and $$b$$')).toEqual([
      { kind: 'text', source: 'so ' },
      { kind: 'formula', tex: 'a', display: false, source: '$a$' },
      { kind: 'text', source: ' and ' },
      { kind: 'formula', tex: 'b', display: true, source: '$$b$$' },
    ]);
    expect(piecesOf('as `$a$` is')).toContainEqual({ kind: 'code', source: '`$a$`' });
  });
});

it('the worked examples of plans/README.md hold', () => {
  const guide = readFileSync(join(projectRoot(), 'plans/README.md'), 'utf8');
  const [, section = ''] = /^## Mathematics in a text\n(.*?)^## /ms.exec(guide) ?? [];
  const examples = [...section.matchAll(/^\| `(.+)` \| (.+) \|$/gm)];
  expect(examples.length).toBe(4);
  for (const [, text = '', formulas = ''] of examples) {
    const expected = formulas === 'none' ? [] : formulas.split(', ').map((formula) => formula.slice(1, -1));
    expect(formulasOf(text)).toEqual(expected);
  }
});

/** Texts made of what the rules are about. */
const signs = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('$', '$$', '$5', '\\$', '\\', '`', '``', '```', '\n', ' ') },
      fc.constantFrom('~~~', '\n\n', '> ', '- ', '[a](', ')', 'x', '7', 'https://a.org/', '\\frac{a}{b}'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('any text with dollar signs', () => {
  it('is whole in its pieces, none of them empty, no two texts side by side', () => {
    fc.assert(
      fc.property(signs, (text) => {
        const pieces = piecesOf(text);
        expect(pieces.map(({ source }) => source).join('')).toBe(text);
        expect(pieces.every(({ source }) => source !== '')).toBe(true);
        const neighbours = pieces.slice(1).map((piece, before) => [pieces[before]?.kind, piece.kind]);
        expect(neighbours).not.toContainEqual(['text', 'text']);
      }),
      { numRuns: 5_000 },
    );
  });

  it('holds only formulas that the rules allow', () => {
    fc.assert(
      fc.property(signs, (text) => {
        let at = 0;
        for (const piece of piecesOf(text)) {
          if (piece.kind === 'formula') {
            const { tex, display, source } = piece;
            expect(source).toBe(display ? `$$${tex}$$` : `$${tex}$`);
            expect(tex).not.toMatch(/`|\n[ \t\r]*\n/);
            if (!display) expect(tex).toMatch(/^\S(.*\S)?$/s);
            if (!display) expect(text.charAt(at + source.length)).not.toMatch(/\d/);
            expect(formulaAt(text, at)).toEqual(piece);
          }
          at += piece.source.length;
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('gives back the formulas that were put between words', () => {
    const word = fc.stringMatching(/^[a-z,.]{1,8}$/);
    const tex = fc.stringMatching(/^[a-z\\{}^_+0-9]{0,8}[a-z]$/).filter((made) => !made.includes('\\\\'));
    fc.assert(
      fc.property(fc.array(fc.tuple(word, tex), { minLength: 1, maxLength: 6 }), (parts) => {
        const text = parts.map(([before, formula]) => `${before} $${formula}$`).join(' ');
        expect(formulasOf(text)).toEqual(parts.map(([, formula]) => `$${formula}$`));
      }),
    );
  });

  it.each([
    '$',
    '$a',
    '$$a ',
    '`',
    '`$a',
    '```\n',
    '~~~',
    '~~~\n',
    '1 ~~~',
    '\\',
    '$`',
    '`` ` ',
    'https://$',
    '\n\n$$',
  ])('is told as fast when it is long: %j over and over', (part) => {
    const text = part.repeat(100_000 / part.length);
    const before = process.cpuUsage();
    expect(piecesOf(text).length).toBeGreaterThan(0);
    const { user } = process.cpuUsage(before);
    expect(user / 1000).toBeLessThan(1_000);
  });
});
