import { describe, expect, test } from '@jest/globals'
import { derivedCommandId } from '@huiyin/event-sourcing'
import { AlarmRefused, alarmRunner, type DueAlarm } from './alarm-runner.js'
import type { CommandAnswer, CommandRequest } from './command-gate.js'
import { SYSTEM } from './reaction.js'

const alarm = (key: string, dueAt: string): DueAlarm => ({
  ...{ key, dueAt, zone: 'Asia/Shanghai', tenant: 'county' },
  ...{ command: 'NoteDeadlinePassed', input: { entryId: key } },
})
const noted: CommandAnswer = { ok: true, position: null, events: ['DeadlinePassed'], again: false }
const [T1, T2, T3] = ['2020-05-14T16:00:00.000Z', '2020-05-15T16:00:00.000Z', '2020-05-18T16:00:00.000Z'] as const

interface Running {
  /** Whether an alarm that was fired leaves the book, as it does once the list has caught up. */
  readonly movesOn?: boolean
  readonly answer?: (request: CommandRequest) => CommandAnswer
}
const running = (alarms: readonly DueAlarm[], { movesOn = true, answer = () => noted }: Running = {}) => {
  let book = [...alarms]
  const sent: CommandRequest[] = []
  const faults: string[] = []
  const asked: number[] = []
  const due = async (until: string | null, limit: number) => {
    asked.push(limit)
    const inOrder = book.toSorted((one, other) => (one.dueAt + one.key < other.dueAt + other.key ? -1 : 1))
    return inOrder.filter(({ dueAt }) => until === null || dueAt <= until).slice(0, limit)
  }
  const send = async (request: CommandRequest) => {
    const answered = answer(request)
    sent.push(request)
    if (movesOn) book = book.filter(({ key, dueAt }) => derivedCommandId('alarm', key, dueAt) !== request.commandId)
    return answered
  }
  const options = { book: { due }, send, onFault: ({ message }: Error) => faults.push(message) }
  const set = (...more: readonly DueAlarm[]) => (book = [...book, ...more])
  const clear = (key: string) => (book = book.filter((one) => one.key !== key))
  const keys = () => sent.map(({ input }) => (input as { entryId: string }).entryId)
  return { runner: alarmRunner(options), restarted: () => alarmRunner(options), sent, faults, asked, set, clear, keys }
}

describe('what is due', () => {
  test('the next alarm is the one that is due first, also when that was long ago', async () => {
    expect(await running([alarm('b', T2), alarm('a', T1)]).runner.next()).toBe(T1)
    expect(await running([]).runner.next()).toBeNull()
  })
  test('nothing is fired before it is due', async () => {
    const { runner, sent } = running([alarm('a', T2)])
    expect(await runner.fire(T1)).toBe(0)
    expect(sent).toStrictEqual([])
  })
  test('an alarm is due at its own instant', async () => {
    const { runner, keys } = running([alarm('a', T1)])
    expect(await runner.fire(T1)).toBe(1)
    expect(keys()).toStrictEqual(['a'])
  })
  test('those of the earliest instant are fired together, later ones in their turn', async () => {
    const { runner, keys } = running([alarm('c', T2), alarm('b', T1), alarm('a', T1), alarm('d', T3)])
    expect(await runner.fire(T2)).toBe(2)
    expect(keys()).toStrictEqual(['a', 'b'])
    expect(await runner.fire(T2)).toBe(1)
    expect(await runner.fire(T2)).toBe(0)
    expect(keys()).toStrictEqual(['a', 'b', 'c'])
    expect(await runner.next()).toBe(T3)
  })
  test('very many of one instant are fired in parts, and none is left out', async () => {
    const many = Array.from({ length: 600 }, (_, index) => alarm(`item-${String(index).padStart(3, '0')}`, T1))
    const { runner, keys } = running(many)
    const fired: number[] = []
    for (let count = await runner.fire(T1); count > 0; count = await runner.fire(T1)) fired.push(count)
    expect(fired).toStrictEqual([256, 256, 88])
    expect(new Set(keys()).size).toBe(600)
  })
})

describe('an alarm that is fired', () => {
  test('sends its command as the product itself, as of the instant it was due', async () => {
    const { runner, sent } = running([alarm('a', T1)])
    await runner.fire(T3)
    const id = derivedCommandId('alarm', 'a', T1)
    expect(sent).toStrictEqual([
      {
        ...{ name: 'NoteDeadlinePassed', input: { entryId: 'a' }, tenant: 'county', actor: SYSTEM },
        occurred: { at: T1, zone: 'Asia/Shanghai', precision: 'instant' },
        ...{ commandId: id, correlation: id, causation: id },
      },
    ])
  })
  test('is not fired again while a list that lags still shows it', async () => {
    const { runner, keys } = running([alarm('a', T1), alarm('b', T2)], { movesOn: false })
    await runner.fire(T2)
    expect(await runner.next()).toBe(T2)
    await runner.fire(T2)
    expect(await runner.fire(T2)).toBe(0)
    expect(await runner.next()).toBeNull()
    expect(keys()).toStrictEqual(['a', 'b'])
  })
  test('does not hide the others of the book, however many were fired and still stand there', async () => {
    const many = Array.from({ length: 600 }, (_, index) => alarm(`item-${String(index).padStart(3, '0')}`, T1))
    const { runner, keys } = running([...many, alarm('last', T2)], { movesOn: false })
    while ((await runner.fire(T3)) > 0);
    expect(keys()).toHaveLength(601)
    expect(keys().at(-1)).toBe('last')
  })
  test('need not be remembered once the book has moved on', async () => {
    const { runner, asked, clear } = running([alarm('a', T1)], { movesOn: false })
    await runner.fire(T1)
    expect(await runner.next()).toBeNull()
    clear('a')
    await runner.fire(T1)
    await runner.next()
    expect(asked).toStrictEqual([256, 2, 257, 1])
  })
  test('rings again at another instant, as another command', async () => {
    const { runner, sent, set } = running([alarm('a', T1)])
    await runner.fire(T1)
    set(alarm('a', T2))
    await runner.fire(T2)
    expect(new Set(sent.map(({ commandId }) => commandId)).size).toBe(2)
  })
  test('after a restart is the same command again, so the log takes it once', async () => {
    const { runner, restarted, sent } = running([alarm('a', T1)], { movesOn: false })
    await runner.fire(T1)
    await restarted().fire(T2)
    expect(sent).toHaveLength(2)
    expect(sent[0]).toStrictEqual(sent[1])
  })
})

describe('what goes wrong', () => {
  test('a refused command is told with its reason, is not fired again, and holds nobody up', async () => {
    const answer = ({ input }: CommandRequest): CommandAnswer =>
      (input as { entryId: string }).entryId === 'a' ? { ok: false, refusal: 'EntryUnknown', problems: [] } : noted
    const { runner, faults, keys } = running([alarm('a', T1), alarm('b', T1)], { movesOn: false, answer })
    await runner.fire(T1)
    expect(await runner.fire(T1)).toBe(0)
    expect(keys().sort()).toStrictEqual(['a', 'b'])
    expect(faults).toStrictEqual([`a at ${T1}: NoteDeadlinePassed was refused, EntryUnknown`])
    expect(new AlarmRefused('x').name).toBe('AlarmRefused')
  })
  test('a fault goes to whoever fired; the others of the instant were fired, and it is fired again', async () => {
    let broken = true
    const answer = ({ input }: CommandRequest): CommandAnswer => {
      if (broken && (input as { entryId: string }).entryId === 'a') throw new Error('disk full')
      return noted
    }
    const { runner, keys } = running([alarm('a', T1), alarm('b', T1)], { answer })
    await expect(runner.fire(T1)).rejects.toThrow('disk full')
    expect(keys()).toStrictEqual(['b'])
    broken = false
    expect(await runner.fire(T1)).toBe(1)
    expect(keys()).toStrictEqual(['b', 'a'])
  })
})
