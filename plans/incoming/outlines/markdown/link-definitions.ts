/** The addresses that a text defines for links in it: `[paper]: https://example.org`. */
export type LinkDefinitions = ReadonlyMap<string, string>;

export function readLinkDefinitions(lines: readonly string[]): LinkDefinitions {
  const addresses = new Map<string, string>();
  for (const line of lines) {
    const [, name, address] = /^ {0,3}\[([^[\]]+)\]: ?<?([^\s<>]+)>?/.exec(line) ?? [];
    if (name === undefined || address === undefined || name.startsWith('^')) continue;
    const key = name.trim().toLowerCase();
    if (!addresses.has(key)) addresses.set(key, address);
  }
  return addresses;
}

/** A line by itself, in which each link has its address: `[text][paper]` becomes `[text](https://example.org)`. */
export function withAddresses(text: string, addresses: LinkDefinitions): string {
  if (addresses.size === 0 || !text.includes('[')) return text;
  return text.replace(/\[([^[\]]+)\](?:\[([^[\]]*)\])?(?![:(])/g, (written, words: string, name?: string) => {
    const address = addresses.get((name || words).trim().toLowerCase());
    return address === undefined ? written : `[${words}](${address})`;
  });
}
