import { dayIn } from '@huiyin/kernel'
import type { Role } from '@huiyin/contracts'
import { atOrAbove, scopeAt } from '@huiyin/contracts/organisation'
import type { Viewer } from '@huiyin/nest-platform'
import { organisationFromLog } from '@huiyin/organisation'
import { inputsAbout } from './authorisation-inputs.js'
import { beginCounty, dispatcher, entryOf, officer, operator, takeOn, type Matter } from './matters.js'
import { ADMINISTRATOR, at, person, TENANT, ZONE, type BusMode, type World } from './world.js'

/** Who works where. The principal of K1 is the one people complain of; his line stands in `BLIND`. */
const POSTS = [
  ['mayor', TENANT, 'principal'],
  ['principal-k1', 'K1', 'principal'],
  ['deputy-k1', 'K1', 'deputy'],
  ['handler-k1', 'K1', 'member'],
  ['clerk-k11', 'K11', 'principal'],
  ['principal-k2', 'K2', 'principal'],
  ['handler-k2', 'K2', 'member'],
  ['operator-1', 'desk', 'member'],
  ['dispatcher-1', 'desk', 'member'],
  ['officer-1', 'desk', 'member'],
] as const

/** The person complained of and everybody below. */
export const BLIND = ['principal-k1', 'deputy-k1', 'handler-k1', 'clerk-k11'] as const
/** Some of those above and beside, each with a role that shows items of K2. */
export const SEEING = [
  ['mayor', 'leader'],
  ['principal-k2', 'unitPrincipal'],
  ['handler-k2', 'handler'],
  ['dispatcher-1', 'dispatcher'],
  ['officer-1', 'acceptanceOfficer'],
] as const satisfies readonly (readonly [string, Role])[]

/** Complained of from the first; named only when K1 had it already; and one that complains of nobody. */
export const FROM_THE_FIRST: Matter = { itemId: 'from-the-first', unitId: 'K2', campaign: 's3' }
export const FOUND_OUT: Matter = { itemId: 'found-out', unitId: 'K1', campaign: 's3' }
export const PLAIN: Matter = { itemId: 'plain', unitId: 'K1', campaign: 's3' }
export const PRINCIPAL = 'principal-k1'

const appoint = async ({ does }: World) => {
  for (const [personId, unitId, rank] of POSTS) {
    await does(ADMINISTRATOR, 'AddPerson', { personId, name: `人员${personId}`, validFrom: '2020-01-01' })
    const post = { postId: `post-${personId}`, postTitle: '职务', unitId, rank }
    await does(ADMINISTRATOR, 'AppointPerson', { personId, ...post, validFrom: '2020-01-01', validTo: null })
  }
}

/** A measure about the one found out, against a unit that may know of it. */
export const MEASURE = 'measure-found-out'

/** A county with people in it, three items and a measure. */
export const complainingCounty = async (bus: BusMode): Promise<World> => {
  const here = await beginCounty(bus)
  await appoint(here)
  await here.moveTo(at('2020-04-28', '10:00:00.000'))
  const { itemId } = FROM_THE_FIRST
  const report = { reportId: `${itemId}-report`, channel: 'letter', reporter: 'named', summary: '反映作风问题' }
  const unknown = { category: null, place: null, outsideNumber: null, personal: null }
  await here.does(operator, 'ReceiveReport', { itemId, ...report, ...unknown, complainedOf: [PRINCIPAL] })
  await here.does(operator, 'RegisterItem', { itemId, number: itemId, category: 'C3', campaign: 's3' })
  await here.does(dispatcher, 'AssignItem', { itemId, unitId: 'K2', personId: 'handler-k2', outsideDeadline: null })
  await takeOn(here, FOUND_OUT)
  await takeOn(here, PLAIN)
  const measure = { ...inputsAbout('K2')['ProposeSanction'], sanctionId: MEASURE, itemId: FOUND_OUT.itemId }
  await here.does(person('system', null), 'ProposeSanction', measure)
  return here
}

/** The desk has read the sealed words and says of whom the second item complains. */
export const findOut = ({ does }: World) =>
  does(operator, 'NameComplainedOf', { itemId: FOUND_OUT.itemId, personIds: [PRINCIPAL] })

/** What was misplaced is handed on, and done there by somebody who may. */
export const handOnAndFinish = async ({ does, evidenceFor }: World) => {
  const { itemId } = FOUND_OUT
  await does(dispatcher, 'TransferItem', { itemId, unitId: 'K2', personId: null, reason: '被反映人应当回避' })
  const entryId = entryOf({ ...FOUND_OUT, unitId: 'K2' })
  await does(person('handler-k2', 'K2'), 'ClaimDone', {
    ...{ entryId, outcome: 'solved', outcomeText: '已办结' },
    evidence: await evidenceFor(entryId, '办结单.png', '2020-04-28'),
  })
  const reply = { itemId, reportId: `${itemId}-report`, result: 'solved', text: '已办结。' }
  await does(operator, 'ReplyToReport', reply)
  await does(officer, 'PassAcceptance', { entryId, finding: '现场核实无误' })
}

/** Somebody signed in with these roles, with the units and the line the organisation gives today. */
export const signedIn = async ({ store, clock }: World, personId: string, roles: readonly Role[]): Promise<Viewer> => {
  const snapshot = await organisationFromLog(store).latest()
  const day = dayIn(ZONE, clock.now())
  const { unitIds } = scopeAt(snapshot, personId, day)
  return {
    ...{ login: personId, personId, name: personId, tenant: TENANT, roles, postId: null },
    ...{ unitId: unitIds[0] ?? null, unitIds, atOrAbove: atOrAbove(snapshot, personId, day) },
  }
}
