import type { Evidence, Task } from '../plan/plan.ts';
import type { EvidenceKind } from './kinds.ts';

/** What a line says: evidence of the kind that it looks like, or what is still missing. */
export type EvidenceLine =
  | { ok: true; evidence: Pick<Evidence, 'kind' | 'text' | 'location' | 'value'> }
  | { ok: false; problem: 'empty' | 'without-context' };

/** A place on the web that is often written without its scheme. */
const BARE_ADDRESS =
  /^(www\.[^\s/][^\s/.]*\.[^\s/]+|[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|org|net|io|dev|ai|edu))(\/\S*)?$/i;
/** As people type it: a decimal comma is read as a point. */
const FIGURE = String.raw`[-+]?(?:\d+(?:[.,]\d+)?|[.,]\d+)(?:e[-+]?\d{1,3})?`;
const FIGURE_FIRST = new RegExp(String.raw`^(${FIGURE})(?![\w.,/:-])`, 'i');
/** It begins as paths do. */
const ROOTED = /^((~|\.{1,2})?[/\\]|[a-z]:[/\\]|file:\/\/)\S/i;
/** It ends in the ending of a file; behind it words may follow where it stands in a folder. */
const FILE = /\.[a-z][a-z0-9]{1,5}$/i;

/**
 * Reads one pasted line as evidence: an address is a link and a path a document, both with what stands behind them; a
 * number with its context counts as one where the task asks for a number; everything else is a note.
 *
 * @param wanted - what the task asks for
 * @see plans/README.md#evidence-in-one-line
 *
 * @example
 * readEvidenceLine('https://github.com/ada/encoder tests pass', 'link')
 * //=> { ok: true, evidence: { kind: 'link', location: 'https://github.com/ada/encoder', text: 'tests pass', value: null } }
 */
export function readEvidenceLine(line: string, wanted: EvidenceKind): EvidenceLine {
  const text = line.replaceAll(/\s+/g, ' ').trim();
  if (text === '') return { ok: false, problem: 'empty' };
  if (wanted === 'number') {
    const figure = readFigure(text);
    if (figure) return figure;
  }
  const [first = '', ...others] = text.split(' ');
  const rest = others.join(' ');
  const address = readAddress(first);
  if (address !== null) return found('link', rest, address);
  if (isPath(first, rest)) return found('document', rest, first);
  return found('note', text);
}

/** A number without a word of context says nothing: of that it asks for more. */
function readFigure(text: string): EvidenceLine | null {
  const figure = FIGURE_FIRST.exec(text)?.[1];
  if (figure === undefined) return null;
  const context = text.slice(figure.length).trimStart();
  const value = Number(figure.replace(',', '.'));
  if (!Number.isFinite(value)) return null;
  if (context === '') return { ok: false, problem: 'without-context' };
  return { ok: true, evidence: { kind: 'number', text: context, location: '', value } };
}

/** With its scheme; `null` where it is no address of the web. */
function readAddress(word: string): string | null {
  const address = BARE_ADDRESS.test(word) ? `https://${word}` : word;
  return isWebAddress(address) ? address : null;
}

function isPath(word: string, rest: string): boolean {
  return ROOTED.test(word) || (FILE.test(word) && (rest === '' || /[/\\]/.test(word)));
}

/** The only addresses that become links. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function found(kind: EvidenceKind, text: string, location = ''): EvidenceLine {
  return { ok: true, evidence: { kind, text, location, value: null } };
}

/** A finished task of the roadmap that has nothing to show yet. Who wrote a note where a note is asked for has. */
export function lacksEvidence(task: Task): boolean {
  const { completion, droppedOn, origin, evidence, evidenceKind, note } = task;
  if (completion === null || droppedOn !== null || origin === 'own' || evidence.length > 0) return false;
  return evidenceKind !== 'note' || note.text.trim() === '';
}
