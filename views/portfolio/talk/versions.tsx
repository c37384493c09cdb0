import { agree, count, formatSeconds } from '../../../plans/format.ts';
import { type Piece, titleOf } from '../../../plans/portfolio/piece.ts';
import {
  markOf,
  straySlides,
  TALK_MARKS,
  type TalkMark,
  type Version,
} from '../../../plans/portfolio/talk/versions.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { listed, withArticle } from '../../../plans/words.ts';
import { Entry } from '../../parts/entry.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { pieceAddress } from '../addresses.ts';

const MARK_WORDS: Record<TalkMark, string> = {
  ablation: 'ablation',
  'negative-result': 'negative result',
  'failure-case': 'failure case',
};

type VersionsEntryProps = {
  /** Shortest first. */
  versions: readonly Version[];
  /** The pool, in its order. */
  slides: readonly Piece[];
};

/** What do I show in each length, and how long may I stay on it? */
export function VersionsEntry({ versions, slides }: VersionsEntryProps) {
  const longest = versions.at(-1);
  const strays = straySlides(slides);
  if (!longest) return null;
  return (
    <Entry id="versions" label="Versions" aside="Cut from one pool of slides">
      <p>{lacksInWords(longest)}</p>
      {strays.length > 0 && (
        <p>
          In no version, until {agree(strays.length, 'it says its', 'they say their')} section and length:{' '}
          {strays.map((slide, index) => (
            <span key={slide.key}>
              {index > 0 && ', '}
              <a href={pieceAddress(slide.key)}>
                <Inline text={titleOf(slide)} inLink />
              </a>
            </span>
          ))}
          .
        </p>
      )}
      <div class="wide-table">
        <table class="figures">
          <caption class="visually-hidden">Slides and planned time of each section, by version</caption>
          <thead>
            <tr>
              <th scope="col">Section</th>
              {versions.map(({ id, label }) => (
                <th key={id} scope="col">
                  {inPlainWords(label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {longest.sections.map(({ id, label }, index) => (
              <tr key={id}>
                <th scope="row">
                  <Inline text={label} />
                </th>
                {versions.map((version) => (
                  <td key={version.id}>
                    <SectionCell section={version.sections[index]} />
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">In all</th>
              {versions.map(({ id, slideCount }) => (
                <td key={id}>{count(slideCount, 'slide')}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      {versions.map((version) => (
        <VersionFold key={version.id} version={version} />
      ))}
    </Entry>
  );
}

/** What a sceptic misses. A longest version has whatever a shorter one has. */
function lacksInWords({ lacks }: Version): string {
  if (lacks.length === 0)
    return `It shows ${listed(TALK_MARKS.map((mark) => withArticle(MARK_WORDS[mark])))}.`;
  return `It shows ${listed(lacks.map((mark) => `no ${MARK_WORDS[mark]}`))} yet: mark the slide that does, or begin one.`;
}

function SectionCell({ section }: { section: Version['sections'][number] | undefined }) {
  if (!section) return null;
  const { slides, seconds } = section;
  return (
    <>
      {formatSeconds(seconds)}
      <br />
      <span class="pieces__standing">{slides.length === 0 ? 'no slide' : count(slides.length, 'slide')}</span>
    </>
  );
}

function VersionFold({ version }: { version: Version }) {
  const { id, label, sections, slideCount } = version;
  return (
    <details class="fold">
      <summary id={`version-${id}`}>
        {inPlainWords(label)}: {slideCount === 0 ? 'no slide yet' : `its ${count(slideCount, 'slide')}`}
      </summary>
      {sections.map((section) => (
        <section key={section.id} class="version-section">
          <h3 class="entry__sub">
            <Inline text={section.label} />, {formatSeconds(section.seconds)}
          </h3>
          {section.slides.length === 0 ? (
            <p class="hint">No slide yet.</p>
          ) : (
            <ol class="version-slides">
              {section.slides.map((slide) => (
                <li key={slide.key}>
                  <a href={pieceAddress(slide.key)}>
                    <Inline text={titleOf(slide)} inLink />
                  </a>
                  <MarkTag slide={slide} />
                </li>
              ))}
            </ol>
          )}
        </section>
      ))}
    </details>
  );
}

function MarkTag({ slide }: { slide: Piece }) {
  const mark = markOf(slide);
  return (
    mark && (
      <>
        {' '}
        <span class="tag tag--quiet">{MARK_WORDS[mark]}</span>
      </>
    )
  );
}
