import type { Block, Paper, Part, Said } from './typst/paper.ts';

type Change = (part: Part) => Part[];

/** A document with each of its words as others, which may be in several looks. */
export function mapWords(paper: Paper, change: (said: Said) => Said[]): Paper {
  const changePart = (part: Part): Part[] => {
    if ('s' in part) return change(part);
    return 'drawn' in part ? [{ ...part, said: part.said.flatMap(change) }] : [part];
  };
  return { ...paper, foot: paper.foot.flatMap(changePart), blocks: mapBlocks(paper.blocks, changePart) };
}

/** All of its words, in order. */
export function wordsIn(paper: Paper): Said[] {
  const found: Said[] = [];
  mapWords(paper, (said) => {
    found.push(said);
    return [];
  });
  return found;
}

function mapBlocks(blocks: readonly Block[], change: Change): Block[] {
  return blocks.map((block) => mapBlock(block, change));
}

function mapBlock(block: Block, change: Change): Block {
  switch (block.is) {
    case 'title':
    case 'heading':
      // All of it is bold there, and some of it again in a list of contents.
      return { ...block, parts: block.parts.flatMap((part) => change(inBold(part)).map(asItIs)) };
    case 'paragraph':
      return { ...block, parts: block.parts.flatMap(change) };
    case 'list':
      return { ...block, items: block.items.map((item) => mapBlocks(item, change)) };
    case 'quote':
      return { ...block, blocks: mapBlocks(block.blocks, change) };
    case 'code':
      return { ...block, lines: block.lines.map((line) => line.flatMap(change)) };
    case 'table':
      return {
        ...block,
        head: block.head.map((cell) => cell.flatMap(change)),
        rows: block.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cell.flatMap(change)) })),
      };
    case 'drawing':
      return { ...block, caption: block.caption.flatMap(change) };
    case 'picture':
      return { ...block, caption: block.caption.flatMap(change), lost: block.lost.flatMap(change) };
    case 'contents':
    case 'end':
    case 'overleaf':
    case 'rule':
      return block;
  }
}

function inBold(part: Part): Part {
  return 's' in part ? { ...part, bold: true } : part;
}

function asItIs(part: Part): Part {
  if (!('bold' in part)) return part;
  const { bold: _, ...rest } = part;
  return rest;
}
