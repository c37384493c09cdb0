import { oncePerValue } from '../../once-per-value.ts';
import type { Kind, Part } from '../kind.ts';
import { marksOf, type Piece, partOf } from '../piece.ts';

type Row = Part['rows'][number];

/** How well stories answer one theme. */
export type ThemeCover = {
  theme: Row;
  /** Ids of choices, by the keys of stories. */
  marks: ReadonlyMap<string, string>;
  /** The best choice that was made, and the stories for which it was; `null` where none was. */
  best: string | null;
  bestKeys: readonly string[];
  /** A story answers it well enough to be told: better than with the last of the choices. */
  isCarried: boolean;
};

/** How well stories answer the themes of their kind. */
export type StoryCover = {
  /** The best first; the last one carries no interview. */
  choices: Part['choices'];
  /** Those in use, in their order. */
  stories: readonly Piece[];
  /** In the order of the kind. */
  themes: readonly ThemeCover[];
  /** Themes that no story carries. */
  gaps: readonly ThemeCover[];
  /** Themes that several stories answer as well as can be, while there are gaps. */
  crowded: readonly ThemeCover[];
  /** Stories that carry the very same themes. */
  alike: readonly (readonly Piece[])[];
  /** What to write or to strengthen next; `null` when each theme has a story that answers it as well as can be. */
  next: ThemeCover | null;
};

/** From so many on, one more would be better spent on a gap. */
const CROWD = 3;

/**
 * Lays stories beside the themes that interviews ask for.
 *
 * @param kind - its first part in marks has the themes as rows
 * @param pieces - archived ones are left out
 * @returns `null` for a kind without such a part
 */
export function coverOf({ parts }: Pick<Kind, 'parts'>, pieces: readonly Piece[]): StoryCover | null {
  const part = parts.find(({ form }) => form === 'marks');
  if (!part) return null;
  const stories = pieces.filter(({ archivedOn }) => archivedOn === null);
  const marked = stories.map((story) => ({ key: story.key, marks: marksIn(story, part) }));
  const themes = part.rows.map((theme) => coverTheme(part, theme, marked));
  const gaps = themes.filter(({ isCarried }) => !isCarried);
  const top = part.choices[0]?.id;
  const isCrowded = ({ best, bestKeys }: ThemeCover) => best === top && bestKeys.length >= CROWD;
  return {
    choices: part.choices,
    stories,
    themes,
    gaps,
    crowded: gaps.length === 0 ? [] : themes.filter(isCrowded),
    alike: alikeIn(part, stories, marked),
    next: mostAskedOf(gaps) ?? mostAskedOf(themes.filter(({ best }) => best !== top)),
  };
}

const marksIn = oncePerValue((story: Piece, part: Part) => marksOf(partOf(story, part.id).text));

type Marked = { key: string; marks: ReadonlyMap<string, string> };

function coverTheme(part: Part, theme: Row, marked: readonly Marked[]): ThemeCover {
  const marks = new Map(
    marked.flatMap(({ key, marks }) => {
      const choice = marks.get(theme.id);
      return choice !== undefined && part.choices.some(({ id }) => id === choice)
        ? [[key, choice] as const]
        : [];
    }),
  );
  const best = part.choices.find(({ id }) => [...marks.values()].includes(id))?.id ?? null;
  const bestKeys = [...marks].flatMap(([key, choice]) => (choice === best ? [key] : []));
  return { theme, marks, best, bestKeys, isCarried: best !== null && carries(part, best) };
}

function carries({ choices }: Part, choice: string): boolean {
  return choices.slice(0, -1).some(({ id }) => id === choice);
}

function alikeIn(part: Part, stories: readonly Piece[], marked: readonly Marked[]): Piece[][] {
  const carriedBy = new Map(
    marked.map(({ key, marks }) => [
      key,
      part.rows.flatMap(({ id }) => (carries(part, marks.get(id) ?? '') ? id : [])).join(' '),
    ]),
  );
  const groups = Map.groupBy(stories, ({ key }) => carriedBy.get(key) ?? '');
  return [...groups]
    .filter(([carried, group]) => carried !== '' && group.length > 1)
    .map(([, group]) => group);
}

/** Of equals the first. */
function mostAskedOf(themes: readonly ThemeCover[]): ThemeCover | null {
  const most = Math.max(...themes.map(({ theme }) => theme.questions.length));
  return themes.find(({ theme }) => theme.questions.length === most) ?? null;
}

/** So many stories can be seen beside each other. */
const MOST_BESIDE = 14;

/**
 * The stories that tell most of how themes are covered, in their order: for each theme the first that answers it best,
 * then those that answer most.
 *
 * @returns all where they are few
 */
export function storiesBeside({ stories, themes }: StoryCover, most = MOST_BESIDE): readonly Piece[] {
  if (stories.length <= most) return stories;
  const best = new Set(themes.flatMap(({ bestKeys }) => bestKeys.slice(0, 1)));
  const worth = new Map(
    stories.map(({ key }) => {
      const answered = themes.filter(({ marks }) => marks.has(key)).length;
      return [key, (best.has(key) ? themes.length : 0) + answered];
    }),
  );
  const worthOf = ({ key }: Piece) => worth.get(key) ?? 0;
  const chosen = new Set(stories.toSorted((one, other) => worthOf(other) - worthOf(one)).slice(0, most));
  return stories.filter((story) => chosen.has(story));
}

/** How well a question of the bank is answered by stories of its themes. */
export type QuestionCover<Question> = Pick<ThemeCover, 'best' | 'bestKeys' | 'isCarried'> & {
  question: Question;
  themes: readonly Row[];
};

/**
 * The questions that ask for the themes, each once, in the order of these.
 *
 * @param find - a question by its id; one that the bank does not have is left out
 */
export function coverQuestions<Question>(
  { choices, themes }: StoryCover,
  find: (id: string) => Question | undefined,
): QuestionCover<Question>[] {
  const ids = new Set(themes.flatMap(({ theme }) => theme.questions));
  return [...ids].flatMap((id) => {
    const question = find(id);
    if (question === undefined) return [];
    const asked = themes.filter(({ theme }) => theme.questions.includes(id));
    const best = choices.find((choice) => asked.some((theme) => theme.best === choice.id))?.id ?? null;
    const bestKeys = new Set(asked.flatMap((theme) => (theme.best === best ? theme.bestKeys : [])));
    const isCarried = asked.some((theme) => theme.isCarried);
    return [{ question, themes: asked.map(({ theme }) => theme), best, bestKeys: [...bestKeys], isCarried }];
  });
}
