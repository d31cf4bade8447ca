import { dispatcher, entryOf, officer, operator, reportOf, type Matter } from './matters.js'
import { at, person, type World } from './world.js'

/** A matter of a scenario, with what the scenario says of it; what it leaves open is filled in. */
export interface Case extends Matter {
  readonly category: string
  readonly channel?: string
  readonly fields?: object
  readonly personId?: string | null
  /** The last day, where it is printed and not counted. */
  readonly dueOn?: string
}

/** So many cases alike, each with an id of its own. */
export const cases = (count: number, prefix: string, like: Omit<Case, 'itemId'>): readonly Case[] =>
  Array.from({ length: count }, (_, index) => ({ ...like, itemId: `${prefix}-${index + 1}` }))

/** Who handles a unit's entries. */
export const handlerOf = (unitId: string) => person(`handler-${unitId}`, unitId)
/** The last instant of a day. */
export const endOf = (day: string) => at(day, '23:59:59.999')

/** Received and registered, as the clock stands. */
export const register = async ({ does }: World, one: Case) => {
  const { itemId, campaign, category, channel = 'selfFound', fields } = one
  const report = { reportId: reportOf(one), channel, reporter: 'anonymous', summary: '查摆发现的问题' }
  const unknown = { category: null, place: null, outsideNumber: null, personal: null }
  await does(operator, 'ReceiveReport', { itemId, ...report, ...unknown, ...(fields ? { fields } : {}) })
  await does(operator, 'RegisterItem', { itemId, number: null, category, campaign })
}
/** Given to its unit, which gets an entry. */
export const assign = ({ does }: World, { itemId, unitId, personId = null, dueOn }: Case) => {
  const outsideDeadline = dueOn === undefined ? null : { kind: 'given', dueAt: endOf(dueOn) }
  return does(dispatcher, 'AssignItem', { itemId, unitId, personId, outsideDeadline })
}
/** Received, registered and assigned, as the clock stands. */
export const takeOnAll = async (here: World, all: readonly Case[]) => {
  for (const one of all) {
    await register(here, one)
    await assign(here, one)
  }
}
/** What a claim says: the work is done, with evidence of its own. */
export const claimOf = async ({ evidenceFor }: World, one: Matter) => ({
  ...{ entryId: entryOf(one), outcome: 'solved', outcomeText: '已整改' },
  evidence: await evidenceFor(entryOf(one)),
})
export const claimDone = async (here: World, one: Matter) =>
  here.does(handlerOf(one.unitId), 'ClaimDone', await claimOf(here, one))
export const reply = ({ does }: World, one: Matter) =>
  does(operator, 'ReplyToReport', { itemId: one.itemId, reportId: reportOf(one), result: 'solved', text: '已整改。' })
export const accept = ({ ask }: World, one: Matter) =>
  ask(officer, 'PassAcceptance', { entryId: entryOf(one), finding: '现场核实无误' })
/** Claimed, answered and accepted, as the clock stands. */
export const land = async (here: World, all: readonly Matter[]) => {
  for (const one of all) {
    await claimDone(here, one)
    await reply(here, one)
    const { ok } = await accept(here, one)
    if (!ok) throw new Error(`${one.itemId} could not be closed`)
  }
}
/** The entry of a matter, as its list shows it. */
export const entryRow = async (here: World, one: Matter) => (await here.rows('entries', { entry_id: entryOf(one) }))[0]!
