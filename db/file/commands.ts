/** What a host types to have something done, between backticks, as it stands in a sentence. */
export function command(words: string, ...paths: readonly string[]): string {
  return `\`${[words, ...paths.map(shellWord)].join(' ')}\``;
}

/** The same for the command line of Daymark. */
export function daymarkCommand(name: string, ...paths: readonly string[]): string {
  return command(`npm run -s daymark -- ${name}`, ...paths);
}

/** As a shell takes it for one word, whatever is in it. */
export function shellWord(text: string): string {
  return /^[\w./@%+:,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
