import type { ReactNode } from 'react'
import './named-values.css'

interface NamedValuesProps {
  readonly values: readonly (readonly [string, ReactNode])[]
  /** What page they stand on, where their width differs. */
  readonly className: string
}

/** What is known of one thing: each value under its name. */
export const NamedValues = ({ values, className }: NamedValuesProps) => (
  <dl className={`named-values ${className}`}>
    {values.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
