import { GraphQLError, Kind, type ASTVisitor, type SelectionSetNode, type ValidationContext } from 'graphql'

/** What one request may ask at most. Each has a spec with a request that must fail. */
export const LIMITS = {
  /** Characters of the source, comments included. */
  sourceLength: 20_000,
  tokens: 1_000,
  /** Levels of fields below the operation. */
  depth: 8,
  aliases: 30,
  /** Fields times rows, as in `resolvers/costs.ts`. */
  complexity: 10_000,
} as const

const refuse = (context: ValidationContext, code: string, message: string): void =>
  context.reportError(new GraphQLError(message, { extensions: { code } }))

/** Introspection is as deep as the types are; whether it is allowed is judged elsewhere. */
const isIntrospection = (name: string): boolean => name.startsWith('__')

const depthOf = (context: ValidationContext, set: SelectionSetNode, within: ReadonlySet<string>): number =>
  set.selections.reduce((deepest, selection): number => {
    switch (selection.kind) {
      case Kind.FIELD: {
        if (isIntrospection(selection.name.value)) return deepest
        const below = selection.selectionSet ? depthOf(context, selection.selectionSet, within) : 0
        return Math.max(deepest, 1 + below)
      }
      case Kind.INLINE_FRAGMENT:
        return Math.max(deepest, depthOf(context, selection.selectionSet, within))
      case Kind.FRAGMENT_SPREAD: {
        const name = selection.name.value
        const fragment = within.has(name) ? null : context.getFragment(name) // a fragment within itself: another rule's
        return fragment ? Math.max(deepest, depthOf(context, fragment.selectionSet, new Set([...within, name]))) : deepest
      }
    }
  }, 0)

/** Refuses what nests deeper than any screen of ours asks. */
export const depthRule = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition: ({ selectionSet }) => {
    const depth = depthOf(context, selectionSet, new Set())
    if (depth > LIMITS.depth) refuse(context, 'QueryTooDeep', `The query is ${depth} levels deep; ${LIMITS.depth} are allowed.`)
  },
})

/** Refuses one request that asks the same thing many times under other names. */
export const aliasRule = (context: ValidationContext): ASTVisitor => {
  let aliases = 0
  return {
    Field: ({ alias }) => {
      if (!alias) return
      aliases += 1
      if (aliases === LIMITS.aliases + 1) {
        refuse(context, 'TooManyAliases', `The query uses more than ${LIMITS.aliases} aliases.`)
      }
    },
  }
}
