/*
 * Which shortcut a key means: what it types, or, on a layout without Latin letters, what a Latin one would have there.
 * Latin layouts differ in where their letters are, and those who use one look for the letter.
 */

const REMEMBERED = 'keys-by-place';

/** Of a key that types a mark, as the `;` of a Greek layout, the layout cannot be told: the last letter told it. */
let goesByPlace = recall();

export function keyOf(event) {
  noteLayout(event.key);
  if (!goesByPlace || event.getModifierState('AltGraph')) return event.key;
  return placeOf(event) ?? event.key;
}

/** Some keys type two letters at once, as in Arabic; what is longer is the name of a key, such as `Enter`. */
function noteLayout(key) {
  if (!/^[\p{L}\p{M}]{1,2}$/u.test(key)) return;
  const isOther = !/\p{Script=Latin}/u.test(key);
  if (isOther === goesByPlace) return;
  goesByPlace = isOther;
  remember();
}

function placeOf({ key, code, shiftKey }) {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shiftKey ? letter : letter.toLowerCase();
  if (code === 'Slash') return shiftKey ? '?' : '/';
  // Of its own script; those of most layouts are the usual ones, with marks above them.
  return /^\p{Nd}$/u.test(key) ? /^Digit([0-9])$/.exec(code)?.[1] : undefined;
}

/** From page to page. A browser that keeps nothing for us refuses even to be asked. */
function recall() {
  try {
    return sessionStorage.getItem(REMEMBERED) === 'yes';
  } catch {
    return false;
  }
}

function remember() {
  try {
    sessionStorage.setItem(REMEMBERED, goesByPlace ? 'yes' : 'no');
  } catch {}
}
