/**
 * Minutes as people write them: `30 min`, `45m`, `1h`, `1.5 h`, `1h30`, `1 h 30 min`, `2 hours`; a number alone is
 * minutes.
 *
 * @returns `null` where it is none of these
 */
export function writtenMinutes(text: string): number | null {
  const lower = text.toLowerCase();
  const plain = /^(\d{1,4}) ?(m|mins?|minutes?)?$/.exec(lower);
  if (plain) return Number(plain[1]);
  const hours = /^(\d{1,2})(?:[.,](\d))? ?h(?:rs?|ours?)?(?: ?(\d{1,2}) ?(?:m|mins?|minutes?)?)?$/.exec(
    lower,
  );
  if (!hours) return null;
  const [, whole = '0', tenths = '0', rest = '0'] = hours;
  return Number(whole) * 60 + Number(tenths) * 6 + Number(rest);
}
