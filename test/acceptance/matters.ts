import { entryIdOf } from '@huiyin/rectification'
import { activate, at, createUnits, person, world, type BusMode, type World } from './world.js'

/** The people of the stories, each in a unit of its own or in the one that is late. */
export const operator = person('operator-1', 'desk')
export const dispatcher = person('dispatcher-1', 'desk')
export const officer = person('officer-1', 'desk')
export const supervisor = person('supervisor-1', 'supervision')
export const leader = person('leader-1', 'commission')
export const principal = person('principal-k1', 'K1')
export const handler = person('handler-k1', 'K1')
export const clerk = person('clerk-k11', 'K11')

/** The demonstration plays this campaign in other years than its document. */
const AS_PRINTED = ['period', 'phases', 'key_task_year'] as const
/** The units of every story; K11 belongs to K1. */
export const UNITS = {
  desk: 'county',
  supervision: 'county',
  commission: 'county',
  K1: 'county',
  K11: 'K1',
  K2: 'county',
}

/** An item for a unit, under a campaign. */
export interface Matter {
  readonly itemId: string
  readonly unitId: string
  readonly campaign: string
}
/** The report that became a matter's item. */
export const reportOf = ({ itemId }: Matter) => `${itemId}-report`
/** The entry of a matter's unit. */
export const entryOf = ({ itemId, unitId }: Matter) => entryIdOf(itemId, unitId)

/** Received, registered and assigned, as the clock stands. */
export const takeOn = async ({ does }: World, matter: Matter, personal: object | null = null) => {
  const { itemId, unitId, campaign } = matter
  const report = { reportId: reportOf(matter), channel: 'letter', reporter: 'anonymous', summary: '承诺时限未办结' }
  const unknown = { category: null, place: null, outsideNumber: null, personal }
  await does(operator, 'ReceiveReport', { itemId, ...report, ...unknown })
  await does(operator, 'RegisterItem', { itemId, number: itemId, category: 'C3', campaign })
  await does(dispatcher, 'AssignItem', { itemId, unitId, personId: null, outsideDeadline: null })
}
/** Somebody of K1 says that it is done, with evidence. */
export const claim = async ({ does, evidenceFor }: World, matter: Matter) =>
  does(handler, 'ClaimDone', {
    ...{ entryId: entryOf(matter), outcome: 'solved', outcomeText: '已办结' },
    evidence: await evidenceFor(entryOf(matter), '办结单.png', '2020-05-12'),
  })
/** Claimed, answered and accepted, as the clock stands. */
export const finish = async (here: World, matter: Matter) => {
  const { itemId } = matter
  await claim(here, matter)
  await here.does(operator, 'ReplyToReport', { itemId, reportId: reportOf(matter), result: 'solved', text: '已办结。' })
  await here.does(officer, 'PassAcceptance', { entryId: entryOf(matter), finding: '现场核实无误' })
}

/** A county on the second of January 2020, with the three-year plan in force. */
export const beginCounty = async (bus: BusMode): Promise<World> => {
  const here = await world({ bus, start: at('2020-01-02', '09:00:00.000') })
  await createUnits(here, '2020-01-01', UNITS)
  await activate(here, 's3', '2020-01-01', AS_PRINTED)
  return here
}
