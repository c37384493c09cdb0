import { measureEssentials } from './domain/essentials.ts';
import { measureForecast } from './domain/forecast.ts';
import { measurePlanning } from './domain/planning.ts';
import { measureReplanning } from './domain/replanning.ts';
import { measureFirstPaint } from './first-paint.ts';
import { measureLarge } from './incoming/large.ts';
import { measureMutated } from './incoming/mutated.ts';
import { measureBackup } from './process/backup.ts';
import { measureCommandLine } from './process/command-line.ts';
import { measureStart } from './process/start.ts';
import { measureBytes } from './requests/bytes.ts';
import { measureCheckOff } from './requests/check-off.ts';
import { measureClickToPaint } from './requests/click-to-paint.ts';
import { measureDrill } from './requests/drill.ts';
import { measureMathematics } from './requests/mathematics.ts';
import { measurePortfolio } from './requests/portfolio.ts';
import { measureProgress } from './requests/progress.ts';
import { measureReport } from './requests/report.ts';
import { measureToday } from './requests/today.ts';
import { runSections, type Sections } from './run-sections.ts';

/** `npm run bench` measures all of these; `npm run bench today start` only those that are named. */
const SECTIONS: Sections = {
  planning: measurePlanning,
  replanning: measureReplanning,
  essentials: measureEssentials,
  forecast: measureForecast,
  bytes: measureBytes,
  start: measureStart,
  'command-line': measureCommandLine,
  backup: measureBackup,
  today: measureToday,
  progress: measureProgress,
  report: measureReport,
  portfolio: measurePortfolio,
  'check-off': measureCheckOff,
  incoming: measureLarge,
  damaged: measureMutated,
  drill: measureDrill,
  mathematics: measureMathematics,
  'click-to-paint': measureClickToPaint,
  'first-paint': measureFirstPaint,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in SECTIONS));
if (unknown.length > 0) {
  console.error(
    `There is no section ${unknown.join(', ')}: choose from ${Object.keys(SECTIONS).join(', ')}.`,
  );
  process.exit(2);
}

const chosen = Object.entries(SECTIONS).filter(([name]) => wanted.length === 0 || wanted.includes(name));
process.exitCode = await runSections(Object.fromEntries(chosen), { row: console.log, remark: console.error });
