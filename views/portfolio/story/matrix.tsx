import { count } from '../../../plans/format.ts';
import type { Part } from '../../../plans/portfolio/kind.ts';
import { titleOf } from '../../../plans/portfolio/piece.ts';
import { type StoryCover, storiesBeside, type ThemeCover } from '../../../plans/portfolio/story/coverage.ts';
import { inPlainWords } from '../../../plans/text/linear.ts';
import { Entry } from '../../parts/entry.tsx';
import { Inline } from '../../parts/markdown.tsx';
import { pieceAddress } from '../addresses.ts';
import { doublesInWords, gapsInWords, nextInWords } from './story-words.ts';

/** How good a mark is, the best first, for eyes that see no colour; the words stand beside it. */
const SIGNS = ['●', '◐', '○'];

/** Which theme has nothing, and which has more than it needs? */
export function MatrixEntry({ cover }: { cover: StoryCover }) {
  const { choices, themes } = cover;
  const stories = storiesBeside(cover);
  return (
    <Entry id="themes" label="What they answer" aside="Themes by stories">
      <p class="runs-verdict">{nextInWords(cover)}</p>
      <p>{[gapsInWords(cover), ...doublesInWords(cover)].join(' ')}</p>
      <p class="hint">
        {choices.map(({ id, label }, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <span aria-hidden="true">{signOf(choices, id)} </span>
            {inPlainWords(label).toLowerCase()}
          </span>
        ))}
      </p>
      {stories.length < cover.stories.length && (
        <p class="hint">
          {stories.length} of {count(cover.stories.length, 'story')}: those that answer most.
        </p>
      )}
      <div class="matrix">
        <table class="figures">
          <caption class="visually-hidden">How well each story answers each theme</caption>
          <thead>
            <tr>
              <th scope="col">Theme</th>
              <th scope="col">Best</th>
              {stories.map((story) => (
                <th key={story.key} scope="col" class="matrix__story">
                  <a href={pieceAddress(story.key)}>
                    <Inline text={titleOf(story)} inLink />
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {themes.map((theme) => (
              <tr key={theme.theme.id} {...(theme.isCarried ? {} : { class: 'matrix__gap' })}>
                <th scope="row">
                  <Inline text={theme.theme.label} />
                </th>
                <td>{bestInWords(choices, theme)}</td>
                {stories.map(({ key }) => (
                  <Mark key={key} choices={choices} choice={theme.marks.get(key)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Entry>
  );
}

/** `strong, 2 stories`, `none` */
function bestInWords(choices: Part['choices'], { best, bestKeys }: ThemeCover): string {
  if (best === null) return 'none';
  const label = inPlainWords(choices.find(({ id }) => id === best)?.label ?? best).toLowerCase();
  return bestKeys.length === 1 ? label : `${label}, ${bestKeys.length} times`;
}

function Mark({ choices, choice }: { choices: Part['choices']; choice: string | undefined }) {
  if (choice === undefined) return <td />;
  return (
    <td class="matrix__mark">
      <span aria-hidden="true">{signOf(choices, choice)}</span>
      <span class="visually-hidden">
        {inPlainWords(choices.find(({ id }) => id === choice)?.label ?? choice)}
      </span>
    </td>
  );
}

function signOf(choices: Part['choices'], choice: string): string {
  const at = choices.findIndex(({ id }) => id === choice);
  return SIGNS[at] ?? inPlainWords(choices[at]?.label ?? '').slice(0, 1);
}
