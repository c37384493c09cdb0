import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { staticFolder } from '../../../../server/paths.ts';

type Colour = { lightness: number; chroma: number; hue: number };

const tokens = readFileSync(join(staticFolder, 'css/parts/core/tokens.css'), 'utf8');
const PAPER: Colour = { lightness: 1, chroma: 0, hue: 0 };
/** What code is told apart by; WCAG 2.2, 1.4.3. */
const WORDS = [...tokens.matchAll(/--(color-code-\w+):/g)].map(([, name = '']) => name);
const LEAST = 4.5;

/** A colour of a theme, which is written once for both. */
function colourOf(name: string, theme: 'light' | 'dark'): Colour {
  const both = new RegExp(`--${name}: light-dark\\(oklch\\(([^)]+)\\), oklch\\(([^)]+)\\)\\)`).exec(tokens);
  const [lightness = 0, chroma = 0, hue = 0] = (both?.[theme === 'light' ? 1 : 2] ?? '')
    .split(' ')
    .map((part) => Number.parseFloat(part) / (part.endsWith('%') ? 100 : 1));
  return { lightness, chroma, hue };
}

/** @see B. Ottosson, "A perceptual color space for image processing", 2020 */
function luminanceOf({ lightness, chroma, hue }: Colour): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const within = (part: number) => Math.min(1, Math.max(0, part));
  const red = within(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = within(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = within(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastOf(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

it('the measure of contrast is that of WCAG', () => {
  expect(contrastOf(PAPER, { lightness: 0, chroma: 0, hue: 0 })).toBeCloseTo(21);
  expect(WORDS.length).toBeGreaterThan(3);
});

it.each([...WORDS, 'color-ink-soft', 'color-wrong'])(
  '%s can be read in code, in both themes and on paper',
  (name) => {
    const light = colourOf(name, 'light');
    expect(contrastOf(light, colourOf('color-sunken', 'light'))).toBeGreaterThan(LEAST);
    expect(contrastOf(colourOf(name, 'dark'), colourOf('color-sunken', 'dark'))).toBeGreaterThan(LEAST);
    expect(contrastOf(light, PAPER)).toBeGreaterThan(LEAST);
  },
);
