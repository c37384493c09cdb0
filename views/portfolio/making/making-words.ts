import { count } from '../../../plans/format.ts';
import type { Kind } from '../../../plans/portfolio/kind.ts';
import type { Making } from '../../../plans/portfolio/making/assign-pieces.ts';
import type { Make } from '../../../plans/portfolio/making/makes.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { listed, withArticle } from '../../../plans/words.ts';

/** `3 stories, whole`, `Core equation of a project` */
export function makeInWords({ parts, count: wanted }: Make, kind: Kind): string {
  const noun = inPlainWords(kind.title);
  if (parts.length === 0) return `${count(wanted, noun)}, whole`;
  const labels = kind.parts.filter(({ id }) => parts.includes(id)).map(({ label }) => label);
  return `${listed(labels.map((label) => inPlainWords(label)))} of ${wanted === 1 ? withArticle(noun) : count(wanted, noun)}`;
}

/** `2 of 3 there` */
export function progressOfMaking({ make, pieces }: Making): string {
  const made = pieces.filter(({ isMade }) => isMade).length;
  return `${Math.min(made, make.count)} of ${make.count}`;
}
