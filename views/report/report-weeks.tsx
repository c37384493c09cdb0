import { count, formatHours } from '../../plans/format.ts';
import type { Report, ReportWeek } from '../../plans/report/report.ts';
import { confidenceInWords, keptInWords } from '../../plans/words.ts';
import { useDates } from '../dates.ts';
import { Inline, Markdown } from '../parts/markdown.tsx';

export function WeeksSection({ report: { weeks, generatedOn } }: { report: Report }) {
  const { formatDayBeside, formatRange } = useDates();
  if (weeks === null || weeks.length === 0) return null;
  return (
    <section class="report__section">
      <h3>Weeks</h3>
      {weeks.map((week) => (
        <div key={week.week} class="report__week">
          <h4>
            Week {week.week}, {formatRange(week.startsOn, week.endsOn)}
          </h4>
          <p>
            {formatHours(week.finishedMinutes)} of {formatHours(week.plannedMinutes)} planned,{' '}
            {count(week.finishedTaskCount, 'task')} finished
            {week.habitsAsked > 0 && `, habits ${keptInWords(week)}`}.{' '}
            <Inline text={week.phaseTitles.join(', ')} />.
          </p>
          <Judgement week={week} />
          {week.reflection !== '' && <Words text={week.reflection} />}
          {week.answers.map(({ prompt, question, text }) => (
            <Words key={prompt} question={question} text={text} />
          ))}
          {week.habitNotes.map(({ day, title, text }) => (
            <Words
              key={`${day} ${title}`}
              question={`${formatDayBeside(day, generatedOn)}, ${title}`}
              text={text}
            />
          ))}
        </div>
      ))}
    </section>
  );
}

/** The learner's own: how sure they are, what proves it, and what the week after is for. */
function Judgement({ week: { confidence, proof, intention } }: { week: ReportWeek }) {
  const lines = [
    ...(confidence === null
      ? []
      : [{ label: 'Confidence in the outcome', words: confidenceInWords(confidence) }]),
    ...(proof === '' ? [] : [{ label: 'Proof', words: proof }]),
    ...(intention === '' ? [] : [{ label: 'For the week after', words: intention }]),
  ];
  return (
    <>
      {lines.map(({ label, words }) => (
        <p key={label} class="report__meta">
          {label}: <Inline text={words} />
        </p>
      ))}
    </>
  );
}

function Words({ question, text }: { question?: string; text: string }) {
  return (
    <>
      {question && (
        <p class="report__meta">
          <Inline text={question} />
        </p>
      )}
      <blockquote class="report__words">
        <Markdown text={text} />
      </blockquote>
    </>
  );
}
