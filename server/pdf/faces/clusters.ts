/**
 * What is drawn together: a letter with the signs over it, people joined to a family, two letters of a flag. So many signs
 * at most, since any number may be typed.
 */
export const CLUSTER =
  /\p{RI}\p{RI}|.(?:\p{M}|\p{Emoji_Modifier}|\u200c|[\u{e0020}-\u{e007f}]|\u200d.?){0,40}/gsu;
