import { nearestTo } from '../../../plans/nearest.ts';
import type { ShownResource } from '../../../plans/reading/resource.ts';
import { CliProblem } from '../standing.ts';

const MOST_LISTED = 12;
const MOST_NEAR = 3;

/**
 * What a text means of all that there is to read: by its id, or by a part of its title in any case. A title in full wins
 * over parts of others.
 *
 * @param shown - a title as it is shown here, where that is another than it was typed
 * @throws {CliProblem} when it means none, or several
 */
export function findResourceByText(
  resources: readonly ShownResource[],
  text: string,
  shown = asTyped,
): ShownResource {
  const wanted = text.trim().toLowerCase();
  const named = resources.find(({ id }) => id === wanted);
  if (named) return named;

  const titlesOf = ({ title }: ShownResource) => [title, shown(title)].map((one) => one.toLowerCase());
  const matches = resources.filter(
    (one) => wanted !== '' && titlesOf(one).some((title) => title.includes(wanted)),
  );
  const whole = matches.filter((one) => titlesOf(one).includes(wanted));
  for (const meant of [matches, whole]) if (meant.length === 1 && meant[0]) return meant[0];
  return matches.length === 0 ? none(resources, text) : several(matches, text);
}

const asTyped = (title: string) => title;

function none(resources: readonly ShownResource[], text: string): never {
  const near = nearestTo(text, resources, ({ id, title }) => [id, title], MOST_NEAR);
  const nothing = `Nothing to read is called “${text}”.`;
  if (near.length === 0) {
    throw new CliProblem(`${nothing} “read” by itself lists what today’s tasks ask for.`);
  }
  throw new CliProblem([`${nothing} If you mean one of these, give its id:`, ...near.map(line)].join('\n'));
}

function several(matches: readonly ShownResource[], text: string): never {
  const rest = matches.length - MOST_LISTED;
  const lines = [
    `${matches.length} resources are called something with “${text}”. Give the id of one:`,
    ...matches.slice(0, MOST_LISTED).map(line),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ];
  throw new CliProblem(lines.join('\n'));
}

function line({ id, title }: ShownResource): string {
  return `  ${id}  ${title}`;
}
