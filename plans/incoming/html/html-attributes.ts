/** Where a link leads, as Markdown has it; `null` where it cannot be trusted to be followed. */
export function addressOf(href: string): string | null {
  const address = href.trim();
  if (!/^(?:https?:\/\/|mailto:)/i.test(address) || !URL.canParse(address)) return null;
  return new URL(address).href.replace(
    /[\\()<>|`*_ ]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export function pictureWords(attributes: ReadonlyMap<string, string>): string {
  const source = attributes.get('src') ?? '';
  const name =
    attributes.get('alt')?.trim() || (source.startsWith('data:') ? '' : source.split('/').at(-1)?.trim());
  return name ? `[picture: ${name}]` : '[picture]';
}

/** A box that begins an item says whether it is done. */
export function checkboxWords(attributes: ReadonlyMap<string, string>): string {
  if (attributes.get('type') !== 'checkbox') return '';
  return attributes.has('checked') ? '[x] ' : '[ ] ';
}
