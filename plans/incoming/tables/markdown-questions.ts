import { sumOf } from '../../sum.ts';
import { type MarkdownNode, readMarkdownTree } from '../outlines/markdown/tree.ts';
import type { ReadPart } from '../read.ts';
import type { IncomingTable } from '../table.ts';
import { htmlAsMarkdown } from './html-in-answers.ts';
import { makeTable } from './make-table.ts';
import { detailsQuestions } from './markdown-details.ts';
import { readMarkdownTables } from './markdown-tables.ts';
import { bareAnswer, bareQuestion, type FoundQuestion, isAsked, splitBold } from './question-words.ts';

const QUESTION_COLUMN = /^(?:question|questions|front|prompt|frage|q)$/i;

/**
 * Reads a list of questions in Markdown, however it is written: headings with their answers below, lists with indented
 * answers, `<details>`, `**Q:**` and `**A:**`, bold lines, tables. The way that most of them are in goes first; those in
 * another way come in where no answer of these stands.
 *
 * Answers are the lines of the file as they are, but for the indentation of what they stand in, and for HTML between
 * them, which becomes Markdown.
 *
 * @returns tables with the columns Question, Answer and, where headings stand above, Category; tables of the file that have
 *   questions follow. Or why there is none.
 */
export function readMarkdownQuestions(text: string): ReadPart<IncomingTable[]> {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const nodes = readMarkdownTree(lines.join('\n'));
  const ways = [
    detailsQuestions(lines, nodes),
    headingQuestions(lines, nodes),
    markedQuestions(lines, nodes),
    listQuestions(lines, nodes),
  ];
  const all = inAllWays(ways);

  const tables = readMarkdownTables(text);
  if (!tables.ok) return tables;
  const asked = tables.value.filter(({ columns }) => columns.some((name) => QUESTION_COLUMN.test(name)));
  if (all.length === 0 && asked.length === 0)
    return {
      ok: false,
      problem: 'No questions were found in this text: put each in a heading, with its answer below',
    };
  const table = tableOf(all, nodes);
  if (!table.ok) return table;
  return { ok: true, value: [...(all.length > 0 ? [table.value] : []), ...asked] };
}

/** In the order of the file. */
function inAllWays(ways: readonly (readonly FoundQuestion[])[]): FoundQuestion[] {
  const worthOf = ({ question, answer }: FoundQuestion) =>
    (isAsked(question) ? 2 : 0.5) * (answer.trim() === '' ? 1 : 2);
  const worth = (found: readonly FoundQuestion[]) => sumOf(found, worthOf);
  const [best = [], ...others] = ways.toSorted((one, other) => worth(other) - worth(one));
  const taken = new Set<number>();
  const take = (found: readonly FoundQuestion[]) => {
    for (const { line, to } of found) for (let each = line; each < to; each += 1) taken.add(each);
    return found;
  };
  // One that holds another ends where that begins.
  const freePart = (found: FoundQuestion): FoundQuestion[] => {
    if (!isAsked(found.question) || taken.has(found.line)) return [];
    let to = found.line + 1;
    while (to < found.to && !taken.has(to)) to += 1;
    const lines = found.answer.split('\n');
    return [{ ...found, to, answer: lines.slice(0, Math.max(0, lines.length - (found.to - to))).join('\n') }];
  };
  const all = [...take(best)];
  for (const other of others) all.push(...take(other.flatMap(freePart)));
  return all.sort((one, other) => one.line - other.line);
}

function tableOf(found: readonly FoundQuestion[], nodes: readonly MarkdownNode[]): ReadPart<IncomingTable> {
  const asked = new Set(found.map(({ line }) => line));
  const categoryOf = categoriesOf(nodes.filter(({ from }) => !asked.has(from)));
  const rows = found.map(({ line, question, answer, level }) => ({
    line: line + 1,
    cells: [bareQuestion(question), bareAnswer(htmlAsMarkdown(answer)), categoryOf(line, level)],
  }));
  const hasCategories = rows.some(({ cells }) => cells[2] !== '');
  const columns = ['Question', 'Answer', ...(hasCategories ? ['Category'] : [])];
  return makeTable({
    title: '',
    columns,
    rows: rows.map(({ line, cells }) => ({ line, cells: cells.slice(0, columns.length) })),
  });
}

/** The heading above a line that is of a higher level than the question; the title of all is none. */
function categoriesOf(nodes: readonly MarkdownNode[]): (line: number, level: number) => string {
  const headings = nodes.filter(({ type }) => type === 'heading');
  const first = headings[0];
  const isTitle = first?.level === 1 && headings.filter(({ level }) => level === 1).length === 1;
  const above: MarkdownNode[] = [];
  let next = isTitle ? 1 : 0;
  // Lines come in their order.
  return (line, level) => {
    for (; next < headings.length; next++) {
      const heading = headings[next];
      if (!heading || heading.from >= line) break;
      while ((above.at(-1)?.level ?? 0) >= heading.level) above.pop();
      above.push(heading);
    }
    const under = above.findLast((heading) => heading.level < level);
    return under ? bareQuestion(under.content) : '';
  };
}

/** The level at which most ask; where half of its headings do, all of them are questions. */
function headingQuestions(lines: readonly string[], nodes: readonly MarkdownNode[]): FoundQuestion[] {
  const headings = nodes.filter(({ type }) => type === 'heading');
  const asking = Map.groupBy(
    headings.filter(({ content }) => isAsked(content)),
    ({ level }) => level,
  );
  const [level = 0, most = []] = [...asking].reduce<[number, MarkdownNode[]]>(
    (one, other) => (other[1].length > one[1].length ? other : one),
    [0, []],
  );
  const all = headings.filter((heading) => heading.level === level);
  const areAll = 2 * most.length >= all.length;
  const ends = headings.filter((heading) => heading.level <= level);
  return ends.flatMap((heading, place) => {
    if (heading.level !== level || !(areAll || isAsked(heading.content))) return [];
    const end = ends[place + 1]?.from ?? lines.length;
    const answer = lines.slice(heading.to, end).join('\n');
    return [{ line: heading.from, to: end, level, question: heading.content, answer }];
  });
}

const Q_MARK = /^(?:\*\*|__)?\s?(?:Q|Question|Frage)\s?\d{0,4}\s?[:.)]/i;
const A_MARK = /^(?:\*\*|__)?\s?(?:A|Answer|Antwort)\s?\d{0,4}\s?[:.)]/i;

/** `**Q:** …`, and bold lines that ask; what follows up to the next, or to a heading, is the answer. */
function markedQuestions(lines: readonly string[], nodes: readonly MarkdownNode[]): FoundQuestion[] {
  const found: FoundQuestion[] = [];
  for (const [place, node] of nodes.entries()) {
    const start = node.type === 'paragraph' ? startOf(node) : null;
    if (!start) continue;
    let end = place + 1;
    while (end < nodes.length && !endsAnswer(nodes[end], lines)) end += 1;
    const to = nodes[end]?.from ?? lines.length;
    const rest = lines.slice(node.to, to).join('\n');
    found.push({
      line: node.from,
      to,
      level: 9,
      question: start.question,
      answer: start.answer === '' ? rest : `${start.answer}\n${rest}`,
    });
  }
  return found;
}

/** A heading does, and whatever asks by itself. */
function endsAnswer(node: MarkdownNode | undefined, lines: readonly string[]): boolean {
  if (node?.type === 'paragraph') return startOf(node) !== null;
  if (node?.type === 'table') return /^[\s|]*(?:questions?|front|prompt)[\s|]/i.test(lines[node.from] ?? '');
  return node?.type === 'heading' || (node !== undefined && listQuestions(lines, [node]).length > 0);
}

/** The question that a paragraph begins with, and what else it says. */
function startOf({ content }: MarkdownNode): { question: string; answer: string } | null {
  const lines = content.split('\n');
  if (Q_MARK.test(content.trimStart())) {
    const answered = lines.findIndex((line, index) => index > 0 && A_MARK.test(line.trimStart()));
    const length = answered === -1 ? lines.length : answered;
    return { question: lines.slice(0, length).join(' '), answer: lines.slice(length).join('\n') };
  }
  const bold = splitBold(content);
  return bold !== null && isAsked(bold.question) ? bold : null;
}

/** Lists of which at least half of the items ask; what an item says below its first words is the answer. */
function listQuestions(lines: readonly string[], nodes: readonly MarkdownNode[]): FoundQuestion[] {
  return nodes.flatMap((list) => {
    if (!list.type.endsWith('_list')) return [];
    const items = list.inside.flatMap((item) => itemQuestion(item, lines));
    return 2 * items.filter(({ question }) => isAsked(question)).length >= list.inside.length ? items : [];
  });
}

const ITEM_MARK = /^\s*(?:[-+*]|\d{1,9}[.)])\s{1,4}(?:\[[ xX]\]\s)?/;

function itemQuestion(item: MarkdownNode, lines: readonly string[]): FoundQuestion[] {
  const [first] = item.inside;
  if (first?.type !== 'paragraph' || /^\[[^\]]*\]\(#[^()]*\)$/.test(first.content)) return [];
  const indent = ITEM_MARK.exec(lines[item.from] ?? '')?.[0].length ?? 2;
  const rest = lines.slice(first.to, item.to).map((line) => withoutIndent(line, indent));
  const said = startOf(first) ?? splitAsked(first.content);
  const answer = [said.answer, ...rest].join('\n');
  return [{ line: item.from, to: item.to, level: 9, question: said.question, answer }];
}

/** A first line that asks, and what follows it. */
function splitAsked(content: string): { question: string; answer: string } {
  const [first = '', ...rest] = content.split('\n');
  if (first.trimEnd().endsWith('?')) return { question: first, answer: rest.join('\n') };
  return { question: [first, ...rest].join(' '), answer: '' };
}

function withoutIndent(line: string, most: number): string {
  let at = 0;
  while (at < most && line[at] === ' ') at += 1;
  return line[at] === '\t' && at < most ? line.slice(at + 1) : line.slice(at);
}
