import { accept, dayIn, reject } from '@huiyin/kernel'
import type { EntryEvent } from './events.js'
import { evolve, type Decided, type EntryState, type Of } from './state.js'
import { decidePlan, type PlanCommand } from './plan/plan.js'

type Opened = Extract<EntryEvent, { type: 'WorkOpened' }>['data']

const openedBy = ({ type: _, ...command }: Of<'OpenWork'>): Opened => {
  const { ledger: _ledger, fields: _fields, sponsorId: _sponsor, remedies: _remedies, dueOn: _dueOn, ...said } = command
  const { by, counting: _counting, knowsCampaign: _knows, ...data } = said
  return { ...data, openedBy: by }
}

/** What a ledger may need of an entry before it stands in it, and then the ledger itself. */
const plans = ({ ledger, fields, sponsorId, remedies, by }: Of<'OpenWork'>): readonly PlanCommand[] => [
  ...(sponsorId === undefined ? [] : [{ type: 'NameSponsor' as const, personId: sponsorId, by }]),
  ...(remedies ? [{ type: 'PlanRemedies' as const, ...remedies }] : []),
  { type: 'EnterInLedger', ledger, fields, by },
]

const sameWork = (opened: Opened, work: EntryState['work']): boolean =>
  work?.title === opened.title && work.number === opened.number && work.workId === opened.workId

/**
 * Work that nobody complained of begins where it stands: in a ledger, with everything that ledger asks for (S3-24). One
 * matter may be the work of several units, each with an entry of its own (S1-58).
 */
export const openWork = (command: Of<'OpenWork'>, state: EntryState): Decided => {
  const opened: EntryEvent = { type: 'WorkOpened', data: openedBy(command) }
  if (state.status !== 'unknown') return sameWork(opened.data, state.work) ? accept() : reject('EntryAlreadyOpened')
  const { dueOn, registeredAt, counting } = command
  if (!command.knowsCampaign) return reject('CampaignUnknown')
  if (dueOn !== null && dueOn < dayIn(counting.zone, registeredAt)) {
    const says = 'the last day is before the day on which it begins'
    return reject({ code: 'FieldsWrong', problems: [{ path: 'dueOn', says, zh: '完成期限早于立账日期' }] })
  }
  const said: EntryEvent[] = [opened]
  let now = evolve(state, opened)
  for (const plan of plans(command)) {
    const decided = decidePlan(plan, now)
    if (!decided.ok) return decided
    said.push(...decided.events)
    now = decided.events.reduce(evolve, now)
  }
  return accept(...said)
}
