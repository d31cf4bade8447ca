import { describe, expect, test } from '@jest/globals'
import type { Instant } from '@huiyin/kernel'
import type { CommandAnswer, CommandRequest, SendCommand } from '@huiyin/messaging'
import type { Peer } from '@huiyin/nest-platform'
import { ProcessUnreachable, type SignedClient } from '@huiyin/signed-http'
import { operated, patiently, type Instances } from './operate.js'

const NONE: readonly Peer[] = []
const [NINE, TEN, NOON] = ['01', '02', '04'].map((hour) => `2026-03-02T${hour}:00:00.000Z`) as [
  Instant,
  Instant,
  Instant,
]

/** Two contexts over one log: what one is asked to settle makes facts for the other, as often as is said. */
const installation = (follows: number) => {
  const [said, looked] = [[] as string[], [] as string[]]
  const log: { end: number | null } = { end: 10 }
  const alarms = new Map<string, Instant[]>([
    ['intake', [NOON]],
    ['rectification', [TEN]],
  ])
  let left = follows
  const clientOf =
    (context: string): SignedClient =>
    async (path, body) => {
      const answer = (value: unknown) => ({ status: 200, body: { answer: value } })
      if (path === '/internal/settle') {
        if (context === 'rectification' && left > 0) {
          left -= 1
          log.end = (log.end ?? 0) + 1
        }
        return answer({ position: log.end })
      }
      if (path === '/internal/look-at-clock') {
        looked.push(`${context} saw ${clock.now()}`)
        return answer({ standing: clock.now() })
      }
      const { now } = body as { readonly now?: Instant }
      const set = alarms.get(context)!
      if (now === undefined) return answer({ next: set[0] ?? null })
      const due = set.filter((one) => one <= now)
      alarms.set(
        context,
        set.filter((one) => one > now),
      )
      said.push(...due.map((one) => `${context} rang ${one} at ${clock.now()}`))
      return answer({ fired: due.length })
    }
  let standing: Instant = NINE
  const clock = {
    now: () => standing,
    isStanding: () => true,
    look: async () => standing,
    stand: async (to: Instant) => {
      standing = to
    },
    set: async (to: Instant | null) => {
      standing = to!
    },
  }
  const others = { accountability: NONE, evaluation: NONE, campaign: NONE, organisation: NONE }
  const peerOf = (process: string) => [{ process, client: clientOf(process) }]
  const instances: Instances = { intake: peerOf('intake'), rectification: peerOf('rectification'), ...others }
  return { ...operated(instances, clock), clock, said, looked, log }
}

describe('an installation of processes, to its operator', () => {
  test('has settled when a whole round finds the log where the last one did', async () => {
    const { settle, log } = installation(3)
    await settle()
    expect(log.end).toBe(13)
  })
  test('moves its clock from alarm to alarm, whichever context has it, and arrives', async () => {
    const { moveTo, clock, said, looked } = installation(1)
    await moveTo('2026-03-02T05:00:00.000Z')
    expect(said).toStrictEqual([`rectification rang ${TEN} at ${TEN}`, `intake rang ${NOON} at ${NOON}`])
    expect(clock.now()).toBe('2026-03-02T05:00:00.000Z')
    expect(looked.slice(-2)).toStrictEqual(['intake', 'rectification'].map((one) => `${one} saw ${clock.now()}`))
    expect(looked).toHaveLength(6) // every process sees every step before anything else happens
  })
  test('does not turn its clock back', async () => {
    const { moveTo, clock } = installation(0)
    await expect(moveTo('2026-03-01T00:00:00.000Z')).rejects.toThrow('a clock never goes back')
    expect(clock.now()).toBe(NINE)
  })
  test('lets its clock stand only where nothing has happened yet', async () => {
    const { standAt, clock, log } = installation(0)
    await expect(standAt(TEN)).rejects.toThrow('something has happened here already')
    log.end = null
    await standAt(TEN)
    expect(clock.now()).toBe(TEN)
  })
  test('shares its commands out among the instances of a context, and settles every one of them', async () => {
    const asked: string[] = []
    const peer = (name: string): Peer => ({
      process: 'intake',
      client: async (path) => {
        asked.push(`${name} ${path}`)
        const answer =
          path === '/internal/settle' ? { position: 1 } : { ok: false, refusal: 'ItemUnknown', problems: [] }
        return { status: 200, body: { answer } }
      },
    })
    const none = { rectification: NONE, accountability: NONE, evaluation: NONE, campaign: NONE, organisation: NONE }
    const both = { intake: [peer('one'), peer('two')], ...none }
    const { send, settle } = operated(both, installation(0).clock)
    for (const n of [1, 2]) await send({ name: 'ReceiveReport', commandId: `${n}` } as unknown as CommandRequest)
    await settle()
    const counted = ['one /internal/commands', 'two /internal/commands', 'one /internal/settle', 'two /internal/settle']
    expect(counted.map((wanted) => asked.filter((one) => one === wanted).length)).toStrictEqual([1, 1, 2, 2])
  })
  test('waits for whoever settles on other terms than for whoever answers a command', async () => {
    const asked: string[] = []
    const peer = (terms: string): Peer => ({
      process: 'intake',
      client: async (path) => {
        asked.push(`${terms}: ${path}`)
        return {
          status: 200,
          body: { answer: path.endsWith('settle') ? { position: 1 } : { ok: false, refusal: 'No' } },
        }
      },
    })
    const none = { rectification: NONE, accountability: NONE, evaluation: NONE, campaign: NONE, organisation: NONE }
    const on = (terms: string): Instances => ({ intake: [peer(terms)], ...none })
    const { send, settle } = operated(on('long'), installation(0).clock, on('short'))
    await send({ name: 'ReceiveReport', commandId: '1' } as unknown as CommandRequest).catch(() => undefined)
    await settle()
    expect([...new Set(asked)]).toStrictEqual(['short: /internal/commands', 'long: /internal/settle'])
  })
  test('says which process does not answer as it should', async () => {
    const { settle } = operated(
      {
        intake: [{ process: 'intake', client: async () => ({ status: 503, body: {} }) }],
        ...{ rectification: NONE, accountability: NONE },
        ...{ evaluation: NONE, campaign: NONE, organisation: NONE },
      },
      installation(0).clock,
    )
    await expect(settle()).rejects.toThrow('intake could not be asked: it answered 503 to settle')
  })
})

describe('a crowd of commands', () => {
  const DONE: CommandAnswer = { ok: true, position: null, events: [], again: false }
  const commandOf = (n: number) => ({ name: 'ReceiveReport', commandId: `command-${n}` }) as unknown as CommandRequest

  test('is sent a few at once, and each until it is answered', async () => {
    const [tried, at] = [new Map<string, number>(), { once: 0, most: 0 }]
    const send: SendCommand = async ({ commandId }) => {
      at.once += 1
      at.most = Math.max(at.most, at.once)
      await new Promise((resolve) => setTimeout(resolve, 1))
      at.once -= 1
      tried.set(commandId, (tried.get(commandId) ?? 0) + 1)
      if (tried.get(commandId) === 1 && commandId.endsWith('7')) throw new ProcessUnreachable('intake', 'it is away')
      return DONE
    }
    const sending = patiently(send, { atOnce: 4, patienceMillis: 5_000 })
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => sending(commandOf(n))))
    expect([answers.every((answer) => answer === DONE), at.most]).toStrictEqual([true, 4])
    expect([...tried].filter(([, times]) => times === 2).map(([id]) => id)).toStrictEqual(
      expect.arrayContaining(['command-7', 'command-17', 'command-27', 'command-37']),
    )
  })
  test('is not sent again for a fault of its own, nor for ever', async () => {
    let tried = 0
    const failing = (error: Error): SendCommand =>
      patiently(
        async () => {
          tried += 1
          throw error
        },
        { atOnce: 1, patienceMillis: 300 },
      )
    await expect(failing(new TypeError('a fault'))(commandOf(1))).rejects.toThrow('a fault')
    expect(tried).toBe(1)
    await expect(failing(new ProcessUnreachable('intake', 'it is away'))(commandOf(2))).rejects.toThrow('it is away')
    expect(tried).toBe(3)
  })
})
