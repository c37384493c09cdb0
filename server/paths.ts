import { join } from 'node:path';
import { projectRoot } from '../db/file/project-root.ts';

const root = projectRoot();

/** Where the build puts what it makes. */
export const builtFolder = join(root, 'dist');
/** This runs from the build, and not from the sources. */
export const isBuilt = import.meta.dirname === builtFolder;
/** Our own styles and scripts. */
export const staticFolder = join(root, 'static');
export const roadmapsFolder = join(root, 'plans/roadmaps');
export const reportSchemaFile = join(root, 'plans/report/report.schema.json');
export const questionsFolder = join(root, 'plans/questions');
export const resourcesFolder = join(root, 'plans/resources');
export const mocksFolder = join(root, 'plans/mocks');
export const kindsFolder = join(root, 'plans/portfolio/kinds');
/** What the build read of each, by the fingerprint of each file. */
export const roadmapsReadByBuild = join(builtFolder, 'roadmaps.json');
export const questionsReadByBuild = join(builtFolder, 'questions.json');
export const resourcesReadByBuild = join(builtFolder, 'resources.json');
export const mocksReadByBuild = join(builtFolder, 'mocks.json');
export const kindsReadByBuild = join(builtFolder, 'kinds.json');
/** Installed packages, for the typefaces and the script that pages take from them. */
export const packagesFolder = join(root, 'node_modules');
/** The typefaces that every page begins with: one of texts, one of titles. */
export const FIRST_FACES = [
  '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
  '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
] as const;
