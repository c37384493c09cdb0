/** What people call the columns of lists of questions and of things to do, in a few languages; whole names only. */
const USUAL_NAMES = new Set(
  `#|a|answer|answers|antwort|archived_on|area|aufgabe|back|bereich|card|categories|category|comment|comments|company|date|datum
  |day|days|deadline|deck|definition|description|difficulty|done|due|due date|duration|end|erledigt|example|explanation|form
  |frage|front|goal|guid|hint|hours|id|kategorie|kind|label|labels|level|link|links|milestone|minutes|module|month|name|note
  |notes|notetype|notizen|phase|phases|points|priority|probing|prompt|pregunta|q|question|questions|question text|réponse
  |reference|resource|resources|respuesta|rückseite|seconds|section|source|start|status|step|steps|stunden|subject|subtopic
  |tag|tags|task|tasks|term|text|thema|time|title|topic|topics|type|url|vorderseite|week|weeks|woche`
    .split('|')
    .map((name) => name.trim()),
);

/** Names are shorter than what stands under them. */
const LONGEST_NAME = 60;
const MOST_WORDS = 6;

/**
 * Guesses whether the first row of a table names its columns, or is a row like the others: a question and its answer.
 *
 * @param first - the cells of the first row, trimmed
 * @param others - of the rows under it; some are enough
 */
export function looksLikeHeader(first: readonly string[], others: readonly (readonly string[])[]): boolean {
  const names = first.filter((cell) => cell !== '');
  if (names.some(isUsualName)) return names.every((name) => isUsualName(name) || couldBeName(name));
  if (others.length === 0 || names.length < 2) return false;
  const isOne = new Set(names).size === names.length && names.every(couldBeName);
  return isOne && first.some((name, column) => standsOut(name, column, others));
}

/** “Done?”, “Hours (est.)” and “Question *” are, too. */
function isUsualName(cell: string): boolean {
  const name = cell.split('(', 1)[0] ?? '';
  return USUAL_NAMES.has(
    name
      .replace(/[?:*]$/, '')
      .trim()
      .toLowerCase(),
  );
}

function couldBeName(cell: string): boolean {
  if (cell.length > LONGEST_NAME || /\n|[?.!:;]$|^https?:|^[-+\d.,:/ %]+$/.test(cell)) return false;
  return cell.split(' ').length <= MOST_WORDS;
}

/** Numbers and days, or much longer texts, are under a name. */
function standsOut(name: string, column: number, others: readonly (readonly string[])[]): boolean {
  if (name === '') return false;
  const under = others.map((cells) => cells[column] ?? '').filter((cell) => cell !== '');
  const unlike = under.filter((cell) => !couldBeName(cell) || cell.length >= 2 * name.length);
  return under.length > 0 && unlike.length > under.length / 2;
}
