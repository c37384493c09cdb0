import type { MockFormat } from '../plans/mock/mock-format.ts';
import { MOCKS_FORMAT } from '../plans/mock/parse-mocks.ts';
import { QUESTIONS_FORMAT } from '../plans/practice/parse-questions.ts';
import { findRepeatedId, type QuestionCategory } from '../plans/practice/question.ts';
import { ROADMAP_FORMAT } from '../plans/roadmap/parse-roadmap.ts';
import type { Roadmap } from '../plans/roadmap/roadmap.ts';
import { type ContentPlace, readContentFiles, wasReadByBuild } from './content-files.ts';
import {
  mocksFolder,
  mocksReadByBuild,
  questionsFolder,
  questionsReadByBuild,
  roadmapsFolder,
  roadmapsReadByBuild,
} from './paths.ts';

const BUILT_IN_ID = 'research-scientist-100';

/** What comes with Daymark: roadmaps to choose from, questions to practise with, and mock interviews to run. */
export type Library = {
  roadmaps: readonly Roadmap[];
  /** The one that is offered first. */
  builtIn: Roadmap;
  /** The file of each, by its id. */
  yamlOf: ReadonlyMap<string, string>;
  /** The question bank; read when it is first asked for. */
  readonly categories: readonly QuestionCategory[];
  /** The formats of mock interviews, in their order; read when they are first asked for. */
  readonly mockFormats: readonly MockFormat[];
};

export type LibraryPlaces = { roadmaps: ContentPlace; questions: ContentPlace; mocks: ContentPlace };

const USUAL_PLACES: LibraryPlaces = {
  roadmaps: { folder: roadmapsFolder, readByBuild: roadmapsReadByBuild },
  questions: { folder: questionsFolder, readByBuild: questionsReadByBuild },
  mocks: { folder: mocksFolder, readByBuild: mocksReadByBuild },
};

/**
 * Reads every roadmap, and every question that the build has not found well already.
 *
 * @throws {Error} naming each problem of the first file that does not fit its format
 */
export function loadLibrary(places: Partial<LibraryPlaces> = {}): Library {
  const { roadmaps, questions, mocks } = { ...USUAL_PLACES, ...places };
  // A start need not wait for hundreds of questions; those that may be wrong are looked at nevertheless.
  let categories = wasReadByBuild(questions) ? null : loadCategories(questions);
  let mockFormats = wasReadByBuild(mocks) ? null : loadMockFormats(mocks);
  return {
    ...loadRoadmaps(roadmaps),
    get categories() {
      categories ??= loadCategories(questions);
      return categories;
    },
    get mockFormats() {
      mockFormats ??= loadMockFormats(mocks);
      return mockFormats;
    },
  };
}

function loadRoadmaps(place: ContentPlace): Omit<Library, 'categories' | 'mockFormats'> {
  const files = readContentFiles(place, ROADMAP_FORMAT);
  const roadmaps = files.map(({ content }) => content);
  const repeated = roadmaps.find(({ id }, index) => roadmaps.findIndex((other) => other.id === id) < index);
  if (repeated) throw new Error(`Two roadmaps in ${place.folder} have the id "${repeated.id}"`);
  const builtIn = roadmaps.find(({ id }) => id === BUILT_IN_ID);
  if (!builtIn) throw new Error(`The roadmap "${BUILT_IN_ID}" is missing from ${place.folder}`);
  return { roadmaps, builtIn, yamlOf: new Map(files.map(({ content, text }) => [content.id, text])) };
}

function loadCategories(place: ContentPlace): QuestionCategory[] {
  const categories = readContentFiles(place, QUESTIONS_FORMAT).map(({ content }) => content);
  const repeatedId = findRepeatedId(categories);
  if (repeatedId === null) return categories;
  throw new Error(`Two categories or two questions in ${place.folder} have the id "${repeatedId}"`);
}

function loadMockFormats(place: ContentPlace): MockFormat[] {
  const formats = readContentFiles(place, MOCKS_FORMAT).map(({ content }) => content);
  const repeated = formats.find(({ id }, index) => formats.findIndex((other) => other.id === id) < index);
  if (repeated) throw new Error(`Two mock interviews in ${place.folder} have the id "${repeated.id}"`);
  return formats.sort((one, other) => one.place - other.place);
}
