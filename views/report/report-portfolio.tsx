import type { Report } from '../../plans/report/report.ts';
import type { ReportedPiece } from '../../plans/report/report-portfolio.ts';
import { upperFirst } from '../../plans/words.ts';
import { Inline, Markdown } from '../parts/markdown.tsx';

/** What is shared of the portfolio, then the texts of it. */
export function PortfolioSection({ report: { portfolio } }: { report: Report }) {
  if (portfolio === null || portfolio.pieces.length === 0) return null;
  return (
    <section class="report__section">
      <h3>Portfolio</h3>
      <p>{portfolio.sentence}</p>
      <ul class="ledger">
        {portfolio.pieces.map(({ key, kind, title, standing }) => (
          <li key={key} class="ledger__line">
            <span class="ledger__day">
              <Inline text={upperFirst(kind)} />
            </span>
            <span class="ledger__what">
              <Inline text={title} /> <span class="report__aside">{standing}</span>
            </span>
          </li>
        ))}
      </ul>
      {portfolio.pieces.map((piece) => piece.parts.length > 0 && <Piece key={piece.key} piece={piece} />)}
    </section>
  );
}

function Piece({ piece: { title, parts } }: { piece: ReportedPiece }) {
  return (
    <div class="report__task">
      <h4>
        <Inline text={title} />
      </h4>
      {parts.map(({ label, text }) => (
        <div key={label}>
          <p class="report__meta">
            <Inline text={label} />
          </p>
          <blockquote class="report__words">
            <Markdown text={text} />
          </blockquote>
        </div>
      ))}
    </div>
  );
}
