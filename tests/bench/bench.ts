import { measureBytes } from './bytes.ts';
import { measureCheckOff } from './check-off.ts';
import { measureClickToPaint } from './click-to-paint.ts';
import { measureCommandLine } from './command-line.ts';
import { measureDrill } from './drill.ts';
import { measureFirstPaint } from './first-paint.ts';
import { measureForecast } from './forecast.ts';
import { measurePlanning } from './planning.ts';
import { measureProgress } from './progress.ts';
import { measureReplanning } from './replanning.ts';
import { measureReport } from './report.ts';
import { runSections, type Sections } from './run-sections.ts';
import { measureStart } from './start.ts';
import { measureToday } from './today.ts';

/** `npm run bench` measures all of these; `npm run bench today start` only those that are named. */
const SECTIONS: Sections = {
  planning: measurePlanning,
  replanning: measureReplanning,
  forecast: measureForecast,
  bytes: measureBytes,
  start: measureStart,
  'command-line': measureCommandLine,
  today: measureToday,
  progress: measureProgress,
  report: measureReport,
  'check-off': measureCheckOff,
  drill: measureDrill,
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
