/** Sizes in points. */
export type TypeSizes = {
  text: number;
  small: number;
  heading: number;
  /** Above a heading. */
  gap: number;
  underHeading: number;
  underText: number;
  rowPadding: number;
  margins: { top: number; right: number; bottom: number; left: number };
};

export const ROOMY: TypeSizes = {
  text: 10.5,
  small: 9,
  heading: 15,
  gap: 22,
  underHeading: 6,
  underText: 5,
  rowPadding: 3.5,
  margins: { top: 50, right: 56, bottom: 58, left: 56 },
};

/** For what has to stand on one page. */
export const TIGHT: TypeSizes = {
  text: 8.5,
  small: 7,
  heading: 10,
  gap: 4,
  underHeading: 2,
  underText: 2,
  rowPadding: 0.6,
  margins: { top: 30, right: 50, bottom: 36, left: 50 },
};

export const A4 = { width: 595.28, height: 841.89 } as const;
