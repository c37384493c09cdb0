import { Fragment } from 'preact';
import { oncePerKey } from '../../plans/once-per-key.ts';
import { isMoreThanWords } from '../../plans/text/line-markdown.ts';
import { readWholeMarkdown } from '../../plans/whole-markdown.ts';
import { blockMarkdown, inlineMarkdown } from './markdown/markdown-rules.ts';

const blocks = blockMarkdown();

/** A learner's text of many lines, as Markdown. */
export function Markdown({ text }: { text: string }) {
  const tokens = readWholeMarkdown(blocks, text);
  if (tokens === null) return <AsWritten text={text} />;
  const html = blocks.renderer.render(tokens, blocks.options, {});
  return <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}

function AsWritten({ text }: { text: string }) {
  return (
    <div class="prose">
      <p>
        <em>Its Markdown is too intricate to be shown, so it stands here as it was written.</em>
      </p>
      <p class="prose__as-written">{text}</p>
    </div>
  );
}

const MOST_REMEMBERED = 6_000;
/** Longer ones are read anew each time, so that what is remembered stays small. */
const LONGEST_REMEMBERED = 1_000;

const inPage = inlineMarkdown('page');
const inLink = inlineMarkdown('link');
const inPageOnce = oncePerKey(MOST_REMEMBERED, (text: string) => inPage.renderInline(text));
const inLinkOnce = oncePerKey(MOST_REMEMBERED, (text: string) => inLink.renderInline(text));

/**
 * A text of one line with its code, emphasis, links and formulas.
 *
 * @param inLink - it stands within a link or what else is pressed, where links of its own would be in the way
 */
export function Inline({ text, inLink: isInLink = false }: { text: string; inLink?: boolean }) {
  if (!isMoreThanWords(text)) return <>{text}</>;
  return <span dangerouslySetInnerHTML={{ __html: inlineHtml(text, isInLink) }} />;
}

function inlineHtml(text: string, isInLink: boolean): string {
  if (text.length > LONGEST_REMEMBERED) return (isInLink ? inLink : inPage).renderInline(text);
  return isInLink ? inLinkOnce(text) : inPageOnce(text);
}

/** Several of them, as the sentences of one paragraph. */
export function Inlines({ texts }: { texts: readonly string[] }) {
  return (
    <>
      {texts.map((text, index) => (
        <Fragment key={text}>
          {index > 0 && ' '}
          <Inline text={text} />
        </Fragment>
      ))}
    </>
  );
}
