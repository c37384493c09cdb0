import { QUESTIONS_FORMAT } from '../plans/practice/parse-questions.ts';
import type { QuestionCategory } from '../plans/practice/question.ts';
import { listQuestions } from '../plans/practice/question-bank.ts';
import { ROADMAP_FORMAT } from '../plans/roadmap/parse-roadmap.ts';
import type { Roadmap } from '../plans/roadmap/roadmap.ts';
import { type ContentPlace, readContentFiles } from './content-files.ts';
import { questionsFolder, questionsReadByBuild, roadmapsFolder, roadmapsReadByBuild } from './paths.ts';

const BUILT_IN_ID = 'research-scientist-100';

/** What comes with Daymark: roadmaps to choose from, and questions to practise with. */
export type Library = {
  roadmaps: readonly Roadmap[];
  /** The one that is offered first. */
  builtIn: Roadmap;
  /** The file of each, by its id. */
  yamlOf: ReadonlyMap<string, string>;
  /** The question bank. */
  categories: readonly QuestionCategory[];
};

export type LibraryPlaces = { roadmaps: ContentPlace; questions: ContentPlace };

const USUAL_PLACES: LibraryPlaces = {
  roadmaps: { folder: roadmapsFolder, readByBuild: roadmapsReadByBuild },
  questions: { folder: questionsFolder, readByBuild: questionsReadByBuild },
};

/**
 * Reads every roadmap and every question, once at start.
 *
 * @throws {Error} naming each problem of the first file that does not fit its format
 */
export function loadLibrary(places: Partial<LibraryPlaces> = {}): Library {
  const { roadmaps, questions } = { ...USUAL_PLACES, ...places };
  return { ...loadRoadmaps(roadmaps), categories: loadCategories(questions) };
}

function loadRoadmaps(place: ContentPlace): Omit<Library, 'categories'> {
  const files = readContentFiles(place, ROADMAP_FORMAT);
  const roadmaps = files.map(({ content }) => content);
  refuseRepeats('roadmaps', place.folder, roadmaps);
  const builtIn = roadmaps.find(({ id }) => id === BUILT_IN_ID);
  if (!builtIn) throw new Error(`The roadmap "${BUILT_IN_ID}" is missing from ${place.folder}`);
  return { roadmaps, builtIn, yamlOf: new Map(files.map(({ content, text }) => [content.id, text])) };
}

function loadCategories(place: ContentPlace): QuestionCategory[] {
  const categories = readContentFiles(place, QUESTIONS_FORMAT).map(({ content }) => content);
  refuseRepeats('categories', place.folder, categories);
  const questions = listQuestions(categories).map(({ question }) => question);
  refuseRepeats('questions', place.folder, questions);
  return categories;
}

function refuseRepeats(what: string, folder: string, things: readonly { id: string }[]): void {
  const seen = new Set<string>();
  for (const { id } of things) {
    if (seen.has(id)) throw new Error(`Two ${what} in ${folder} have the id "${id}"`);
    seen.add(id);
  }
}
