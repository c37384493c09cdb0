import { Tokenizer } from 'htmlparser2';

/** What HTML is made of, in its order: words with their entities read, and tags. Comments are left out. */
export type HtmlPiece =
  | { kind: 'text'; text: string }
  | { kind: 'open'; name: string; attributes: ReadonlyMap<string, string> }
  | { kind: 'close'; name: string };

/** What is in them is not to be read. */
const UNREAD = new Set(['script', 'style', 'title', 'noscript', 'iframe', 'object', 'svg', 'template']);

/** Everything else between angle brackets is words: `vector<int>` and `a <b` are no tags. */
const TAGS = new Set(
  [
    'a abbr address anki-mathjax article aside b big blockquote body br caption center cite code col colgroup dd del',
    'details div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 head header hr html i img input ins kbd li',
    'link main mark math meta nav ol p pre q s samp section small source span strike strong sub summary sup table',
    'tbody td tfoot th thead tr tt u ul var video audio wbr',
    ...UNREAD,
  ]
    .join(' ')
    .split(' '),
);

export function isTagName(name: string): boolean {
  return TAGS.has(name.toLowerCase());
}

/**
 * Takes HTML to pieces, as a browser would: tags that are never closed, or were never opened, are no fault.
 *
 * The time it takes grows with the length alone: nothing is kept of how deep tags stand in each other.
 */
export function readHtml(html: string): HtmlPiece[] {
  const pieces: HtmlPiece[] = [];
  let unread: string | null = null;
  let tag: OpenTag | null = null;
  let attribute = '';
  let value = '';
  /** Up to where all is read, so that a tag that is cut off is not lost. */
  let readTo = 0;

  function addText(text: string): void {
    const last = pieces.at(-1);
    if (unread !== null) return;
    if (last?.kind === 'text') last.text += text;
    else pieces.push({ kind: 'text', text });
  }

  function endTag(end: number, isClosed: boolean): void {
    readTo = end + 1;
    if (tag === null) return;
    const { name, start, attributes } = tag;
    tag = null;
    if (unread !== null) return;
    if (!isTagName(name)) {
      addText(html.slice(start, end + 1));
      return;
    }
    if (UNREAD.has(name) && !isClosed) unread = name;
    if (!UNREAD.has(name)) pieces.push({ kind: 'open', name, attributes });
  }

  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext(start, end) {
        addText(html.slice(start, end));
        readTo = end;
      },
      ontextentity(codePoint, end) {
        addText(String.fromCodePoint(codePoint));
        readTo = end;
      },
      onopentagname(start, end) {
        tag = { name: html.slice(start, end).toLowerCase(), start: start - 1, attributes: new Map() };
      },
      onattribname(start, end) {
        attribute = html.slice(start, end).toLowerCase();
        value = '';
      },
      onattribdata(start, end) {
        value += html.slice(start, end);
      },
      onattribentity(codePoint) {
        value += String.fromCodePoint(codePoint);
      },
      onattribend() {
        if (tag && KEPT.has(attribute) && !tag.attributes.has(attribute))
          tag.attributes.set(attribute, value);
      },
      onopentagend: (end) => endTag(end, false),
      onselfclosingtag: (end) => endTag(end, true),
      onclosetag(start, end) {
        const name = html.slice(start, end).toLowerCase();
        const close = html.indexOf('>', end);
        readTo = close === -1 ? html.length : close + 1;
        if (unread !== null) {
          if (unread === name) unread = null;
        } else if (isTagName(name)) pieces.push({ kind: 'close', name });
        else addText(html.slice(start - 2, readTo));
      },
      oncomment(_start, end) {
        readTo = end + 1;
      },
      ondeclaration(_start, end) {
        readTo = end + 1;
      },
      onprocessinginstruction(_start, end) {
        readTo = end + 1;
      },
      oncdata(_start, end) {
        readTo = end + 1;
      },
      onend() {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  addText(html.slice(readTo));
  return pieces.filter((piece) => piece.kind !== 'text' || piece.text !== '');
}

type OpenTag = { name: string; start: number; attributes: Map<string, string> };

/** The attributes that say something of what is shown. */
const KEPT = new Set(['href', 'src', 'alt', 'class', 'start', 'block', 'type', 'checked']);
