import type { Database } from '../db/file/open.ts';
import type { Assets } from '../views/assets.ts';
import type { Background } from './background/background.ts';
import type { Clock } from './clock.ts';
import type { Backups } from './data/backups.ts';
import type { PageVersions } from './http/pages/page-versions.ts';
import type { Library } from './library/library.ts';

/** What routes stand on; passed in, so that tests can build the app on a database and a clock of their own. */
export type AppDeps = {
  db: Database;
  clock: Clock;
  library: Library;
  assets: Assets;
  versions: PageVersions;
  /** Where what takes long is done, while others are served. */
  background: Background;
  backups: Backups;
  /** A password is asked for. */
  asksPassword: boolean;
  /** The names under which it is reached, without port: pages there ask others to log in. */
  ownHosts: readonly string[];
};
