import { commandsByContext, scopeFor } from '@huiyin/contracts'
import { mayAtAll, type Viewer } from '@huiyin/nest-platform'

/** Something that could be done: allowed, or the reason why not. */
export interface Action {
  readonly command: string
  readonly context: string
  readonly target: string
  readonly allowed: boolean
  readonly refusal: string | null
}

/** A command on something that is shown. */
export interface Offer {
  readonly context: string
  readonly command: string
  readonly target: string
  /** Whose it is; null: nobody's yet, or of no unit. */
  readonly unitId: string | null
  /** What stands in the way, as far as the row shows. */
  readonly hint: () => string | null
}

/**
 * The command as the viewer is offered it; nothing where his roles never may. Scope is judged before state, as the
 * handler of the command does.
 */
export const offered = (viewer: Pick<Viewer, 'roles' | 'unitIds'>, offer: Offer): readonly Action[] => {
  const { context, command, target, unitId, hint } = offer
  const definition = commandsByContext[context]?.[command]
  if (!definition || !mayAtAll(definition, viewer)) return []
  const isForeign =
    scopeFor(definition, viewer.roles) === 'ownUnit' && unitId !== null && !viewer.unitIds.includes(unitId)
  const refusal = isForeign ? 'NotYourUnit' : hint()
  return [{ command, context, target, allowed: refusal === null, refusal }]
}
