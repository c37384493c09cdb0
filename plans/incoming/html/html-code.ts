import { type Code, endParagraph, type Reading } from './html-reading.ts';

export function beginCode(reading: Reading, name: string, attributes: ReadonlyMap<string, string>): void {
  if (name === 'pre' && !reading.table) endParagraph(reading);
  reading.code = { name, text: '', language: languageOf(attributes) };
}

export function openInCode(code: Code, name: string, attributes: ReadonlyMap<string, string>): void {
  if (name === 'br') code.text += '\n';
  else if ((name === 'div' || name === 'p') && code.text !== '' && !code.text.endsWith('\n'))
    code.text += '\n';
  else if (name === 'code') code.language ||= languageOf(attributes);
}

function languageOf(attributes: ReadonlyMap<string, string>): string {
  return /(?:^|\s)lang(?:uage)?-([\w+#.-]{1,30})/.exec(attributes.get('class') ?? '')?.[1] ?? '';
}

/** Code of several lines is a block, whatever it was marked with. */
export function endCode(reading: Reading): void {
  const { code } = reading;
  if (!code) return;
  reading.code = null;
  const text = code.text.replace(/\r\n?/g, '\n').replaceAll('\u00A0', ' ').replaceAll('\uFFFF', '');
  const isBlock = !reading.table && (code.name === 'pre' || text.trim().includes('\n'));
  if (isBlock) writeCode(reading, text, code.language);
  else if (text.trim() !== '') reading.runs.push({ kind: 'code', text: onOneLine(text) });
}

function writeCode(reading: Reading, text: string, language: string): void {
  const code = text.replace(/^\n/, '').replace(/\n$/, '');
  if (code.trim() === '') return;
  endParagraph(reading);
  const longest = Math.max(2, ...(code.match(/`{3,}/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  reading.writer.add(`${fence}${language}\n${code}\n${fence}`, reading.containers);
}

export function closeInCode(reading: Reading, code: Code, name: string): void {
  if (name === code.name) endCode(reading);
  else if ((name === 'div' || name === 'p') && !code.text.endsWith('\n')) code.text += '\n';
}

function onOneLine(code: string): string {
  return code
    .split('\n')
    .map((line, _, lines) => (lines.length > 1 ? line.trim() : line))
    .join(' ');
}
