type Titled = { title: string };

/** How titles are shown here, where that is another way than they were typed: formulas in plain signs, which can be typed. */
export async function titlesShown(
  titled: readonly Titled[],
): Promise<((title: string) => string) | undefined> {
  if (titled.every(({ title }) => !title.includes('$'))) return undefined;
  return (await import('../../plans/text/linear.ts')).inPlainWords;
}
