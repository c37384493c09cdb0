import { randomUUID } from 'node:crypto';
import { dequal } from 'dequal/lite';
import type { Part } from '../../../views/parts/part.tsx';

/** A page as it was sent: what a browser that names this version has in sight. */
export type PageVersion = {
  address: string;
  /** What stands around its parts, and the style of dates. */
  frame: object;
  parts: readonly Part[];
};

/** As many as are in sight of one learner's windows, and of a few impatient clicks. */
const MOST_KEPT = 64;

/**
 * The versions of pages that were sent last, by their names: an answer to a change brings what is new since the version
 * that the browser names, or the whole page where it names none that is still kept. A name is never used twice, not
 * after a restart either.
 */
export function keepPageVersions() {
  const kept = new Map<string, PageVersion>();
  const run = randomUUID();
  let count = 0;
  return {
    /** Gives a version its name. */
    keep(version: PageVersion): string {
      count += 1;
      const name = `${run}.${count}`;
      kept.set(name, version);
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      return name;
    },
    /** The version with this name, if the page that it is of is the same but for its parts. */
    find(name: string, { address, frame }: Omit<PageVersion, 'parts'>): PageVersion | undefined {
      const version = kept.get(name);
      return version?.address === address && dequal(version.frame, frame) ? version : undefined;
    },
  };
}

export type PageVersions = ReturnType<typeof keepPageVersions>;
