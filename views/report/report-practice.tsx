import type { Report } from '../../plans/report/report.ts';
import { dimensionInWords, meanInWords, type ReportMock } from '../../plans/report/report-practice.ts';
import { useDates } from '../dates.ts';
import { Inline, Markdown } from '../parts/markdown.tsx';

export function PracticeSection({ report: { practice, generatedOn } }: { report: Report }) {
  if (practice === null) return null;
  const { sentence, mocks, readiness } = practice;
  return (
    <section class="report__section">
      <h3>Practice and readiness</h3>
      <p>{sentence}</p>
      {readiness && <p>{readiness.sentence}</p>}
      {readiness?.next && (
        <p>
          What would raise it most: <strong>{readiness.next.area}.</strong> {readiness.next.sentence}
        </p>
      )}
      {mocks.length > 0 && <Mocks mocks={mocks} generatedOn={generatedOn} />}
      {mocks.map(
        (mock, index) =>
          mock.takeaway !== '' && <Takeaway key={index} mock={mock} generatedOn={generatedOn} />,
      )}
    </section>
  );
}

function Mocks({ mocks, generatedOn }: Pick<Report, 'generatedOn'> & { mocks: readonly ReportMock[] }) {
  const { formatDayBeside } = useDates();
  return (
    <div class="report__table">
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">Mock</th>
            <th scope="col">Day</th>
            <th scope="col">Mean score</th>
            <th scope="col">Strongest</th>
            <th scope="col">Weakest</th>
          </tr>
        </thead>
        <tbody>
          {mocks.map((mock, index) => (
            <tr key={index}>
              <th scope="row">
                <Inline text={mock.title} />
              </th>
              <td>{formatDayBeside(mock.day, generatedOn)}</td>
              <td>{meanInWords(mock.mean)}</td>
              <td>{dimensionInWords(mock.strongest)}</td>
              <td>{dimensionInWords(mock.weakest)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type TakeawayProps = Pick<Report, 'generatedOn'> & { mock: ReportMock };

function Takeaway({ mock: { title, day, takeaway }, generatedOn }: TakeawayProps) {
  const { formatDayBeside } = useDates();
  return (
    <div class="report__task">
      <h4>
        <Inline text={title} />, {formatDayBeside(day, generatedOn)}
      </h4>
      <blockquote class="report__words">
        <Markdown text={takeaway} />
      </blockquote>
    </div>
  );
}
