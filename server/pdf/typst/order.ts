/** What the typesetter is given: plain values, since it is a process of its own. */
export type TypesetOrder = {
  /** The program, which is the same for every document. */
  program: string;
  /** The same document in several ways, as JSON: the first that keeps to the pages is made, or else the last. */
  documents: readonly string[];
  /** As many as it may take; as many as it takes where there is none. */
  pages: number | null;
  fonts: readonly Uint8Array[];
  /** What the document shows, by the name that it has there. */
  pictures: readonly Picture[];
  limits: { megabytes: number; seconds: number };
};

export type Picture = { name: string } & ({ bytes: Uint8Array } | { path: string });

/** Where the writing ends, in points from the top of its page; pages are counted from one. */
export type WritingEnd = { page: number; y: number };

export type Typeset = {
  pdf: Uint8Array;
  /** Which of the documents it is. */
  index: number;
  end: WritingEnd;
};

export type TypesetAnswer =
  | { typeset: Typeset }
  | { refused: string }
  | { over: 'memory' | 'time' }
  /** There is no Typst for this machine. */
  | { missing: true };
