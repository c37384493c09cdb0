/** Letters for whoever wants signs of their own. */
const FIRST_LETTER = 0xe000;
const LAST_LETTER = 0xf8ff;
export const OWN_LETTERS = /[\ue000-\uf8ff]/g;

/**
 * Letters that a document uses for what stands in its text and is drawn by itself: a formula, a letter of another face.
 * Lines are broken, tables are measured and text is copied as ever.
 */
export type OwnLetters = {
  /** `undefined` once there are no more. */
  take(): string | undefined;
};

/** @param sayAll - all that the document will say: letters that it has already stand for nothing else */
export function ownLettersOf(sayAll: () => string): OwnLetters {
  let taken: Set<string> | undefined;
  let next = FIRST_LETTER;
  return {
    take() {
      taken ??= new Set(sayAll().match(OWN_LETTERS));
      while (taken.has(String.fromCharCode(next))) next += 1;
      if (next > LAST_LETTER) return undefined;
      next += 1;
      return String.fromCharCode(next - 1);
    },
  };
}
