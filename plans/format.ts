/** Minutes as hours and minutes, rounded to whole ones: `1 h 35 min`, `2 h`, `45 min`. */
export function formatMinutes(minutes: number): string {
  const whole = Math.round(minutes);
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** A speaking time: `30 s`, `1 min 30 s`, `5 min`. */
export function formatSeconds(seconds: number): string {
  const rest = seconds % 60;
  if (seconds < 60) return `${seconds} s`;
  return rest === 0 ? formatMinutes(seconds / 60) : `${formatMinutes((seconds - rest) / 60)} ${rest} s`;
}

/** A stopwatch: `4:05`, `25:00`, `1:05:09`. */
export function formatClock(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours === 0 ? `${minutes}:${two(rest)}` : `${hours}:${two(minutes)}:${two(rest)}`;
}

/** Hours to one decimal, without a needless one: `13 h`, `6.5 h`. */
export function formatHours(minutes: number): string {
  return `${formatDecimal(minutes / 60)} h`;
}

/** At most one decimal: `2.5`, `3`. */
export function formatDecimal(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** `43 %`, rounded down so that 100 % means all of it; 0 for a part of nothing. */
export function formatShare(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.floor((100 * part) / whole)} %`;
}

/** A number with its noun, to one decimal: `1 task`, `3 tasks`, `2.5 study days`, `2 questions of your own`. */
export function count(amount: number, noun: string): string {
  return `${formatDecimal(amount)} ${agree(amount, noun, pluralOf(noun))}`;
}

/** The words that go with a number as it is told: `agree(openCount, 'is', 'are')`. Zero and parts of one take `many`. */
export function agree(amount: number, one: string, many: string): string {
  return formatDecimal(amount) === '1' ? one : many;
}

/** A noun and what hangs on it with a preposition: `question` and ` of your own`. */
const NOUN = /^(?<head>.*?)(?<rest> (?:of|on|in|from|off|with) .*| off)?$/;

/** More than one of what English counts in the regular way: `tasks`, `entries`, `matches`, `notes on a question`. */
function pluralOf(noun: string): string {
  const { head = noun, rest = '' } = NOUN.exec(noun)?.groups ?? {};
  if (/[^aeiou]y$/.test(head)) return `${head.slice(0, -1)}ies${rest}`;
  return `${head}${/(?:s|x|z|ch|sh)$/.test(head) ? 'es' : 's'}${rest}`;
}

/** A distance that is not nothing, to one decimal: `2.5 study days`, `1 study day`, `less than 0.1 study days`. */
export function studyDaysInWords(studyDays: number): string {
  const tenths = Math.round(studyDays * 10);
  return tenths === 0 ? 'less than 0.1 study days' : count(tenths / 10, 'study day');
}

/** The size of a file: `512 bytes`, `96 KB`, `1.4 MB`, `20 GB`. */
export function formatFileSize(bytes: number): string {
  const [unit, size] =
    bytes >= 1e9 ? ['GB', bytes / 1e9] : bytes >= 1e6 ? ['MB', bytes / 1e6] : ['KB', bytes / 1e3];
  if (bytes < 1000) return `${bytes} bytes`;
  return `${size < 10 && unit !== 'KB' ? Math.round(size * 10) / 10 : Math.round(size)} ${unit}`;
}
