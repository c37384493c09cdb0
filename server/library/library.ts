import type { MockFormat } from '../../plans/mock/mock-format.ts';
import { MOCKS_FORMAT } from '../../plans/mock/parse-mocks.ts';
import { type Kind, problemOfKinds } from '../../plans/portfolio/kind.ts';
import { KINDS_FORMAT } from '../../plans/portfolio/parse-kinds.ts';
import { QUESTIONS_FORMAT } from '../../plans/practice/bank/parse-questions.ts';
import { findRepeatedId, type QuestionCategory } from '../../plans/practice/bank/question.ts';
import { RESOURCES_FORMAT } from '../../plans/reading/parse-resources.ts';
import { type Resource, type ResourceShelf, repeatedResources } from '../../plans/reading/resource.ts';
import { ROADMAP_FORMAT } from '../../plans/roadmap/parse-roadmap.ts';
import type { Roadmap } from '../../plans/roadmap/roadmap.ts';
import {
  kindsFolder,
  kindsReadByBuild,
  mocksFolder,
  mocksReadByBuild,
  questionsFolder,
  questionsReadByBuild,
  resourcesFolder,
  resourcesReadByBuild,
  roadmapsFolder,
  roadmapsReadByBuild,
} from '../paths.ts';
import { type ContentPlace, findReadByBuild, readContentFiles } from './content-files.ts';

const BUILT_IN_ID = 'research-scientist-100';

type Roadmaps = {
  readonly roadmaps: readonly Roadmap[];
  /** The one that is offered first. */
  readonly builtIn: Roadmap;
  /** The file of each, by its id. */
  readonly yamlOf: ReadonlyMap<string, string>;
};

/** What comes with Daymark: roadmaps to choose from, questions to practise with, mock interviews to run, kinds of pieces to write. */
export type Library = Roadmaps & {
  /** The question bank. */
  readonly categories: readonly QuestionCategory[];
  /** The formats of mock interviews, in their order. */
  readonly mockFormats: readonly MockFormat[];
  /** What there is to read, by id. */
  readonly resources: ReadonlyMap<string, Resource>;
  /** The kinds of pieces in the portfolio, in their order. */
  readonly kinds: readonly Kind[];
};

export type LibraryPlaces = Record<'roadmaps' | 'questions' | 'mocks' | 'resources' | 'kinds', ContentPlace>;

const USUAL_PLACES: LibraryPlaces = {
  roadmaps: { folder: roadmapsFolder, readByBuild: roadmapsReadByBuild },
  questions: { folder: questionsFolder, readByBuild: questionsReadByBuild },
  mocks: { folder: mocksFolder, readByBuild: mocksReadByBuild },
  resources: { folder: resourcesFolder, readByBuild: resourcesReadByBuild },
  kinds: { folder: kindsFolder, readByBuild: kindsReadByBuild },
};

/**
 * Reads what the build has not found well already; the rest is read when it is first asked for, since a start need not
 * wait for it.
 *
 * @throws {Error} naming each problem of the first file that does not fit its format
 */
export function loadLibrary(places: Partial<LibraryPlaces> = {}): Library {
  const { roadmaps, questions, mocks, resources, kinds } = { ...USUAL_PLACES, ...places };
  const roadmapsOf = readOnce(roadmaps, loadRoadmaps);
  const categoriesOf = readOnce(questions, loadCategories);
  const mockFormatsOf = readOnce(mocks, loadMockFormats);
  const shelvedOf = readOnce(resources, loadResources);
  const kindsOf = readOnce(kinds, loadKinds);
  return {
    get roadmaps() {
      return roadmapsOf().roadmaps;
    },
    get builtIn() {
      return roadmapsOf().builtIn;
    },
    get yamlOf() {
      return roadmapsOf().yamlOf;
    },
    get categories() {
      return categoriesOf();
    },
    get mockFormats() {
      return mockFormatsOf();
    },
    get resources() {
      return shelvedOf();
    },
    get kinds() {
      return kindsOf();
    },
  };
}

/** Reads at once what may be wrong, so that a start tells. */
function readOnce<Content>(place: ContentPlace, load: (place: ContentPlace) => Content): () => Content {
  const fingerprints = findReadByBuild(place);
  let content = fingerprints ? null : load(place);
  return () => {
    content ??= load({ ...place, fingerprints });
    return content;
  };
}

function loadRoadmaps(place: ContentPlace): Roadmaps {
  const files = readContentFiles(place, ROADMAP_FORMAT);
  const roadmaps = files.map(({ content }) => content);
  const repeated = findRepeatedRoadmap(roadmaps);
  if (repeated) throw new Error(`Two roadmaps in ${place.folder} have the id "${repeated.id}"`);
  const builtIn = findBuiltIn(roadmaps);
  if (!builtIn) throw new Error(`The roadmap "${BUILT_IN_ID}" is missing from ${place.folder}`);
  return { roadmaps, builtIn, yamlOf: new Map(files.map(({ content, text }) => [content.id, text])) };
}

/** Tells whether roadmaps can be offered together: each has an id of its own, and the built-in one is among them. */
export function areWholeRoadmaps(roadmaps: readonly Roadmap[]): boolean {
  return findRepeatedRoadmap(roadmaps) === undefined && findBuiltIn(roadmaps) !== undefined;
}

function findRepeatedRoadmap(roadmaps: readonly Roadmap[]): Roadmap | undefined {
  return roadmaps.find(({ id }, index) => roadmaps.findIndex((other) => other.id === id) < index);
}

function findBuiltIn(roadmaps: readonly Roadmap[]): Roadmap | undefined {
  return roadmaps.find(({ id }) => id === BUILT_IN_ID);
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

function loadKinds(place: ContentPlace): Kind[] {
  const kinds = readContentFiles(place, KINDS_FORMAT).map(({ content }) => content);
  const problem = problemOfKinds(kinds);
  if (problem !== null) throw new Error(`In ${place.folder}, ${problem}`);
  return kinds.sort((one, other) => one.place - other.place);
}

function loadResources(place: ContentPlace): ReadonlyMap<string, Resource> {
  const resources = resourcesOf(readContentFiles(place, RESOURCES_FORMAT).map(({ content }) => content));
  const [repeated] = repeatedResources(resources);
  if (repeated === undefined) return new Map(resources.map((resource) => [resource.id, resource]));
  throw new Error(`Two resources in ${place.folder} have the id "${resources[repeated]?.id}"`);
}

/** Tells whether shelves can stand beside each other: no two resources have the same id. */
export function areWholeShelves(shelves: readonly ResourceShelf[]): boolean {
  return repeatedResources(resourcesOf(shelves)).length === 0;
}

function resourcesOf(shelves: readonly ResourceShelf[]): Resource[] {
  return shelves.flatMap(({ resources }) => resources);
}
