import type { ReportEvidence } from '../../plans/report/report.ts';
import { Markdown } from '../parts/markdown.tsx';

/** A piece of evidence: only http and https addresses become links, whatever was stored. */
export function EvidenceBody({ evidence }: { evidence: ReportEvidence }) {
  if (evidence.kind === 'note') return <Markdown text={evidence.text} />;
  return (
    <p class="evidence__line">
      {evidence.kind === 'number' && <strong class="evidence__value">{evidence.value}</strong>}
      {evidence.kind === 'link' && <Address location={evidence.location} />}
      {evidence.kind === 'document' && <code>{evidence.location}</code>}
      {evidence.text !== '' && <span class="evidence__text">{evidence.text}</span>}
    </p>
  );
}

function Address({ location }: { location: string }) {
  if (!/^https?:\/\//i.test(location)) return <code>{location}</code>;
  return (
    <a href={location} rel="noreferrer">
      {location.replace(/^https?:\/\//i, '')}
    </a>
  );
}
