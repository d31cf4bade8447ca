import { derivedCommandId, sha256, type Actor } from '@huiyin/event-sourcing'
import type { CommandRequest } from '@huiyin/messaging'
import { contentHash } from '@huiyin/privacy'
import { entryIdOf } from '@huiyin/rectification'
// not from the whole of it: the child process has no Jest
import { pictureOf } from '@huiyin/testing/picture'

/** The steps of an item's life; not every item goes through all of them. */
export type Step = 'receive' | 'register' | 'assign' | 'transfer' | 'claim' | 'reply' | 'link' | 'replyAgain' | 'accept'

/** Nothing in this city exists. */
export const CITY = { tenant: 'fault-city', zone: 'Asia/Shanghai', calendar: 'cn@2026.1' } as const
export const UNITS = [1, 2, 3, 4, 5].map((n) => `bureau-${n}`)

/** A number in [0, 1) that depends on nothing but these parts. */
export const draw = (...parts: readonly (string | number)[]): number =>
  Number.parseInt(sha256(parts.join('\n')).slice(0, 12), 16) / 2 ** 48

/** What the seed makes of an item. */
const natureOf = (seed: number, item: number) => {
  const chance = (what: string) => draw(seed, item, what)
  const unit = Math.floor(chance('unit') * UNITS.length)
  const transfers = chance('transfer') < 0.35
  const first = UNITS[unit]!
  return {
    first,
    holder: transfers ? UNITS[(unit + 1) % UNITS.length]! : first,
    transfers,
    links: chance('link') < 0.35,
    named: chance('named') < 0.2,
    isDue: chance('due') < 0.5,
  }
}

/** The steps of an item, in order; each waits for the one before it to be acknowledged. */
export const stepsOf = (seed: number, item: number): readonly Step[] => {
  const { transfers, links } = natureOf(seed, item)
  return [
    ...(['receive', 'register', 'assign'] as const),
    ...(transfers ? (['transfer'] as const) : []),
    ...(['claim', 'reply'] as const),
    ...(links ? (['link', 'replyAgain'] as const) : []),
    'accept',
  ]
}

/** Refusals that only mean that a reaction has not run yet. */
export const NOT_YET: ReadonlySet<string> = new Set([
  ...['ParentUnknown', 'EntryUnknown', 'ReplyOutstanding', 'NothingClaimed'],
])

const DUE = { kind: 'given', dueAt: '2099-01-01T00:00:00.000Z' }
const person = (name: string, unit: string = CITY.tenant): Actor => ({ person: name, post: null, unit })
const personal = (item: number) => ({
  ...{ name: `反映人${item}`, contact: `1990000${item}`, address: null, text: `来件${item}。` },
})
const reply = (itemId: string, reportId: string) => ({ itemId, reportId, result: 'solved', text: '已经核实并整改。' })

type Asked = readonly [name: string, input: Readonly<Record<string, unknown>>, actor: Actor]

const intake = (seed: number, item: number) => {
  const { first, holder, named, isDue } = natureOf(seed, item)
  const itemId = `item-${item}`
  const report = { itemId, reportId: `report-${item}`, channel: 'hotline12345' }
  const asked = { ...report, summary: `事项${item}`, category: 'noise', place: null, outsideNumber: null }
  const received = { ...asked, reporter: named ? 'named' : 'anonymous', personal: named ? personal(item) : null }
  const assigned = { itemId, unitId: first, personId: null, outsideDeadline: isDue ? DUE : { kind: 'none' } }
  const transferred = { itemId, unitId: holder, personId: null, reason: '职责不在该局' }
  return {
    receive: ['ReceiveReport', received, person('desk')],
    register: ['RegisterItem', { itemId, number: `N-${item}`, category: 'noise', campaign: null }, person('desk')],
    assign: ['AssignItem', assigned, person('dispatcher')],
    transfer: ['TransferItem', transferred, person('dispatcher')],
    reply: ['ReplyToReport', reply(itemId, `report-${item}`), person('desk')],
    link: ['LinkReport', { ...report, reportId: `second-${item}`, reporter: 'anonymous' }, person('desk')],
    replyAgain: ['ReplyToReport', reply(itemId, `second-${item}`), person('desk')],
  } as const satisfies Record<Exclude<Step, 'claim' | 'accept'>, Asked>
}

/** The file of an item's claim. */
export const evidenceOf = (item: number): Uint8Array => pictureOf(`evidence ${item}`)
/** Where a claim's file lies is known when it was uploaded; a claim sent again is known by its content. */
const NOT_UPLOADED = sha256('not uploaded')

const ledger = (seed: number, item: number) => {
  const { holder } = natureOf(seed, item)
  const entryId = entryIdOf(`item-${item}`, holder)
  const content = { file: NOT_UPLOADED, sha256: contentHash(evidenceOf(item)) }
  const evidence = [{ ...content, name: `佐证${item}.png`, madeOn: '2026-01-05' }]
  const claimed = { entryId, outcome: 'solved', outcomeText: '已整改到位。', evidence }
  return {
    claim: ['ClaimDone', claimed, person('handler', holder)],
    accept: ['PassAcceptance', { entryId, finding: '现场核验属实' }, person('officer')],
  } as const satisfies Record<'claim' | 'accept', Asked>
}

/** The command of a step, always the same with the same id. */
export const requestOf = (seed: number, item: number, step: Step): CommandRequest => {
  const [name, input, actor] = { ...intake(seed, item), ...ledger(seed, item) }[step]
  const commandId = derivedCommandId('faults', String(seed), String(item), step)
  return {
    ...{ name, input, actor, commandId, tenant: CITY.tenant, occurred: null },
    ...{ correlation: commandId, causation: commandId },
  }
}

/** What sets the city up, always the same with the same ids. */
export const setUpRequests = (): readonly CommandRequest[] =>
  [CITY.tenant, ...UNITS].map((unitId) => {
    const isRoot = unitId === CITY.tenant
    const commandId = derivedCommandId('faults', 'unit', unitId)
    const names = { name: `单位${unitId}`, nameEn: null, level: isRoot ? 'city' : 'bureau' }
    return {
      ...{ name: 'CreateUnit', commandId, tenant: CITY.tenant, correlation: commandId, causation: commandId },
      input: { unitId, validFrom: '2026-01-01', ...names, parentId: isRoot ? null : CITY.tenant },
      actor: { person: 'system', post: null, unit: null },
      occurred: null,
    }
  })
