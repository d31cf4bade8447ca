import { describe, expect, test } from '@jest/globals'
import { checkTable } from './check-table.js'
import { rememberedCodes, trackingOf } from './tracking-code.js'
import { sendRows, type KnownItem, type RowCommand, type Sending, type SendOutcome } from './send-rows.js'

const CHANNEL = { code: 'c', zh: '渠道', en: 'channel', fields: [] }
const { rows } = checkTable(
  {
    sheet: 's',
    rows: [
      ['outsideNumber', 'summary', 'reporter', 'category'],
      ['H-1', '一', 'staff', 'C5'],
      ['H-2', '二', 'staff', null],
      ['H-3', '三', 'staff', 'C5'],
    ],
  },
  { tenant: 't', zone: 'Asia/Shanghai', channel: CHANNEL },
)

/** Makes codes that can be told apart. */
const counting = () => {
  let nth = 0
  return () => `CODE-${(nth += 1)}`
}

/** A desk that remembers what it took, and answers as it is told. */
const desk = (answers: (command: RowCommand) => SendOutcome | null = () => null) => {
  const taken: string[] = []
  const items = new Map<string, KnownItem>()
  const progress: number[] = []
  const stop = new AbortController()
  const send = async (command: RowCommand): Promise<SendOutcome> => {
    const told = answers(command)
    if (told) return told
    taken.push(`${command.name} ${rows.find(({ ids }) => ids.itemId === command.input.itemId)?.row}`)
    if (command.name === 'GiveTrackingCode') return { kind: 'accepted', again: false }
    items.set(command.input.itemId, { number: command.name === 'RegisterItem' ? 'N' : null })
    return { kind: 'accepted', again: false }
  }
  const codeFor = (reportId: string) => `code of ${reportId}`
  const sending: Sending = {
    codeFor,
    ...{ rows, known: new Map(), register: { campaign: 's3' }, send, signal: stop.signal },
    onProgress: (done) => progress.push(done),
  }
  return { taken, items, progress, stop, sending }
}
const ALL = [
  ...['ReceiveReport 2', 'RegisterItem 2', 'GiveTrackingCode 2'],
  ...['ReceiveReport 3', 'GiveTrackingCode 3'],
  ...['ReceiveReport 4', 'RegisterItem 4', 'GiveTrackingCode 4'],
]

describe('a clean file', () => {
  test('S3-51 is sent row by row, and what has a category is registered at once', async () => {
    const { taken, progress, sending } = desk()
    const sent = await sendRows(sending)
    expect(taken).toStrictEqual(ALL)
    expect(progress).toStrictEqual([1, 2, 3])
    expect(sent.stopped).toBeNull()
    expect(sent.results.map(({ was, isRegistered }) => [was, isRegistered])).toStrictEqual([
      ['received', true],
      ['received', false],
      ['received', true],
    ])
  })
  test('is only received where it is to be registered later', async () => {
    const { taken, sending } = desk()
    await sendRows({ ...sending, register: null })
    expect(taken).toStrictEqual(ALL.filter((one) => !one.startsWith('Register')))
  })
  test('that stopped goes on where it stopped, also between the two commands of a row, and doubles nothing', async () => {
    for (let failing = 0; failing < ALL.length; failing += 1) {
      let left = failing
      const { taken, items, sending } = desk(() => (left-- === 0 ? { kind: 'stopped', says: 'no answer' } : null))
      const first = await sendRows(sending)
      expect(first.stopped).toBe('no answer')
      expect(first.results.every(({ was }) => was === 'received')).toBe(true)
      const second = await sendRows({ ...sending, known: new Map(items) })
      expect(second).toMatchObject({ stopped: null, results: [{ row: 2 }, { row: 3 }, { row: 4 }] })
      // a code is given again, and it is the same one: whoever sends remembers it
      expect(taken.filter((one, index) => taken.indexOf(one) === index)).toStrictEqual(ALL)
      expect(taken.filter((one) => !one.startsWith('Give'))).toStrictEqual(ALL.filter((one) => !one.startsWith('Give')))
      expect(second.results.map(({ code }) => code)).toStrictEqual(rows.map(({ ids }) => sending.codeFor(ids.reportId)))
    }
  })
  test('S0-79 brings each of its reports a code to hand on, of which the hash alone is sent', async () => {
    const sent: string[] = []
    const { sending } = desk((command) => {
      sent.push(JSON.stringify(command))
      return null
    })
    const { results } = await sendRows({ ...sending, codeFor: rememberedCodes(counting()) })
    expect(results.map(({ code }) => code)).toStrictEqual(['CODE-1', 'CODE-2', 'CODE-3'])
    expect([sent.join('').includes('CODE-'), sent.join('').includes(trackingOf('CODE-1'))]).toStrictEqual([false, true])
  })
  test('S0-79 brings none to a report that has one, or was refused, and says why', async () => {
    const { sending } = desk(({ name, input }) => {
      const { row } = rows.find(({ ids }) => ids.itemId === input.itemId)!
      if (name === 'GiveTrackingCode' && row === 2) return { kind: 'refused', says: 'it has one' }
      return name === 'ReceiveReport' && row === 3 ? { kind: 'refused', says: 'no' } : null
    })
    const { results } = await sendRows(sending)
    expect(results.map(({ was, code, noCode }) => [was, code === null, noCode])).toStrictEqual([
      ['received', true, 'it has one'],
      ['refused', true, null],
      ['received', false, null],
    ])
  })
  test('has the same command ids whenever it is read, and no two commands share one', async () => {
    const ids: string[] = []
    const { sending } = desk(({ commandId }) => {
      ids.push(commandId)
      return { kind: 'accepted', again: true }
    })
    await sendRows(sending)
    await sendRows(sending)
    expect(new Set(ids).size).toBe(ALL.length)
    expect(ids.slice(ALL.length)).toStrictEqual(ids.slice(0, ALL.length))
  })
  test('names a row that is refused, or refused its number, and sends the others', async () => {
    const { sending } = desk(({ name, input }) => {
      const { row } = rows.find(({ ids }) => ids.itemId === input.itemId)!
      if (row === 2 && name === 'RegisterItem') return { kind: 'refused', says: 'no number' }
      return row === 3 ? { kind: 'refused', says: 'no' } : null
    })
    expect((await sendRows(sending)).results.map(({ was, refusal }) => [was, refusal])).toStrictEqual([
      ['received', 'no number'],
      ['refused', 'no'],
      ['received', null],
    ])
  })
  test('ends the row that is under way when it is stopped, and says how far it came', async () => {
    const { taken, sending, stop } = desk()
    const onProgress = () => stop.abort()
    expect(await sendRows({ ...sending, onProgress })).toMatchObject({ stopped: '', results: [{ row: 2 }] })
    expect(taken).toStrictEqual(ALL.slice(0, 3))
  })
})
