import { describe, expect, test } from '@jest/globals'
import type { Peer } from '@huiyin/nest-platform'
import type { Instances } from '@huiyin/process-host'
import { ProcessUnreachable } from '@huiyin/signed-http'
import { EXIT } from '../cli/exit.js'
import { lettersOfAll } from './letters.js'

const letter = (position: number) => ({
  ...{ consumer: 'intake-to-rectification', position, reason: 'no such campaign', attempts: 10 },
  event: {
    ...{ id: `event-${position}`, context: 'intake', name: 'ItemAssigned', version: 1, key: 'item-1', data: {} },
    ...{ tenant: 'city', correlation: 'correlation-1' },
    occurredAt: { at: '2026-01-01T00:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
  },
})

/** An instance with these letters, of which it handles its own. */
const instance = (process: string, positions: readonly number[], own: readonly number[] = positions): Peer => ({
  process,
  client: async (path, body) => {
    if (path.endsWith('/letters')) return { status: 200, body: { answer: positions.map(letter) } }
    const { position } = body as { readonly position: number }
    return { status: 200, body: { answer: own.includes(position) ? { handled: true } : null } }
  },
})
const away = (process: string): Peer => ({
  process,
  client: () => Promise.reject(new ProcessUnreachable(process, 'it is away')),
})

const given = async (some: Partial<Instances>, about: string) => {
  const said: string[] = []
  const none = { campaign: [], accountability: [], evaluation: [], organisation: [], intake: [], rectification: [] }
  const say = (line: string) => void said.push(line)
  const instances: Instances = { ...none, ...some }
  const exit = await lettersOfAll({ instances }, { about, reason: undefined }, { print: say, warn: say })
  return { exit, said }
}

describe('dead letters of an installation of processes', () => {
  test('a context that does not answer is told of, and the letters of the others are delivered', async () => {
    const some = { intake: [away('intake')], rectification: [instance('rectification', [7])] }
    expect(await given(some, 'replay')).toStrictEqual({
      exit: EXIT.found,
      said: [
        'intake does not answer: run this again when it does.',
        '#7  intake-to-rectification  ItemAssigned about item-1: done',
      ],
    })
  })
  test('an instance that does not answer is passed by for the next of its context', async () => {
    const peers = [away('rectification'), instance('rectification', [7, 8])]
    const { exit, said } = await given({ rectification: peers }, 'replay')
    expect([exit, said.length, said.every((line) => line.endsWith(': done'))]).toStrictEqual([EXIT.ok, 2, true])
  })
  test('a letter of a consumer that only the instance that is away has stays, with its reason', async () => {
    const peers = [instance('rectification', [7], []), away('rectification')]
    expect(await given({ rectification: peers }, 'replay')).toMatchObject({
      exit: EXIT.found,
      said: ['#7  intake-to-rectification  ItemAssigned about item-1: tried 10 times: no such campaign'],
    })
  })
  test('nobody away and nothing found is said, and is well', async () => {
    expect(await given({ intake: [instance('intake', [])] }, 'list')).toStrictEqual({
      exit: EXIT.ok,
      said: ['No dead letters.'],
    })
  })
})
