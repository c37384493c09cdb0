import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseRoadmap } from '../plans/roadmap/parse-roadmap.ts';
import { formatProblem } from '../plans/roadmap/problem.ts';
import { type Roadmap, RoadmapSchema } from '../plans/roadmap/roadmap.ts';
import { roadmapsFolder, roadmapsReadByBuild } from './paths.ts';

const BUILT_IN_ID = 'research-scientist-100';

/** The roadmaps a learner can choose from. */
export type Library = {
  roadmaps: readonly Roadmap[];
  /** The one that is offered first. */
  builtIn: Roadmap;
};

/**
 * Reads every roadmap file, once at start.
 *
 * @param folder - where the files are
 * @param readByBuild - the file in which the build left what it read: reading YAML takes half of a start
 * @throws {Error} naming each problem of the first file that does not fit the format
 */
export function loadLibrary(folder = roadmapsFolder, readByBuild = roadmapsReadByBuild): Library {
  const known = readKnown(readByBuild);
  const roadmaps = listRoadmapFiles(folder).map((file) => readRoadmap(file, known));
  const repeated = roadmaps.find(({ id }, index) => roadmaps.findIndex((other) => other.id === id) < index);
  if (repeated) throw new Error(`Two roadmaps in ${folder} have the id "${repeated.id}"`);
  const builtIn = roadmaps.find(({ id }) => id === BUILT_IN_ID);
  if (!builtIn) throw new Error(`The roadmap "${BUILT_IN_ID}" is missing from ${folder}`);
  return { roadmaps, builtIn };
}

export function listRoadmapFiles(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => join(folder, name));
}

/** By this a file is known again that has not changed since the build read it. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const KnownRoadmaps = z.record(z.string(), z.unknown());

function readKnown(file: string): Record<string, unknown> {
  return existsSync(file) ? KnownRoadmaps.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
}

function readRoadmap(file: string, known: Record<string, unknown>): Roadmap {
  const text = readFileSync(file, 'utf8');
  // Held to the format again: what the build left may come from an earlier version.
  const remembered = RoadmapSchema.safeParse(known[fingerprint(text)]);
  if (remembered.success) return remembered.data;

  const parsed = parseRoadmap(text);
  if (parsed.ok) return parsed.roadmap;
  throw new Error(parsed.problems.map((problem) => formatProblem(file, problem)).join('\n'));
}
