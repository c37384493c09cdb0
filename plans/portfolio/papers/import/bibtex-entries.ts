/** An entry as it stands in a file: its fields by their names in lower case, in LaTeX. */
export type BibtexEntry = { line: number; type: string; fields: ReadonlyMap<string, string> };

export type BibtexRead = {
  entries: readonly BibtexEntry[];
  /** Entries that do not end, or do not begin as one. */
  problems: readonly { line: number; message: string }[];
  /** There are more entries than were asked for; the others were not read. */
  hasMore: boolean;
};

/** How an entry begins, and `@string` as well. */
const BEGIN = /@[ \t]*([A-Za-z]{1,40})\s{0,20}([{(])/y;
/** No entry holds the beginning of another at the beginning of a line: the one before was not closed. */
const NEXT_ENTRY = /@[A-Za-z]{1,40}[ \t]{0,20}[{(]/y;
const NAME = /[^\s={}(),#"@%\\]{1,200}/y;
const SPACE = /(?:\s|%[^\n]*(?:\n|$))*/y;
const KEY = /[^,\s{}]{0,500}/y;

/** Macros that contain each other could grow without end. */
const LONGEST_VALUE = 20_000;

/**
 * Takes a BibTeX file apart, entry by entry. What one entry lacks does no harm to the next: it goes on where a line
 * begins an entry. Each character is looked at a few times, whatever stands there.
 *
 * @param text - line breaks are single characters
 * @param most - entries that are read
 */
export function readBibtex(text: string, most: number): BibtexRead {
  const reader = new Reader(text);
  const entries: BibtexEntry[] = [];
  const problems: { line: number; message: string }[] = [];
  while (reader.findEntry()) {
    if (entries.length >= most) return { entries, problems, hasMore: true };
    const { line } = reader;
    const read = reader.entry();
    if (read === 'skipped') continue;
    if (typeof read === 'string') problems.push({ line, message: read });
    else entries.push({ line, ...read });
  }
  return { entries, problems, hasMore: false };
}

class Reader {
  line = 1;
  #at = 0;
  /** Where lines were counted to. */
  #counted = 0;
  readonly #macros = new Map<string, string>();

  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Goes to where the next entry begins; `false` at the end. */
  findEntry(): boolean {
    this.#at = this.text.indexOf('@', this.#at);
    if (this.#at < 0) return false;
    this.#countLines();
    return true;
  }

  #countLines(): void {
    for (; this.#counted < this.#at; this.#counted += 1)
      if (this.text[this.#counted] === '\n') this.line += 1;
  }

  /** What stands here: an entry, what is wrong with it, or something that is none. */
  entry(): Omit<BibtexEntry, 'line'> | string {
    const begin = this.#match(BEGIN);
    if (begin === null) {
      this.#at += 1;
      return 'skipped';
    }
    const type = (begin[1] ?? '').toLowerCase();
    if (type === 'comment') return 'skipped';
    const close = begin[2] === '(' ? ')' : '}';
    if (type === 'preamble') return this.#value(close) === null ? UNCLOSED : 'skipped';
    if (type === 'string') return this.#macro(close);
    this.#match(SPACE);
    this.#match(KEY);
    const fields = new Map<string, string>();
    return this.#fields(close, (name, value) => {
      // Of a field that stands there twice the first counts.
      if (!fields.has(name)) fields.set(name, value);
    })
      ? { type, fields }
      : UNCLOSED;
  }

  #macro(close: string): string {
    return this.#fields(close, (name, value) => this.#macros.set(name, value)) ? 'skipped' : UNCLOSED;
  }

  /** Reads `name = value` as often as it stands there; `false` where it does not end as it should. */
  #fields(close: string, note: (name: string, value: string) => void): boolean {
    for (;;) {
      this.#match(SPACE);
      if (this.#take(',')) continue;
      if (this.#take(close)) return true;
      const name = this.#match(NAME)?.[0].toLowerCase();
      this.#match(SPACE);
      if (name === undefined || !this.#take('=')) return false;
      const value = this.#value(close);
      if (value === null) return false;
      note(name, value);
    }
  }

  /** Texts, numbers and macros with `#` between them; `null` where one does not end. */
  #value(close: string): string | null {
    let value = '';
    do {
      this.#match(SPACE);
      const part = this.#valuePart(close);
      if (part === null) return null;
      value = `${value}${part}`.slice(0, LONGEST_VALUE);
      this.#match(SPACE);
    } while (this.#take('#'));
    return value;
  }

  #valuePart(close: string): string | null {
    if (this.#take('{')) return this.#until('}');
    if (this.#take('"')) return this.#until('"');
    const word = this.#match(NAME)?.[0] ?? '';
    if (word === '') return this.text[this.#at] === close || this.text[this.#at] === ',' ? '' : null;
    return this.#macros.get(word.toLowerCase()) ?? word;
  }

  /** To the sign that closes a text outside of all braces; `null` where none does before the next entry begins. */
  #until(close: string): string | null {
    const from = this.#at;
    let depth = 0;
    for (let at = from; at < this.text.length; at += 1) {
      const sign = this.text[at];
      if (sign === close && depth === 0) {
        this.#at = at + 1;
        return this.text.slice(from, at).slice(0, LONGEST_VALUE);
      }
      if (sign === '\\') at += this.text[at + 1] === '\n' ? 0 : 1;
      else if (sign === '{') depth += 1;
      else if (sign === '}') depth -= 1;
      else if (sign === '\n' && this.#beginsEntry(at + 1)) {
        this.#at = at + 1;
        return null;
      }
      if (depth < 0) {
        this.#at = at;
        return null;
      }
    }
    this.#at = this.text.length;
    return null;
  }

  #beginsEntry(at: number): boolean {
    NEXT_ENTRY.lastIndex = at;
    return NEXT_ENTRY.test(this.text);
  }

  #take(sign: string): boolean {
    if (this.text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.text);
    if (match) this.#at += match[0].length;
    return match;
  }
}

const UNCLOSED = 'This entry does not end, or a field of it is not “name = {value}”';
