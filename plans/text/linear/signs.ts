/** How the signs of a formula behave in a line; what stands in none of these lists is a relation, with air around it. */
export const BINARY = signs('+ − - ± ∓ × · ⋅ * ∗ ∘ ⊙ ⊕ ⊖ ⊗ ⊘ ∧ ∨ ∩ ∪ ∖ ÷ ⋆ ∙ mod');
export const BIG = signs('∑ ∏ ∐ ∫ ∬ ∭ ∮ ⋃ ⋂ ⋁ ⋀ ⨁ ⨂ ⨀');
export const CLOSE_UP = signs('/ ! % # & ′ ″ ‴ ⁗ | ∣ ‖ ∥ \\ @');
export const DOTS = signs('… ⋯ ⋮ ⋱');
/** Raised, these need no sign of it. */
export const RAISED_ANYWAY: ReadonlyMap<string, string> = new Map([
  ['′', '′'],
  ['″', '″'],
  ['‴', '‴'],
  ['⁗', '⁗'],
  ['∗', '*'],
  ['*', '*'],
  ['∘', '°'],
  ['†', '†'],
  ['‡', '‡'],
]);

/** What stands over a letter, as the sign that combines with it and as the word for more than a letter. */
export const ACCENTS: ReadonlyMap<string, { sign: string; word: string }> = new Map([
  ['ˆ', { sign: '\u0302', word: 'hat' }],
  ['^', { sign: '\u0302', word: 'hat' }],
  ['‾', { sign: '\u0304', word: 'bar' }],
  ['¯', { sign: '\u0304', word: 'bar' }],
  ['~', { sign: '\u0303', word: 'tilde' }],
  ['→', { sign: '\u20d7', word: 'vec' }],
  ['˙', { sign: '\u0307', word: 'dot' }],
  ['¨', { sign: '\u0308', word: 'ddot' }],
  ['ˇ', { sign: '\u030c', word: 'check' }],
  ['˘', { sign: '\u0306', word: 'breve' }],
  ['´', { sign: '\u0301', word: 'acute' }],
  ['`', { sign: '\u0300', word: 'grave' }],
]);

const RAISED_DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻';
const LOWERED_DIGITS = '₀₁₂₃₄₅₆₇₈₉₊₋';
const DIGITS = '0123456789+−';

/** A whole number in raised or lowered digits; nothing for all else. */
export function inSmallDigits(text: string, where: 'raised' | 'lowered'): string | undefined {
  if (!/^(?:[+−]?\d+|[+−])$/.test(text)) return undefined;
  const small = where === 'raised' ? RAISED_DIGITS : LOWERED_DIGITS;
  return Array.from(text, (sign) => small[DIGITS.indexOf(sign)]).join('');
}

/** Sums and products as the Greek letters that they are; every font has these. */
const PLAIN_SIGNS: ReadonlyMap<string, string> = new Map([
  ['∑', 'Σ'],
  ['∏', 'Π'],
  ['∣', '|'],
  ['⋅', '·'],
  ['∗', '*'],
  ['ϕ', 'φ'],
  ['ϵ', 'ε'],
  ['~', '∼'],
  ['⋯', '…'],
]);

/** Letters of another cut (bold, script, double-struck), which few fonts have, in the usual one. */
const OTHER_CUTS =
  /[\u{1d400}-\u{1d7ff}\u2102\u210a-\u210e\u2110-\u2112\u2115\u2119-\u211d\u2124\u2128\u212c\u212d\u212f-\u2131\u2133\u2134\u213c-\u213f\u2145-\u2149]/gu;
/** What tells a program about a formula, and no reader. */
const INVISIBLE = /\p{Cf}|[\ufe00-\ufe0f]/gu;

export function inPlainSigns(text: string): string {
  return Array.from(text.replace(INVISIBLE, '').replace(OTHER_CUTS, (letter) => letter.normalize('NFKC')))
    .map((sign) => PLAIN_SIGNS.get(sign) ?? sign)
    .join('');
}

function signs(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
