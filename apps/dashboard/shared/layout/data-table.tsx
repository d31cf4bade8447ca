import type { ReactNode } from 'react'
import { ScrollFrame } from './scroll-frame.js'

export interface DataTableProps {
  /** What the table is, for those who do not see it. */
  readonly caption: string
  /** The headings, each said once. */
  readonly columns: readonly string[]
  readonly className?: string
  /** Its rows. */
  readonly children: ReactNode
}

/** A table with its caption and headings, in a frame that scrolls by itself where it is wider than the page. */
export const DataTable = ({ caption, columns, className = 'data', children }: DataTableProps) => (
  <ScrollFrame label={caption}>
    <table className={className}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </ScrollFrame>
)
