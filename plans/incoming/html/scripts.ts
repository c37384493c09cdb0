const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙᵢ';
const PLAIN = '0123456789+-=()ni';

/**
 * Words above or below the line, for which Markdown has nothing: in signs of their own where there are some.
 *
 * @example
 * inScript('2', 'sup') //=> '²'
 * inScript('max', 'sub') //=> '_(max)'
 */
export function inScript(text: string, script: 'sub' | 'sup'): string {
  if (text.trim() === '') return text;
  const signs = [...text].map((sign) => (script === 'sup' ? RAISED : LOWERED).charAt(PLAIN.indexOf(sign)));
  if (signs.every((sign, index) => sign !== '' && PLAIN.includes([...text][index] ?? ' ')))
    return signs.join('');
  return `${script === 'sup' ? '^' : '_'}(${text})`;
}
