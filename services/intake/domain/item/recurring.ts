import type { Day } from '@huiyin/kernel'
import type { FieldRefusal } from './channel.js'
import type { Category, Chosen } from './catalogue.js'
import type { ItemEvent } from './events.js'

/** What a report needs to say of when its matter was found. */
export interface FoundWhen {
  /** The day on which it was found, where somebody said so. */
  readonly foundOn?: Day | undefined
  /** The day on which it came in; left out: nothing is compared with it. */
  readonly cameOn?: Day | undefined
  /** Whether a campaign of the tenant looks for what recurs: then the day it came in is kept, where none was said. */
  readonly looksForKinds?: boolean
}

/** Why a matter cannot have been found then; null: it can. */
export const foundRefusal = ({ foundOn, cameOn }: FoundWhen) => {
  if (foundOn === undefined || cameOn === undefined || foundOn <= cameOn) return null
  const says = 'nothing is found after the day on which it was reported'
  const problem = { path: 'foundOn', says, zh: '发现日期晚于来件日期，请核对' }
  return { code: 'FieldsWrong', problems: [problem] } satisfies FieldRefusal
}

/** For the fact: the day found, or the day it came in where that is asked for. */
export const foundAs = ({ foundOn, cameOn, looksForKinds }: FoundWhen): { readonly foundOn?: Day } => {
  const day = foundOn ?? (looksForKinds ? cameOn : undefined)
  return day === undefined ? {} : { foundOn: day }
}

/** Of which kind a problem is: how it shows. A category that shows as nothing is a kind itself; what nobody told apart is none. */
const kindOf = (categories: readonly Category[], { category, manifestation }: Chosen): string | null => {
  if (manifestation) return manifestation
  const chosen = categories.find(({ code }) => code === category)
  return chosen && chosen.manifestations.length === 0 ? category : null
}

/** What a registration is counted by. */
export interface Counting extends Chosen {
  /** Whether a campaign looks for what recurs; left out: none does. */
  readonly recursUnder?: (campaign: string) => boolean
  /** The day of the registration, for what came in before anybody asked when it was found. */
  readonly registeredOn?: Day
}

/** S0-59: a registered item counts as one problem of its kind, where its campaign looks for what recurs. */
export const countedProblem = (chosen: Counting, foundOn: Day | null): readonly ItemEvent[] => {
  const { campaign, catalogueOf, isTakenOver, recursUnder, registeredOn } = chosen
  if (campaign === null || isTakenOver || !recursUnder?.(campaign)) return []
  const problem = kindOf(catalogueOf?.(campaign)?.categories ?? [], chosen)
  const day = foundOn ?? registeredOn
  return problem === null || day === undefined
    ? []
    : [{ type: 'ProblemCounted', data: { campaign, problem, foundOn: day } }]
}
