/** Of a name in UTF-8: with the folders above it and the longest ending, it stays within what Windows opens. */
const LONGEST_BYTES = 60;

/** Names that Windows keeps for devices, whatever comes after a dot. */
const DEVICES = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

const encoder = new TextEncoder();
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A text as the name of a file or folder, without its ending, on any system: letters and digits of every script in lower
 * case, with hyphens between words. Signs, pictures, marks of direction and whatever cannot be seen are left out.
 *
 * @param otherwise - what it is called where nothing is left; a name as it may be
 *
 * @example
 * fileName('Safe control: α → Ω?', 'piece') //=> 'safe-control-α-ω'
 * fileName('CON', 'piece') //=> 'con-piece'
 */
export function fileName(text: string, otherwise: string): string {
  const words =
    text
      .normalize('NFKC')
      .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}][\p{L}\p{N}\p{Mn}\p{Mc}]*/gu) ?? [];
  const name = cutOff(words.join('-')).replace(/-$/, '');
  if (name === '') return otherwise;
  return DEVICES.test(name) ? `${name}-${otherwise}` : name;
}

/** The beginning that has room, of whole letters. */
function cutOff(name: string): string {
  let bytes = 0;
  let kept = '';
  for (const { segment } of graphemes.segment(name)) {
    bytes += encoder.encode(segment).length;
    if (bytes > LONGEST_BYTES) return kept;
    kept += segment;
  }
  return kept;
}

/**
 * Gives names within one folder that no system takes for each other, whether it tells capitals and accents' spellings
 * apart or not: the second of a name has a 2 behind it.
 */
export function distinctNames(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    let number = 1;
    let one = name;
    while (taken.has(folded(one))) {
      number += 1;
      one = `${name}-${number}`;
    }
    taken.add(folded(one));
    return one;
  };
}

function folded(name: string): string {
  return name.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD');
}
