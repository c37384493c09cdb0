/**
 * What is drawn together: a letter with the signs over it, people joined to a family, two letters of a flag. So many signs
 * at most, since any number may be typed.
 */
export const CLUSTER =
  /\p{RI}\p{RI}|.(?:\p{M}|\p{Emoji_Modifier}|\u200c|[\u{e0020}-\u{e007f}]|\u200d.?){0,40}/gsu;

/** As many signs as any language sets over one letter (Unicode's stream-safe format, UAX #15): more are no writing, and take minutes to draw. */
const TOO_MANY_SIGNS = /(\p{M}{30})\p{M}+/gu;

/** A text with no more signs over a letter than can be drawn. */
export function withFewSigns(text: string): string {
  return text.replace(TOO_MANY_SIGNS, '$1');
}

/** As a text shows it: a letter and its accent are one. */
export function clustersOf(text: string): string[] {
  return withFewSigns(text.toWellFormed()).normalize('NFC').match(CLUSTER) ?? [];
}
