import '../node-guard.ts';
import { checkContent } from '../library/check-content.ts';
import { loadLibrary } from '../library/library.ts';

/** `npm run content:check`: counts the built-in content; exits with 1 when something of it does not hold together. */
function main(): number {
  const { figures, problems } = checkContent(loadLibrary());
  for (const figure of figures) console.log(figure);
  for (const problem of problems) console.error(`problem: ${problem}`);
  console.log(problems.length === 0 ? 'The content holds together.' : `${problems.length} problems.`);
  return problems.length === 0 ? 0 : 1;
}

process.exitCode = main();
