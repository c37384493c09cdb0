import { OWN_COLUMNS } from '../../../practice/own/own-csv.ts';

/** What a column can say of a question, in the order in which they are offered. */
export const QUESTION_ROLES = [
  'prompt',
  'detail',
  'answer',
  'points',
  'category',
  'tags',
  'difficulty',
  'form',
  'seconds',
  'probing',
  'pitfalls',
  'followUps',
  'phase',
  'tasks',
  'archivedOn',
  'id',
] as const;
export type QuestionRole = (typeof QUESTION_ROLES)[number];
/** What a column is taken for. */
export type ColumnRole = QuestionRole | 'ignored';

/** What several columns can say together, one below the other. */
export const JOINED_ROLES: ReadonlySet<ColumnRole> = new Set([
  'detail',
  'answer',
  'points',
  'tags',
  'pitfalls',
  'followUps',
]);

/** How people call their columns, in lower case and without accents. */
const WORDS: Partial<Record<QuestionRole, string>> = {
  prompt:
    'question|questions|prompt|front|term|text|q|interview question|frage|fragen|vorderseite|begriff|pregunta|preguntas|anverso|termino|domanda|pergunta|vraag|recto|otazka|pytanie|вопрос|質問|问题',
  detail: 'detail|details|context|code|kontext|contexto|contexte|contesto',
  answer:
    'answer|answers|back|definition|a|solution|response|explanation|extra|back extra|antwort|antworten|ruckseite|losung|erklarung|definicion|respuesta|reverso|solucion|reponse|risposta|resposta|antwoord|verso|odpoved|odpowiedz|ответ|回答|答案',
  points: 'points|key points|bullet points|bullets|stichpunkte|puntos',
  category:
    'category|categories|topic|topics|deck|section|subject|area|chapter|theme|domain|module|kategorie|thema|fach|bereich|kapitel|categoria|tema|categorie|sujet|onderwerp',
  tags: 'tags|tag|labels|label|keywords|schlagworte|schlagworter|stichworte|etiquetas|mots cles',
  difficulty: 'difficulty|level|hardness|schwierigkeit|stufe|niveau|dificultad|nivel|difficulte|difficolta',
  seconds: 'seconds|speaking time|sekunden|segundos',
  pitfalls: 'pitfalls|mistakes|common mistakes',
  followUps: 'follow ups|follow up|followups|follow up questions',
  archivedOn: 'archived on|archived|archiviert am',
  id: 'id|guid|uuid|note id',
};

const ROLES_BY_NAME = new Map<string, QuestionRole>([
  ...QUESTION_ROLES.flatMap((role) =>
    (WORDS[role] ?? '').split('|').map((word): [string, QuestionRole] => [word, role]),
  ),
  ...QUESTION_ROLES.map((role): [string, QuestionRole] => [plainName(OWN_COLUMNS[role]), role]),
]);
ROLES_BY_NAME.delete('');

/** Longer ones are no names, but the first row itself. */
const LONGEST_NAME = 60;

/** `FOLLOW_UPS` and `Follow-ups` are the same name. */
function plainName(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * What a column is called for, whatever else its name says.
 *
 * @returns `exact` where its name says nothing else; `null` where it says nothing of a question
 *
 * @example
 * roleNamed('Antwort') //=> { role: 'answer', isExact: true }
 */
export function roleNamed(name: string): { role: QuestionRole; isExact: boolean } | null {
  if (name.length > LONGEST_NAME) return null;
  const plain = plainName(name);
  const exact = ROLES_BY_NAME.get(plain);
  if (exact) return { role: exact, isExact: true };
  const words = plain.split(' ');
  const isOf = words.flatMap((word) => (word.length > 2 ? (ROLES_BY_NAME.get(word) ?? []) : []));
  const [role] = isOf;
  return role && words.length <= 4 ? { role, isExact: false } : null;
}
