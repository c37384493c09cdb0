import { join } from 'node:path';
import { projectRoot } from '../db/file/project-root.ts';

const root = projectRoot();

/** Our own styles and scripts. */
export const staticFolder = join(root, 'static');
export const roadmapsFolder = join(root, 'plans/roadmaps');
export const questionsFolder = join(root, 'plans/questions');
/** What the build read of both, by the fingerprint of each file. */
export const roadmapsReadByBuild = join(root, 'dist/roadmaps.json');
export const questionsReadByBuild = join(root, 'dist/questions.json');
/** Installed packages, for the fonts and the script that pages take from them. */
export const packagesFolder = join(root, 'node_modules');
