import MarkdownIt from 'markdown-it';

/** A block of Markdown with what stands in it. */
export type MarkdownNode = {
  /** As markdown-it calls it, without `_open`. */
  type: string;
  /** Its lines: from the first, counted from 0, to before the last. */
  from: number;
  to: number;
  /** Of a heading, 1 to 6. */
  level: number;
  /** What a paragraph, a heading or a stretch of HTML holds, as it was written but for the indentation. */
  content: string;
  inside: MarkdownNode[];
};

/** Deeper ones are read as what they stand in, so that no text is too deep; each list takes two. */
const DEEPEST = 40;

/** Blocks alone: what stands within a line stays as it was written. Definitions of addresses are text like any other. */
const markdown = new MarkdownIt({ html: true });
markdown.core.ruler.enableOnly(['normalize', 'block']);
markdown.block.ruler.disable('reference');
(markdown.options as { maxNesting?: number }).maxNesting = DEEPEST;

/** Reads the blocks of a text, whose lines end in `\n`. */
export function readMarkdownTree(text: string): MarkdownNode[] {
  const root: MarkdownNode = { type: 'root', from: 0, to: 0, level: 0, content: '', inside: [] };
  const open = [root];
  for (const { type, map, nesting, tag, content } of markdown.parse(text, {})) {
    const within = open.at(-1) ?? root;
    if (type === 'inline') {
      within.content = content;
    } else if (nesting === -1) {
      open.pop();
    } else {
      const [from, to] = map ?? [within.from, within.from];
      const level = /^h\d$/.test(tag) ? Number(tag.slice(1)) : 0;
      const node = { type: type.replace(/_open$/, ''), from, to, level, content, inside: [] };
      within.inside.push(node);
      if (nesting === 1) open.push(node);
    }
  }
  return root.inside;
}
