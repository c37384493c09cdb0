import type { ComponentChildren } from 'preact';
import { Inline } from '../parts/markdown.tsx';

export type FiguresTableProps = {
  /** Of the fold, so that focus survives a swap. */
  id: string;
  caption: string;
  /** Of the fold; “The figures” where a chart has only one table. */
  label?: string;
  columns: readonly string[];
  rows: readonly { key: string; head: ComponentChildren; cells: readonly string[] }[];
};

/** The figures of a chart, for those who would rather read them, or cannot see it. */
export function FiguresTable({ id, caption, label = 'The figures', columns, rows }: FiguresTableProps) {
  return (
    <details class="fold">
      <summary id={id}>{label}</summary>
      <table class="figures">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, head, cells }) => (
            <tr key={key}>
              <th scope="row">{typeof head === 'string' ? <Inline text={head} /> : head}</th>
              {cells.map((cell, index) => (
                <td key={columns[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
