import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { ScrollFrame } from '../layout/scroll-frame.js'
import { useKeys } from '../layout/use-keys.js'
import './queue.css'

/** A column of a queue. */
export interface Column<R> {
  readonly key: string
  readonly title: string
  readonly cell: (row: R) => ReactNode
  readonly className?: string
}

interface QueueTableProps<R> {
  readonly caption: string
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
  readonly keyOf: (row: R) => string
  readonly linkOf: (row: R) => string
  readonly onSearch: () => void
}

const useCursor = (links: readonly string[], onSearch: () => void) => {
  const rows = links.join()
  const [cursor, setCursor] = useState({ rows, at: -1 })
  const at = cursor.rows === rows ? cursor.at : -1 // other rows: the cursor begins again
  const navigate = useNavigate()
  const body = useRef<HTMLTableSectionElement>(null)
  const move = (by: number) => setCursor({ rows, at: Math.max(0, Math.min(links.length - 1, at + by)) })
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    '/': onSearch,
    ...(at >= 0 && links[at] !== undefined ? { Enter: () => void navigate(links[at]!) } : {}),
  })
  useEffect(() => {
    body.current?.querySelector('[data-at]')?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return { at, body, open: (link: string) => void navigate(link) }
}

/** A queue as a true table: a row leads to its item, by mouse, by its link, or by j, k and Enter. */
export const QueueTable = <R,>({ caption, columns, rows, keyOf, linkOf, onSearch }: QueueTableProps<R>) => {
  const { at, body, open } = useCursor(rows.map(linkOf), onSearch)
  return (
    <ScrollFrame label={caption}>
      <table className="data queue">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, title, className }) => (
              <th key={key} scope="col" className={className}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, index) => (
            <tr
              key={keyOf(row)}
              data-link=""
              {...(index === at ? { 'data-at': '', 'aria-current': true } : {})}
              onClick={(event) => {
                if (!(event.target as HTMLElement).closest('a')) open(linkOf(row))
              }}
            >
              {columns.map(({ key, title, cell, className }) => (
                <td key={key} className={className} data-label={title}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  )
}
