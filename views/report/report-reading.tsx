import { whoAndWhen } from '../../plans/reading/who-and-when.ts';
import type { Report } from '../../plans/report/report.ts';
import type { ReportedReading } from '../../plans/report/report-reading.ts';
import { useDates } from '../dates.ts';
import { Inline, Markdown } from '../parts/markdown.tsx';

export function ReadingSection({ report: { reading, generatedOn } }: { report: Report }) {
  const { formatDayBeside } = useDates();
  if (reading === null) return null;
  const { sentence, readings } = reading;
  return (
    <section class="report__section">
      <h3>What was read</h3>
      <p>{sentence}</p>
      {readings.length > 0 && (
        <ul class="ledger">
          {readings.map((reading) => (
            <li key={reading.resourceKey} class="ledger__line">
              <span class="ledger__day">{formatDayBeside(reading.day, generatedOn)}</span>
              <span class="ledger__what">
                <Inline text={reading.title} /> <Source reading={reading} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {readings.map(
        (reading) => reading.note !== '' && <ReadingNote key={reading.resourceKey} reading={reading} />,
      )}
    </section>
  );
}

function Source({ reading }: { reading: ReportedReading }) {
  const words = [whoAndWhen(reading), ...reading.parts].filter((each) => each !== '');
  return (
    <span class="report__aside">
      <Inline text={words.join('; ')} />
    </span>
  );
}

function ReadingNote({ reading: { title, note } }: { reading: ReportedReading }) {
  return (
    <div class="report__task">
      <h4>
        <Inline text={title} />
      </h4>
      <blockquote class="report__words">
        <Markdown text={note} />
      </blockquote>
    </div>
  );
}
