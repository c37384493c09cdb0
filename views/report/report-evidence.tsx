import type { Report, ReportEvidence } from '../../plans/report/report.ts';
import { useDates } from '../dates.ts';
import { Markdown } from '../parts/markdown.tsx';
import { EvidenceBody } from '../task/evidence-body.tsx';

export function EvidenceSection({ report: { proofs } }: { report: Report }) {
  const { formatDay } = useDates();
  if (proofs === null || proofs.length === 0) return null;
  return (
    <section class="report__section">
      <h3>Evidence and notes</h3>
      {proofs.map((task) => (
        <div key={`${task.phaseTitle}/${task.title}`} class="report__task">
          <h4>{task.title}</h4>
          <p class="report__meta">
            Finished on {formatDay(task.completedOn)}, {task.phaseTitle}
          </p>
          <EvidenceLines evidence={task.evidence} />
          {task.note !== '' && <Markdown text={task.note} />}
        </div>
      ))}
    </section>
  );
}

function EvidenceLines({ evidence }: { evidence: readonly ReportEvidence[] }) {
  if (evidence.length === 0) return null;
  return (
    <ul class="evidence">
      {evidence.map((piece, index) => (
        <li key={index} class="evidence__item">
          <EvidenceBody evidence={piece} />
        </li>
      ))}
    </ul>
  );
}
