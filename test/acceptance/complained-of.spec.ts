import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { commandsByContext, type Role } from '@huiyin/contracts'
import { ACCOUNT_ROLES } from '@huiyin/contracts/organisation'
import { ledgerCommands, negativeListCommands } from '@huiyin/contracts/rectification'
import type { Viewer } from '@huiyin/nest-platform'
import {
  BLIND,
  complainingCounty,
  findOut,
  FOUND_OUT,
  FROM_THE_FIRST,
  handOnAndFinish,
  MEASURE,
  PLAIN,
  PRINCIPAL,
  SEEING,
  signedIn,
} from './complained-of-county.js'
import { inputsAbout, itemOf } from './authorisation-inputs.js'
import { expectSameInEveryMode } from './every-mode.js'
import { gateOver } from './gate.js'
import { dispatcher, entryOf, reportOf } from './matters.js'
import { askingOver } from './questions.js'
import type { BusMode, World } from './world.js'

const HIDDEN = [FROM_THE_FIRST, FOUND_OUT]
/** Every role an account can carry: nobody's role opens what his line closes. */
const EVERY_ROLE: readonly Role[] = ACCOUNT_ROLES

interface Counted {
  readonly total: number
  readonly rows: readonly { readonly itemId: string }[]
}
interface Figures {
  readonly overall: { readonly denominator: number }
  readonly tiles: readonly { readonly key: string; readonly value: number }[]
  readonly ranking: readonly { readonly unitId: string }[]
}

interface MapTold {
  readonly total: number
  readonly rows: readonly { readonly code: string; readonly items: number; readonly reports: number }[]
}

const askedBy = (here: World) => {
  const ask = askingOver(here)
  return async <T>(viewer: Viewer, name: string, args: object = {}): Promise<T> => {
    const answer = await ask(viewer, name, args)
    if (!answer.ok) throw new Error(`${name} was refused: ${answer.refusal}`)
    return answer.answer as T
  }
}

/** Every question there is about items, as somebody gets it answered. */
const everythingTold = async (here: World, viewer: Viewer) => {
  const told = askedBy(here)
  const { itemId } = FOUND_OUT
  return {
    items: await told<Counted>(viewer, 'items'),
    searched: await told<Counted>(viewer, 'items', { filter: { search: itemId } }),
    entries: await told<Counted>(viewer, 'entries'),
    cases: await told<Counted>(viewer, 'cases', { filter: {} }),
    map: await told<MapTold>(viewer, 'mapCounts', { layer: 'units' }),
    item: await told<object | null>(viewer, 'item', { itemId }),
    first: await told<object | null>(viewer, 'item', { itemId: FROM_THE_FIRST.itemId }),
    sanctions: await told<Counted>(viewer, 'sanctions'),
    sanction: await told<object | null>(viewer, 'sanction', { sanctionId: MEASURE }),
    history: await told<object | null>(viewer, 'history', { itemId }),
    replay: await told<object | null>(viewer, 'history', { itemId, knownAt: here.clock.now() }),
    figures: await told<Figures>(viewer, 'figures'),
  }
}

/** What is offered to somebody who would answer the report. */
const templatesTold = async (here: World, personId: string, roles: readonly Role[]) => {
  const asked = { itemId: FOUND_OUT.itemId, reportId: reportOf(FOUND_OUT) }
  return askedBy(here)<object | null>(await signedIn(here, personId, roles), 'replyTemplates', asked)
}

const ids = ({ rows }: Counted) => [...new Set(rows.map(({ itemId }) => itemId))].toSorted()

/** Nothing but the plain item: in no list, no count, no search, no figure, no history. */
const expectBlind = async (here: World, personId: string) => {
  const told = await everythingTold(here, await signedIn(here, personId, EVERY_ROLE))
  for (const page of [told.items, told.entries, told.cases]) {
    expect([page.total, ids(page)]).toStrictEqual([1, [PLAIN.itemId]])
  }
  expect(told.searched).toMatchObject({ total: 0, rows: [] })
  expect(told.sanctions).toMatchObject({ total: 0, rows: [] })
  expect([told.item, told.first, told.history, told.replay, told.sanction]).toStrictEqual([
    null,
    null,
    null,
    null,
    null,
  ])
  expect(await templatesTold(here, personId, EVERY_ROLE)).toBeNull()
  expect(told.map).toMatchObject({ total: 1, rows: [{ code: PLAIN.unitId, items: 1, reports: 1 }] })
  expect(told.figures.overall.denominator).toBe(1)
  expect(told.figures.tiles.find(({ key }) => key === 'received')?.value).toBe(1)
  expect(told.figures.ranking.map(({ unitId }) => unitId)).toStrictEqual(['K1'])
  const text = JSON.stringify(told)
  for (const { itemId } of HIDDEN) expect(text).not.toContain(itemId)
}

const expectSeeing = async (here: World, personId: string, role: Role) => {
  const told = await everythingTold(here, await signedIn(here, personId, [role, 'unitPrincipal']))
  expect([told.sanctions.total, told.sanction]).not.toStrictEqual([0, null])
  for (const page of [told.items, told.entries, told.cases]) {
    for (const { itemId } of HIDDEN) expect(ids(page)).toContain(itemId)
  }
  expect(told.item).toMatchObject({ complainedOf: [PRINCIPAL] })
  expect(told.map.total).toBe(told.items.total)
  expect(told.history).not.toBeNull()
  expect(await templatesTold(here, personId, ['operator'])).not.toBeNull()
  expect(told.figures.overall.denominator).toBe(told.entries.total)
}

/** From the first report to the end, as it happens on every kind of bus. */
const tell = async (bus: BusMode): Promise<World> => {
  const here = await complainingCounty(bus)
  const give = (unitId: string, personId: string | null = null) =>
    here.ask(dispatcher, 'TransferItem', { itemId: FROM_THE_FIRST.itemId, unitId, personId, reason: '转办' })
  for (const answer of [await give('K1'), await give('K11'), await give('desk', 'handler-k1')]) {
    expect(answer).toMatchObject({ ok: false, refusal: 'ComplainedOfMayNotHandle' })
  }
  await findOut(here)
  const [k1, k2] = [entryOf(FOUND_OUT), entryOf({ ...FOUND_OUT, unitId: 'K2' })]
  expect(await here.rows('items', { misplaced: 1 })).toMatchObject([{ item_id: FOUND_OUT.itemId, unit_id: 'K1' }])
  expect(await here.rows('entries', { entry_id: k1 })).toMatchObject([{ complained_of: `["${PRINCIPAL}"]` }])
  await expectBlind(here, 'clerk-k11')
  await handOnAndFinish(here)
  expect(await here.rows('items', { misplaced: 1 })).toStrictEqual([])
  expect(await here.rows('entries', { entry_id: k2 })).toMatchObject([
    { complained_of: `["${PRINCIPAL}"]`, state: 'closedOut' },
  ])
  for (const personId of BLIND) await expectBlind(here, personId)
  for (const [personId, role] of SEEING) await expectSeeing(here, personId, role)
  return here
}

test('nobody at or below the person complained of sees the item in any list, count, search, figure or replay', () =>
  expectSameInEveryMode(tell))

describe('whoever is complained of, or stands below, sends commands', () => {
  let here: World
  beforeAll(async () => {
    here = await complainingCounty('plain')
    await findOut(here)
  }, 30_000)
  afterAll(() => here.close())

  /** The same input about another item: its ids changed wherever they stand. */
  const about = (itemId: string, sanctionId: string, input: object): unknown =>
    JSON.parse(JSON.stringify(input).replaceAll(itemOf('K1'), itemId).replaceAll('sanction-K1', sanctionId))
  /** What creates its aggregate is refused anyhow; the rest is asked about the item, its entry or its sanction. */
  const CREATING = new Set([
    'ReceiveReport',
    'PlanInspection',
    'ProposeSanction',
    'RateReport',
    'OpenWork',
    'OpenSpecialProgramme',
    'ReportMajorProblem',
    ...Object.keys(ledgerCommands),
    ...Object.keys(negativeListCommands),
  ])
  const commands = (['intake', 'rectification', 'accountability'] as const).flatMap((context) =>
    Object.entries(commandsByContext[context] ?? {})
      .filter(([name, { roles }]) => !CREATING.has(name) && roles.some((role) => EVERY_ROLE.includes(role)))
      .map(([name]) => ({ context, name })),
  )

  test.each(BLIND)(
    '%s is answered by every command as if the item did not exist, and nothing is written',
    async (who) => {
      const send = gateOver(here.send)
      const viewer = await signedIn(here, who, EVERY_ROLE)
      const before = here.log.events.length
      expect(commands.length).toBeGreaterThan(15)
      for (const { context, name } of commands) {
        const input = inputsAbout('K1')[name] ?? {}
        const [hidden, nowhere] = [
          await send(viewer, { context, name, input: about(FOUND_OUT.itemId, MEASURE, input) }),
          await send(viewer, { context, name, input: about('nowhere', 'nowhere', input) }),
        ]
        expect({ name, answer: hidden }).toStrictEqual({ name, answer: nowhere })
        expect({ name, ok: hidden.ok }).toStrictEqual({ name, ok: false })
      }
      expect(here.log.events).toHaveLength(before)
    },
  )
  test('neither a measure about it nor a rating of it is his to send', async () => {
    const send = gateOver(here.send)
    const viewer = await signedIn(here, 'deputy-k1', EVERY_ROLE)
    const measure = { ...inputsAbout('K2')['ProposeSanction'], sanctionId: 's-1', itemId: FOUND_OUT.itemId }
    const rating = { ...inputsAbout('K1')['RateReport'], reportId: 'r-1', itemId: FOUND_OUT.itemId }
    const answers = [
      await send(viewer, { context: 'accountability', name: 'ProposeSanction', input: measure }),
      await send(viewer, { context: 'evaluation', name: 'RateReport', input: rating }),
    ]
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, refusal: 'ItemUnknown' })
  })
  test('who stands above or elsewhere is served as ever', async () => {
    const send = gateOver(here.send)
    const input = { itemId: FOUND_OUT.itemId, unitId: 'K2', personId: null, reason: '被反映人应当回避' }
    const viewer = await signedIn(here, 'dispatcher-1', ['dispatcher'])
    expect(await send(viewer, { context: 'intake', name: 'TransferItem', input })).toMatchObject({ ok: true })
  })
})
