const LONGEST_TITLE = 60;

/** A title in quotation marks, cut where it is long, for the list of changes. */
export function quoted(title: string): string {
  const characters = [...title];
  const isLong = characters.length > LONGEST_TITLE;
  return `“${isLong ? `${characters.slice(0, LONGEST_TITLE - 1).join('')}…` : title}”`;
}

/** `step 3`, `steps 1, 2 and 4` */
export function stepsInWords(positions: readonly number[]): string {
  const sorted = [...new Set(positions)].sort((a, b) => a - b);
  return `${sorted.length === 1 ? 'step' : 'steps'} ${listed(sorted)}`;
}

/** `title`, `title and kind`, `title, kind and steps` */
export function listed(words: readonly (string | number)[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? `${last}` : `${words.slice(0, -1).join(', ')} and ${last}`;
}
