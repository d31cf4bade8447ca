import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { standardLedgers } from '@huiyin/contracts/rectification'
import { questionsOver } from '@huiyin/dashboard-api'
import { city } from './support/city.js'
import { writeCase, writeUnit } from './support/log.js'
import { viewerWith } from './support/viewers.js'

const NOW = '2026-03-20T04:00:00.000Z' // noon in Shanghai
const auditor = viewerWith('auditor')
let bench: Awaited<ReturnType<typeof city>>

type Args = Parameters<ReturnType<typeof questionsOver>['entries']['run']>[1]
const ask = (args: Args, viewer = auditor) => questionsOver(bench.ports).entries.run(viewer, args)
const told = async (args: Args, viewer = auditor) => {
  const answer = await ask(args, viewer)
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.answer
}
const idsOf = async (args: Args, viewer = auditor) => (await told(args, viewer)).rows.map(({ itemId }) => itemId)

beforeAll(async () => {
  bench = await city(NOW)
  const { write } = bench
  await writeUnit(write, 'root', null)
  for (const unit of ['a', 'b']) await writeUnit(write, unit, 'root')
  // due in the other order than opened
  await writeCase(write, { id: '1', unit: 'a', received: '03-01', due: '03-12' })
  await writeCase(write, { id: '2', unit: 'b', received: '03-02', due: '03-11' })
  await writeCase(write, { id: '3', unit: 'a', received: '03-03', due: '03-10' })
  await writeCase(write, { id: '4', unit: 'a', received: '03-04', due: '03-09' })
  const ledger = standardLedgers.find(({ code }) => code === 'project')!
  const fields = { problem: 'slowSettlement', measure: '督促结算', legacy: true }
  const when = { at: '2026-03-06T02:00:00.000Z' }
  for (const id of ['1', '2', '4'])
    await write(`rectification-entry-e-${id}`, 'LedgerEntered', { ledger, fields, enteredBy: 'p' }, when)
  await write('rectification-entry-e-4', 'RemediesPlanned', { fix: '结算', establish: '定期对账' }, when)
  await write('rectification-entry-e-4', 'SponsorNamed', { personId: 'l', claimed: false, namedBy: 'p' }, when)
})
afterAll(() => bench.close())

describe('entries as a ledger', () => {
  const filter = { ledger: 'project' }
  test('S0-76 a ledger holds what was entered in it, in the order of opening, and nothing else', async () => {
    expect(await idsOf({ filter, order: 'opened' })).toStrictEqual(['1', '2', '4'])
    expect((await told({ filter: { ledger: 'safety' } })).total).toBe(0)
  })
  test('without an order those due first stand on top', async () => {
    expect(await idsOf({ filter, order: null })).toStrictEqual(['4', '2', '1'])
  })
  test('S4-17 S4-65 S0-23 a row tells what was filled in, the measures planned and the sponsoring leader', async () => {
    const [first, , last] = (await told({ filter, order: 'opened' })).rows
    const heading = (code: string) => first?.ledgerFields.find((one) => one.code === code)
    expect(heading('problem')).toMatchObject({ zh: '问题类型', choice: { zh: '结算缓慢', en: 'slow settlement' } })
    expect(heading('legacy')).toMatchObject({ kind: 'yesNo', value: 'true', choice: null })
    expect(first).toMatchObject({ ledger: 'project', remedies: null, sponsorId: null })
    expect(last).toMatchObject({ remedies: { fix: '结算', establish: '定期对账' }, sponsorId: 'l' })
  })
  test('S3-24 the days of opening are those of the tenant’s zone, both included', async () => {
    const opened = (openedFrom: string | null, openedTo: string | null) => idsOf({ filter: { openedFrom, openedTo } })
    expect(await opened('2026-03-02', '2026-03-03')).toStrictEqual(['3', '2'])
    expect(await opened('2026-03-04', null)).toStrictEqual(['4'])
    expect(await opened(null, '2026-03-01')).toStrictEqual(['1'])
  })
  test.each([
    ['order', { order: 'random' }],
    ['filter.openedFrom', { filter: { openedFrom: '2026-02-30' } }],
    ['filter.openedTo', { filter: { openedTo: 'soon' } }],
  ])('%s that is none is refused at its place', async (path, args) => {
    expect(await ask(args)).toMatchObject({ refusal: 'InputInvalid', problems: [{ path }] })
  })
  test('of a ledger everybody sees the own part alone', async () => {
    expect(await idsOf({ filter }, viewerWith('unitPrincipal', ['b']))).toStrictEqual(['2'])
  })
})
