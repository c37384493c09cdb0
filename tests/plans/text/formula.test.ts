import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFormula } from '../../../plans/text/formula.ts';
import type { MathElement } from '../../../plans/text/math-element.ts';
import { packagesFolder } from '../../../server/paths.ts';

const LONGEST = 1_000;
/** Measured: none takes 50 ms. What grows with each level of nesting takes hours. */
const MOST_SECONDS = 2;

const reasonOf = (tex: string, display = false) => {
  const read = readFormula(tex, display);
  return read.ok ? null : read.reason;
};

function elementsOf({ math }: { math: MathElement }): MathElement[] {
  const found = [math];
  for (const { children } of found) found.push(...children.filter((child) => typeof child === 'object'));
  return found;
}

const textOf = ({ children }: MathElement): string =>
  children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');

/** Every command and environment that the package knows, as its source names them. */
const source = readFileSync(join(packagesFolder, 'temml/dist/temml.mjs'), 'utf8');
const commands = [
  ...new Set([...source.matchAll(/"\\(\\[A-Za-z@]+\*?)"/g)].map(([, name = '']) => name)),
].filter((name) => name !== '');
const environments = [
  ...new Set(
    [...source.matchAll(/names: \[([^\]]*)\]/g)].flatMap(([, names = '']) =>
      [...names.matchAll(/"([A-Za-z]+\*?)"/g)].map(([, name = '']) => name),
    ),
  ),
];

describe('LaTeX', () => {
  it.each([
    { tex: '(1,2,2)', numbers: ['1', '2', '2'] },
    { tex: 'N(0,1)', numbers: ['0', '1'] },
    { tex: 'x_{1,2}', numbers: ['1', '2'] },
    { tex: '(10,25)', numbers: ['10', '25'] },
    { tex: '(1.5,0.25)', numbers: ['1.5', '0.25'] },
    { tex: '10,000', numbers: ['10,000'] },
    { tex: '(1,068,1)', numbers: ['1,068', '1'] },
    { tex: '0{,}5', numbers: ['0,5'] },
  ])('tells a list of numbers from one with its thousands apart: $tex', ({ tex, numbers }) => {
    const read = readFormula(tex, false);
    if (!read.ok) throw new Error(read.reason);
    const found: string[] = [];
    const look = ({ tag, children }: MathElement): void => {
      if (tag === 'mn') found.push(children.join(''));
      for (const child of children) if (typeof child === 'object') look(child);
    };
    look(read.math);
    expect(found).toEqual(numbers);
  });

  it.each([
    { tex: '(1, \\dots)', spaces: ['0em', '0em'] },
    { tex: 'x_1, \\ldots, x_n', spaces: ['0em', '0em'] },
    { tex: 'a + \\cdots + b', spaces: ['0em', '0em'] },
    { tex: '1 \\ldots n', spaces: ['0.1667em', '0.1667em'] },
  ])('sets dots as close as a book does: $tex', ({ tex, spaces }) => {
    const read = readFormula(tex, false);
    if (!read.ok) throw new Error(read.reason);
    const dots = elementsOf(read).find(({ tag, children }) => tag === 'mo' && /[…⋯]/.test(children.join('')));
    expect([dots?.attributes.lspace, dots?.attributes.rspace]).toEqual(spaces);
  });

  it.each([
    { tex: 'J = \\sum_t r_t', space: '0em' },
    { tex: '[\\sum_{t=0}^T r_t]', space: '0em' },
    { tex: '-\\sum p', space: '0em' },
    { tex: '\\sum_t r_t', space: '0em' },
    { tex: 'x \\sum_t r_t', space: undefined },
    { tex: '\\nabla \\sum_t r_t', space: undefined },
  ])('sets a sum as close to a sign before it as a book does: $tex', ({ tex, space }) => {
    const read = readFormula(tex, false);
    if (!read.ok) throw new Error(read.reason);
    expect(elementsOf(read).find(({ children }) => children[0] === '∑')?.attributes.lspace).toBe(space);
  });

  it('tells where a fault is in what was typed, whatever lists of numbers stand before it', () => {
    expect(reasonOf('(1,2)x^2^3')).toBe('Double superscript at character 9');
  });

  it.each([
    'x',
    '\\frac{a}{b}',
    '\\nabla_\\theta J(\\theta) = \\mathbb{E}_{\\tau \\sim \\pi_\\theta}\\left[\\sum_{t=0}^{T} \\gamma^t r_t\\right]',
    '\\operatorname{KL}(p \\,\\|\\, q) \\le \\hat{\\epsilon}',
    '\\lVert x \\rVert_2^2 = x^\\top x',
    '\\operatorname*{arg\\,max}_a Q(s, a)',
    '\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}',
    '\\begin{cases} 1 & x > 0 \\\\ 0 & \\text{else} \\end{cases}',
    '\\begin{aligned} a &= b \\\\ &= c \\end{aligned}',
    '\\underbrace{x + y}_{n}, \\sqrt[3]{x}, \\binom{n}{k}, 5\\,\\%, \\$5',
    '\\boxed{x} \\cancel{y} \\overline{z} \\mathcal{L} \\mathbf{w} \\bar{x} \\tilde{y} \\dot z',
    '\\bigl( \\tfrac12 \\bigr) \\implies a \\ne b \\perp\\!\\!\\perp c',
  ])('of what people write is read: %s', (tex) => {
    expect(reasonOf(tex)).toBeNull();
    expect(reasonOf(tex, true)).toBeNull();
  });

  it.each(['align', 'align*', 'equation', 'gather', 'split'])(
    'of a line of its own is read there: %s',
    (name) => {
      const tex = `\\begin{${name}} a = b \\end{${name}}`;
      expect(reasonOf(tex, true)).toBeNull();
      expect(reasonOf(tex)).not.toBeNull();
    },
  );

  it.each([
    { tex: 'x^2^3', reason: 'Double superscript at character 4' },
    { tex: '{x', reason: "Expected '}', got the end at character 3" },
    { tex: '\\foo', reason: 'Unsupported function name: \\foo at character 1' },
    { tex: '5%', reason: 'What follows a % would not be shown: write \\%' },
    { tex: '\\def\\a{\\a\\a}\\a', reason: '\\def is not read here' },
    { tex: '\\newcommand{\\a}{b}', reason: '\\newcommand is not read here' },
    { tex: '\\href{https://example.org}{x}', reason: '\\href is not read here' },
    { tex: '\\includegraphics{a.png}', reason: '\\includegraphics is not read here' },
    { tex: '\\color{red}x', reason: '\\color is not read here' },
    { tex: '\\id{main}{x}', reason: '\\id is not read here' },
    { tex: '\\kern 9999em x', reason: 'A width of 9999em is not shown in formulas' },
    { tex: '\\kern -9999em x', reason: 'A marginLeft of -9999em is not shown in formulas' },
    { tex: '\\rule{99em}{1em}', reason: 'A width of 99em is not shown in formulas' },
    { tex: 'x'.repeat(1_001), reason: 'A formula has at most 1000 characters' },
    { tex: '{'.repeat(13) + '}'.repeat(13), reason: 'Braces stand at most 12 deep in each other' },
  ])('that is wrong or would do something else is not, and says why: $reason', ({ tex, reason }) => {
    expect(reasonOf(tex)).toBe(reason);
  });

  it('of each command and environment answers soon, however it is repeated and nested', () => {
    const asked = [...commands, ...environments.map((name) => `\\begin{${name}}a&b\\end{${name}}`)];
    expect(commands.length).toBeGreaterThan(1_000);
    expect(environments).toContain('pmatrix');

    const slow: string[] = [];
    for (const part of asked) {
      for (const tex of shapesOf(part)) {
        const before = process.cpuUsage();
        readFormula(tex.slice(0, LONGEST), true);
        if (process.cpuUsage(before).user / 1e6 > MOST_SECONDS) slow.push(tex.slice(0, 60));
      }
    }
    expect(slow).toEqual([]);
  });

  it('of any kind becomes elements with nothing that leads away, is found, or has a style of its own', () => {
    const part = fc.oneof(
      fc.constantFrom(...commands),
      fc.constantFrom(...environments).map((name) => `\\begin{${name}}a&b\\\\c\\end{${name}}`),
      fc.constantFrom('{', '}', '[', ']', '^', '_', '&', '\\\\', 'x', '1em', '99em', '-5em', ' ', '"', '<'),
      fc.string({ unit: 'binary', maxLength: 2 }),
    );
    const texts = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
    let readCount = 0;
    fc.assert(
      fc.property(texts, fc.boolean(), (tex, display) => {
        const read = readFormula(tex, display);
        if (!read.ok) {
          expect(read.reason).not.toBe('');
          return;
        }
        readCount += 1;
        for (const { tag, attributes } of elementsOf(read)) {
          expect(tag).toMatch(/^(m[a-z]+|none)$/);
          expect(
            Object.keys(attributes).filter((name) =>
              /^(style|href|src|id|on.*|.*color|.*background)$/.test(name),
            ),
          ).toEqual([]);
          for (const value of Object.values(attributes)) {
            expect(Math.abs(Number.parseFloat(value) || 0)).toBeLessThanOrEqual(200);
          }
        }
      }),
      { numRuns: 3_000 },
    );
    expect(readCount).toBeGreaterThan(100);
  });

  it('keeps the letters and figures that it was given', () => {
    const word = fc.stringMatching(/^[a-z0-9+=(),<>]{1,20}$/);
    fc.assert(
      fc.property(word, (tex) => {
        const read = readFormula(tex, false);
        expect(read.ok && textOf(read.math)).toBe(tex);
      }),
    );
  });
});

const DEEP = 12;

/** A command over and over, and within itself in each place that it may have. */
function shapesOf(command: string): string[] {
  const nested = (opening: string, closing: string) => `${opening.repeat(DEEP)}x${closing.repeat(DEEP)}`;
  const repeated = (text: string) => text.repeat(Math.floor(LONGEST / 3 / text.length));
  return [
    repeated(`${command} `),
    repeated(`${command}{x}`),
    repeated(`${command}{a}{b}`),
    `${command}{${'x'.repeat(LONGEST - command.length - 2)}}`,
    nested(`${command}{`, '}'),
    nested(`${command}{a}{`, '}'),
    nested(`${command}{`, '}{b}'),
    nested(`${command}[a]{`, '}'),
    nested(`${command}_{`, '}'),
    nested(`x${command}^{`, '}'),
    nested(`{a ${command} `, '}'),
    nested(`${command}{a}{b}{`, '}'),
    nested(`${command}{a}{b}{c}{`, '}'),
  ];
}
