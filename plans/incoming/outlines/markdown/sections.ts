import { type DraftItem, type DraftSection, newItem, newSection } from '../draft.ts';
import { isNumberedPart, isProse, levelOfSections } from '../headings.ts';
import { type Block, DETAILS_LEVEL } from './blocks.ts';

type LeveledSection = DraftSection & { level: number };
/** What blocks are put into. */
type Holder = Pick<DraftItem, 'items' | 'notes' | 'tables'>;
type Heading = Extract<Block, { kind: 'heading' }>;

/** Puts blocks under the headings that are sections; those below are items, with what they hold. */
export function sectionsOfBlocks(blocks: readonly Block[]): DraftSection[] {
  const laying = new Laying(levelOfSections(blocks.filter((block) => block.kind === 'heading')));
  for (const block of blocks) laying.add(block);
  laying.noteProse();
  return withParents(laying.sections).flatMap(splitByParts);
}

/** Where the next block goes. */
class Laying {
  readonly sections: LeveledSection[] = [{ ...newSection(1, ''), level: 0 }];
  private readonly open: { level: number; item: DraftItem }[] = [];
  /** Items that are headings, with what each stands in. */
  private readonly headings: { item: DraftItem; within: Holder }[] = [];
  /** The item that the last block was. */
  private last: DraftItem | null = null;
  private readonly sectionLevel: number;

  constructor(sectionLevel: number) {
    this.sectionLevel = sectionLevel;
  }

  add(block: Block): void {
    const { last } = this;
    this.last = null;
    if (block.kind === 'heading') this.addHeading(block);
    else if (block.kind === 'end') this.close(DETAILS_LEVEL);
    else if (block.kind === 'item') {
      this.innermost.items.push(block.item);
      this.last = block.item;
    } else if (block.kind === 'table') this.innermost.tables.push(block.table);
    else {
      // What stands right below an item says something of it.
      const subject = block.isClose && last ? last : this.innermost;
      subject.notes.push(block.text);
      this.last = subject === last ? last : null;
    }
  }

  private get innermost(): Holder {
    return this.open.at(-1)?.item ?? (this.sections.at(-1) as LeveledSection);
  }

  private addHeading({ line, level, title }: Heading): void {
    this.close(level);
    if (level <= this.sectionLevel) {
      this.sections.push({ ...newSection(line, title), level });
      return;
    }
    const item = newItem(line, title, null);
    this.headings.push({ item, within: this.innermost });
    this.innermost.items.push(item);
    this.open.push({ level, item });
  }

  /** “Prerequisites” over words alone says something of what it stands in. */
  noteProse(): void {
    for (const { item, within } of this.headings) {
      if (item.items.length + item.tables.length > 0 || !isProse(item.text)) continue;
      within.items.splice(within.items.indexOf(item), 1);
      within.notes.push(item.text, ...item.notes);
    }
  }

  /** A section of `<details>` ends as well. */
  private close(level: number): void {
    while ((this.open.at(-1)?.level ?? 0) >= level) this.open.pop();
    const section = this.sections.at(-1);
    if (level === DETAILS_LEVEL && section?.level === level)
      this.sections.push({ ...newSection(section.line, ''), level: 0 });
  }
}

/** A heading that holds nothing but sections stands in the name of each: “Month 1 – Week 2”. */
function withParents(sections: readonly LeveledSection[]): DraftSection[] {
  const parents: LeveledSection[] = [];
  return sections.flatMap((section, index) => {
    const { level, title, notes, items, tables, line } = section;
    if (level === 0) return [section];
    while ((parents.at(-1)?.level ?? 0) >= level) parents.pop();
    const isHollow = notes.length + items.length + tables.length === 0;
    const isParent = isHollow && (sections[index + 1]?.level ?? 0) > level;
    if (isParent) {
      parents.push(section);
      return [];
    }
    return [{ line, title: titleUnder(parents, title), notes, items, tables }];
  });
}

function titleUnder(parents: readonly { title: string }[], title: string): string {
  return [...parents.map((parent) => parent.title), title].filter((part) => part !== '').join(' – ');
}

/** A list of weeks, each with its own list, is sections. */
export function splitByParts(section: DraftSection): DraftSection[] {
  const { title, notes, items, tables } = section;
  const isParts = tables.length === 0 && items.length > 1 && items.every(isPart);
  if (!isParts) return [section];
  return items.map((item, index) => ({
    line: item.line,
    title: titleUnder([{ title }], item.text),
    notes: index === 0 ? [...notes, ...item.notes] : item.notes,
    items: item.items,
    tables: item.tables,
  }));
}

function isPart({ text, items, minutes, day }: DraftItem): boolean {
  return items.length > 0 && minutes === null && day === null && isNumberedPart(text);
}
