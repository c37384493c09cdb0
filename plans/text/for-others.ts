import MarkdownIt from 'markdown-it';
import { readWholeMarkdown } from '../whole-markdown.ts';
import { piecesOf } from './mathematics.ts';
import { reachOf } from './reach.ts';

/** Whether somebody else can open an address. */
export type OpensForOthers = (address: string) => boolean;

/**
 * Knows what others can open: web addresses that anybody can reach, and mail. Pages of this Daymark ask them to log in,
 * so that only what is shared by a link opens there; what has no scheme leads nowhere from where they read.
 *
 * @param ownHosts - the names under which this Daymark is reached, without port
 */
export function opensForOthers(ownHosts: readonly string[]): OpensForOthers {
  return (address) => {
    if (/^mailto:/i.test(address)) return true;
    if (!/^https?:/i.test(address) || !URL.canParse(address)) return false;
    const { hostname, pathname } = new URL(address);
    if (reachOf(hostname) !== 'anybody') return false;
    return !ownHosts.includes(hostname) || pathname.startsWith('/shared/');
  };
}

/** What any text with a link or an address in it holds; most hold none of it, and are told at once. */
const MAY_LEAD = /:\/\/|\](?:\(|:|\[)/;

/** Stands for code and formulas, which stay as they are. */
const KEPT = '\uFFFC';

const LINK =
  /!?\[([^[\]]*)\]\([ \n]{0,3}<?([^\s<>()\uFFFC]*(?:\([^\s<>()\uFFFC]*\)[^\s<>()\uFFFC]*)?)>?(?:[ \n]{1,3}"[^"\n\uFFFC]*")?[ \n]{0,3}\)/g;
const DEFINITION = /^ {0,3}\[[^[\]]+\]:([^\n\uFFFC]*)$/gm;
const BRACKETED = /<([a-z][a-z0-9+.-]*:[^\s<>\uFFFC]*)>/gi;
const BARE = /https?:\/\/(?:\[[0-9a-f:.]*\])?[^\s<>()[\]\uFFFC]*/gi;

/**
 * A text in Markdown in which whatever others cannot open is plain words: of a link its words stay, of an address all
 * but its scheme. Code, formulas and every other link stay as they are.
 *
 * @example
 * textForOthers('My [plot](/pieces/a) on http://localhost:8888/lab', opensForOthers([])) //=> 'My plot on localhost:8888/lab'
 */
export function textForOthers(text: string, opens: OpensForOthers): string {
  if (!MAY_LEAD.test(text)) return text;
  const { masked, restore } = mask(text);
  const plain = restore(
    masked
      .replace(LINK, (link, words: string, address: string) => (opens(address) ? link : words || address))
      .replace(DEFINITION, (line, place: string) => (opens(addressIn(place)) ? line : ''))
      .replace(BRACKETED, (whole, address: string) => (opens(address) ? whole : withoutScheme(address)))
      .replace(BARE, (address) => (opens(address) ? address : withoutScheme(address))),
  );
  return leadsNowhereElse(plain, opens) ? plain : restore(defused(masked));
}

/** Of a definition: what stands before the title of its link. */
function addressIn(place: string): string {
  return (place.trim().split(/\s/)[0] ?? '').replace(/^<|>$/g, '');
}

function withoutScheme(address: string): string {
  return address.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/)?/i, '');
}

function mask(text: string) {
  const kept: string[] = [];
  const keep = (source: string) => {
    kept.push(source);
    return KEPT;
  };
  const masked = piecesOf(text)
    .map(({ kind, source }) => {
      // Where mathematics is not known, an address in a formula is one.
      const isWords = kind === 'text' || (kind === 'formula' && source.includes('://'));
      return isWords ? source.replaceAll(KEPT, keep) : keep(source);
    })
    .join('');
  return {
    masked,
    restore: (changed: string) => {
      let next = 0;
      return changed.replaceAll(KEPT, () => kept[next++] ?? '');
    },
  };
}

/** As generous as a reader can be. */
const reader = new MarkdownIt({ html: true, linkify: true });
reader.validateLink = () => true;

function leadsNowhereElse(text: string, opens: OpensForOthers): boolean {
  const tokens = readWholeMarkdown(reader, text);
  if (tokens === null) return false;
  return tokens
    .flatMap(({ children }) => children ?? [])
    .every((token) => {
      const address = token.attrGet('href') ?? token.attrGet('src');
      return address === null || opens(String(address));
    });
}

/** Where links are too entangled to be told apart, none is left. */
function defused(masked: string): string {
  return masked
    .replace(/\](?=[([:])/g, ']\\')
    .replace(/<(?=[a-z])/gi, '\\<')
    .replaceAll('://', '\\://');
}
