import { TreeSelect } from 'antd'
import type { TreeNode } from './catalogue.js'

interface CategoryTreeProps {
  readonly nodes: readonly TreeNode[]
  readonly value?: string | null
  readonly onChange?: (value: string | null) => void
  readonly id?: string
  readonly label?: string
  readonly placeholder?: string
  readonly className?: string
}

const mutable = (nodes: readonly TreeNode[]): object[] =>
  nodes.map(({ children, ...node }) => ({ ...node, ...(children ? { children: mutable(children) } : {}) }))

/**
 * Categories with how each shows below them. By keys: typing narrows it, up and down move, right and left open and close,
 * Enter takes the line.
 */
export const CategoryTree = ({ nodes, value, onChange, label, ...rest }: CategoryTreeProps) => (
  <TreeSelect
    {...rest}
    {...(label === undefined ? {} : { 'aria-label': label })}
    value={value === null || value === '' ? undefined : value}
    onChange={(chosen: string | undefined) => onChange?.(chosen ?? null)}
    treeData={mutable(nodes)}
    showSearch={{ treeNodeFilterProp: 'title' }}
    allowClear
    treeLine
    popupMatchSelectWidth={false}
  />
)
