import { agree, count } from '../../../plans/format.ts';
import type { JudgedPortfolio } from '../../../plans/portfolio/judge-portfolio.ts';
import type { LedgerFilter, LedgerPaper } from '../../../plans/portfolio/papers/ledger.ts';
import { PAPER_STANDINGS, type PaperStanding } from '../../../plans/portfolio/papers/paper.ts';
import { titleOf } from '../../../plans/portfolio/piece.ts';
import { whoAndWhen } from '../../../plans/reading/who-and-when.ts';
import { upperFirst } from '../../../plans/words.ts';
import { Entry } from '../../parts/entry.tsx';
import { FilterChoice, optionsOf } from '../../parts/form/filter-choice.tsx';
import { FilterForm } from '../../parts/form/filter-form.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { pieceAddress } from '../addresses.ts';
import { PagesOfList } from '../pages-of-list.tsx';
import { standingInWords } from '../piece/piece-words.ts';
import { ARCHIVED, LEDGER_ADDRESS, ledgerAddress } from './addresses.ts';
import { STANDING_WORDS } from './paper-words.ts';

export type LedgerProps = {
  counts: Readonly<Record<PaperStanding, number>>;
  teams: readonly { team: string; count: number }[];
  filter: LedgerFilter;
  judged: JudgedPortfolio;
  shown: LedgerShown;
};

/** What can be discussed and what is next, or what a filter lets through. */
export type LedgerShown =
  | { is: 'overview'; next: readonly LedgerPaper[]; discussable: readonly LedgerPaper[] }
  | {
      is: 'found';
      papers: readonly LedgerPaper[];
      amount: number;
      ofAll: number;
      page: number;
      pages: number;
    };

/** Which papers can I discuss, and which are next? */
export function Ledger({ counts, teams, filter, judged, shown }: LedgerProps) {
  const chosen = filter.isArchived ? ARCHIVED : filter.standing;
  const standings = [
    ...optionsOf(PAPER_STANDINGS, STANDING_WORDS),
    { value: ARCHIVED, words: upperFirst(ARCHIVED) },
  ];
  return (
    <>
      <Counts counts={counts} />
      <FilterForm action={LEDGER_ADDRESS} target="pieces" name="pieces" words={filter.words}>
        <FilterChoice
          name="standing"
          id="pieces-standing"
          label="Standing"
          chosen={chosen}
          options={standings}
        />
        {teams.length > 0 && (
          <FilterChoice
            name="team"
            id="pieces-team"
            label="Team"
            chosen={filter.team}
            options={teams.map(({ team, count: papers }) => ({ value: team, words: `${team} (${papers})` }))}
          />
        )}
      </FilterForm>
      <div id="pieces">
        {shown.is === 'overview' ? (
          <Overview counts={counts} shown={shown} judged={judged} />
        ) : (
          <Found filter={filter} shown={shown} judged={judged} />
        )}
      </div>
    </>
  );
}

/** `4 of 11 papers can be discussed, 2 are being read.` */
export function ledgerInWords(counts: Readonly<Record<PaperStanding, number>>): string {
  const all = counts['to-read'] + counts.reading + counts.read + counts.discussable;
  const can = counts.discussable === 0 ? 'None' : String(counts.discussable);
  const reading =
    counts.reading === 0 ? '' : `, ${counts.reading} ${agree(counts.reading, 'is', 'are')} being read`;
  return `${can} of ${count(all, 'paper')} can be discussed${counts.discussable === 0 ? ' yet' : ''}${reading}.`;
}

function Counts({ counts }: Pick<LedgerProps, 'counts'>) {
  return (
    <ul class="standings">
      {PAPER_STANDINGS.map((standing) => (
        <li key={standing} class="standings__item">
          <a href={ledgerAddress({ standing })}>
            <strong>{counts[standing]}</strong> {STANDING_WORDS[standing]}
          </a>
        </li>
      ))}
    </ul>
  );
}

type OverviewProps = Pick<LedgerProps, 'counts' | 'judged'> & {
  shown: Extract<LedgerShown, { is: 'overview' }>;
};

function Overview({ counts, shown: { next, discussable }, judged }: OverviewProps) {
  const notYet = counts['to-read'] + counts.reading + counts.read;
  return (
    <>
      {notYet > 0 && (
        <Entry id="papers-next" label="Next" aside="Of your targets first, then the furthest">
          <Lines papers={next} judged={judged} />
          {notYet > next.length && (
            <p class="pieces__count">
              {next.length} of {notYet}.{' '}
              {PAPER_STANDINGS.filter((standing) => standing !== 'discussable' && counts[standing] > 0).map(
                (standing, index) => (
                  <span key={standing}>
                    {index > 0 && ', '}
                    <a href={ledgerAddress({ standing })}>
                      All {counts[standing]} {STANDING_WORDS[standing]}
                    </a>
                  </span>
                ),
              )}
            </p>
          )}
        </Entry>
      )}
      {counts.discussable > 0 && (
        <Entry id="papers-discussable" label="Can be discussed">
          <Lines papers={discussable} judged={judged} />
          {counts.discussable > discussable.length && (
            <p class="pieces__count">
              <a href={ledgerAddress({ standing: 'discussable' })}>All {counts.discussable}</a>
            </p>
          )}
        </Entry>
      )}
    </>
  );
}

type FoundProps = Pick<LedgerProps, 'filter' | 'judged'> & { shown: Extract<LedgerShown, { is: 'found' }> };

function Found({ filter, shown: { papers, amount, ofAll, page, pages }, judged }: FoundProps) {
  return (
    <>
      <p class="pieces__count">
        <span role="status">
          {amount === 0
            ? 'Nothing fits. Take a word out of the search, or show all.'
            : `${amount} of ${count(ofAll, 'paper')}.`}
        </span>{' '}
        <a href={LEDGER_ADDRESS}>Show what is next</a>
      </p>
      <Lines papers={papers} judged={judged} />
      <PagesOfList page={page} pages={pages} address={(other) => ledgerAddress(filter, other)} />
    </>
  );
}

function Lines({ papers, judged }: { papers: readonly LedgerPaper[]; judged: JudgedPortfolio }) {
  return (
    <ul class="pieces">
      {papers.map(({ piece, paper, standing, isOfTarget }) => {
        const judgement = judged.get(piece.key);
        const facts = [whoAndWhen(paper), paper.team, isOfTarget ? 'of a target' : ''];
        const known = facts.filter((fact) => fact !== '').join(' · ');
        const written = judgement === undefined ? '' : standingInWords(judgement);
        return (
          <li key={piece.key} class="pieces__item" data-item>
            <span class="papers__what">
              <a href={pieceAddress(piece.key)}>
                <Inline text={titleOf(piece)} inLink />
              </a>
              {known !== '' && <span class="papers__facts">{known}</span>}
            </span>
            <span class="pieces__standing">
              {upperFirst(STANDING_WORDS[standing])}
              {written !== '' && ` · ${written}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
