import type { TypeSizes } from '../sizes.ts';

/** A document as the program of Typst reads it, from JSON: what it says is data there, and never a part of the program. */
export type Paper = {
  title: string;
  /** Year, month, day, hour, minute, second. */
  createdAt: readonly number[];
  sizes: TypeSizes;
  /** On one page each row of a table has one line. */
  isTight: boolean;
  /** At the foot of each page, before its number. */
  foot: readonly Part[];
  blocks: readonly Block[];
};

/** Words in one look. */
export type Said = {
  s: string;
  /** The family, where it is not that of the text around. */
  f?: string;
  /** Their language, where it is known to be another. */
  l?: string;
  bold?: true;
  italic?: true;
  code?: true;
  struck?: true;
  /** Where they lead. */
  to?: string;
};

/** What stands in a line. */
export type Part =
  | Said
  /** A place where a line may end though nothing shows it. */
  | { may: 'break' }
  | { is: 'end' }
  | {
      /** A drawing of this name in the line, in em: how wide, how far above and below the baseline. */
      drawn: string;
      width: number;
      height: number;
      depth: number;
      /** Of the units of the drawing, of which a thousand are an em: what it reaches over its edges is drawn, too. */
      scale: number;
      /** The same in words, for whoever hears it, searches for it and copies it. */
      alt: string;
      said: readonly Said[];
      /** On a line of its own. */
      alone?: true;
    };

export type Look = 'text' | 'soft';

export type Cell = readonly Part[];
export type PaperColumn = { share: number; align: 'left' | 'right' | 'center' };

export type Block =
  | { is: 'title'; parts: readonly Part[]; rtl?: true }
  | { is: 'heading'; level: 1 | 2 | 3; parts: readonly Part[]; rtl?: true }
  | { is: 'paragraph'; look: Look; parts: readonly Part[]; rtl?: true }
  | { is: 'contents'; title: string }
  | { is: 'list'; start: number | null; items: readonly (readonly Block[])[]; rtl?: true }
  | { is: 'quote'; blocks: readonly Block[]; rtl?: true }
  | { is: 'code'; lines: readonly (readonly Part[])[] }
  | { is: 'rule' }
  | { is: 'overleaf' }
  /** Where the writing ends: what follows is not measured. */
  | { is: 'end' }
  | {
      is: 'table';
      columns: readonly PaperColumn[];
      /** Empty where it has none. */
      head: readonly Cell[];
      rows: readonly { cells: readonly Cell[]; isLong: boolean }[];
      rtl?: true;
    }
  | { is: 'drawing'; name: string; alt: string; width: number; caption: readonly Part[] }
  | { is: 'picture'; name: string; alt: string; caption: readonly Part[]; lost: readonly Part[] };
