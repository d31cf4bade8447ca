import { GraphQLError, Kind, type ASTVisitor, type SelectionSetNode, type ValidationContext } from 'graphql'

/** What one request may ask at most. Each has a spec with a request that must fail. */
export const LIMITS = {
  /** Characters of the source, comments included. */
  sourceLength: 20_000,
  tokens: 1_000,
  /** Levels of fields below the operation. */
  depth: 6,
  aliases: 30,
  /** Fields times rows, as in `resolvers/costs.ts`. */
  complexity: 10_000,
} as const

/** Apollo gives every error of validation a code of its own; ours is carried beside it. */
const refuse = (context: ValidationContext, refusal: string, message: string): void =>
  context.reportError(new GraphQLError(message, { extensions: { refusal } }))

/** Introspection is as deep as the types are; whether it is allowed is judged elsewhere. */
const isIntrospection = (name: string): boolean => name.startsWith('__')

/** How deep a selection goes. Each fragment is measured once: those that spread others twice would double the work each. */
const depths = (context: ValidationContext) => {
  const measured = new Map<string, number>()
  const fragmentDepth = (name: string): number => {
    const known = measured.get(name)
    if (known !== undefined) return known
    measured.set(name, 0) // within itself it adds nothing; that it may not be there is another rule's
    const fragment = context.getFragment(name)
    const depth = fragment ? depthOf(fragment.selectionSet) : 0
    measured.set(name, depth)
    return depth
  }
  const depthOf = ({ selections }: SelectionSetNode): number =>
    selections.reduce((deepest, selection): number => {
      switch (selection.kind) {
        case Kind.FIELD: {
          if (isIntrospection(selection.name.value)) return deepest
          return Math.max(deepest, 1 + (selection.selectionSet ? depthOf(selection.selectionSet) : 0))
        }
        case Kind.INLINE_FRAGMENT:
          return Math.max(deepest, depthOf(selection.selectionSet))
        case Kind.FRAGMENT_SPREAD:
          return Math.max(deepest, fragmentDepth(selection.name.value))
      }
    }, 0)
  return depthOf
}

/** Refuses what nests deeper than any screen of ours asks. */
export const depthRule = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition: ({ selectionSet }) => {
    const depth = depths(context)(selectionSet)
    if (depth <= LIMITS.depth) return
    refuse(context, 'QueryTooDeep', `The query is ${depth} levels deep; ${LIMITS.depth} are allowed.`)
  },
})

/** Refuses one request that asks the same thing many times under other names. */
export const aliasRule = (context: ValidationContext): ASTVisitor => {
  let aliases = 0
  return {
    Field: ({ alias }) => {
      if (!alias) return
      aliases += 1
      if (aliases !== LIMITS.aliases + 1) return
      refuse(context, 'TooManyAliases', `The query uses more than ${LIMITS.aliases} aliases.`)
    },
  }
}
