/**
 * The first import of every entry. Daymark's database driver crashes without a word on an older Node,
 * so this stops the process before anything else is loaded. It imports nothing for the same reason.
 */
const OLDEST_MAJOR = 22;
const OLDEST_MINOR_OF_MAJOR = 13;

/** What to tell somebody whose Node is too old, or `null` when it is new enough. */
export function nodeProblem(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNewEnough = major > OLDEST_MAJOR || (major === OLDEST_MAJOR && minor >= OLDEST_MINOR_OF_MAJOR);
  if (isNewEnough) return null;
  return `Daymark needs Node ${OLDEST_MAJOR}.${OLDEST_MINOR_OF_MAJOR} or newer, and this is Node ${version}. Start it with "npm start", which brings its own Node on Linux, or install a newer Node.`;
}

const problem = nodeProblem(process.versions.node);
if (problem !== null) {
  console.error(problem);
  process.exit(1);
}
