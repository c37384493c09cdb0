import {
  type ParsedTokenInfo,
  Tokenizer,
  TokenizerError,
  TokenParser,
  TokenParserError,
  TokenType,
} from '@streamparser/json';

/** A row has lists and objects in it, and those few more. */
const DEEPEST = 16;
/** From the end of a row to the end of the next one: more than any text that can be kept, written in escapes. */
const LONGEST_ROW_BYTES = 10_000_000;
const MOST_TOKENS_OF_ROW = 50_000;
const MOST_TABLES = 200;
const BUFFER_BYTES = 65_536;

/** Rows stand in the lists of “tables”. */
const ROW_DEPTH = 4;

/** How what stands so deep in “tables” begins. */
const BEGINS: Readonly<Record<number, TokenType>> = { 1: TokenType.LEFT_BRACE, 2: TokenType.LEFT_BRACKET };

/** What a file of data says of itself, beside its rows. */
export type Outline = {
  format: unknown;
  version: unknown;
  hasTables: boolean;
  /** In the order of the file. */
  tableNames: ReadonlySet<string>;
};

/** A file that cannot be read as data; its message is for the learner. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  /** Where it stands; empty when it is about the file as a whole. */
  readonly path: string;

  constructor(message: string, path = '', options?: ErrorOptions) {
    super(message, options);
    this.path = path;
  }
}

export type RowReader = {
  /** @throws {UnreadableFile} */
  write(bytes: Uint8Array): void;
  /** @throws {UnreadableFile} when the file ends too early */
  end(): Outline;
};

/**
 * Takes a file of data apart as its bytes come in: each row is given away when it is read, and nothing of it is kept.
 * How deep, how long and how many things are is bounded before they are put together.
 *
 * @param onRow - hears of each row of each table, in order
 */
export function rowReader(onRow: (table: string, row: unknown) => void): RowReader {
  const outline = { format: undefined as unknown, version: undefined as unknown, hasTables: false };
  const tableNames = new Set<string>();
  const tokens = new Tokenizer({ stringBufferSize: BUFFER_BYTES, numberBufferSize: 64 });
  const parser = new TokenParser({ paths: ['$.format', '$.version', '$.tables.*.*'], keepStack: false });
  const place = { depth: 0, text: '', isAfterColon: false, topKey: '', table: '', row: -1, tokenCount: 0 };
  /** Of each object and list around what is read now, the keys so far: of two with one name, only one would be read. */
  const keysAround: Set<string>[] = [];
  let bytesRead = 0;
  let bytesSinceRow = 0;

  parser.onValue = ({ value, key, stack }) => {
    if (stack.length === 1) Object.assign(outline, { [String(key)]: value });
    else onRow(String(stack.at(-1)?.key), value);
    place.tokenCount = 0;
    bytesSinceRow = 0;
  };
  tokens.onToken = (token) => {
    noteToken(token);
    parser.write(token);
  };

  function noteToken({ token, value }: ParsedTokenInfo): void {
    place.tokenCount += 1;
    if (place.tokenCount > MOST_TOKENS_OF_ROW) throw tooLarge();
    if (place.isAfterColon) requireShape(token);
    place.isAfterColon = token === TokenType.COLON;
    if (token === TokenType.STRING) place.text = String(value);
    else if (token === TokenType.COLON) noteKey();
    else if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) goIn();
    else if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) {
      place.depth -= 1;
      keysAround.pop();
    }
    if (place.depth > DEEPEST)
      throw new UnreadableFile('This file is nested too deeply to be data of Daymark.');
  }

  function goIn(): void {
    place.depth += 1;
    keysAround.push(new Set());
    if (place.depth === ROW_DEPTH) place.row += 1;
  }

  function noteKey(): void {
    const keys = keysAround.at(-1);
    if (keys?.has(place.text)) throw new UnreadableFile(`has “${shortened(place.text)}” twice`, pathHere());
    keys?.add(place.text);
    if (place.depth === 1) place.topKey = place.text;
    if (place.depth === 2) Object.assign(place, { table: place.text, row: -1 });
    if (place.depth === 2 && place.topKey === 'tables') tableNames.add(place.text);
    if (tableNames.size > MOST_TABLES) throw tooLarge();
  }

  function pathHere(): string {
    if (place.depth === 1) return '';
    if (place.topKey !== 'tables' || place.depth === 2) return place.topKey;
    return `tables.${shortened(place.table)}[${place.row}]`;
  }

  /** The value of “tables” is an object, and each of its values is a list. */
  function requireShape(token: TokenType): void {
    if (place.topKey !== 'tables') return;
    if (place.depth === 1) outline.hasTables = token === TokenType.LEFT_BRACE;
    const wanted = BEGINS[place.depth];
    if (wanted !== undefined && token !== wanted) throw noTables();
  }

  return {
    write(bytes) {
      refuseByBeginning(bytes, bytesRead);
      bytesRead += bytes.length;
      bytesSinceRow += bytes.length;
      tellingWhy(() => tokens.write(bytes));
      if (bytesSinceRow > LONGEST_ROW_BYTES) throw tooLarge();
    },
    end() {
      if (!parser.isEnded) throw endsEarly();
      return { ...outline, tableNames };
    },
  };
}

/** What is no text, by the bytes that it begins with. */
const BEGINNINGS: readonly { bytes: readonly number[]; refusal: () => UnreadableFile }[] = [
  { bytes: [0x1f, 0x8b], refusal: packed },
  { bytes: [0x50, 0x4b, 0x03, 0x04], refusal: packed },
  { bytes: [0xff, 0xfe], refusal: notText },
  { bytes: [0xfe, 0xff], refusal: notText },
];

function refuseByBeginning(bytes: Uint8Array, bytesRead: number): void {
  if (bytesRead > 0) return;
  const found = BEGINNINGS.find((one) => one.bytes.every((byte, index) => bytes[index] === byte));
  if (found) throw found.refusal();
}

function packed(): UnreadableFile {
  return new UnreadableFile(
    'This file is packed: unpack it first, and choose the JSON file that Daymark wrote.',
  );
}

/** A name of the file, in words about it. */
export function shortened(name: string): string {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}

export function noTables(): UnreadableFile {
  return new UnreadableFile('should hold lists of rows', 'tables');
}

function tooLarge(): UnreadableFile {
  return new UnreadableFile('This file has something in it that is too large to be data of Daymark.');
}

function endsEarly(): UnreadableFile {
  return new UnreadableFile(
    'This file ends too early. Download or copy it again, and choose the whole of it.',
  );
}

/** Whatever the parser throws is the doing of the file; what hears of the rows throws errors of its own. */
function tellingWhy(read: () => void): void {
  try {
    read();
  } catch (error) {
    const isEncoding =
      error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
    if (isEncoding) throw notText({ cause: error });
    if (error instanceof TokenizerError || error instanceof TokenParserError) throw notJson({ cause: error });
    throw error;
  }
}

function notText(options?: ErrorOptions): UnreadableFile {
  return new UnreadableFile(
    'This is not a text in UTF-8, as a file of all data is: choose the JSON file that Daymark wrote.',
    '',
    options,
  );
}

function notJson(options: ErrorOptions): UnreadableFile {
  return new UnreadableFile(
    'This is not JSON, as a file of all data is: choose the JSON file that Daymark wrote.',
    '',
    options,
  );
}
