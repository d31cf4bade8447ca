// Rules of the house that oxlint does not know. They are switched on, folder by folder, in .oxlintrc.json.

/** What is read of a global: `Date.now` → `now`, `new Date(1)` → `new`; null for a bare mention or a computed name. */
const useOf = (node) => {
  const { parent } = node
  if (parent.type === 'NewExpression' && parent.callee === node) return parent.arguments.length > 0 ? 'new' : null
  if (parent.type === 'MemberExpression' && parent.object === node) return parent.computed ? null : parent.property.name
  if (parent.type === 'BinaryExpression' && parent.operator === 'instanceof') return 'instanceof'
  return null
}

/** Whether the identifier names the global and not a property, a key or a type. */
const isGlobalRead = (node) => {
  const { parent } = node
  if (parent.type === 'MemberExpression' && parent.property === node && !parent.computed) {
    return parent.object.type === 'Identifier' && parent.object.name === 'globalThis'
  }
  if (parent.type === 'Property' && parent.key === node && !parent.computed) return parent.shorthand
  return !parent.type.startsWith('TS') || parent.type === 'TSNonNullExpression' || parent.type === 'TSAsExpression'
}

const globalOnly = (name, isAllowed, message) => ({
  create: (context) => ({
    Identifier: (node) => {
      if (node.name !== name || !isGlobalRead(node)) return
      const use = useOf(node)
      if (use === null || !isAllowed(use)) context.report({ node, message })
    },
  }),
})

const noClock = globalOnly(
  'Date',
  (use) => ['new', 'parse', 'UTC', 'instanceof', 'prototype'].includes(use),
  'No clock here: time arrives in the command or with the event, as an Instant.',
)

const noRandomness = globalOnly(
  'Math',
  (use) => use !== 'random',
  'No randomness here: ids and seeds arrive in the command.',
)

const namedExportsOnly = {
  create: (context) => ({
    ExportAllDeclaration: (node) =>
      context.report({ node, message: 'Name what is exported: a reader must see what the lib offers.' }),
    ExportDefaultDeclaration: (node) =>
      context.report({ node, message: 'Export by name, so that a thing has one name everywhere.' }),
  }),
}

export default {
  meta: { name: 'huiyin' },
  rules: { 'no-clock': noClock, 'no-randomness': noRandomness, 'named-exports-only': namedExportsOnly },
}
