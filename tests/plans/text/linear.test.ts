import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inPlainWords, linearForm } from '../../../plans/text/linear.ts';
import { piecesOf } from '../../../plans/text/mathematics.ts';
import { builtInFormulas } from '../../support/texts/formulas.ts';

describe('LaTeX in a line', () => {
  it.each([
    ['\\nabla_\\theta J = \\mathbb{E}[\\sum_t \\gamma^t r_t]', '∇_θ J = E[Σ_t γ^t r_t]'],
    ['\\frac{a+b}{2}', '(a+b)/2'],
    ['\\frac{ab}{c}', 'ab/c'],
    ['\\frac{1}{n}\\sum_{i=1}^n (x_i - \\bar{x})^2', '(1/n) Σ_(i=1)^n (x_i − x̄)²'],
    ['-\\frac12', '−1/2'],
    ['\\frac{\\frac{a}{b}}{c}', '(a/b)/c'],
    ['\\frac{1}{n(n-1)}', '1/(n(n−1))'],
    ['\\frac{\\gamma^t r_t}{2\\sigma^2}', '(γ^t r_t)/(2σ²)'],
    ['\\frac{\\partial L}{\\partial\\theta}', '∂L/∂θ'],
    ['\\log\\frac{\\pi_\\theta(y \\mid x)}{\\pi_{\\text{ref}}(y \\mid x)}', 'log (π_θ(y|x)/π_ref(y|x))'],
    ['\\left(\\frac{a}{b}\\right)^2', '(a/b)²'],
    ['\\sqrt{d}', '√d'],
    ['\\operatorname{softmax}\\left(\\frac{QK^\\top}{\\sqrt{d_k}}\\right)V', 'softmax(QK^⊤/√d_k) V'],
    ['\\sqrt{x^2}', '√(x²)'],
    ['\\sqrt[3]{x}', 'x^(1/3)'],
    ['\\hat{x}', 'x̂'],
    ['\\hat{A}_t', 'Â_t'],
    ['\\widehat{abc}', 'hat(abc)'],
    ['\\overline{ab}', 'bar(ab)'],
    ['\\tilde{\\mathbf{x}}', 'x̃'],
    ['\\operatorname{KL}(p\\,\\|\\,q)', 'KL(p ‖ q)'],
    ['D_{\\mathrm{KL}}(p \\| q)', 'D_KL(p‖q)'],
    ['\\lVert x \\rVert_2^2', '‖x‖₂²'],
    ['|x|', '|x|'],
    ['\\min_w \\lVert w \\rVert + 2\\lVert v \\rVert', 'min_w ‖w‖ + 2‖v‖'],
    ['\\pi(\\cdot \\mid s)', 'π(· | s)'],
    ['\\log\\pi_\\theta(a\\mid s)', 'log π_θ(a | s)'],
    ['\\text{if } x>0', 'if x > 0'],
    ['\\epsilon\\text{-greedy}', 'ε-greedy'],
    ['\\text{TP}/(\\text{TP}+\\text{FP})', 'TP/(TP + FP)'],
    ['10^{-3}', '10⁻³'],
    ['1{,}380 \\times 10^{9}', '1,380 × 10⁹'],
    ['C^{0.5}', 'C^0.5'],
    ['x^{2n}', 'x^(2n)'],
    ['{x^2}^3', '(x²)³'],
    ['a^{b^c}', 'a^(b^c)'],
    ['e^{-x^2/2}', 'e^(−x²/2)'],
    ['\\pi_{\\theta_{\\text{old}}}', 'π_(θ_old)'],
    ['W_{ij} x_j', 'W_ij x_j'],
    ['x_t^{(i)}', 'x_t^(i)'],
    ["f'(x)", 'f′(x)'],
    ['N^* \\propto C', 'N* ∝ C'],
    ['90^\\circ', '90°'],
    ['\\{x : x > 0\\}', '{x : x > 0}'],
    ['f\\colon X \\to Y', 'f: X → Y'],
    ['x_1, \\dots, x_n', 'x₁, …, x_n'],
    ['\\mathbb{1}[x>0]', '1[x > 0]'],
    ['\\lim_{n\\to\\infty} a_n', 'lim_(n→∞) a_n'],
    ['\\int_0^1 f(x)\\,\\mathrm{d}x', '∫₀¹ f(x) dx'],
    ['\\operatorname*{arg\\,max}_\\theta f(\\theta)', 'arg max_θ f(θ)'],
    ['\\min_\\pi \\max_\\theta \\mathbb{E}_{x\\sim p}[f(x)]', 'min_π max_θ E_(x∼p)[f(x)]'],
    ['2\\alpha\\beta', '2αβ'],
    ['6ND', '6ND'],
    ['O(n \\log n)', 'O(n log n)'],
    ['a/\\log_2 n', 'a/log₂ n'],
    ['x \\in \\mathbb{R}^{d\\times k}', 'x ∈ R^(d×k)'],
    ['\\overset{\\text{iid}}{\\sim}', '∼^iid'],
    ['\\underbrace{a+b}_{\\text{bias}}', '(a + b) [bias]'],
    ['\\binom{n}{k}', '(n over k)'],
    ['\\phantom{y}x', 'x'],
    ['\\left.f\\right|_{x=0}', 'f|_(x=0)'],
    ['\\begin{cases} 1 & x > 0 \\\\ 0 & \\text{otherwise} \\end{cases}', '(1 if x > 0; 0 otherwise)'],
    ['\\begin{cases} x, & \\text{if } x \\ge 0 \\\\ -x \\end{cases}', '(x if x ≥ 0; −x)'],
    ['\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}', '(a, b; c, d)'],
    ['\\begin{bmatrix} 1 \\\\ 2 \\end{bmatrix}', '[1; 2]'],
    ['\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}', 'a = b; c = d'],
    ['\\begin{align} a &= b \\\\ c &= d \\end{align}', 'a = b; c = d'],
    ['\\begin{equation} a = b \\end{equation}', 'a = b'],
    ['\\sum_{\\substack{i<j\\\\k}} x', 'Σ_(i < j, k) x'],
  ])('%s', (tex, line) => {
    expect(linearForm(tex)).toBe(line);
  });

  it.each(['\\frac{a', '}', '\\nosuchcommand', '\\href{https://a.example}{b}', '\\phantom{x}', ''])(
    'is none for what is no formula or shows nothing: %j',
    (tex) => {
      expect(linearForm(tex)).toBeNull();
    },
  );

  it.each([
    '{'.repeat(5_000),
    'x^{'.repeat(2_000),
    '\\frac{'.repeat(1_000),
    '\\left('.repeat(2_000),
    '\\def\\a{\\a\\a}\\a',
    '\\def\\a{\\b\\b\\b\\b\\b\\b\\b\\b}\\def\\b{\\c\\c\\c\\c\\c\\c\\c\\c}\\def\\c{xxxxxxxx}\\a\\a\\a',
    `${'\\sqrt{'.repeat(300)}x${'}'.repeat(300)}`,
    `${'\\begin{matrix}'.repeat(60)}${'\\end{matrix}'.repeat(60)}`,
  ])('answers hostile signs without harm: %#', (tex) => {
    expect(linearForm(tex)?.length ?? 0).toBeLessThan(5_000);
  });

  it('holds no command whatever is put together from the parts that it knows', () => {
    const leaf = fc.constantFrom('x', '\\theta', '2', 'n', '\\text{if}', '\\infty', '\\operatorname{KL}');
    const { formula } = fc.letrec<{ formula: string }>((tie) => ({
      formula: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => `\\frac{${a}}{${b}}`),
        fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => `{${a}}_{${b}}`),
        fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => `{${a}}^{${b}}`),
        fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => `${a} + ${b}`),
        fc.tuple(tie('formula'), tie('formula')).map(([a, b]) => `${a} \\le ${b}`),
        tie('formula').map((a) => `\\sqrt{${a}}`),
        tie('formula').map((a) => `\\left(${a}\\right)`),
        tie('formula').map((a) => `\\hat{${a}}`),
        tie('formula').map((a) => `\\sum_{${a}}`),
      ),
    }));
    fc.assert(
      fc.property(formula, (tex) => {
        const line = linearForm(tex) ?? '';
        expect(line).not.toMatch(/[\\{}]|^$|\s\s|^\s|\s$/);
        expect(line.split('(').length).toBe(line.split(')').length);
      }),
    );
  });
});

describe('a text where no formula can be drawn', () => {
  it.each([
    ['Derive $\\nabla_\\theta J$ and $$\\frac{a}{b}$$', 'Derive ∇_θ J and a/b'],
    ['from $5 to $7', 'from $5 to $7'],
    ['\\$5 for $x^2$', '$5 for x²'],
    ['`$x^2$` is $x^2$', '`$x^2$` is x²'],
    ['cannot be read: $\\nosuch$', 'cannot be read: $\\nosuch$'],
    ['no sign', 'no sign'],
    ['', ''],
  ])('%j', (text, plain) => {
    expect(inPlainWords(text)).toBe(plain);
  });

  it('is what it was where it holds no formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('$', '5', ' ', 'a', '`', '\n', '.') }), (text) => {
        fc.pre(piecesOf(text).every(({ kind }) => kind !== 'formula'));
        expect(inPlainWords(text)).toBe(text);
      }),
    );
  });
});

it('every formula of the built-in content reads well in a line', () => {
  const formulas = builtInFormulas();
  expect(formulas.length).toBeGreaterThan(100);

  const unread = formulas
    .map(({ file, tex }) => ({ file, tex, line: linearForm(tex) }))
    .filter(
      ({ tex, line }) => line === null || (/[\\{}$]/.test(line) && !/\\[{}$]|\\[lr]brace|setminus/.test(tex)),
    );
  expect(unread).toEqual([]);
});
